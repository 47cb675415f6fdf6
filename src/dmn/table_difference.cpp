#include "dmn/table_difference.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace throughline::dmn {

namespace {

constexpr std::int64_t nowhere = -1;

std::string_view without_spaces(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

// Pairs of the two tables' columns or rules; each is in at most one.
struct Matches {
    std::vector<std::int64_t> of_before;
    std::vector<std::int64_t> of_after;

    Matches(std::size_t before, std::size_t after)
        : of_before(before, nowhere)
        , of_after(after, nowhere) {}
    void join(std::size_t before, std::size_t after) {
        of_before[before] = static_cast<std::int64_t>(after);
        of_after[after] = static_cast<std::int64_t>(before);
    }
};

// Gives each pair as (before, after): in the order after; what has no partner there stands behind what it
// stood behind.
template <typename Give>
void in_order(const Matches& matches, Give give) {
    const auto give_removed = [&](std::size_t from) {
        for (; from < matches.of_before.size() && matches.of_before[from] == nowhere; ++from)
            give(static_cast<std::int64_t>(from), nowhere);
    };
    give_removed(0);
    for (std::size_t after = 0; after < matches.of_after.size(); ++after) {
        const std::int64_t before = matches.of_after[after];
        give(before, static_cast<std::int64_t>(after));
        if (before != nowhere)
            give_removed(static_cast<std::size_t>(before) + 1);
    }
}

std::optional<std::uint32_t> place(std::int64_t index) {
    return index == nowhere ? std::nullopt : std::optional(static_cast<std::uint32_t>(index));
}

// By what `key` gives where that says something; what is left by its place.
template <typename Column, typename... Keys>
Matches match_columns(const std::vector<Column>& before, const std::vector<Column>& after, Keys... keys) {
    Matches matches(before.size(), after.size());
    const auto match_by = [&](auto same) {
        for (std::size_t now = 0; now < after.size(); ++now) {
            for (std::size_t old = 0; old < before.size() && matches.of_after[now] == nowhere; ++old) {
                if (matches.of_before[old] == nowhere && same(old, now))
                    matches.join(old, now);
            }
        }
    };
    const auto match_key = [&](auto key) {
        match_by([&](std::size_t old, std::size_t now) {
            return !key(after[now]).empty() && key(before[old]) == key(after[now]);
        });
    };
    (match_key(keys), ...);
    match_by([](std::size_t old, std::size_t now) { return old == now; });
    return matches;
}

// The places, in the order after, of a longest run that kept its order: the others were moved.
std::vector<bool> stayed(const std::vector<std::uint32_t>& before) {
    std::vector<std::size_t> ends; // of the best run of each length, the place of its last
    std::vector<std::int64_t> previous(before.size(), nowhere);
    for (std::size_t place = 0; place < before.size(); ++place) {
        const auto longer =
            std::lower_bound(ends.begin(), ends.end(), before[place],
                             [&before](std::size_t end, std::uint32_t value) { return before[end] < value; });
        if (longer != ends.begin())
            previous[place] = static_cast<std::int64_t>(*std::prev(longer));
        if (longer == ends.end())
            ends.push_back(place);
        else
            *longer = place;
    }
    std::vector<bool> result(before.size(), false);
    for (std::int64_t at = ends.empty() ? nowhere : static_cast<std::int64_t>(ends.back()); at != nowhere;
         at = previous[static_cast<std::size_t>(at)])
        result[static_cast<std::size_t>(at)] = true;
    return result;
}

class Comparison {
public:
    Comparison(const DecisionTable& before, const DecisionTable& after)
        : m_before(before)
        , m_after(after) {}

    TableDifference run() {
        m_result.hit_policy_changed =
            m_before.hit_policy != m_after.hit_policy || m_before.aggregation != m_after.aggregation;
        compare_columns();
        Matches matches(m_before.rules.size(), m_after.rules.size());
        match_equal(matches, [this](const DecisionTable& table, std::size_t rule) {
            return key(table, rule, true) + table.rules[rule].annotation;
        });
        match_equal(matches,
                    [this](const DecisionTable& table, std::size_t rule) { return key(table, rule, true); });
        match_equal(matches,
                    [this](const DecisionTable& table, std::size_t rule) { return key(table, rule, false); });
        match_similar(matches);
        compare_rules(matches);
        return std::move(m_result);
    }

private:
    void add_columns(const Matches& matches, bool is_output) {
        in_order(matches, [&](std::int64_t before, std::int64_t after) {
            ColumnDifference column{is_output, place(before), place(after), false};
            if (column.before && column.after)
                column.header_changed = is_output ? output_changed(*column.before, *column.after)
                                                  : input_changed(*column.before, *column.after);
            m_result.changed_columns += !column.before || !column.after || column.header_changed ? 1 : 0;
            m_result.columns.push_back(column);
        });
    }

    void compare_columns() {
        add_columns(match_columns(
                        m_before.inputs, m_after.inputs,
                        [](const Input& input) -> const std::string& { return input.expression; },
                        [](const Input& input) -> const std::string& { return input.label; }),
                    false);
        add_columns(match_columns(m_before.outputs, m_after.outputs,
                                  [](const Output& output) -> const std::string& { return output.name; }),
                    true);
    }

    bool input_changed(std::uint32_t before, std::uint32_t after) const {
        const Input &old = m_before.inputs[before], &now = m_after.inputs[after];
        return old.label != now.label || old.expression != now.expression || old.type != now.type ||
               old.allowed_values != now.allowed_values;
    }
    bool output_changed(std::uint32_t before, std::uint32_t after) const {
        const Output &old = m_before.outputs[before], &now = m_after.outputs[after];
        return old.name != now.name || old.type != now.type || old.allowed_values != now.allowed_values ||
               old.default_value != now.default_value;
    }

    // An empty condition is the same as `-`.
    static std::string_view cell(const DecisionTable& table, std::size_t rule, const ColumnDifference& column,
                                 std::uint32_t index) {
        const Rule& row = table.rules[rule];
        const auto& entries = column.is_output ? row.output_entries : row.input_entries;
        const std::string_view text =
            index < entries.size() ? without_spaces(entries[index]) : std::string_view();
        return text == "-" && !column.is_output ? std::string_view() : text;
    }

    // What the rule says in the columns that both tables have.
    std::string key(const DecisionTable& table, std::size_t rule, bool with_outputs) const {
        const bool is_before = &table == &m_before;
        std::string text;
        for (const ColumnDifference& column : m_result.columns) {
            if (!column.before || !column.after || (column.is_output && !with_outputs))
                continue;
            text += cell(table, rule, column, is_before ? *column.before : *column.after);
            text += '\x1f';
        }
        return text;
    }

    template <typename Key>
    void match_equal(Matches& matches, Key key_of) const {
        std::unordered_map<std::string, std::vector<std::size_t>> known;
        for (std::size_t rule = m_before.rules.size(); rule-- > 0;) {
            if (matches.of_before[rule] == nowhere)
                known[key_of(m_before, rule)].push_back(rule);
        }
        for (std::size_t rule = 0; rule < m_after.rules.size(); ++rule) {
            if (matches.of_after[rule] != nowhere)
                continue;
            const auto found = known.find(key_of(m_after, rule));
            if (found == known.end() || found->second.empty())
                continue;
            matches.join(found->second.back(), rule);
            found->second.pop_back();
        }
    }

    // Rules of which at least half of the cells are the same, the most alike and then the nearest first.
    void match_similar(Matches& matches) const {
        struct Pair {
            std::size_t same, apart, before, after;
        };
        // So many rules were written anew that nothing says which is which.
        constexpr std::size_t most_pairs = 250'000;
        std::vector<std::size_t> old, now;
        for (std::size_t rule = 0; rule < m_before.rules.size(); ++rule) {
            if (matches.of_before[rule] == nowhere)
                old.push_back(rule);
        }
        for (std::size_t rule = 0; rule < m_after.rules.size(); ++rule) {
            if (matches.of_after[rule] == nowhere)
                now.push_back(rule);
        }
        if (old.size() * now.size() > most_pairs)
            return;
        std::vector<Pair> pairs;
        for (const std::size_t after : now) {
            for (const std::size_t before : old) {
                std::size_t same = 0, all = 0;
                for (const ColumnDifference& column : m_result.columns) {
                    if (!column.before || !column.after)
                        continue;
                    ++all;
                    same += cell(m_before, before, column, *column.before) ==
                                    cell(m_after, after, column, *column.after)
                                ? 1
                                : 0;
                }
                if (same * 2 >= all && same > 0)
                    pairs.push_back({same, before > after ? before - after : after - before, before, after});
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& left, const Pair& right) {
            return left.same != right.same ? left.same > right.same : left.apart < right.apart;
        });
        for (const Pair& pair : pairs) {
            if (matches.of_before[pair.before] == nowhere && matches.of_after[pair.after] == nowhere)
                matches.join(pair.before, pair.after);
        }
    }

    CellDifference cell_difference(const RuleDifference& rule, const ColumnDifference& column) const {
        if (rule.added() || !column.before)
            return rule.removed() ? CellDifference::Removed : CellDifference::Added;
        if (rule.removed() || !column.after)
            return CellDifference::Removed;
        return cell(m_before, *rule.before, column, *column.before) ==
                       cell(m_after, *rule.after, column, *column.after)
                   ? CellDifference::Same
                   : CellDifference::Changed;
    }

    void compare_rules(const Matches& matches) {
        std::vector<std::uint32_t> kept;
        for (const std::int64_t before : matches.of_after) {
            if (before != nowhere)
                kept.push_back(static_cast<std::uint32_t>(before));
        }
        const std::vector<bool> in_place = stayed(kept);
        std::size_t pair = 0;
        in_order(matches, [&](std::int64_t before, std::int64_t after) {
            RuleDifference rule{place(before), place(after), false, {}, false};
            for (const ColumnDifference& column : m_result.columns)
                rule.cells.push_back(cell_difference(rule, column));
            if (rule.before && rule.after) {
                rule.moved = !in_place[pair++];
                rule.annotation_changed =
                    m_before.rules[*rule.before].annotation != m_after.rules[*rule.after].annotation;
            }
            count(rule);
            m_result.rules.push_back(std::move(rule));
        });
    }

    void count(const RuleDifference& rule) {
        m_result.added += rule.added() ? 1 : 0;
        m_result.removed += rule.removed() ? 1 : 0;
        m_result.moved += rule.moved ? 1 : 0;
        m_result.changed += rule.changed() ? 1 : 0;
        m_result.changed_cells += static_cast<std::size_t>(
            std::count(rule.cells.begin(), rule.cells.end(), CellDifference::Changed));
    }

    const DecisionTable& m_before;
    const DecisionTable& m_after;
    TableDifference m_result;
};

} // namespace

bool RuleDifference::changed() const {
    return before && after &&
           (annotation_changed ||
            std::find(cells.begin(), cells.end(), CellDifference::Changed) != cells.end());
}

TableDifference difference(const DecisionTable& before, const DecisionTable& after) {
    return Comparison(before, after).run();
}

} // namespace throughline::dmn
