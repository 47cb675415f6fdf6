#include "feel/scope.h"

#include <algorithm>

namespace throughline::feel {

namespace {

// No piece of a name holds it.
constexpr char separator = '\n';

} // namespace

void NameIndex::add(std::string_view name, std::uint32_t value) {
    const std::vector<std::string> pieces = name_pieces(name);
    if (pieces.empty())
        return;
    std::string key = pieces.front();
    for (std::size_t index = 1; index < pieces.size(); ++index)
        (key += separator) += pieces[index];
    m_names.insert_or_assign(std::move(key), value);
    std::size_t& most = m_most_pieces[pieces.front()];
    most = std::max(most, pieces.size());
}

bool NameIndex::longest(const Lexer& lexer, std::size_t offset, Match& match) const {
    std::size_t end = offset;
    std::string_view piece;
    if (m_names.empty() || !lexer.name_piece_at(end, piece))
        return false;
    std::string key(piece);
    const auto most = m_most_pieces.find(key);
    if (most == m_most_pieces.end())
        return false;
    bool found = false;
    for (std::size_t count = 1;; ++count) {
        const auto name = m_names.find(key);
        if (name != m_names.end()) {
            match = {name->second, end, count};
            found = true;
        }
        if (count == most->second || !lexer.name_piece_at(end, piece))
            return found;
        (key += separator) += piece;
    }
}

void NameIndex::collect(std::vector<std::string>& names) const {
    for (const auto& [key, value] : m_names) {
        std::vector<std::string> pieces;
        for (std::size_t start = 0; start <= key.size();) {
            const std::size_t end = std::min(key.find(separator, start), key.size());
            pieces.push_back(key.substr(start, end - start));
            start = end + 1;
        }
        names.push_back(joined_name(pieces));
    }
}

std::uint32_t Scope::add_variable(std::string_view name, TypePtr type) {
    const auto index = static_cast<std::uint32_t>(m_variables.size());
    m_variables.push_back({std::string(name), std::move(type)});
    m_variable_names.add(name, index);
    return index;
}

void Scope::add_type(std::string_view name, TypePtr type) {
    if (m_types.use_count() > 1)
        m_types = std::make_shared<Types>(*m_types);
    m_types->names.add(name, static_cast<std::uint32_t>(m_types->types.size()));
    m_types->types.push_back(std::move(type));
}

} // namespace throughline::feel
