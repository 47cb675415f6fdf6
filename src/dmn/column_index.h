// One input column of a table, turned on its side: for every class of values the rules whose cell lets them
// pass.
//
// The constants that a column's cells compare with cut each kind of value into classes: every constant by
// itself and every gap between two neighbours. All values of a class pass the same cells, so each class needs
// its cells evaluated once, while compiling, and afterwards a value only has to be placed: by a search among
// the constants.
#pragma once

#include "feel/machine.h"
#include "feel/program.h"
#include "feel/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace throughline::dmn {

using Word = std::uint64_t;
constexpr std::size_t word_bits = 64;

class ColumnIndex {
public:
    std::uint32_t class_count() const { return static_cast<std::uint32_t>(m_examples.size()); }
    // A value of the class; nothing where no value can be in it, such as between two neighbouring days.
    const std::optional<feel::Value>& example(std::uint32_t value_class) const {
        return m_examples[value_class];
    }

    // Classes of one kind lie together: null, false, true, then numbers, texts and days, each from its first
    // class on, where gaps and landmarks take turns and a gap comes first and last.
    std::uint32_t first_number() const { return m_first_number; }
    std::uint32_t first_string() const { return m_first_string; }
    std::uint32_t first_day() const { return m_first_day; }

    static constexpr std::uint32_t no_class = 0xFFFFFFFF;
    // The class of a value; no_class for kinds that have none (times, durations, lists, contexts …).
    std::uint32_t class_of(const feel::Value& value) const;
    std::uint32_t null_class() const { return 0; }
    std::uint32_t class_of(bool value) const { return value ? 2 : 1; }
    std::uint32_t class_of(const Decimal& value) const;
    std::uint32_t class_of(double value) const;
    std::uint32_t class_of(std::string_view value) const;
    std::uint32_t class_of_day(std::int64_t days) const;

    std::size_t words() const { return m_words; }
    // The rules that pass; rules whose cell cannot be decided by class are always among them.
    const Word* passing(std::uint32_t value_class) const { return &m_bits[value_class * m_words]; }
    // Whether values of the class are allowed values.
    bool allows(std::uint32_t value_class) const { return m_allowed[value_class] != 0; }
    bool decides_allowed() const { return m_decides_allowed; }
    // Rules whose cell must be evaluated for each value.
    const std::vector<std::uint32_t>& undecided() const { return m_undecided; }
    bool is_undecided(std::uint32_t rule) const {
        return ((m_undecided_bits[rule / word_bits] >> (rule % word_bits)) & 1U) != 0;
    }

private:
    friend class ColumnIndexBuild;
    void take_landmarks(const std::vector<feel::Value>& landmarks);
    void make_examples();
    void leave_undecided(std::span<const feel::ProgramPtr> cells);
    void mark_rule(std::uint32_t rule, const feel::Program& cell, const std::vector<feel::Value>& landmarks,
                   feel::Machine& machine);

    std::size_t m_words = 0;
    std::vector<Word> m_bits;
    std::vector<std::optional<feel::Value>> m_examples; // one for each class
    std::vector<std::uint8_t> m_allowed;
    bool m_decides_allowed = true;
    std::vector<std::uint32_t> m_undecided;
    std::vector<Word> m_undecided_bits;

    // Sorted landmarks of each kind; class `first + 2i` is the gap below landmark i, `first + 2i + 1` the
    // landmark.
    std::vector<Decimal> m_numbers;
    // For each number the double nearest to it, and whether the shortest decimal of that double is below
    // (−1), equal to (0) or above (1) it. With these, a double is placed without making a decimal of it.
    std::vector<double> m_nearest;
    std::vector<std::int8_t> m_sides;
    std::vector<std::string> m_strings;
    std::vector<std::int64_t> m_days;
    std::uint32_t m_first_number = 0;
    std::uint32_t m_first_string = 0;
    std::uint32_t m_first_day = 0;
};

// Makes an index, a bite at a time: a table of thousands of rules is compiled between frames.
class ColumnIndexBuild {
public:
    // `cells` has one program for each rule, a null pointer for `-`; `allowed` may be a null pointer. Both
    // must outlive this.
    ColumnIndexBuild(std::span<const feel::ProgramPtr> cells, const feel::ProgramPtr& allowed)
        : m_cells(cells)
        , m_allowed(allowed) {}

    // Looks at about so many cells. True when the index is done.
    bool step(std::size_t cells, feel::Machine& machine);
    std::shared_ptr<const ColumnIndex> take_index() { return std::move(m_index); }

private:
    enum class Phase : std::uint8_t { Shapes, Cut, Marks, Bits, Allowed };
    void take_shape(std::size_t rule, feel::Machine& machine);
    void cut(feel::Machine& machine);
    void allow(std::size_t value_class, feel::Machine& machine);

    std::span<const feel::ProgramPtr> m_cells;
    const feel::ProgramPtr& m_allowed;
    std::shared_ptr<ColumnIndex> m_index = std::make_shared<ColumnIndex>();
    std::vector<std::vector<feel::Value>> m_landmarks_of;
    std::vector<feel::Value> m_landmarks;
    Phase m_phase = Phase::Shapes;
    std::size_t m_next = 0;
};

} // namespace throughline::dmn
