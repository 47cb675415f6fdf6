#include "tables/text_order.h"

#include <algorithm>

namespace throughline::tables {

namespace {

// Big-endian, so that integers compare as the bytes do.
std::uint64_t prefix_of(std::string_view text) {
    std::uint64_t prefix = 0;
    for (std::size_t index = 0; index < 8; ++index) {
        prefix <<= 8U;
        if (index < text.size())
            prefix |= static_cast<unsigned char>(text[index]);
    }
    return prefix;
}

} // namespace

TextOrder::TextOrder(const Table& table, std::size_t column)
    : m_table(table)
    , m_column(column)
    , m_entries(table.chunk_count())
    , m_places(table.chunk_count()) {
    for (std::size_t chunk = 0; chunk < table.chunk_count(); ++chunk)
        m_entries_total += 2 * std::uint64_t{dictionary(chunk).size()};
}

const Dictionary& TextOrder::dictionary(std::size_t chunk) const {
    return m_table.chunk(chunk).column(m_column).dictionary();
}

int TextOrder::compare(std::size_t left_chunk, const Entry& left, std::size_t right_chunk,
                       const Entry& right) const {
    if (left.prefix != right.prefix)
        return left.prefix < right.prefix ? -1 : 1;
    const Dictionary& left_texts = dictionary(left_chunk);
    const Dictionary& right_texts = dictionary(right_chunk);
    const int folded =
        left_texts.folded_entries().text(left.code).compare(right_texts.folded_entries().text(right.code));
    return folded != 0 ? folded : left_texts.text(left.code).compare(right_texts.text(right.code));
}

void TextOrder::sort_chunk(std::size_t chunk) {
    const Dictionary& folded = dictionary(chunk).folded_entries();
    std::vector<Entry>& entries = m_entries[chunk];
    entries.resize(folded.size());
    for (std::uint32_t code = 0; code < folded.size(); ++code)
        entries[code] = {prefix_of(folded.text(code)), code};
    std::sort(entries.begin(), entries.end(),
              [&](const Entry& left, const Entry& right) { return compare(chunk, left, chunk, right) < 0; });
    m_places[chunk].resize(entries.size());
    m_entries_done += entries.size();
}

void TextOrder::begin_merge() {
    m_merging = true;
    const auto later = [this](const Head& left, const Head& right) {
        return compare(left.chunk, entry(left), right.chunk, entry(right)) > 0;
    };
    for (std::uint32_t chunk = 0; chunk < m_entries.size(); ++chunk) {
        if (!m_entries[chunk].empty())
            m_heads.push_back({chunk, 0});
    }
    std::make_heap(m_heads.begin(), m_heads.end(), later);
}

void TextOrder::merge_one() {
    const auto later = [this](const Head& left, const Head& right) {
        return compare(left.chunk, entry(left), right.chunk, entry(right)) > 0;
    };
    std::pop_heap(m_heads.begin(), m_heads.end(), later);
    const Head head = m_heads.back();
    m_heads.pop_back();
    if (m_next_place == 0 || compare(m_last.chunk, entry(m_last), head.chunk, entry(head)) != 0)
        ++m_next_place;
    m_places[head.chunk][entry(head).code] = m_next_place - 1;
    m_last = head;
    ++m_entries_done;
    if (head.position + 1 < m_entries[head.chunk].size()) {
        m_heads.push_back({head.chunk, head.position + 1});
        std::push_heap(m_heads.begin(), m_heads.end(), later);
    }
}

bool TextOrder::step(std::uint32_t entry_budget) {
    const std::uint64_t stop = m_entries_done + std::max(entry_budget, std::uint32_t{1});
    while (m_sorted_chunks < m_entries.size() && m_entries_done < stop)
        sort_chunk(m_sorted_chunks++);
    if (m_sorted_chunks < m_entries.size())
        return false;
    if (!m_merging)
        begin_merge();
    while (!m_heads.empty() && m_entries_done < stop)
        merge_one();
    return m_heads.empty();
}

} // namespace throughline::tables
