#include "exchange/csv_guess.h"

#include "base/text.h"
#include "exchange/csv_decoder.h"
#include "exchange/csv_rows.h"
#include "exchange/csv_sniff.h"
#include "exchange/csv_tally.h"

#include <algorithm>
#include <unordered_set>

namespace throughline::csv {

using tables::JobState;

struct GuessJob::State {
    enum class Phase : std::uint8_t { Decode, Scan, Done };

    Wishes wishes;
    Decoder decoder;
    Phase phase = Phase::Decode;
    Guess guess;
    bool failed = false;
    Error problem;
    std::optional<RowReader> reader;
    Row row;
    // The first row, and its cells as tallies, until it is known whether it is a header.
    std::vector<std::string> first_row;
    std::vector<ColumnTally> first_tallies;
    std::vector<ColumnTally> tallies;
    // For each column whether a cell below repeats the first row's.
    std::vector<bool> first_is_repeated;

    State(std::shared_ptr<const std::string> bytes, Wishes wanted)
        : wishes(wanted)
        , decoder(std::move(bytes), wishes.limits) {}

    void fail(Error error) {
        problem = std::move(error);
        failed = true;
        phase = Phase::Done;
    }
    void begin_scan();
    void take_first_row();
    void take_row();
    void add_cells(std::vector<ColumnTally>& target);
    void finish();
    Header decide_header();
    void name_columns();
};

void GuessJob::State::begin_scan() {
    Result<SourceText> text = std::move(decoder).take_text();
    if (!text)
        return fail(std::move(text).error());
    guess.text = std::move(text).value();
    guess.limits = wishes.limits;
    guess.dialect.delimiter = wishes.delimiter.value_or('\0');
    if (!wishes.delimiter)
        guess.dialect.delimiter = sniff_delimiter(*guess.text.utf8, wishes.limits);
    else if (delimiters.find(*wishes.delimiter) == std::string_view::npos)
        return fail(error("The delimiter must be a comma, a semicolon, a tab or a bar."));
    reader.emplace(*guess.text.utf8, guess.dialect.delimiter, wishes.limits);
    phase = Phase::Scan;
    if (reader->next(row))
        take_first_row();
    else if (!reader->failed())
        fail(error("The file has no rows."));
}

void GuessJob::State::take_first_row() {
    for (const Cell& cell : row.cells)
        first_row.emplace_back(cell.text);
    tallies.resize(first_row.size());
    first_tallies.resize(first_row.size());
    first_is_repeated.resize(first_row.size(), false);
    add_cells(first_tallies);
}

void GuessJob::State::add_cells(std::vector<ColumnTally>& target) {
    for (std::size_t index = 0; index < std::min(target.size(), row.cells.size()); ++index) {
        const Cell& cell = row.cells[index];
        target[index].add(cell.text, [&] { return reader->position_of_cell(row, cell); });
    }
}

void GuessJob::State::take_row() {
    ++guess.row_count;
    if (guess.row_count > wishes.limits.rows) {
        Error error = throughline::error(text_format("There are more than %u rows.", wishes.limits.rows));
        error.line = static_cast<int>(row.line);
        return fail(std::move(error));
    }
    add_remarks(*reader, row, tallies.size(), guess.remarks);
    add_cells(tallies);
    for (std::size_t index = 0; index < std::min(tallies.size(), row.cells.size()); ++index) {
        if (!first_is_repeated[index] && row.cells[index].text == first_row[index])
            first_is_repeated[index] = true;
    }
}

// A first row is a header when it does not have the types of the cells below; where all is text, when its
// cells are filled, distinct and not repeated below.
Header GuessJob::State::decide_header() {
    if (wishes.header) {
        guess.header_is_certain = true;
        return *wishes.header;
    }
    bool looks_like_names = true;
    for (std::size_t index = 0; index < first_row.size(); ++index) {
        const ColumnGuess below = tallies[index].guess(DecimalMark::Point);
        const ColumnGuess first = first_tallies[index].guess(DecimalMark::Point);
        const bool is_typed = first.format.type != tables::ColumnType::Text;
        if (below.format.type != tables::ColumnType::Text && !is_typed && !is_blank_text(first_row[index]))
            guess.header_is_certain = true;
        looks_like_names = looks_like_names && !is_typed && !first_is_repeated[index];
    }
    if (guess.header_is_certain)
        return Header::FirstRow;
    const std::unordered_set<std::string> distinct(first_row.begin(), first_row.end());
    return looks_like_names && distinct.size() == first_row.size() ? Header::FirstRow : Header::None;
}

void GuessJob::State::name_columns() {
    std::unordered_set<std::string> taken;
    for (std::size_t index = 0; index < guess.columns.size(); ++index) {
        std::string name = text_format("Column %u", static_cast<unsigned>(index + 1));
        if (guess.dialect.header == Header::FirstRow && !is_blank_text(first_row[index]))
            name = std::string(trimmed(first_row[index]));
        const std::string base = name;
        for (unsigned number = 2; !taken.insert(name).second; ++number)
            name = base + text_format(" (%u)", number);
        guess.columns[index].name = std::move(name);
    }
}

void GuessJob::State::finish() {
    phase = Phase::Done;
    for (ColumnTally& tally : tallies)
        tally.finish();
    for (ColumnTally& tally : first_tallies)
        tally.finish();
    guess.dialect.header = decide_header();
    if (guess.dialect.header == Header::None) {
        // Read again, so that it counts like every other row.
        ++guess.row_count;
        RowReader again(*guess.text.utf8, guess.dialect.delimiter, wishes.limits);
        again.next(row);
        add_cells(tallies);
    }
    int by_point = 0;
    int by_comma = 0;
    for (const ColumnTally& tally : tallies) {
        by_point += tally.proves(DecimalMark::Point) ? 1 : 0;
        by_comma += tally.proves(DecimalMark::Comma) ? 1 : 0;
    }
    // Where the file does not show its mark: semicolons are there because commas are taken.
    DecimalMark mark = guess.dialect.delimiter == ';' ? DecimalMark::Comma : DecimalMark::Point;
    if (by_point != by_comma)
        mark = by_point > by_comma ? DecimalMark::Point : DecimalMark::Comma;
    for (const ColumnTally& tally : tallies)
        guess.columns.push_back(tally.guess(mark));
    name_columns();
}

GuessJob::GuessJob(std::shared_ptr<const std::string> bytes, Wishes wishes)
    : m_state(std::make_unique<State>(std::move(bytes), wishes)) {}
GuessJob::GuessJob(GuessJob&&) noexcept = default;
GuessJob& GuessJob::operator=(GuessJob&&) noexcept = default;
GuessJob::~GuessJob() = default;

JobState GuessJob::step(std::uint64_t byte_budget) {
    State& state = *m_state;
    if (state.phase == State::Phase::Decode) {
        if (state.decoder.step(byte_budget))
            state.begin_scan();
    } else if (state.phase == State::Phase::Scan) {
        const std::uint64_t stop = state.reader->position() + std::max<std::uint64_t>(byte_budget, 1);
        while (state.phase == State::Phase::Scan && state.reader->position() < stop) {
            if (state.reader->next(state.row))
                state.take_row();
            else if (state.reader->failed())
                state.fail(state.reader->error());
            else
                state.finish();
        }
    }
    return state.phase == State::Phase::Done ? JobState::Done : JobState::Running;
}

tables::Progress GuessJob::progress() const {
    const std::uint64_t decoded = m_state->decoder.bytes_done();
    // Each byte is looked at twice: to decode it and to guess from it.
    tables::Progress progress{decoded, 2 * m_state->decoder.bytes_total()};
    if (m_state->phase == State::Phase::Done)
        progress.done = progress.total;
    else if (m_state->phase == State::Phase::Scan && !m_state->guess.text.utf8->empty())
        progress.done +=
            m_state->decoder.bytes_total() * m_state->reader->position() / m_state->guess.text.utf8->size();
    return progress;
}

Result<Guess> GuessJob::take_guess() && {
    if (m_state->failed)
        return std::move(m_state->problem);
    return std::move(m_state->guess);
}

Plan plan_of(const Guess& guess) {
    Plan plan;
    plan.dialect = guess.dialect;
    plan.limits = guess.limits;
    for (std::uint32_t index = 0; index < guess.columns.size(); ++index)
        plan.columns.push_back({index, guess.columns[index].name, guess.columns[index].format});
    return plan;
}

} // namespace throughline::csv
