#include "tables/dictionary.h"

#include "base/text.h"

#include <algorithm>
#include <cstring>

namespace throughline::tables {

namespace {

constexpr std::uint64_t in_every_byte(std::uint64_t byte) {
    return byte * 0x0101010101010101ULL;
}

std::uint64_t word_at(const char* place, std::size_t bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, place, bytes);
    return word;
}

bool is_ascii(std::string_view text) {
    std::uint64_t seen = 0;
    for (std::size_t offset = 0; offset < text.size(); offset += 8)
        seen |= word_at(text.data() + offset, std::min<std::size_t>(8, text.size() - offset));
    return (seen & in_every_byte(0x80)) == 0;
}

// Folding ASCII changes no length, so a whole block is folded at once, eight bytes at a time: the sums reach
// the highest bit of a byte from 'A' and from behind 'Z' on, and between them lies what needs the bit 0x20.
std::string ascii_folded(std::string_view text) {
    std::string result(text);
    for (std::size_t offset = 0; offset < result.size(); offset += 8) {
        const std::size_t bytes = std::min<std::size_t>(8, result.size() - offset);
        std::uint64_t word = word_at(result.data() + offset, bytes);
        const std::uint64_t from_a = word + in_every_byte(0x80 - 'A');
        const std::uint64_t behind_z = word + in_every_byte(0x80 - 'Z' - 1);
        word |= (from_a & ~behind_z & in_every_byte(0x80)) >> 2U;
        std::memcpy(result.data() + offset, &word, bytes);
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
