#include "evidence/verdict.h"

#include <algorithm>
#include <cmath>

namespace throughline::evidence {

Result<Verdict> judge(const Estimate& difference, std::int64_t treated, std::int64_t control,
                      const Gate& gate) {
    if (!(difference.interval.low <= difference.interval.high))
        return error("The interval of the difference ends before it begins.");
    if (!(gate.least_effect >= 0 && std::isfinite(gate.least_effect)))
        return error("The least effect must not be below 0.");
    if (std::min(treated, control) < gate.least_per_group)
        return Verdict::NotEnoughData;
    const double sign = gate.desired == Desired::Rise ? 1.0 : -1.0;
    const double worst = std::min(sign * difference.interval.low, sign * difference.interval.high);
    const double best = std::max(sign * difference.interval.low, sign * difference.interval.high);
    if (worst > gate.least_effect)
        return Verdict::Demonstrated;
    return best < 0 ? Verdict::Harmful : Verdict::Undecided;
}

} // namespace throughline::evidence
