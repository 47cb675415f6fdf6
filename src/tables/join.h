// R083: puts the columns of two tables side by side where their keys are equal, and says what found no
// partner.
#pragma once

#include "base/result.h"
#include "tables/filter.h"
#include "tables/job.h"
#include "tables/table.h"

#include <memory>
#include <string>

namespace throughline::tables {

enum class JoinRows : std::uint8_t {
    Matching, // only rows of the left table that have a partner
    AllLeft,  // every row of the left table; blanks where there is no partner
};
enum class KeyCase : std::uint8_t { Exact, Folded };

struct JoinOptions {
    std::size_t left_key = 0;
    std::size_t right_key = 0;
    JoinRows rows = JoinRows::AllLeft;
    KeyCase key_case = KeyCase::Exact;
    // A key that repeats on both sides multiplies rows; beyond this the join is refused.
    RowIndex rows_at_most = 20'000'000;
    // Of the table that comes out.
    std::string name;
    Provenance provenance;
};

// Blank keys never match.
struct Joined {
    // The left table's columns, then the right one's without its key. A name that is taken gets the right
    // table's name behind it. Rows come in the order of the left table, partners of one row in that of the
    // right one.
    Table table;
    // Rows without a partner, those with a blank key among them.
    Rows unmatched_left;
    Rows unmatched_right;
    RowIndex matched_left = 0;
    RowIndex matched_right = 0;
    RowIndex blank_keys_left = 0;
    RowIndex blank_keys_right = 0;
    // Distinct keys that more than one row of the right table has: a sign that a customer is there twice.
    RowIndex repeated_keys_right = 0;
};

// Keys are equal when their value_text is: an integer meets a number or a text of the same digits.
class JoinJob {
public:
    // Fails on a key column that does not exist.
    static Result<JoinJob> start(Table left, Table right, JoinOptions options);
    JoinJob(JoinJob&&) noexcept;
    JoinJob& operator=(JoinJob&&) noexcept;
    ~JoinJob();

    JobState step(RowIndex row_budget);
    Progress progress() const;
    // Only when Done. Fails on more rows or columns than are allowed.
    Result<Joined> take_joined() &&;

private:
    struct State;
    explicit JoinJob(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

Result<Joined> join_tables(const Table& left, const Table& right, JoinOptions options);

} // namespace throughline::tables
