#include "dmn/cell_completion.h"

#include "base/text.h"
#include "dmn/table_data.h"
#include "feel/built_in.h"
#include "feel/test_shape.h"

#include <algorithm>
#include <array>
#include <set>

namespace throughline::dmn {

namespace {

constexpr std::array<OtherName, 6> words = {{{"true", "boolean"},
                                             {"false", "boolean"},
                                             {"null", "no value"},
                                             {"not", "not(tests)"},
                                             {"if", "if … then … else …"},
                                             {"between", "… between … and …"}}};

bool ends_word(char character) {
    constexpr std::string_view signs = "()[]{},;:<>=+*/^?!|\"\n\t";
    return signs.find(character) != std::string_view::npos;
}

// Where the quotes begin in which the caret is; no_position outside of any.
std::size_t open_quote(std::string_view text, std::size_t caret) {
    std::size_t open = no_position;
    for (std::size_t at = 0; at < caret; ++at) {
        if (open != no_position && text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            open = open == no_position ? at : no_position;
    }
    return open;
}

// The bracket of the call whose arguments the caret is in.
std::size_t open_bracket(std::string_view text, std::size_t caret) {
    std::vector<std::size_t> open;
    bool in_text = false;
    for (std::size_t at = 0; at < caret; ++at) {
        if (in_text && text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            in_text = !in_text;
        else if (!in_text && text[at] == '(')
            open.push_back(at);
        else if (!in_text && text[at] == ')' && !open.empty())
            open.pop_back();
    }
    return open.empty() ? no_position : open.back();
}

std::string_view signature_of(const feel::BuiltIn& function) {
    return function.signatures.substr(0, function.signatures.find('|'));
}

std::string call_text(const feel::BuiltIn& function) {
    return std::string(function.name) + "(" + std::string(trimmed(signature_of(function))) + ")";
}

class Completer {
public:
    Completer(const CompletedColumn& column, std::string_view text, std::size_t caret, bool asked)
        : m_column(column)
        , m_text(text)
        , m_caret(std::min(caret, text.size()))
        , m_asked(asked)
        , m_quote(open_quote(text, m_caret)) {
        m_begin = m_caret;
        if (m_quote != no_position) {
            m_begin = m_quote;
        } else {
            while (m_begin > 0 && !ends_word(m_text[m_begin - 1]))
                --m_begin;
            while (m_begin < m_caret && m_text[m_begin] == ' ')
                ++m_begin;
        }
        m_typed = folded(m_text.substr(m_begin, m_caret - m_begin));
    }

    CellCompletions complete() {
        CellCompletions result;
        if (m_quote == no_position)
            result.hint = hint();
        // A number is finished at every digit: no list may take Enter from it.
        if (!m_asked && (m_typed.empty() || begins_number()))
            return result;
        add_values();
        if (m_quote == no_position && !m_column.values_only)
            add_names();
        std::stable_sort(m_offers.begin(), m_offers.end(),
                         [](const Ranked& left, const Ranked& right) { return left.rank < right.rank; });
        for (Ranked& offer : m_offers) {
            if (result.offers.size() == most_completions)
                break;
            result.offers.push_back(std::move(offer.completion));
        }
        // What is typed in full needs no list that takes Enter from it.
        if (!m_asked && result.offers.size() == 1 && folded(result.offers.front().insert) == m_typed)
            result.offers.clear();
        return result;
    }

private:
    struct Ranked {
        int rank = 0;
        Completion completion;
    };

    bool begins_number() const {
        constexpr std::string_view begins = "0123456789+-.,";
        return m_quote == no_position && begins.find(m_typed.front()) != std::string_view::npos;
    }

    // The longest end of what was typed that the name begins with: names may have spaces in them. no_position
    // where there is none.
    std::size_t begin_of(std::string_view folded_name) const {
        if (m_typed.empty())
            return 0;
        for (std::size_t at = 0; at < m_typed.size(); ++at) {
            const bool is_start = at == 0 || m_typed[at - 1] == ' ' || m_typed[at - 1] == '-';
            const std::string_view part = std::string_view(m_typed).substr(at);
            if (is_start && !part.empty() && part.front() != ' ' &&
                folded_name.substr(0, part.size()) == part)
                return at;
        }
        return no_position;
    }

    // `rank` of the kind; words that only contain what was typed come behind all others.
    void add(int rank, std::string_view name, std::string_view detail, std::string insert,
             std::size_t caret) {
        if (!m_known.emplace(name).second)
            return;
        const std::string folded_name = folded(name);
        // A text is found by its letters, with or without its quotes.
        const bool is_text = !name.empty() && name.front() == '"';
        std::size_t at = begin_of(folded_name);
        if (at == no_position && is_text && m_quote == no_position)
            at = begin_of(std::string_view(folded_name).substr(1));
        if (at == no_position) {
            if (m_typed.size() < 2 || folded_name.find(m_typed) == std::string::npos)
                return;
            at = 0;
            rank += 100;
        }
        Completion completion;
        completion.text = name;
        completion.detail = detail;
        completion.from = m_begin + at;
        completion.to = m_caret;
        // The rest of the text in quotes gives way, too.
        if (m_quote != no_position) {
            const std::size_t end = m_text.find('"', m_caret);
            completion.to = end == std::string_view::npos ? m_caret : end + 1;
        }
        completion.insert = std::move(insert);
        completion.caret = caret;
        m_offers.push_back({rank, std::move(completion)});
    }

    void add_word(int rank, std::string_view name, std::string_view detail) {
        add(rank, name, detail, std::string(name), name.size());
    }

    void add_values() {
        const CompiledTable& table = *m_column.table;
        const bool is_input = m_column.kind == CellKind::InputEntry;
        const feel::ProgramPtr* allowed = nullptr;
        if (is_input && m_column.column < table.inputs.size())
            allowed = &table.inputs[m_column.column].allowed;
        if (!is_input && m_column.column < table.outputs.size())
            allowed = &table.outputs[m_column.column].allowed;
        if (allowed != nullptr && *allowed != nullptr) {
            feel::Machine machine;
            for (const feel::Value& value : feel::listed_values(**allowed, machine))
                add_literal(0, feel::value_literal(value), "allowed value");
        }
        for (const std::string& value : m_column.values)
            add_literal(1, value, "in another rule");
        for (const KnownValue& value : m_column.known)
            add_literal(1, value.literal, value.detail);
    }

    void add_literal(int rank, const std::string& literal, std::string_view detail) {
        const bool is_text = !literal.empty() && literal.front() == '"';
        if (m_quote == no_position || is_text)
            add(rank, literal, detail, literal, literal.size());
    }

    void add_names() {
        for (const Variable& variable : m_column.table->variables)
            add_word(2, variable.name, variable.type.empty() ? std::string_view("input") : variable.type);
        for (const OtherName& other : m_column.others)
            add_word(2, other.name, other.detail);
        if (m_column.kind == CellKind::InputEntry)
            add_word(3, "?", "the value that is tested");
        for (const OtherName& word : words)
            add_word(3, word.name, word.detail);
        const bool is_called = m_caret < m_text.size() && m_text[m_caret] == '(';
        for (const feel::BuiltIn& function : feel::built_ins()) {
            const bool takes_nothing = trimmed(signature_of(function)).empty();
            std::string insert = std::string(function.name) + (is_called ? "" : "()");
            const std::size_t caret = is_called ? insert.size() : insert.size() - (takes_nothing ? 0 : 1);
            add(4, function.name, call_text(function), std::move(insert), caret);
        }
    }

    std::string hint() const {
        const std::size_t bracket = open_bracket(m_text, m_caret);
        if (bracket == no_position || m_column.values_only)
            return {};
        const std::string_view before = trimmed(m_text.substr(0, bracket));
        const feel::BuiltIn* best = nullptr;
        for (const feel::BuiltIn& function : feel::built_ins()) {
            const std::size_t size = function.name.size();
            if (before.size() < size || before.substr(before.size() - size) != function.name)
                continue;
            const bool is_whole = before.size() == size || ends_word(before[before.size() - size - 1]) ||
                                  before[before.size() - size - 1] == ' ';
            if (is_whole && (best == nullptr || best->name.size() < size))
                best = &function;
        }
        return best == nullptr ? std::string() : call_text(*best);
    }

    const CompletedColumn& m_column;
    std::string_view m_text;
    std::size_t m_caret;
    bool m_asked;
    std::size_t m_quote;
    std::size_t m_begin = 0;
    std::string m_typed; // folded
    std::vector<Ranked> m_offers;
    std::set<std::string, std::less<>> m_known;
};

} // namespace

std::vector<std::string> values_in_column(const DecisionTable& table, CellKind kind, std::size_t column,
                                          std::size_t most) {
    std::vector<std::string> values;
    std::set<std::string_view> known;
    for (const Rule& rule : table.rules) {
        const std::vector<std::string>& cells =
            kind == CellKind::InputEntry ? rule.input_entries : rule.output_entries;
        if (column >= cells.size())
            continue;
        const std::string_view text = trimmed(cells[column]);
        // One literal: a text without another quote in it, or a number.
        const bool is_text = text.size() > 1 && text.front() == '"' && text.find('"', 1) == text.size() - 1;
        double number = 0;
        if ((!is_text && !parse_number(text, number)) || !known.insert(text).second)
            continue;
        values.emplace_back(text);
        if (values.size() == most)
            break;
    }
    return values;
}

CellCompletions complete_cell(const CompletedColumn& column, std::string_view text, std::size_t caret,
                              bool asked) {
    if (column.table == nullptr)
        return {};
    return Completer(column, text, caret, asked).complete();
}

} // namespace throughline::dmn
