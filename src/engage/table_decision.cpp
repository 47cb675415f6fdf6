#include "engage/table_decision.h"

#include <algorithm>
#include <map>

namespace throughline::engage {

namespace {

std::string_view feel_type(tables::ColumnType type) {
    switch (type) {
    case tables::ColumnType::Number:
    case tables::ColumnType::Integer:
        return "number";
    case tables::ColumnType::Text:
        return "string";
    case tables::ColumnType::Boolean:
        return "boolean";
    case tables::ColumnType::Date:
        return "date";
    case tables::ColumnType::DateTime:
        return "date and time";
    }
    return "Any";
}

feel::Value moment_value(Instant instant) {
    const Date day = date_of(instant);
    const CivilDate civil = civil_from_date(day);
    const std::int64_t rest = instant.milliseconds - std::int64_t{day.days} * 86'400'000;
    feel::DateTime moment;
    moment.year = civil.year;
    moment.month = static_cast<std::uint8_t>(civil.month);
    moment.day = static_cast<std::uint8_t>(civil.day);
    moment.hour = static_cast<std::uint8_t>(rest / 3'600'000);
    moment.minute = static_cast<std::uint8_t>(rest / 60'000 % 60);
    moment.second = static_cast<std::uint32_t>(rest / 1000 % 60) & 0xFF;
    moment.nanosecond = static_cast<std::uint32_t>(rest % 1000) * 1'000'000;
    moment.set_zone(feel::Zone::offset(0));
    return feel::Value::date_time(moment);
}

// A column of a chunk as the batch evaluator takes it, with the memory that the view borrows.
struct ColumnLoan {
    feel::Column column;
    std::vector<std::uint32_t> codes;
    std::vector<std::string_view> dictionary;
    std::vector<feel::Value> values;
};

void lend_text(const tables::Column& source, ColumnLoan& loan) {
    auto codes = source.codes();
    loan.codes.assign(codes.begin(), codes.end());
    const tables::Dictionary& dictionary = source.dictionary();
    loan.dictionary.reserve(dictionary.size());
    for (std::uint32_t code = 0; code < dictionary.size(); ++code)
        loan.dictionary.push_back(dictionary.text(code));
    loan.column.kind = feel::Column::Kind::Strings;
    loan.column.codes = loan.codes.data();
    loan.column.dictionary = loan.dictionary;
}

void lend_moments(const tables::Column& source, ColumnLoan& loan) {
    loan.values.reserve(source.row_count());
    for (tables::RowIndex row = 0; row < source.row_count(); ++row)
        loan.values.push_back(feel_value(source.value(row)));
    loan.column.kind = feel::Column::Kind::Values;
    loan.column.values = loan.values.data();
}

void lend(const tables::Column& source, ColumnLoan& loan) {
    loan.column.rows = source.row_count();
    switch (source.type()) {
    case tables::ColumnType::Number:
        loan.column.kind = feel::Column::Kind::Doubles;
        loan.column.doubles = source.numbers().data();
        break;
    case tables::ColumnType::Integer:
        loan.column.kind = feel::Column::Kind::Integers;
        loan.column.integers = source.integers().data();
        break;
    case tables::ColumnType::Text:
        lend_text(source, loan);
        break;
    case tables::ColumnType::Boolean:
        loan.column.kind = feel::Column::Kind::Booleans;
        loan.column.booleans = source.booleans().data();
        break;
    case tables::ColumnType::Date:
        loan.column.kind = feel::Column::Kind::Dates;
        loan.column.days = source.days().data();
        break;
    case tables::ColumnType::DateTime:
        lend_moments(source, loan);
        break;
    }
    if (!source.null_words().empty())
        loan.column.null_bits = source.null_words().data();
}

void add_counts(std::vector<std::uint64_t>& sums, const std::vector<std::uint64_t>& counts) {
    sums.resize(std::max(sums.size(), counts.size()));
    for (std::size_t index = 0; index < counts.size(); ++index)
        sums[index] += counts[index];
}

} // namespace

feel::Value feel_value(const tables::Value& cell) {
    if (const auto* number = std::get_if<double>(&cell))
        return feel::Value::number(Decimal::from_double(*number));
    if (const auto* integer = std::get_if<std::int64_t>(&cell))
        return feel::Value::number(*integer);
    if (const auto* text = std::get_if<std::string_view>(&cell))
        return feel::Value::string(std::string(*text));
    if (const auto* flag = std::get_if<bool>(&cell))
        return feel::Value::boolean(*flag);
    if (const auto* date = std::get_if<Date>(&cell))
        return feel::Value::date(*date);
    if (const auto* instant = std::get_if<Instant>(&cell))
        return moment_value(*instant);
    return {};
}

std::string result_text(const feel::Value& value) {
    return value.is_null() ? std::string("no result") : feel::value_text(value);
}

TableDecision::TableDecision(std::shared_ptr<const dmn::CompiledTable> compiled, tables::Table table)
    : m_compiled(std::move(compiled))
    , m_table(std::move(table)) {
    const std::vector<bool>& used = dmn::used_variables(*m_compiled);
    for (std::size_t column = 0; column < used.size(); ++column) {
        if (used[column])
            m_used_columns.push_back(column);
    }
}

std::vector<feel::Value> TableDecision::values(tables::RowIndex row) const {
    std::vector<feel::Value> result(m_table.column_count());
    for (std::size_t column : m_used_columns)
        result[column] = feel_value(m_table.value(row, column));
    return result;
}

dmn::Evaluation TableDecision::evaluate(tables::RowIndex row, dmn::Trace trace) const {
    return dmn::evaluate(*m_compiled, values(row), trace);
}

dmn::BatchResult TableDecision::evaluate_chunk(std::size_t chunk) const {
    const tables::Chunk& rows = m_table.chunk(chunk);
    std::vector<feel::Column> columns(m_table.column_count());
    for (feel::Column& column : columns)
        column.rows = rows.row_count();
    // Loans are made in place and never move: their columns point into them.
    std::vector<ColumnLoan> loans(m_used_columns.size());
    for (std::size_t index = 0; index < m_used_columns.size(); ++index) {
        lend(rows.column(m_used_columns[index]), loans[index]);
        columns[m_used_columns[index]] = loans[index].column;
    }
    return dmn::evaluate_batch(*m_compiled, columns, 0, rows.row_count());
}

dmn::CompileOptions variables_of(const tables::Table& table) {
    dmn::CompileOptions options;
    options.variables.reserve(table.column_count());
    for (std::size_t column = 0; column < table.column_count(); ++column) {
        const tables::ColumnInfo& info = table.column_info(column);
        options.variables.push_back({info.name, std::string(feel_type(info.type))});
    }
    return options;
}

BoundDecision bind_decision(const dmn::DecisionTable& decision, const tables::Table& table) {
    return bind_compiled(dmn::compile_table(decision, variables_of(table)), table);
}

BoundDecision bind_compiled(dmn::CompileReport report, const tables::Table& table) {
    BoundDecision bound;
    bound.problems = std::move(report.problems);
    bound.compiled = report.table;
    bound.parts = std::move(report.parts);
    if (report.table)
        bound.decision = std::make_shared<TableDecision>(std::move(report.table), table);
    return bound;
}

void DecisionJob::order_results() {
    std::vector<std::uint32_t>& places = m_run.by_frequency;
    places.resize(m_run.results.size());
    for (std::uint32_t place = 0; place < places.size(); ++place)
        places[place] = place;
    std::stable_sort(places.begin(), places.end(), [this](std::uint32_t left, std::uint32_t right) {
        return m_run.results[left].rows > m_run.results[right].rows;
    });
}

DecisionJob::DecisionJob(std::shared_ptr<const TableDecision> decision)
    : m_decision(std::move(decision)) {
    std::size_t rules = dmn::source(m_decision->compiled()).rules.size();
    m_run.hit_counts.resize(rules);
    m_run.deciding_counts.resize(rules);
    std::size_t rows = m_decision->table().row_count();
    m_run.rules.reserve(rows);
    m_run.result_of_row.reserve(rows);
    m_run.outcomes.reserve(rows);
}

tables::JobState DecisionJob::step(tables::RowIndex row_budget) {
    std::size_t chunks = m_decision->table().chunk_count();
    tables::RowIndex done = 0;
    while (m_next_chunk < chunks && (done == 0 || done < row_budget)) {
        done += m_decision->table().chunk(m_next_chunk).row_count();
        add(m_decision->evaluate_chunk(m_next_chunk));
        ++m_next_chunk;
    }
    if (m_next_chunk < chunks)
        return tables::JobState::Running;
    order_results();
    return tables::JobState::Done;
}

tables::Progress DecisionJob::progress() const {
    return {m_run.row_count(), m_decision->table().row_count()};
}

void DecisionJob::add(const dmn::BatchResult& batch) {
    std::vector<std::uint32_t> place_of(batch.values.size());
    for (std::size_t index = 0; index < batch.values.size(); ++index) {
        std::string literal = feel::value_literal(batch.values[index]);
        auto found =
            std::lower_bound(m_places.begin(), m_places.end(), literal,
                             [](const auto& entry, const std::string& key) { return entry.first < key; });
        if (found == m_places.end() || found->first != literal) {
            auto place = static_cast<std::uint32_t>(m_run.results.size());
            m_run.values.push_back(batch.values[index]);
            m_run.results.push_back({result_text(batch.values[index]), 0});
            found = m_places.insert(found, {std::move(literal), place});
        }
        place_of[index] = found->second;
    }
    for (std::size_t row = 0; row < batch.rules.size(); ++row) {
        std::uint32_t place = place_of[batch.results[row]];
        m_run.rules.push_back(batch.rules[row]);
        m_run.result_of_row.push_back(place);
        m_run.outcomes.push_back(batch.outcomes[row]);
        ++m_run.results[place].rows;
    }
    add_counts(m_run.hit_counts, batch.hit_counts);
    add_counts(m_run.deciding_counts, batch.deciding_counts);
    m_run.undecided += batch.undecided;
    m_run.violations += batch.violations;
    m_run.invalid += batch.invalid;
}

RunDifference difference(const DecisionRun& before, const DecisionRun& after) {
    RunDifference result;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> counts;
    std::size_t rows = std::min(before.row_count(), after.row_count());
    for (std::size_t row = 0; row < rows; ++row) {
        std::uint32_t from = before.result_of_row[row];
        std::uint32_t to = after.result_of_row[row];
        if (before.results[from].text == after.results[to].text)
            continue;
        result.rows.push_back(static_cast<tables::RowIndex>(row));
        ++counts[{from, to}];
    }
    for (const auto& [move, count] : counts)
        result.moves.push_back({before.results[move.first].text, after.results[move.second].text, count});
    std::stable_sort(result.moves.begin(), result.moves.end(),
                     [](const ResultMove& left, const ResultMove& right) { return left.rows > right.rows; });
    return result;
}

} // namespace throughline::engage
