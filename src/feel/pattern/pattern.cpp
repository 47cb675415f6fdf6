#include "feel/pattern/pattern.h"

#include "base/text.h"
#include "feel/letter_case.h"
#include "feel/pattern/pattern_parser.h"

#include <algorithm>

namespace throughline::feel {

namespace {

// Flag x: white space does not count, except inside of classes.
std::u32string without_space(std::u32string_view text) {
    std::u32string kept;
    int brackets = 0;
    bool escaped = false;
    for (const char32_t character : text) {
        const bool space =
            character == U' ' || character == U'\t' || character == U'\n' || character == U'\r';
        if (space && brackets == 0)
            continue;
        if (!escaped && character == U'[')
            ++brackets;
        if (!escaped && character == U']' && brackets > 0)
            --brackets;
        escaped = !escaped && character == U'\\';
        kept += character;
    }
    return kept;
}

} // namespace

Result<Pattern> Pattern::compile(std::string_view pattern, std::string_view flags) {
    constexpr std::size_t longest = 100000;
    if (pattern.size() > longest)
        return error("The pattern is too long.");
    Pattern result;
    bool ignores_space = false;
    for (const char flag : flags) {
        if (flag == 's')
            result.m_dot_matches_all = true;
        else if (flag == 'm')
            result.m_lines = true;
        else if (flag == 'i')
            result.m_folds_case = true;
        else if (flag == 'x')
            ignores_space = true;
        else if (flag == 'q')
            result.m_literal = true;
        else
            return error(std::string("There is no flag `") + flag + "`; flags are s, m, i, x and q.");
    }
    std::u32string text = code_points(pattern);
    if (result.m_literal) {
        result.m_program.push_back({Op::Save, 0, 0});
        for (const char32_t character : text)
            result.m_program.push_back({Op::Character, static_cast<std::uint32_t>(character), 0});
        result.m_program.push_back({Op::Save, 1, 0});
        result.m_program.push_back({Op::Match, 0, 0});
        return result;
    }
    if (ignores_space)
        text = without_space(text);
    std::string message = PatternParser(std::move(text), result).parse();
    if (!message.empty())
        return error(std::move(message));
    return result;
}

// Backtracking with a stack of its own: what to try next, and which slots to put back before.
class Matcher {
public:
    Matcher(const Pattern& pattern, std::u32string_view text, const std::function<bool(std::uint64_t)>& spend)
        : m_pattern(pattern)
        , m_text(text)
        , m_spend(spend)
        , m_loop_slots(2 * (pattern.m_groups + 1)) {}

    Pattern::Outcome match_at(std::size_t start, std::vector<Pattern::Group>& groups) {
        m_slots.assign(m_loop_slots + m_pattern.m_loops, unset);
        m_stack.clear();
        std::uint32_t at = 0;
        std::size_t position = start;
        while (true) {
            if (++m_steps % check_every == 0 && (!m_spend(check_every) || m_stack.size() > deepest))
                return Pattern::Outcome::TooLong;
            if (m_pattern.m_program[at].op == Pattern::Op::Match)
                break;
            if (!step(at, position) && !go_back(at, position))
                return Pattern::Outcome::NotFound;
        }
        groups.assign(m_pattern.m_groups + 1, {});
        for (std::size_t group = 0; group < groups.size(); ++group) {
            if (m_slots[2 * group] != unset && m_slots[2 * group + 1] != unset)
                groups[group] = {m_slots[2 * group], m_slots[2 * group + 1]};
        }
        return Pattern::Outcome::Found;
    }

private:
    static constexpr std::size_t unset = static_cast<std::size_t>(-1);
    static constexpr std::uint32_t check_every = 256;
    static constexpr std::size_t deepest = 4000000;

    struct Choice {
        // An instruction to go on with, or a slot to put back.
        std::uint32_t at;
        bool is_slot;
        std::size_t value;
    };

