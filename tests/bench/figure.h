// What a measuring program prints: one line of JSON for each figure, which scripts/bench.mjs gathers.
#pragma once

#include <chrono>
#include <cstdio>

namespace throughline::bench {

// Whether a figure should stay under its goal (a time) or above it (a rate).
enum class Goal { AtMost, AtLeast };

inline void print_figure(const char* name, double value, const char* unit, Goal goal, double wanted) {
    std::printf("{\"name\": \"%s\", \"value\": %.6g, \"unit\": \"%s\", \"goal\": \"%s\", \"wanted\": %.6g}\n",
                name, value, unit, goal == Goal::AtMost ? "at most" : "at least", wanted);
}

// The fastest of several runs in milliseconds: the one the rest of the machine disturbed least.
template <typename Work>
double fastest_milliseconds(int runs, Work&& work) {
    double best = 1e300;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
        best = taken.count() < best ? taken.count() : best;
    }
    return best;
}

} // namespace throughline::bench
