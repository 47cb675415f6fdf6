// Whether replacing a product is worth it: the two streams, and how likely the customer must accept (R101).
#pragma once

#include "base/result.h"

#include <optional>

namespace throughline::engage {

// What a product brings period by period, as long as the customer keeps it.
struct ValueStream {
    double margin = 0;    // a period
    double retention = 1; // of one period to the next
    int periods = 12;
};

// Σ margin · (retention/(1 + discount))^t, t = 0 … periods - 1: the simple customer lifetime value of a
// contract (Gupta and Lehmann 2003). `discount` a period.
double present_value(const ValueStream& stream, double discount);

struct Replacement {
    ValueStream keep;          // nobody asks
    ValueStream replaced;      // accepted
    ValueStream after_refusal; // asked, and refused: being asked may wake a sleeping dog
    double switching_cost = 0; // when accepted
    double asking_cost = 0;
    double probability = 0; // of accepting
    double discount = 0;
};

struct ReplacementVerdict {
    double keep_value = 0;
    double replaced_value = 0; // the cost of switching taken off
    double refused_value = 0;
    double ask_value = 0; // p · replaced + (1 - p) · refused - asking cost
    double gain = 0;      // ask - keep
    bool is_worth_asking = false;
    // The probability at which both are equal: asking is worth it above it. Nothing where it never is, or
    // where the answer makes no difference.
    std::optional<double> break_even;
};

// Fails on a probability or retention outside 0 … 1, no periods, or a discount not above -1.
Result<ReplacementVerdict> judge_replacement(const Replacement& replacement);

} // namespace throughline::engage
