// Random decision tables over few values, and every case of them, so that what is said of a table can be
// compared with asking all of its cases.
#pragma once

#include "base/random.h"
#include "dmn/decision_table.h"
#include "feel/value.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace throughline::dmn {

class RandomTable {
public:
    // With one of these hit policies.
    RandomTable(std::uint64_t seed, std::span<const HitPolicy> policies)
        : m_random(seed) {
        m_table.hit_policy = policies[pick(policies.size())];
        const std::size_t columns = 1 + pick(3);
        for (std::size_t column = 0; column < columns; ++column)
            add_column(column);
        m_table.outputs = {{"answer", "string", R"("x", "y", "z")", ""}};
        const std::size_t rules = 1 + pick(7);
        for (std::size_t rule = 0; rule < rules; ++rule) {
            Rule row;
            for (const Kind kind : m_kinds)
                row.input_entries.push_back(cell(kind));
            constexpr std::array<const char*, 3> answers{"\"x\"", "\"y\"", "\"z\""};
            row.output_entries.emplace_back(answers[pick(answers.size())]);
            m_table.rules.push_back(std::move(row));
        }
        add_cases({});
    }

    const DecisionTable& table() const { return m_table; }
    // Every combination of the columns' values.
    const std::vector<std::vector<feel::Value>>& cases() const { return m_cases; }
    // All constants that cells of the column may name, what lies between them, and what lies beyond.
    const std::vector<feel::Value>& values(std::size_t column) const { return m_values[column]; }

private:
    enum class Kind : std::uint8_t { Number, String, Boolean };

    std::size_t pick(std::size_t count) { return static_cast<std::size_t>(m_random.below(count)); }
    std::string number() { return std::to_string(pick(3)); }

    void add_column(std::size_t column) {
        m_kinds.push_back(static_cast<Kind>(pick(3)));
        constexpr std::array<const char*, 3> types{"number", "string", "boolean"};
        const bool limited = m_kinds.back() == Kind::String && pick(2) == 0;
        const std::string name = "i" + std::to_string(column);
        m_table.inputs.push_back(
            {name, name, types[static_cast<std::size_t>(m_kinds.back())], limited ? R"("a", "b", "c")" : ""});
        std::vector<feel::Value> values;
        switch (m_kinds.back()) {
        case Kind::Number:
            for (int half = -2; half <= 9; ++half)
                values.push_back(feel::Value::number(Decimal(half) / Decimal(2)));
            break;
        case Kind::String:
            for (const char* text : {"a", "b", "c"})
                values.push_back(feel::Value::string(text));
            if (!limited)
                values.push_back(feel::Value::string("elsewhere"));
            break;
        case Kind::Boolean:
            values = {feel::Value::boolean(false), feel::Value::boolean(true)};
            break;
        }
        m_values.push_back(std::move(values));
    }

    std::string cell(Kind kind) {
        if (pick(4) == 0)
            return "-";
        if (kind == Kind::Boolean)
            return pick(2) == 0 ? "true" : "false";
        if (kind == Kind::Number)
            return number_cell();
        constexpr std::array<const char*, 6> tests{"\"a\"",       "\"b\"",       "\"c\"",
                                                   R"("a", "b")", R"(not("a"))", R"("b", "c")"};
        return tests[pick(tests.size())];
    }

    std::string number_cell() {
        const std::string first = number();
        switch (pick(6)) {
        case 0:
            return "< " + first;
        case 1:
            return ">= " + first;
        case 2:
            return first + ", " + std::to_string(pick(4));
        case 3:
            return "[" + range() + ")";
        case 4:
            return "(" + range() + "]";
        default:
            return "not(" + first + ")";
        }
    }
    std::string range() {
        const std::size_t low = pick(3);
        return std::to_string(low) + ".." + std::to_string(std::min<std::size_t>(low + 1 + pick(3), 4));
    }

    void add_cases(std::vector<feel::Value> started) {
        if (started.size() == m_values.size()) {
            m_cases.push_back(std::move(started));
            return;
        }
        for (const feel::Value& value : m_values[started.size()]) {
            std::vector<feel::Value> more = started;
            more.push_back(value);
            add_cases(std::move(more));
        }
    }

    Random m_random;
    DecisionTable m_table;
    std::vector<Kind> m_kinds;
    std::vector<std::vector<feel::Value>> m_values;
    std::vector<std::vector<feel::Value>> m_cases;
};

} // namespace throughline::dmn
