#include "base/decimal.h"
#include "base/decimal_slow.h"
#include "base/random.h"
#include "base/text.h"

#include <catch_amalgamated.hpp>
#include <cmath>

using namespace throughline;

namespace {

Decimal number(std::string_view text) {
    const std::optional<Decimal> parsed = Decimal::parse(text);
    INFO(text);
    REQUIRE(parsed.has_value());
    return *parsed;
}

// Numbers of every size, many of them short and near each other, so that ties and cancellation happen.
Decimal random_decimal(Random& random) {
    const int length = 1 + static_cast<int>(random.below(random.below(2) == 0 ? 8 : 34));
    unsigned __int128 digits = 0;
    for (int index = 0; index < length; ++index)
        digits = digits * 10 + (random.below(3) == 0 ? 5 : random.below(10));
    const std::uint64_t shape = random.below(8);
    int exponent = static_cast<int>(random.below(12)) - 6;
    if (shape == 0)
        exponent = static_cast<int>(random.below(80)) - 40;
    if (shape == 1)
        exponent = static_cast<int>(random.below(12000)) - 6100;
    return Decimal::from_parts(digits, exponent, random.below(2) == 0);
}

bool same(const Decimal& left, const Decimal& right) {
    return (left.is_nan() && right.is_nan()) || left == right;
}

} // namespace

TEST_CASE("A decimal is read and written exactly", "[decimal]") {
    CHECK(number("0.1").text() == "0.1");
    CHECK(number("-0.0500").text() == "-0.05");
    CHECK(number("1200").text() == "1200");
    CHECK(number("1.2e3").text() == "1200");
    CHECK(number("1E-3").text() == "0.001");
    CHECK(number(".5").text() == "0.5");
    CHECK(number("-0").text() == "0");
    CHECK(number("+7.").text() == "7");
    CHECK(number("0.1234567890123456789012345678901234").text() == "0.1234567890123456789012345678901234");
    CHECK(number("9999999999999999999999999999999999").text() == "9999999999999999999999999999999999");
    // The 35th digit rounds half to even; anything behind a 5 makes it more than half.
    CHECK(number("99999999999999999999999999999999995").text() == "100000000000000000000000000000000000");
    CHECK(number("12345678901234567890123456789012345").text() == "12345678901234567890123456789012340");
    CHECK(number("12345678901234567890123456789012345000000000000000000001").text() ==
          "12345678901234567890123456789012350000000000000000000000");
    CHECK(number("1e6144").to_double() == HUGE_VAL);
    for (const char* wrong :
         {"", "-", ".", "1e", "1e+", "1 ", " 1", "1..2", "0x1", "1e99999", "NaN", "1,5"}) {
        INFO(wrong);
        CHECK_FALSE(Decimal::parse(wrong).has_value());
    }
    CHECK(number("1e-7000").is_zero());
}

TEST_CASE("Decimal arithmetic is exact where binary is not", "[decimal]") {
    CHECK((number("0.1") + number("0.2")).text() == "0.3");
    CHECK((number("1") / number("3")).text() == "0.3333333333333333333333333333333333");
    CHECK((number("2") / number("3")).text() == "0.6666666666666666666666666666666667");
    CHECK((number("10") / number("4")).text() == "2.5");
    CHECK((number("1e34") + number("1")).text() == "10000000000000000000000000000000000");
    CHECK((number("1") / number("0")).is_nan());
    CHECK((number("9e6144") * number("10")).is_nan());
    CHECK((number("-7.5") - number("-7.5")).is_zero());
    CHECK(Decimal(INT64_MIN).text() == "-9223372036854775808");
    CHECK(Decimal(INT64_MIN).to_integer() == INT64_MIN);
    CHECK_FALSE(number("9223372036854775808").to_integer().has_value());
    CHECK_FALSE(number("1.5").to_integer().has_value());
    CHECK(number("15e2").to_integer() == 1500);
    CHECK(number("1500e-2").to_integer() == 15);
    CHECK(number("1500e-2").hash() == number("15").hash());
}

