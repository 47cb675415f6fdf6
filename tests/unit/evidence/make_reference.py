#!/usr/bin/env python3
"""Makes reference.h: values of the special functions to 17 digits, computed with 60 digits by mpmath 1.3.
Needs mpmath, so the result is committed: python3 make_reference.py > reference.h && clang-format -i reference.h"""

from mpmath import mp, mpf, erfc, exp, expm1, gammainc, log, log1p, loggamma, sqrt

mp.dps = 60


def normal_above(z):
    return erfc(mpf(z) / sqrt(2)) / 2


def beta_below(a, b, x):
    """By the series DLMF 8.17.8, all of whose terms are positive, on the side where it converges fast."""
    a, b, x = mpf(a), mpf(b), mpf(x)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_below(b, a, 1 - x)
    if x == 0:
        return x
    term = total = mpf(1)
    step = 0
    while term > total * mpf(10) ** -58:
        term *= x * (a + b + step) / (a + 1 + step)
        total += term
        step += 1
    factor = exp(a * log(x) + b * log(1 - x) + loggamma(a + b) - loggamma(a) - loggamma(b))
    return factor / a * total


def student_above(t, n):
    t, n = mpf(t), mpf(n)
    tail = beta_below(n / 2, mpf(1) / 2, n / (n + t * t)) / 2
    return tail if t >= 0 else 1 - tail


def chi_square_above(x, n):
    return gammainc(mpf(n) / 2, mpf(x) / 2, regularized=True)


def by_halving(function, target, low, high):
    """Where an increasing function meets the target."""
    low, high, target = mpf(low), mpf(high), mpf(target)
    for _ in range(110):
        middle = (low + high) / 2
        if function(middle) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def normal_quantile(p):
    return by_halving(lambda z: normal_above(-z), p, -40, 40)


def student_quantile(p, n):
    return by_halving(lambda t: -student_above(t, n), mpf(p) - 1, -1e4, 1e4)


def chi_square_quantile(p, n):
    return by_halving(lambda x: -chi_square_above(x, n), mpf(p) - 1, 0, 1e4)


def beta_quantile(p, a, b):
    return by_halving(lambda x: beta_below(a, b, x), p, 0, 1)


elementary = [-700.5, -37.25, -1.5, -1.0, -0.35, -1e-3, -1e-9, 1e-12, 1e-5, 0.01, 0.34, 0.35, 0.7, 1.0, 2.5, 30.75, 300.1, 700.25]
positive = [1e-300, 1e-12, 0.001, 0.5, 0.70710678, 0.7072, 0.999999, 1.0000001, 1.4, 1.5, 2.0, 3.0, 10.0, 12345.678, 1e100]
near_zero = [-0.999, -0.5, -0.28, -0.01, -1e-8, 1e-12, 1e-5, 0.03, 0.4, 0.42, 1.0, 1000.0]
tables = {
    "exponential": [((x,), exp(mpf(x))) for x in elementary],
    "exponential_minus_one": [((x,), expm1(mpf(x))) for x in elementary],
    "logarithm": [((x,), log(mpf(x))) for x in positive],
    "logarithm_one_plus": [((x,), log1p(mpf(x))) for x in near_zero],
    "logarithm_one_plus_minus": [((x,), log(1 + mpf(x)) - mpf(x)) for x in near_zero],
    "log_gamma": [((x,), loggamma(mpf(x))) for x in [1e-8, 0.1, 0.5, 1.0, 1.5, 2.0, 3.25, 9.99, 10.0, 25.5, 1e3, 1e6, 1e12]],
    "gamma_below": [((a, x), gammainc(mpf(a), 0, mpf(x), regularized=True)) for a, x in
                    [(0.5, 1e-6), (0.5, 0.3), (1.0, 1.0), (2.5, 0.1), (10.0, 9.0), (10.0, 3.0), (100.0, 80.0), (1e4, 9800.0)]],
    "gamma_above": [((a, x), gammainc(mpf(a), mpf(x), regularized=True)) for a, x in
                    [(0.5, 1.6), (0.5, 30.0), (1.0, 50.0), (2.5, 7.0), (10.0, 12.0), (10.0, 60.0), (100.0, 130.0), (1e4, 10300.0)]],
    "beta_below": [((a, b, x), beta_below(a, b, x)) for a, b, x in
                   [(0.5, 0.5, 0.25), (1.0, 3.0, 0.5), (2.0, 3.0, 0.125), (0.01, 5.0, 0.75), (30.0, 20.0, 0.5), (200.0, 1800.0, 0.09375),
                    (200.0, 1800.0, 0.125), (5000.0, 5000.0, 0.4921875), (81.0, 1.0, 0.96875), (1.0, 0.5, 0.9990234375)]],
    "normal_above": [((z,), normal_above(z)) for z in [-3.0, -0.5, 0.0, 1e-4, 0.25, 1.0, 1.7, 1.96, 2.5758293035489004, 5.0, 8.25, 20.0, 37.0]],
    "normal_quantile": [((p,), normal_quantile(p)) for p in [1e-100, 1e-20, 1e-7, 0.001, 0.025, 0.0749, 0.0751, 0.3, 0.5625, 0.9, 0.975, 0.9995]],
    "student_above": [((t, n), student_above(t, n)) for t, n in
                      [(0.5, 1.0), (12.706, 1.0), (2.0, 4.5), (-1.0, 7.0), (2.228, 10.0), (3.5, 25.3), (1.96, 1000.0), (40.0, 30.0), (1e-5, 3.0), (5.0, 2000.0)]],
    "student_quantile": [((p, n), student_quantile(p, n)) for p, n in
                         [(0.975, 1.0), (0.975, 2.0), (0.975, 17.776), (0.9, 5.0), (0.025, 10.0), (0.995, 120.0), (1e-6, 3.0), (0.6, 4.0), (0.975, 400.0)]],
    "chi_square_above": [((x, n), chi_square_above(x, n)) for x, n in
                         [(3.841458820694124, 1.0), (0.01, 1.0), (5.99, 2.0), (16.79, 1.0), (30.0, 10.0), (100.0, 120.0), (22.774, 1.0), (400.0, 3.0)]],
    "chi_square_quantile": [((p, n), chi_square_quantile(p, n)) for p, n in
                            [(0.95, 1.0), (0.95, 2.0), (0.99, 10.0), (0.05, 1.0), (0.001, 3.0), (0.5, 100.0), (0.999, 4.0)]],
    "beta_quantile": [((p, a, b), beta_quantile(p, a, b)) for p, a, b in
                      [(0.025, 81.0, 183.0), (0.975, 82.0, 182.0), (0.5, 2.0, 3.0), (0.025, 1.0, 30.0), (0.975, 1.0, 29.0), (0.01, 0.5, 0.5),
                       (0.9, 300.0, 2.0)]],
}

print("// Made by make_reference.py; not for editing by hand.")
print("#pragma once\n\n#include <vector>\n\nnamespace throughline::evidence::reference {\n")
for count in (1, 2, 3):
    arguments = " ".join(f"double {name};" for name in "abx"[:count])
    print(f"struct Case{count} {{ {arguments} double value; }};")
for name, rows in tables.items():
    count = len(rows[0][0])
    print(f"\ninline const std::vector<Case{count}> {name} = {{")
    for arguments, value in rows:
        print("{" + ", ".join(repr(float(argument)) for argument in arguments) + f", {mp.nstr(value, 17)}}},")
    print("};")
print("\n} // namespace throughline::evidence::reference")
