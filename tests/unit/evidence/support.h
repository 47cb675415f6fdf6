// What the tests of statistics share.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "evidence/estimate.h"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <string>

namespace throughline::evidence {

inline bool near(double found, double expected, double tolerance) {
    return std::fabs(found - expected) <= tolerance;
}

// The value of a result that must be one.
template <typename T>
T given(Result<T> result) {
    if (!result)
        FAIL(describe(result.error()));
    return std::move(result).value();
}

// The message of a result that must be an error.
template <typename T>
std::string refusal(const Result<T>& result) {
    if (result) {
        FAIL("A value where an error was expected.");
        return {};
    }
    return result.error().message;
}

inline bool happens(Random& random, double probability) {
    return random.unit() < probability;
}

} // namespace throughline::evidence
