// Whether a score finds those on whom an action has an effect, from customers treated and not treated at
// random.
#pragma once

#include "evidence/means.h"

#include <optional>
#include <span>
#include <vector>

namespace throughline::evidence {

enum class Group : std::uint8_t { Control, Treated };

struct UpliftRow {
    // The higher, the sooner the action would go to this customer.
    double score = 0;
    Group group = Group::Control;
    // 1 and 0 for happened or not, or an amount.
    double outcome = 0;
};

struct QiniPoint {
    // Share of all customers with the highest scores, 0…1.
    double targeted = 0;
    // Outcomes caused by treating them, per customer treated in all: (Y_t - Y_c n_t/n_c) / N_t. Behind the
    // last point it is the plain difference of the two means.
    double caused = 0;
};

// Customers of about the same score.
struct UpliftBin {
    double low = 0;
    double high = 0;
    Moments treated;
    Moments control;
    // treated - control by Welch; nothing where a group has fewer than two or neither varies.
    std::optional<Comparison> uplift;
};

struct Uplift {
    // From (0,0), a point for each distinct score; ties come together.
    std::vector<QiniPoint> curve;
    // Area between the curve and the straight line to its end, which is what targeting at random gives: above
    // 0 when the score finds those affected (Radcliffe 2007, "Using control groups to target on predicted
    // lift").
    double qini = 0;
    // Highest scores first.
    std::vector<UpliftBin> bins;
};

// Fails when a group is empty, on scores or outcomes that are not finite, and when bin_count is 0.
Result<Uplift> uplift(std::span<const UpliftRow> rows, std::size_t bin_count = 10, double confidence = 0.95);

} // namespace throughline::evidence