TEST_CASE("Decimal rounding follows each mode", "[decimal]") {
    struct Case {
        const char* value;
        Rounding rounding;
        const char* expected;
    };
    const Case cases[] = {{"2.5", Rounding::HalfEven, "2"},  {"3.5", Rounding::HalfEven, "4"},
                          {"-2.5", Rounding::HalfUp, "-3"},  {"2.5", Rounding::HalfDown, "2"},
                          {"2.51", Rounding::HalfDown, "3"}, {"2.1", Rounding::Up, "3"},
                          {"-2.1", Rounding::Up, "-3"},      {"2.9", Rounding::Down, "2"},
                          {"-2.1", Rounding::Floor, "-3"},   {"-2.9", Rounding::Ceiling, "-2"}};
    for (const Case& entry : cases) {
        INFO(entry.value);
        CHECK(number(entry.value).rounded(0, entry.rounding).text() == entry.expected);
    }
    CHECK(number("1234.567").rounded(2, Rounding::HalfEven).text() == "1234.57");
    CHECK(number("1234.567").rounded(-2, Rounding::HalfEven).text() == "1200");
    CHECK(number("1e-6000").ceiling().text() == "1");
    CHECK(number("-1e-6000").floor().text() == "-1");
}

TEST_CASE("Modulo takes the divisor's sign", "[decimal]") {
    CHECK(Decimal::modulo(number("10"), number("4")).text() == "2");
    CHECK(Decimal::modulo(number("10"), number("-4")).text() == "-2");
    CHECK(Decimal::modulo(number("-10"), number("4")).text() == "2");
    CHECK(Decimal::modulo(number("10.1"), number("4.5")).text() == "1.1");
    CHECK(Decimal::modulo(number("1e6000"), number("7")).to_integer().has_value());
    CHECK(Decimal::modulo(number("1"), number("0")).is_nan());
}

TEST_CASE("Powers, roots and logarithms have 34 digits", "[decimal]") {
    CHECK(Decimal::power(number("2"), number("100")).text() == "1267650600228229401496703205376");
    CHECK(Decimal::power(number("2"), number("-2")).text() == "0.25");
    CHECK(Decimal::power(number("4"), number("0.5")).text() == "2");
    CHECK(Decimal::power(number("-2"), number("3")).text() == "-8");
    CHECK(Decimal::power(number("-2"), number("0.5")).is_nan());
    CHECK(Decimal::square_root(number("2")).text() == "1.414213562373095048801688724209698");
    CHECK(Decimal::square_root(number("-1")).is_nan());
    CHECK(Decimal::exponential(number("1")).text() == "2.718281828459045235360287471352662");
    CHECK(Decimal::logarithm(number("10")).text() == "2.302585092994045684017991454684364");
    CHECK(Decimal::logarithm(number("0")).is_nan());
    CHECK(Decimal::exponential(number("100000")).is_nan());
}

TEST_CASE("Doubles become the shortest decimal and back", "[decimal]") {
    CHECK(Decimal::from_double(0.1).text() == "0.1");
    CHECK(Decimal::from_double(29.85).text() == "29.85");
    CHECK(Decimal::from_double(-1e300).text().size() == 302);
    CHECK(Decimal::from_double(5e-324).to_double() == 5e-324);
    CHECK(Decimal::from_double(HUGE_VAL).is_nan());
    Random random(7);
    for (int step = 0; step < 20000; ++step) {
        const double value = step % 2 == 0
                                 ? (random.unit() - 0.5) * std::pow(10.0, double(random.below(30)) - 15)
                                 : double(std::int64_t(random.below(2000000)) - 1000000) / 100;
        const Decimal decimal = Decimal::from_double(value);
        REQUIRE(decimal.to_double() == value);
        REQUIRE(decimal == *Decimal::parse(number_text(value)));
    }
}

TEST_CASE("The fast paths agree with mpdecimal", "[decimal]") {
    Random random(42);
    for (int step = 0; step < 60000; ++step) {
        const Decimal left = random_decimal(random);
        const Decimal right = random.below(20) == 0 ? left : random_decimal(random);
        INFO(left.text() << " and " << right.text());
        REQUIRE(same(left + right, decimal_slow::add(left, right)));
        REQUIRE(same(left - right, decimal_slow::add(left, -right)));
        REQUIRE(same(left * right, decimal_slow::multiply(left, right)));
        if (!right.is_zero()) {
            REQUIRE(same(left / right, decimal_slow::divide(left, right)));
            REQUIRE(same(Decimal::modulo(left, right), decimal_slow::modulo(left, right)));
        }
        const int order = decimal_slow::compare_magnitudes(left, right);
        const auto fast = left.absolute() <=> right.absolute();
        REQUIRE((fast < 0 ? -1 : fast > 0 ? 1 : 0) == order);
        const std::string text = left.text();
        REQUIRE(*Decimal::parse(text) == decimal_slow::parse(text.c_str()));
        const Decimal small(std::int64_t(random.below(12)));
        if (!small.is_zero())
            REQUIRE(same(Decimal::power(left, small), decimal_slow::power(left, small)));
    }
}
