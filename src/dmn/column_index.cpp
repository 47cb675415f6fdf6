#include "dmn/column_index.h"

#include "feel/test_shape.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace throughline::dmn {

using feel::Kind;
using feel::Value;

namespace {

template <typename T>
void sort_without_duplicates(std::vector<T>& items) {
    std::sort(items.begin(), items.end(), [](const T& left, const T& right) { return left < right; });
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

// A number in each gap: below the first landmark, between two, above the last. Nothing where the gap is
// empty.
std::optional<Decimal> number_in_gap(const std::vector<Decimal>& landmarks, std::size_t gap) {
    if (landmarks.empty())
        return Decimal();
    Decimal example;
    if (gap == 0)
        example = landmarks.front() - landmarks.front().absolute() - Decimal(1);
    else if (gap == landmarks.size())
        example = landmarks.back() + landmarks.back().absolute() + Decimal(1);
    else
        example = (landmarks[gap - 1] + landmarks[gap]) / Decimal(2);
    if (example.is_nan() || (gap > 0 && !(example > landmarks[gap - 1])) ||
        (gap < landmarks.size() && !(example < landmarks[gap])))
        return std::nullopt;
    return example;
}

std::optional<std::string> string_in_gap(const std::vector<std::string>& landmarks, std::size_t gap) {
    // The string right behind another one is that one with a zero byte.
    std::string example = gap == 0 ? std::string() : landmarks[gap - 1] + '\0';
    if (gap < landmarks.size() && example >= landmarks[gap])
        return std::nullopt;
    return example;
}

std::optional<std::int64_t> day_in_gap(const std::vector<std::int64_t>& landmarks, std::size_t gap) {
    if (landmarks.empty())
        return 0;
    const std::int64_t example = gap == 0 ? landmarks.front() - 1 : landmarks[gap - 1] + 1;
    if (gap > 0 && gap < landmarks.size() && example >= landmarks[gap])
        return std::nullopt;
    return example;
}

} // namespace

void ColumnIndex::take_landmarks(const std::vector<Value>& landmarks) {
    for (const Value& landmark : landmarks) {
        if (landmark.is(Kind::Number))
            m_numbers.push_back(landmark.as_number().normalized());
        else if (landmark.is(Kind::String))
            m_strings.push_back(landmark.as_string());
        else
            m_days.push_back(feel::days_of(landmark.as_date_time()));
    }
    sort_without_duplicates(m_numbers);
    sort_without_duplicates(m_strings);
    sort_without_duplicates(m_days);
    for (const Decimal& number : m_numbers) {
        const double nearest = number.to_double();
        const Decimal shortest = Decimal::from_double(nearest);
        // Beyond the range of doubles every double lies on one side.
        m_nearest.push_back(nearest);
        m_sides.push_back(!std::isfinite(nearest) ? std::int8_t{0}
                          : shortest < number     ? std::int8_t{-1}
                          : shortest > number     ? std::int8_t{1}
                                                  : std::int8_t{0});
    }
}

void ColumnIndex::make_examples() {
    m_examples = {Value(), Value::boolean(false), Value::boolean(true)};
    m_first_number = class_count();
    for (std::size_t gap = 0; gap <= m_numbers.size(); ++gap) {
        const auto number = number_in_gap(m_numbers, gap);
        m_examples.push_back(number ? std::optional(Value::number(*number)) : std::nullopt);
        if (gap < m_numbers.size())
            m_examples.emplace_back(Value::number(m_numbers[gap]));
    }
    m_first_string = class_count();
    for (std::size_t gap = 0; gap <= m_strings.size(); ++gap) {
        auto text = string_in_gap(m_strings, gap);
        m_examples.push_back(text ? std::optional(Value::string(std::move(*text))) : std::nullopt);
        if (gap < m_strings.size())
            m_examples.emplace_back(Value::string(m_strings[gap]));
    }
    m_first_day = class_count();
    for (std::size_t gap = 0; gap <= m_days.size(); ++gap) {
        const auto day = day_in_gap(m_days, gap);
        m_examples.push_back(day ? std::optional(Value::date(feel::date_from_days(*day))) : std::nullopt);
        if (gap < m_days.size())
            m_examples.emplace_back(Value::date(feel::date_from_days(m_days[gap])));
    }
}

// Between its own landmarks a cell answers the same for all classes, so it is evaluated once for each of
// those stretches, not for each class. Leaves in m_bits where the answer changes from one class to the next.
void ColumnIndex::mark_rule(std::uint32_t rule, const feel::Program& cell,
                            const std::vector<Value>& landmarks, feel::Machine& machine) {
    std::vector<std::uint32_t> starts{0, 1, 2, m_first_number, m_first_string, m_first_day};
    for (const Value& landmark : landmarks) {
        const std::uint32_t own = class_of(landmark);
        starts.push_back(own);
        starts.push_back(own + 1);
    }
    sort_without_duplicates(starts);
    bool passed = false;
    for (std::size_t index = 0; index < starts.size(); ++index) {
        const std::uint32_t end = index + 1 < starts.size() ? starts[index + 1] : class_count();
        std::uint32_t inhabited = starts[index];
        while (inhabited < end && !m_examples[inhabited])
            ++inhabited;
        if (inhabited >= end)
            continue;
        machine.start();
        if (machine.test(cell, {}, *m_examples[inhabited]) != passed) {
            passed = !passed;
            m_bits[starts[index] * m_words + rule / word_bits] ^= Word{1} << (rule % word_bits);
        }
    }
}

void ColumnIndex::leave_undecided(std::span<const feel::ProgramPtr> cells) {
    m_undecided.clear();
    for (std::uint32_t rule = 0; rule < cells.size(); ++rule) {
        if (cells[rule] == nullptr)
            continue;
        m_undecided.push_back(rule);
        m_undecided_bits[rule / word_bits] |= Word{1} << (rule % word_bits);
    }
}

void ColumnIndexBuild::take_shape(std::size_t rule, feel::Machine& machine) {
    ColumnIndex& index = *m_index;
    if (m_cells[rule] == nullptr)
        return;
    feel::TestShape shape = feel::shape_of(*m_cells[rule], machine);
    if (!shape.by_landmarks) {
        index.m_undecided.push_back(static_cast<std::uint32_t>(rule));
        index.m_undecided_bits[rule / word_bits] |= Word{1} << (rule % word_bits);
    }
    m_landmarks.insert(m_landmarks.end(), shape.landmarks.begin(), shape.landmarks.end());
    m_landmarks_of[rule] = std::move(shape.landmarks);
}

void ColumnIndexBuild::cut(feel::Machine& machine) {
    ColumnIndex& index = *m_index;
    if (m_allowed != nullptr) {
        feel::TestShape shape = feel::shape_of(*m_allowed, machine);
        index.m_decides_allowed = shape.by_landmarks;
        m_landmarks.insert(m_landmarks.end(), shape.landmarks.begin(), shape.landmarks.end());
    }
    // A column of tens of thousands of different cells would need more memory than it saves time: its cells
    // are all evaluated for each value.
    constexpr std::size_t most_words = 6U << 20;
    if ((6 + 2 * m_landmarks.size()) * index.m_words > most_words) {
        m_landmarks.clear();
        index.m_decides_allowed = m_allowed == nullptr;
        index.leave_undecided(m_cells);
    }
    index.take_landmarks(m_landmarks);
    index.make_examples();
    index.m_bits.assign(index.class_count() * index.m_words, 0);
}

void ColumnIndexBuild::allow(std::size_t value_class, feel::Machine& machine) {
    const std::optional<Value>& example = m_index->m_examples[value_class];
    machine.start();
    const bool allows = !m_index->m_decides_allowed || m_allowed == nullptr || !example ||
                        example->is_null() || machine.test(*m_allowed, {}, *example);
    m_index->m_allowed.push_back(allows ? 1 : 0);
}

bool ColumnIndexBuild::step(std::size_t cells, feel::Machine& machine) {
    ColumnIndex& index = *m_index;
    if (m_phase == Phase::Shapes && m_next == 0) {
        index.m_words = std::max<std::size_t>(1, (m_cells.size() + word_bits - 1) / word_bits);
        index.m_undecided_bits.assign(index.m_words, 0);
        m_landmarks_of.resize(m_cells.size());
    }
    // A word of bits costs about a hundredth of a cell.
    const bool is_bits = m_phase == Phase::Bits;
    const std::size_t last = m_next + (is_bits ? cells * 128 : cells);
    const std::size_t count = m_phase == Phase::Shapes || m_phase == Phase::Marks ? m_cells.size()
                              : m_phase == Phase::Cut                             ? 1
                              : is_bits ? index.m_bits.size() - index.m_words
                                        : index.m_examples.size();
    for (; m_next < std::min(last, count); ++m_next) {
        const auto rule = static_cast<std::uint32_t>(m_next);
        if (m_phase == Phase::Shapes)
            take_shape(rule, machine);
        else if (m_phase == Phase::Cut)
            cut(machine);
        else if (m_phase == Phase::Allowed)
            allow(m_next, machine);
        else if (is_bits)
            index.m_bits[m_next + index.m_words] ^= index.m_bits[m_next];
        else if (m_cells[rule] == nullptr || index.is_undecided(rule))
            index.m_bits[rule / word_bits] |= Word{1} << (rule % word_bits);
        else
            index.mark_rule(rule, *m_cells[rule], m_landmarks_of[rule], machine);
    }
    if (m_next < count)
        return false;
    if (m_phase == Phase::Allowed)
        return true;
    m_phase = static_cast<Phase>(static_cast<int>(m_phase) + 1);
    m_next = 0;
    return false;
}

namespace {

// Twice the number of landmarks below, plus one where the value is the next one. `against` compares the value
// with a landmark.
template <typename Landmark, typename Against>
std::uint32_t place(const std::vector<Landmark>& landmarks, Against&& against) {
    std::size_t low = 0;
    std::size_t high = landmarks.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const int order = against(landmarks[middle]);
        if (order == 0)
            return static_cast<std::uint32_t>(2 * middle + 1);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return static_cast<std::uint32_t>(2 * low);
}

} // namespace

std::uint32_t ColumnIndex::class_of(const Decimal& value) const {
    return m_first_number + place(m_numbers, [&value](const Decimal& landmark) {
               const std::partial_ordering order = value <=> landmark;
               return order < 0 ? -1 : order > 0 ? 1 : 0;
           });
}

std::uint32_t ColumnIndex::class_of(double value) const {
    // Without branches that depend on the value: in a batch they would be guessed wrongly half of the time.
    std::size_t at = 0;
    for (std::size_t count = m_nearest.size(); count > 1;) {
        const std::size_t half = count / 2;
        at += m_nearest[at + half - 1] < value ? half : 0;
        count -= half;
    }
    at += at < m_nearest.size() && m_nearest[at] < value ? 1 : 0;
    // Several landmarks may have the same nearest double.
    for (; at < m_nearest.size() && m_nearest[at] == value; ++at) {
        if (m_sides[at] <= 0)
            return m_first_number + static_cast<std::uint32_t>(2 * at + (m_sides[at] == 0 ? 1 : 0));
    }
    return m_first_number + static_cast<std::uint32_t>(2 * at);
}

std::uint32_t ColumnIndex::class_of(std::string_view value) const {
    return m_first_string +
           place(m_strings, [value](const std::string& landmark) { return value.compare(landmark); });
}

std::uint32_t ColumnIndex::class_of_day(std::int64_t days) const {
    return m_first_day + place(m_days, [days](std::int64_t landmark) {
               return days < landmark ? -1 : days > landmark ? 1 : 0;
           });
}

std::uint32_t ColumnIndex::class_of(const Value& value) const {
    switch (value.kind()) {
    case Kind::Null:
        return null_class();
    case Kind::Boolean:
        return class_of(value.as_boolean());
    case Kind::Number:
        return class_of(value.as_number());
    case Kind::String:
        return class_of(std::string_view(value.as_string()));
    case Kind::Date:
        return class_of_day(feel::days_of(value.as_date_time()));
    default:
        return no_class;
    }
}

} // namespace throughline::dmn
