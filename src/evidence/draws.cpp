#include "evidence/draws.h"

#include "evidence/distributions.h"
#include "evidence/elementary.h"

#include <cmath>
#include <limits>

namespace throughline::evidence {

namespace {

// Between 0 and 1, both excluded.
double open_unit(Random& random) {
    return (static_cast<double>(random.next() >> 12) + 0.5) * 0x1.0p-52;
}

// ln of a gamma number, since a small shape gives numbers too small for a double.
double draw_log_gamma(Random& random, double shape) {
    if (!(shape > 0))
        return std::numeric_limits<double>::quiet_NaN();
    if (shape < 1.0) {
        const double larger = draw_log_gamma(random, shape + 1.0);
        return larger + logarithm(open_unit(random)) / shape;
    }
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
        const double x = draw_normal(random);
        const double root = 1.0 + c * x;
        if (root <= 0)
            continue;
        const double v = root * root * root;
        const double log_v = 3.0 * logarithm(root);
        if (logarithm(open_unit(random)) < 0.5 * x * x + d - d * v + d * log_v)
            return logarithm(d) + log_v;
    }
}

} // namespace

double draw_normal(Random& random) {
    return normal_quantile(open_unit(random));
}

double draw_exponential(Random& random) {
    return -logarithm(open_unit(random));
}

double draw_gamma(Random& random, double shape) {
    return exponential(draw_log_gamma(random, shape));
}

double draw_beta(Random& random, double a, double b) {
    const double one = draw_log_gamma(random, a);
    const double other = draw_log_gamma(random, b);
    return 1.0 / (1.0 + exponential(other - one));
}

} // namespace throughline::evidence
