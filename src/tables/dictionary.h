// The distinct texts of one text column of one chunk, in one block of bytes, numbered by first appearance.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::tables {

class Dictionary {
public:
    Dictionary() = default;
    // `ends[i]` is where entry i ends in `bytes`; ends ascend and the last one is bytes.size().
    Dictionary(std::string bytes, std::vector<std::uint32_t> ends);

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_ends.size()); }
    std::string_view text(std::uint32_t code) const {
        const std::uint32_t begin = code == 0 ? 0 : m_ends[code - 1];
        return std::string_view(m_bytes).substr(begin, m_ends[code] - begin);
    }
    std::string_view bytes() const { return m_bytes; }
    const std::vector<std::uint32_t>& ends() const { return m_ends; }

    // The same entries as `folded` (base/text.h) makes them, for searching and sorting without case.
    // Made at the first call and kept.
    const Dictionary& folded_entries() const;

    // Sets matches[code] to 1 for each entry that contains `folded_needle` without case, others to 0.
    // An empty needle matches every entry. Searches the whole block at once, not entry by entry.
    void find_containing(std::string_view folded_needle, std::vector<std::uint8_t>& matches) const;

private:
    std::string m_bytes;
    std::vector<std::uint32_t> m_ends;
    // A cache; shared by copies, since the entries never change.
    mutable std::shared_ptr<const Dictionary> m_folded;
};

} // namespace throughline::tables
