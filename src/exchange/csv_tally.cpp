#include "exchange/csv_tally.h"

#include "exchange/csv_rows.h"

#include <algorithm>
#include <bit>

namespace throughline::csv {

namespace {

using tables::ColumnType;

// Of the cells that were not seen a short while before.
constexpr std::uint64_t cells_for_examples = 2000;
// After so many it shows whether remembering cells helps.
constexpr std::uint64_t new_cells_at_least = 4096;
constexpr std::uint64_t cells_for_nearly = 20;

} // namespace

Shapes ColumnTally::count(std::string_view cell) {
    if (is_blank_text(cell)) {
        ++m_blank;
        return no_cell;
    }
    if (m_examples.size() < kept_examples && m_filled < cells_for_examples &&
        std::none_of(m_examples.begin(), m_examples.end(),
                     [&](const auto& example) { return example == cell; }))
        m_examples.push_back(shown_cell(cell));
    const Shapes shapes = shapes_of(cell);
    if (shapes == 0 && is_blank_word(cell)) {
        ++m_blank_word_count;
        if (std::none_of(m_blank_words.begin(), m_blank_words.end(),
                         [&](const auto& word) { return equal_without_case(word, cell); }))
            m_blank_words.emplace_back(cell);
        return no_cell;
    }
    tally(shapes, 1);
    remember(cell, shapes);
    return shapes;
}

void ColumnTally::tally(Shapes shapes, std::uint64_t cells) {
    m_filled += cells;
    for (unsigned bits = shapes; bits != 0; bits &= bits - 1)
        m_counts[static_cast<std::size_t>(std::countr_zero(bits))] += cells;
}

void ColumnTally::remember(std::string_view cell, Shapes shapes) {
    if (!m_remembers)
        return;
    Known& known = m_known[place_of(cell)];
    tally(known.shapes, known.cells);
    known.text = cell;
    known.shapes = shapes;
    known.cells = 0;
    if (++m_remembered >= new_cells_at_least && m_remembered > m_repeated)
        finish();
}

void ColumnTally::finish() {
    for (const Known& known : m_known)
        tally(known.shapes, known.cells);
    m_known.clear();
    m_remembers = false;
}

void ColumnTally::keep_misfit(std::size_t index, std::string_view cell, TextPosition place) {
    const std::string shown = shown_cell(cell);
    for (const Remark& misfit : m_misfits[index]) {
        if (misfit.cell == shown)
            return;
    }
    Remark remark;
    remark.kind = Remark::Kind::Misfit;
    remark.line = static_cast<std::uint32_t>(place.line);
    remark.column = static_cast<std::uint32_t>(place.column);
    remark.cell = shown;
    m_misfits[index].push_back(std::move(remark));
}

std::uint64_t ColumnTally::with(Shapes shape) const {
    return m_counts[static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(shape)))];
}

bool ColumnTally::proves(DecimalMark mark) const {
    const bool by_point = all(shape_number_point);
    const bool by_comma = all(shape_number_comma);
    return by_point != by_comma && (mark == DecimalMark::Point ? by_point : by_comma);
}

ColumnGuess ColumnTally::guess(DecimalMark mark) const {
    ColumnGuess guess;
    guess.examples = m_examples;
    guess.blank_count = m_blank;
    guess.format.decimal_mark = mark;
    decide(guess, mark);
    if (guess.format.type == ColumnType::Text) {
        guess.nearly = nearly(mark);
    } else if (guess.format.type != ColumnType::Boolean) {
        guess.format.blank_words = m_blank_words;
        guess.blank_count += m_blank_word_count;
    }
    return guess;
}

void ColumnTally::decide(ColumnGuess& guess, DecimalMark mark) const {
    // "unknown" beside yes and no is an answer of its own.
    if (all(shape_boolean) && m_blank_word_count == 0)
        guess.format.type = ColumnType::Boolean;
    else if (all(shape_integer))
        guess.format.type = ColumnType::Integer;
    else if (all(shape_number_point) || all(shape_number_comma))
        decide_number(guess, mark);
    else if (all(shape_day_month) || all(shape_month_day))
        decide_date(guess);
}

void ColumnTally::decide_number(ColumnGuess& guess, DecimalMark mark) const {
    guess.format.type = ColumnType::Number;
    guess.decimal_mark_is_ambiguous = all(shape_number_point) && all(shape_number_comma);
    if (guess.decimal_mark_is_ambiguous)
        guess.format.decimal_mark = mark;
    else
        guess.format.decimal_mark = all(shape_number_point) ? DecimalMark::Point : DecimalMark::Comma;
}

void ColumnTally::decide_date(ColumnGuess& guess) const {
    guess.format.type = with(shape_has_time) > 0 ? ColumnType::DateTime : ColumnType::Date;
    guess.format.date_order = all(shape_day_month) ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
    guess.date_order_is_ambiguous =
        all(shape_day_month) && all(shape_month_day) && with(shape_order_matters) > 0;
    guess.century_is_assumed = with(shape_short_year) > 0;
}

std::optional<NearlyFits> ColumnTally::nearly(DecimalMark mark) const {
    if (m_filled < cells_for_nearly)
        return std::nullopt;
    // Stricter types first; the first with 19 of 20 cells wins. The order is that of type_shapes.
    constexpr std::array<ColumnType, 6> types = {ColumnType::Boolean, ColumnType::Integer, ColumnType::Number,
                                                 ColumnType::Number,  ColumnType::Date,    ColumnType::Date};
    for (std::size_t index = 0; index < types.size(); ++index) {
        const bool is_other_mark =
            type_shapes[index] == (mark == DecimalMark::Point ? shape_number_comma : shape_number_point);
        const std::uint64_t fitting = with(type_shapes[index]);
        if (is_other_mark || fitting == m_filled || fitting * 20 < m_filled * 19)
            continue;
        NearlyFits result;
        const bool is_moment = types[index] == ColumnType::Date && with(shape_has_time) > 0;
        result.type = is_moment ? ColumnType::DateTime : types[index];
        result.misfit_count = m_filled - fitting;
        result.misfits = m_misfits[index];
        return result;
    }
    return std::nullopt;
}

} // namespace throughline::csv
