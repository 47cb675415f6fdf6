// Text that nobody means well with: very long, or changed at random.
#pragma once

#include "base/random.h"

#include <string>
#include <string_view>

namespace throughline::testing {

inline std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t index = 0; index < times; ++index)
        text += part;
    return text;
}

// One to four changes: a byte that is any other or one of `marks`, up to `longest` bytes cut out or written
// again elsewhere, or an early end.
inline std::string changed_at_random(std::string text, Random& random, std::string_view marks,
                                     std::size_t longest) {
    for (std::uint64_t left = 1 + random.below(4); left > 0 && !text.empty(); --left) {
        const std::size_t at = random.below(text.size());
        switch (random.below(5)) {
        case 0:
            text[at] = static_cast<char>(random.below(256));
            break;
        case 1:
            text.erase(at, 1 + random.below(longest));
            break;
        case 2: {
            const std::size_t from = random.below(text.size());
            text.insert(at, text.substr(from, 1 + random.below(longest)));
            break;
        }
        case 3:
            text.resize(at);
            break;
        default:
            text[at] = marks[random.below(marks.size())];
        }
    }
    return text;
}

} // namespace throughline::testing
