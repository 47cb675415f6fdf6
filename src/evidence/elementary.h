// Exponential and logarithm that give the same bits natively and on the page: C libraries differ in the last
// bit. Only the four operations, square roots and exact scaling by powers of two are used.
#pragma once

namespace throughline::evidence {

// e to the power x, relative error below 4e-16; infinity above 709.78, 0 below -745.
double exponential(double x);
// e^x - 1, relative error below 1e-15, also where x is close to 0.
double exponential_minus_one(double x);
// The natural logarithm, error below 4e-16 relative to the larger of the result and 1e-300; minus infinity at
// 0, NaN below 0.
double logarithm(double x);
// ln(1 + x), relative error below 1e-15, also where x is close to 0.
double logarithm_one_plus(double x);
// ln(1 + x) - x without the cancellation where x is close to 0: relative error below 1e-14.
double logarithm_one_plus_minus(double x);
// base > 0 to any power, by e^(exponent ln base): relative error about 3e-16 (1 + |exponent ln base|).
double power(double base, double exponent);

} // namespace throughline::evidence
