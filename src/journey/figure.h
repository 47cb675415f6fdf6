// A number as it is shown to people: with its interval, base and n, and, where there is none, the reason why.
#pragma once

#include "evidence/estimate.h"
#include "model/records/parts.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace throughline::journey {

struct Figure {
    std::optional<double> value;
    std::optional<double> low; // 95 % interval of `value`
    std::optional<double> high;
    std::int64_t n = 0;      // customers, answers or instances behind it; 0: not known
    std::string_view unit;   // "%", "points", "a month"; lives as long as the program
    std::size_t counted = 0; // of `of` records, so many have a number
    std::size_t of = 0;
    std::string missing; // why there is no value: "No experience says who felt it."
};

// `good` of `n` in %, with Wilson's interval. Without a value when n is 0 or the counts cannot be.
Figure share_figure(std::int64_t good, std::int64_t n);
// A number that somebody recorded, as it stands.
Figure figure_of(const Estimate& estimate, std::string_view unit);
Figure figure_of(const evidence::Estimate& estimate, double scale, std::string_view unit);

// One of several groups of a whole: its rate (0 … 1), of how many it was seen (0: not known), and its weight.
struct WeightedRate {
    double rate = 0;
    std::int64_t n = 0;
    double weight = 1;
};
// The rate of the whole in %: Σ w·p / Σ w. With one group Wilson's interval, with several the normal one with
// the variance Σ (w/Σw)² p(1−p)/n of a stratified sample (Cochran, "Sampling Techniques", 3rd ed. 1977, 5.3);
// none where the n of a group is not known. Without a value when there is no weight.
Figure weighted_rate(std::span<const WeightedRate> groups);

// The mean of numbers with weights: Σ w·x / Σ w.
class WeightedMean {
public:
    void add(double value, double weight) {
        m_sum += value * weight;
        m_weight += weight;
    }
    std::optional<double> value() const {
        return m_weight > 0 ? std::optional<double>(m_sum / m_weight) : std::nullopt;
    }
    double weight() const { return m_weight; }

private:
    double m_sum = 0;
    double m_weight = 0;
};

// "64 %, 59 % to 69 %, n = 411"; "not measured" without a value.
std::string figure_text(const Figure& figure, int decimals = 0);

} // namespace throughline::journey
