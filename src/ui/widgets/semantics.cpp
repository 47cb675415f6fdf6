#include "ui/widgets/semantics.h"

#include "base/hash.h"

namespace throughline::ui {

void SemanticTree::begin_frame() {
    m_nodes.clear();
    m_text.clear();
    m_open.clear();
}

TextSpan SemanticTree::keep(std::string_view text) {
    TextSpan span{static_cast<std::uint32_t>(m_text.size()), static_cast<std::uint32_t>(text.size())};
    m_text.insert(m_text.end(), text.begin(), text.end());
    return span;
}

SemanticNode& SemanticTree::add(std::uint32_t id, Role role, std::string_view name) {
    SemanticNode node;
    node.id = id;
    node.parent = m_open.empty() ? 0 : m_open.back();
    node.role = static_cast<std::uint32_t>(role);
    node.name = keep(name);
    m_nodes.push_back(node);
    return m_nodes.back();
}

std::uint32_t SemanticTree::open(std::uint32_t id, Role role, std::string_view name) {
    add(id, role, name);
    auto index = static_cast<std::uint32_t>(m_nodes.size() - 1);
    m_open.push_back(index);
    return index;
}

void SemanticTree::close() {
    if (!m_open.empty())
        m_open.pop_back();
}

void SemanticTree::set_value(SemanticNode& node, std::string_view value) {
    node.value = keep(value);
}

void SemanticTree::set_description(SemanticNode& node, std::string_view description) {
    node.description = keep(description);
}

std::uint64_t SemanticTree::fingerprint() const {
    std::string_view nodes(reinterpret_cast<const char*>(m_nodes.data()),
                           m_nodes.size() * sizeof(SemanticNode));
    return fnv1a({m_text.data(), m_text.size()}, fnv1a(nodes));
}

const SemanticNode* SemanticTree::find(Role role, std::string_view name) const {
    for (const SemanticNode& node : m_nodes) {
        if (node.role == static_cast<std::uint32_t>(role) && text(node.name) == name)
            return &node;
    }
    return nullptr;
}

const SemanticNode* SemanticTree::find(std::uint32_t id) const {
    for (const SemanticNode& node : m_nodes) {
        if (node.id == id)
            return &node;
    }
    return nullptr;
}

} // namespace throughline::ui
