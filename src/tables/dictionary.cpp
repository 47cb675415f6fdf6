#include "tables/dictionary.h"

#include "base/text.h"

#include <algorithm>

namespace throughline::tables {

namespace {

bool is_ascii(std::string_view text) {
    unsigned char seen = 0;
    for (const char character : text)
        seen = static_cast<unsigned char>(seen | static_cast<unsigned char>(character));
    return seen < 0x80;
}

// Folding ASCII changes no length, so a whole block is folded in one loop.
std::string ascii_folded(std::string_view text) {
    std::string result(text);
    for (char& character : result) {
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character + ('a' - 'A'));
    }
    return result;
}

} // namespace

Dictionary::Dictionary(std::string bytes, std::vector<std::uint32_t> ends)
    : m_bytes(std::move(bytes))
    , m_ends(std::move(ends)) {}

const Dictionary& Dictionary::folded_entries() const {
    if (m_folded)
        return *m_folded;
    if (is_ascii(m_bytes)) {
        m_folded = std::make_shared<const Dictionary>(ascii_folded(m_bytes), m_ends);
        return *m_folded;
    }
    std::string bytes;
    bytes.reserve(m_bytes.size());
    std::vector<std::uint32_t> ends;
    ends.reserve(m_ends.size());
    for (std::uint32_t code = 0; code < size(); ++code) {
        bytes += folded(text(code));
        ends.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    m_folded = std::make_shared<const Dictionary>(std::move(bytes), std::move(ends));
    return *m_folded;
}

void Dictionary::find_containing(std::string_view folded_needle, std::vector<std::uint8_t>& matches) const {
    if (folded_needle.empty()) {
        matches.assign(size(), 1);
        return;
    }
    matches.assign(size(), 0);
    const Dictionary& entries = folded_entries();
    const std::string_view haystack = entries.bytes();
    const std::vector<std::uint32_t>& ends = entries.ends();
    auto entry_end = ends.begin();
    std::size_t position = haystack.find(folded_needle);
    while (position != std::string_view::npos) {
        // The entry that holds the first byte of the hit.
        entry_end = std::upper_bound(entry_end, ends.end(), static_cast<std::uint32_t>(position));
        if (position + folded_needle.size() > *entry_end) {
            // The hit runs over into the next entry: none.
            position = haystack.find(folded_needle, position + 1);
            continue;
        }
        matches[static_cast<std::size_t>(entry_end - ends.begin())] = 1;
        position = haystack.find(folded_needle, *entry_end);
    }
}

} // namespace throughline::tables
