#include "exchange/csv_import.h"

#include "base/text.h"
#include "exchange/csv_cells.h"
#include "exchange/csv_rows.h"
#include "exchange/csv_sniff.h"
#include "tables/table_builder.h"

#include <algorithm>
#include <optional>

namespace throughline::csv {

using tables::JobState;

namespace {

std::vector<tables::ColumnSchema> schema_of(const Plan& plan) {
    std::vector<tables::ColumnSchema> schema;
    for (const PlannedColumn& column : plan.columns)
        schema.push_back({column.name, column.format.type});
    return schema;
}

Result<void> check_plan(const Plan& plan) {
    if (plan.columns.empty())
        return error("No column is chosen for the import.");
    if (delimiters.find(plan.dialect.delimiter) == std::string_view::npos)
        return error("The delimiter must be a comma, a semicolon, a tab or a bar.");
    for (std::size_t index = 0; index < plan.columns.size(); ++index) {
        const auto is_same = [&](const PlannedColumn& other) {
            return other.name == plan.columns[index].name;
        };
        const auto begin = plan.columns.begin();
        if (std::any_of(begin, begin + static_cast<std::ptrdiff_t>(index), is_same))
            return error("Two columns are named “" + plan.columns[index].name + "”.");
    }
    return {};
}

} // namespace

struct ImportJob::State {
    SourceText text;
    Plan plan;
    std::string name;
    tables::Provenance provenance;
    RowReader reader;
    tables::TableBuilder builder;
    Row row;
    Remarks remarks;
    // Of the file; known after the first row.
    std::size_t column_count = 0;
    bool is_first_row = true;
    bool done = false;
    std::optional<Error> problem;

    State(SourceText source, Plan wanted)
        : text(std::move(source))
        , plan(std::move(wanted))
        , reader(*text.utf8, plan.dialect.delimiter, plan.limits)
        , builder(schema_of(plan)) {}

    void take_row();
    void take_cell(std::size_t target, const Cell& cell);
};

void ImportJob::State::take_row() {
    if (is_first_row) {
        is_first_row = false;
        column_count = row.cells.size();
        if (plan.dialect.header == Header::FirstRow)
            return;
    }
    if (builder.row_count() == plan.limits.rows) {
        problem = error(text_format("There are more than %u rows.", plan.limits.rows));
        problem->line = static_cast<int>(row.line);
        return;
    }
    add_remarks(reader, row, column_count, remarks);
    for (std::size_t target = 0; target < plan.columns.size(); ++target) {
        if (plan.columns[target].source < row.cells.size())
            take_cell(target, row.cells[plan.columns[target].source]);
    }
    builder.end_row();
}

void ImportJob::State::take_cell(std::size_t target, const Cell& cell) {
    const PlannedColumn& column = plan.columns[target];
    if (column.format.type == tables::ColumnType::Text && column.format.blank_words.empty())
        return builder.text(target, cell.text);
    if (const std::optional<tables::Value> value = cell_value(cell.text, column.format)) {
        builder.value(target, *value);
        return;
    }
    const TextPosition place = reader.position_of_cell(row, cell);
    remarks.add({Remark::Kind::Misfit, static_cast<std::uint32_t>(place.line),
                 static_cast<std::uint32_t>(place.column), column.name, shown_cell(cell.text)});
}

ImportJob::ImportJob(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}
ImportJob::ImportJob(ImportJob&&) noexcept = default;
ImportJob& ImportJob::operator=(ImportJob&&) noexcept = default;
ImportJob::~ImportJob() = default;

Result<ImportJob> ImportJob::start(SourceText text, Plan plan, std::string name,
                                   tables::Provenance provenance) {
    TRY(check_plan(plan));
    auto state = std::make_unique<State>(std::move(text), std::move(plan));
    state->name = std::move(name);
    state->provenance = std::move(provenance);
    state->provenance.source_bytes = state->text.source_bytes;
    return ImportJob(std::move(state));
}

JobState ImportJob::step(std::uint64_t byte_budget) {
    State& state = *m_state;
    const std::uint64_t stop = state.reader.position() + std::max<std::uint64_t>(byte_budget, 1);
    while (!state.done && state.reader.position() < stop) {
        if (state.reader.next(state.row)) {
            state.take_row();
            state.done = state.problem.has_value();
        } else {
            if (state.reader.failed())
                state.problem = state.reader.error();
            state.done = true;
        }
    }
    return state.done ? JobState::Done : JobState::Running;
}

tables::Progress ImportJob::progress() const {
    return {m_state->reader.position(), m_state->text.utf8->size()};
}

Result<Imported> ImportJob::take_imported() && {
    if (m_state->problem)
        return std::move(*m_state->problem);
    Imported imported;
    imported.table =
        TRY(std::move(m_state->builder).finish(std::move(m_state->name), std::move(m_state->provenance)));
    imported.remarks = std::move(m_state->remarks);
    return imported;
}

Result<Imported> read_csv(std::string bytes, tables::Provenance provenance, const Wishes& wishes) {
    GuessJob guessing(std::make_shared<const std::string>(std::move(bytes)), wishes);
    tables::run_to_end(guessing);
    Guess guess = TRY(std::move(guessing).take_guess());
    std::string name = provenance.source;
    ImportJob import =
        TRY(ImportJob::start(guess.text, plan_of(guess), std::move(name), std::move(provenance)));
    tables::run_to_end(import);
    return std::move(import).take_imported();
}

} // namespace throughline::csv
