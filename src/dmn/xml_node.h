// Small helpers over pugixml: names without prefixes, text, positions.
#pragma once

#include "base/result.h"
#include "dmn/model.h"

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace throughline::dmn {

// "decision" for <dmn:decision>.
inline std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

inline bool is_named(const pugi::xml_node& node, std::string_view name) {
    return node.type() == pugi::node_element && local_name(node) == name;
}

// The first child with this name; empty where there is none.
inline pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node& child : node.children()) {
        if (is_named(child, name))
            return child;
    }
    return {};
}

inline std::string attribute(const pugi::xml_node& node, const char* name) {
    return node.attribute(name).value();
}

// All text directly inside.
inline std::string content(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            text += child.value();
    }
    return text;
}

inline std::string child_content(const pugi::xml_node& node, std::string_view name) {
    return content(child_named(node, name));
}

// Lines and columns of nodes in the text they were read from.
class Positions {
public:
    explicit Positions(std::string_view text);
    SourcePlace place(std::ptrdiff_t offset) const;
    // Of the element's `<`; the parser remembers where its name starts.
    SourcePlace place(const pugi::xml_node& node) const { return place(node.offset_debug() - 1); }

private:
    std::size_t characters_before(std::size_t offset) const;

    std::string_view m_text;
    std::vector<std::size_t> m_line_starts;
    // Characters before every block of the text: a file may be one line of megabytes.
    std::vector<std::size_t> m_characters;
};

// Reads a document without document type; the error says where it is broken.
Result<void> load_xml(pugi::xml_document& document, std::string_view text);

} // namespace throughline::dmn