    void save(std::size_t slot, std::size_t position) {
        m_stack.push_back({static_cast<std::uint32_t>(slot), true, m_slots[slot]});
        m_slots[slot] = position;
    }

    bool go_back(std::uint32_t& at, std::size_t& position) {
        while (!m_stack.empty()) {
            const Choice choice = m_stack.back();
            m_stack.pop_back();
            if (!choice.is_slot) {
                at = choice.at;
                position = choice.value;
                return true;
            }
            m_slots[choice.at] = choice.value;
        }
        return false;
    }

    bool same(char32_t left, char32_t right) const {
        return left == right ||
               (m_pattern.m_folds_case && folded_letter(static_cast<std::uint32_t>(left)) ==
                                              folded_letter(static_cast<std::uint32_t>(right)));
    }

    bool one_character(const Pattern::Instruction& instruction, char32_t character) const {
        switch (instruction.op) {
        case Pattern::Op::Character:
            return same(character, static_cast<char32_t>(instruction.value));
        case Pattern::Op::Any:
            return m_pattern.m_dot_matches_all || (character != U'\n' && character != U'\r');
        default: {
            const CharacterSet& set = m_pattern.m_sets[instruction.value];
            const auto code_point = static_cast<std::uint32_t>(character);
            return m_pattern.m_folds_case ? set.holds_folded(code_point) : set.holds(code_point);
        }
        }
    }

    bool step(std::uint32_t& at, std::size_t& position) {
        const Pattern::Instruction& instruction = m_pattern.m_program[at];
        ++at;
        switch (instruction.op) {
        case Pattern::Op::Character:
        case Pattern::Op::Any:
        case Pattern::Op::Set:
            return position < m_text.size() && one_character(instruction, m_text[position++]);
        case Pattern::Op::LineStart:
            return position == 0 ||
                   (m_pattern.m_lines && m_text[position - 1] == U'\n' && position < m_text.size());
        case Pattern::Op::LineEnd:
            return position == m_text.size() || (m_pattern.m_lines && m_text[position] == U'\n');
        case Pattern::Op::Split:
            m_stack.push_back({instruction.other, false, position});
            at = instruction.value;
            return true;
        case Pattern::Op::Jump:
            at = instruction.value;
            return true;
        case Pattern::Op::Save:
            save(instruction.value, position);
            return true;
        case Pattern::Op::LoopStart:
            save(m_loop_slots + instruction.value, position);
            return true;
        case Pattern::Op::LoopCheck:
            return m_slots[m_loop_slots + instruction.value] != position;
        case Pattern::Op::Reference:
            return same_as_group(instruction.value, position);
        default:
            return false;
        }
    }

    // A group that did not take part matches the empty string, as XPath says.
    bool same_as_group(std::uint32_t group, std::size_t& position) {
        const std::size_t start = m_slots[2 * group];
        const std::size_t end = m_slots[2 * group + 1];
        if (start == unset || end == unset)
            return true;
        for (std::size_t index = start; index < end; ++index, ++position) {
            if (position >= m_text.size() || !same(m_text[index], m_text[position]))
                return false;
        }
        return true;
    }

    const Pattern& m_pattern;
    std::u32string_view m_text;
    const std::function<bool(std::uint64_t)>& m_spend;
    std::size_t m_loop_slots;
    std::vector<std::size_t> m_slots;
    std::vector<Choice> m_stack;
    std::uint32_t m_steps = 0;
};

Pattern::Outcome Pattern::find(std::u32string_view text, std::size_t start, std::vector<Group>& groups,
                               const std::function<bool(std::uint64_t)>& spend) const {
    Matcher matcher(*this, text, spend);
    for (; start <= text.size(); ++start) {
        const Outcome outcome = matcher.match_at(start, groups);
        if (outcome != Outcome::NotFound)
            return outcome;
    }
    return Outcome::NotFound;
}

} // namespace throughline::feel
