// A condition made ready for scanning: needle folded, values parsed, once for all chunks.
#pragma once

#include "base/result.h"
#include "tables/filter.h"

#include <string>
#include <vector>

namespace throughline::tables {

class PreparedCondition {
public:
    // Fails when the column does not exist or its type does not suit the test.
    static Result<PreparedCondition> prepare(const Table& table, const Condition& condition);

    // keep[row] becomes 0 for each row of the chunk that does not meet the condition.
    // `met` and `matches` are scratch.
    void scan(const Chunk& chunk, std::vector<std::uint8_t>& keep, std::vector<std::uint8_t>& met,
              std::vector<std::uint8_t>& matches) const;

private:
    enum class Kind : std::uint8_t { Contains, Anywhere, TextAnyOf, BitsAnyOf, Between, Blank };

    void prepare_values(ColumnType type, const std::vector<std::string>& values);
    void scan_column(const Column& column, std::vector<std::uint8_t>& met,
                     std::vector<std::uint8_t>& matches) const;
    void scan_texts(const Column& column, std::vector<std::uint8_t>& met,
                    std::vector<std::uint8_t>& matches) const;
    void scan_bits(const Column& column, std::vector<std::uint8_t>& met) const;

    Kind m_kind = Kind::Blank;
    std::size_t m_column = 0;
    std::uint8_t m_inverted = 0;
    // Whether a blank cell meets the test, before m_inverted.
    std::uint8_t m_blank_meets = 0;
    std::string m_needle;
    // Sorted.
    std::vector<std::string> m_texts;
    std::vector<std::int64_t> m_bits;
    Between m_range;
};

} // namespace throughline::tables
