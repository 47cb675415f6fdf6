#include "feel/scope.h"

#include <algorithm>

namespace throughline::feel {

void NameIndex::add(std::string_view name, std::uint32_t value) {
    Entry entry{name_pieces(name), value};
    if (entry.pieces.empty())
        return;
    std::vector<Entry>& same_first = m_by_first[entry.pieces.front()];
    const auto same = std::find_if(same_first.begin(), same_first.end(),
                                   [&entry](const Entry& present) { return present.pieces == entry.pieces; });
    if (same != same_first.end()) {
        same->value = value;
        return;
    }
    // Longest first, so that the first that fits is the longest that fits.
    const auto place = std::find_if(same_first.begin(), same_first.end(), [&entry](const Entry& present) {
        return present.pieces.size() < entry.pieces.size();
    });
    same_first.insert(place, std::move(entry));
}

bool NameIndex::longest(const Lexer& lexer, std::size_t offset, Match& match) const {
    std::size_t behind_first = offset;
    std::string_view piece;
    if (m_by_first.empty() || !lexer.name_piece_at(behind_first, piece))
        return false;
    const auto found = m_by_first.find(std::string(piece));
    if (found == m_by_first.end())
        return false;
    for (const Entry& entry : found->second) {
        std::size_t end = behind_first;
        std::size_t count = 1;
        while (count < entry.pieces.size() && lexer.name_piece_at(end, piece) && piece == entry.pieces[count])
            ++count;
        if (count == entry.pieces.size()) {
            match = {entry.value, end, count};
            return true;
        }
    }
    return false;
}

void NameIndex::collect(std::vector<std::string>& names) const {
    for (const auto& [first, entries] : m_by_first) {
        for (const Entry& entry : entries)
            names.push_back(joined_name(entry.pieces));
    }
}

std::uint32_t Scope::add_variable(std::string_view name, TypePtr type) {
    const auto index = static_cast<std::uint32_t>(m_variables.size());
    m_variables.push_back({std::string(name), std::move(type)});
    m_variable_names.add(name, index);
    return index;
}

void Scope::add_type(std::string_view name, TypePtr type) {
    m_type_names.add(name, static_cast<std::uint32_t>(m_types.size()));
    m_types.push_back(std::move(type));
}

} // namespace throughline::feel
