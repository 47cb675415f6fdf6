#include "engage/economics/replacement.h"

namespace throughline::engage {

namespace {

Result<void> check(const ValueStream& stream) {
    if (!(stream.retention >= 0 && stream.retention <= 1))
        return error("The retention must be between 0 and 1.");
    if (stream.periods < 1)
        return error("There must be at least one period.");
    return {};
}

} // namespace

double present_value(const ValueStream& stream, double discount) {
    double value = 0;
    double kept = 1;
    for (int period = 0; period < stream.periods; ++period) {
        value += stream.margin * kept;
        kept *= stream.retention / (1 + discount);
    }
    return value;
}

Result<ReplacementVerdict> judge_replacement(const Replacement& replacement) {
    TRY(check(replacement.keep));
    TRY(check(replacement.replaced));
    TRY(check(replacement.after_refusal));
    const double probability = replacement.probability;
    if (!(probability >= 0 && probability <= 1))
        return error("The probability must be between 0 and 1.");
    if (!(replacement.discount > -1))
        return error("The discount must be above -1.");
    ReplacementVerdict verdict;
    verdict.keep_value = present_value(replacement.keep, replacement.discount);
    verdict.replaced_value =
        present_value(replacement.replaced, replacement.discount) - replacement.switching_cost;
    verdict.refused_value = present_value(replacement.after_refusal, replacement.discount);
    verdict.ask_value = probability * verdict.replaced_value + (1 - probability) * verdict.refused_value -
                        replacement.asking_cost;
    verdict.gain = verdict.ask_value - verdict.keep_value;
    verdict.is_worth_asking = verdict.gain > 0;
    const double difference = verdict.replaced_value - verdict.refused_value;
    if (difference > 0) {
        const double needed =
            (verdict.keep_value + replacement.asking_cost - verdict.refused_value) / difference;
        if (needed <= 1)
            verdict.break_even = needed < 0 ? 0 : needed;
    }
    return verdict;
}

} // namespace throughline::engage
