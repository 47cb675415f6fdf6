#include "tables/join.h"

#include "base/text.h"
#include "tables/table_builder.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace throughline::tables {

namespace {

constexpr RowIndex no_row = std::numeric_limits<RowIndex>::max();

// The left columns, then the right ones without the key, each with a name of its own.
std::vector<ColumnSchema> joined_schema(const Table& left, const Table& right, std::size_t right_key) {
    std::vector<ColumnSchema> schema;
    std::unordered_set<std::string> taken;
    for (const ColumnInfo& column : left.info().columns) {
        schema.push_back({column.name, column.type});
        taken.insert(column.name);
    }
    for (std::size_t index = 0; index < right.column_count(); ++index) {
        if (index == right_key)
            continue;
        const ColumnInfo& column = right.column_info(index);
        std::string name = column.name;
        if (taken.contains(name))
            name += " (" + (right.info().name.empty() ? "joined" : right.info().name) + ")";
        const std::string base = name;
        for (unsigned number = 2; !taken.insert(name).second; ++number)
            name = base + text_format(" (%u)", number);
        schema.push_back({std::move(name), column.type});
    }
    return schema;
}

} // namespace

struct JoinJob::State {
    Table left;
    Table right;
    JoinOptions options;
    TableBuilder builder;
    Joined joined;
    // First and last row of the right table with a key, and the next row with the same key.
    struct Chain {
        RowIndex first = 0;
        RowIndex last = 0;
    };
    std::unordered_map<std::string, Chain> chains;
    std::vector<RowIndex> next_right;
    std::vector<bool> is_matched_right;
    RowIndex indexed = 0;
    RowIndex done_left = 0;
    bool is_too_long = false;

    State(Table left_table, Table right_table, JoinOptions wanted)
        : left(std::move(left_table))
        , right(std::move(right_table))
        , options(std::move(wanted))
        , builder(joined_schema(left, right, options.right_key))
        , next_right(right.row_count(), no_row)
        , is_matched_right(right.row_count(), false) {}

    std::string key_of(const Table& table, RowIndex row, std::size_t column) const;
    void index_right(RowIndex row);
    void join_left(RowIndex row);
    void add_row(RowIndex left_row, RowIndex right_row);
    void finish();
};

std::string JoinJob::State::key_of(const Table& table, RowIndex row, std::size_t column) const {
    std::string key = value_text(table.value(row, column));
    return options.key_case == KeyCase::Folded ? folded(key) : key;
}

void JoinJob::State::index_right(RowIndex row) {
    if (right.is_null(row, options.right_key)) {
        ++joined.blank_keys_right;
        return;
    }
    const auto [found, is_new] = chains.try_emplace(key_of(right, row, options.right_key), Chain{row, row});
    if (is_new)
        return;
    Chain& chain = found->second;
    joined.repeated_keys_right += chain.first == chain.last ? 1 : 0;
    next_right[chain.last] = row;
    chain.last = row;
}

void JoinJob::State::join_left(RowIndex row) {
    const bool is_blank_key = left.is_null(row, options.left_key);
    joined.blank_keys_left += is_blank_key ? 1 : 0;
    const auto found = is_blank_key ? chains.end() : chains.find(key_of(left, row, options.left_key));
    if (found == chains.end()) {
        joined.unmatched_left.push_back(row);
        if (options.rows == JoinRows::AllLeft)
            add_row(row, no_row);
        return;
    }
    ++joined.matched_left;
    for (RowIndex partner = found->second.first; partner != no_row; partner = next_right[partner]) {
        is_matched_right[partner] = true;
        add_row(row, partner);
        if (is_too_long)
            return;
    }
}

void JoinJob::State::add_row(RowIndex left_row, RowIndex right_row) {
    if (builder.row_count() == options.rows_at_most) {
        is_too_long = true;
        return;
    }
    for (std::size_t column = 0; column < left.column_count(); ++column)
        builder.value(column, left.value(left_row, column));
    std::size_t target = left.column_count();
    for (std::size_t column = 0; right_row != no_row && column < right.column_count(); ++column) {
        if (column != options.right_key)
            builder.value(target++, right.value(right_row, column));
    }
    builder.end_row();
}

void JoinJob::State::finish() {
    for (RowIndex row = 0; row < right.row_count(); ++row) {
        if (is_matched_right[row])
            ++joined.matched_right;
        else
            joined.unmatched_right.push_back(row);
    }
}

JoinJob::JoinJob(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}
JoinJob::JoinJob(JoinJob&&) noexcept = default;
JoinJob& JoinJob::operator=(JoinJob&&) noexcept = default;
JoinJob::~JoinJob() = default;

Result<JoinJob> JoinJob::start(Table left, Table right, JoinOptions options) {
    if (options.left_key >= left.column_count() || options.right_key >= right.column_count())
        return error("A key column of the join does not exist.");
    return JoinJob(std::make_unique<State>(std::move(left), std::move(right), std::move(options)));
}

JobState JoinJob::step(RowIndex row_budget) {
    State& state = *m_state;
    for (RowIndex budget = std::max<RowIndex>(row_budget, 1); budget > 0; --budget) {
        if (state.indexed < state.right.row_count()) {
            state.index_right(state.indexed++);
        } else if (state.done_left < state.left.row_count() && !state.is_too_long) {
            state.join_left(state.done_left++);
        } else {
            return JobState::Done;
        }
    }
    return JobState::Running;
}

Progress JoinJob::progress() const {
    return {std::uint64_t{m_state->indexed} + m_state->done_left,
            std::uint64_t{m_state->left.row_count()} + m_state->right.row_count()};
}

Result<Joined> JoinJob::take_joined() && {
    State& state = *m_state;
    if (state.is_too_long)
        return error(text_format("The join gives more than %s rows; its keys repeat on both sides.",
                                 number_for_people(state.options.rows_at_most).c_str()));
    state.finish();
    state.joined.table = TRY(
        std::move(state.builder).finish(std::move(state.options.name), std::move(state.options.provenance)));
    return std::move(state.joined);
}

Result<Joined> join_tables(const Table& left, const Table& right, JoinOptions options) {
    JoinJob job = TRY(JoinJob::start(left, right, std::move(options)));
    run_to_end(job);
    return std::move(job).take_joined();
}

} // namespace throughline::tables
