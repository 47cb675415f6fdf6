// Regular expressions as XPath 3.1 defines them for fn:matches and fn:replace: flags s m i x q, class
// subtraction, categories and blocks, back-references. A backtracking matcher that counts its steps.
#pragma once

#include "base/result.h"
#include "feel/pattern/character_set.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::feel {

class Pattern {
public:
    // Bounded repetitions are written out, so a short pattern can ask for a long program.
    static constexpr std::size_t most_instructions = 20000;

    // The error says what is wrong with the pattern or the flags.
    static Result<Pattern> compile(std::string_view pattern, std::string_view flags);

    // Where a group matched, in characters; start > end where it did not take part. Group 0 is the whole
    // match.
    struct Group {
        std::size_t start = 1;
        std::size_t end = 0;
        bool matched() const { return start <= end; }
    };
    enum class Outcome : std::uint8_t { Found, NotFound, TooLong };

    // The first match at or behind `start`. `spend` is asked for steps from time to time and stops the search
    // by giving false.
    Outcome find(std::u32string_view text, std::size_t start, std::vector<Group>& groups,
                 const std::function<bool(std::uint64_t)>& spend) const;

    std::size_t group_count() const { return m_groups; }
    bool is_literal() const { return m_literal; }

private:
    friend class PatternParser;
    friend class Matcher;

    enum class Op : std::uint8_t {
        Character, // value
        Any,       // any character; not a line end unless flag s
        Set,       // sets[value]
        LineStart,
        LineEnd,
        Split,     // first `value`, then `other`
        Jump,      // value
        Save,      // slot `value`
        Reference, // group `value`
        LoopStart, // remembers the position in slot `value`
        LoopCheck, // fails where nothing was matched since LoopStart of slot `value`
        Match
    };
    struct Instruction {
        Op op = Op::Match;
        std::uint32_t value = 0;
        std::uint32_t other = 0;
    };

    std::vector<Instruction> m_program;
    std::vector<CharacterSet> m_sets;
    std::size_t m_groups = 0;
    std::size_t m_loops = 0;
    bool m_folds_case = false;
    bool m_dot_matches_all = false;
    bool m_lines = false;
    bool m_literal = false;
};

} // namespace throughline::feel
