#include "evidence/sample_ratio.h"

#include "base/text.h"
#include "evidence/distributions.h"

namespace throughline::evidence {

namespace {

constexpr double least_expected = 5;

} // namespace

Result<SampleRatio> check_sample_ratio(std::span<const std::int64_t> counts, std::span<const double> planned,
                                       double alarm) {
    if (counts.size() < 2)
        return error("A split needs at least two arms.");
    if (counts.size() != planned.size())
        return error(
            text_format("There are %zu arms with customers and %zu planned.", counts.size(), planned.size()));
    TRY(check_open_share(alarm, "The alarm"));
    double total = 0;
    double whole = 0;
    for (std::size_t arm = 0; arm < counts.size(); ++arm) {
        TRY(check_positive(planned[arm], "A planned share"));
        if (counts[arm] < 0)
            return error("An arm cannot have fewer than no customers.");
        total += static_cast<double>(counts[arm]);
        whole += planned[arm];
    }
    SampleRatio result;
    for (std::size_t arm = 0; arm < counts.size(); ++arm) {
        const double expected = total * planned[arm] / whole;
        if (expected < least_expected)
            return error("Too few customers so far: by plan each arm should have at least five.");
        const double miss = static_cast<double>(counts[arm]) - expected;
        result.chi_square += miss * miss / expected;
        result.expected.push_back(expected);
    }
    result.degrees_of_freedom = static_cast<double>(counts.size() - 1);
    result.p_value = chi_square_above(result.chi_square, result.degrees_of_freedom);
    result.mismatched = result.p_value < alarm;
    return result;
}

} // namespace throughline::evidence
