// Quantifiers of patterns: *, +, ?, {n}, {n,}, {n,m}, greedy or lazy. Bounded repetitions are written out.
#include "feel/pattern/pattern_parser.h"

#include <algorithm>

namespace throughline::feel {

namespace {

bool is_digit(char32_t character) {
    return character >= U'0' && character <= U'9';
}

} // namespace

bool PatternParser::bounds(std::uint32_t& least, std::uint32_t& most, bool& unlimited) {
    const auto number = [this](std::uint32_t& value) {
        const std::size_t start = m_at;
        value = 0;
        for (; is_digit(peek()); ++m_at)
            value = std::min<std::uint32_t>(value * 10 + static_cast<std::uint32_t>(peek() - U'0'),
                                            Pattern::most_instructions);
        return m_at > start;
    };
    if (!number(least))
        return fail("Behind `{` comes a number.");
    most = least;
    unlimited = false;
    if (accept(U','))
        unlimited = !number(most);
    if (!accept(U'}'))
        return fail("There is a `{` without its `}`.");
    return unlimited || most >= least || fail("The repetition's bounds run backwards.");
}

bool PatternParser::quantifier(Code& code) {
    std::uint32_t least = 1;
    std::uint32_t most = 1;
    bool unlimited = false;
    if (accept(U'*')) {
        least = 0;
        unlimited = true;
    } else if (accept(U'+')) {
        unlimited = true;
    } else if (accept(U'?')) {
        least = 0;
    } else if (accept(U'{')) {
        if (!bounds(least, most, unlimited))
            return false;
    } else {
        return true;
    }
    const bool lazy = accept(U'?');
    return repeat(code, least, most, unlimited, lazy);
}

bool PatternParser::repeat(Code& code, std::uint32_t least, std::uint32_t most, bool unlimited, bool lazy) {
    const std::size_t copies = least + (unlimited ? 1 : most - least);
    if (!has_room((code.size() + 3) * (copies + 1)))
        return false;
    Code result;
    for (std::uint32_t copy = 0; copy < least; ++copy)
        append(result, code);
    const auto split = [this, lazy](Code& target, std::uint32_t inside, std::uint32_t behind) {
        emit(target, Op::Split, lazy ? behind : inside, lazy ? inside : behind);
    };
    const auto size = static_cast<std::uint32_t>(code.size());
    if (unlimited) {
        // split in, out; loop start; code; loop check; jump back
        const auto slot = static_cast<std::uint32_t>(m_pattern.m_loops++);
        Code loop;
        split(loop, 1, size + 4);
        emit(loop, Op::LoopStart, slot);
        append(loop, code);
        emit(loop, Op::LoopCheck, slot);
        emit(loop, Op::Jump, 0);
        append(result, loop);
    } else {
        Code optional;
        for (std::uint32_t copy = least; copy < most; ++copy) {
            // From the last one outwards: each may only follow the one before.
            Code outer;
            split(outer, 1, size + static_cast<std::uint32_t>(optional.size()) + 1);
            append(outer, code);
            append(outer, optional);
            optional = std::move(outer);
        }
        append(result, optional);
    }
    code = std::move(result);
    return true;
}

} // namespace throughline::feel
