#include "base/random.h"
#include "base/text.h"

#include <bit>
#include <catch_amalgamated.hpp>
#include <cmath>

using namespace throughline;

TEST_CASE("Malformed UTF-8 is found at its first byte") {
    CHECK(first_invalid_utf8("Žofie 山田 👩") == no_position);
    CHECK(first_invalid_utf8("ab\xC0\xAF") == 2);       // overlong
    CHECK(first_invalid_utf8("a\xED\xA0\x80") == 1);    // surrogate
    CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0); // above U+10FFFF
    CHECK(first_invalid_utf8("abc\xE2\x82") == 3);      // cut off
    CHECK(first_invalid_utf8(std::string_view("\0x", 2)) == no_position);
}

TEST_CASE("An invalid byte is found at every place of a long text") {
    const std::string text = "0123456789 Žofie 0123456789abcdef 山田 0123456789";
    for (std::size_t place = 0; place <= text.size(); ++place) {
        if (place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U)
            continue;
        const std::string damaged = text.substr(0, place) + "\xFF" + text.substr(place);
        CHECK(first_invalid_utf8(damaged) == place);
        CHECK(first_invalid_utf8(damaged.substr(0, place)) == no_position);
    }
}

TEST_CASE("Code points survive the way to UTF-32 and back") {
    Random random(7);
    for (int round = 0; round < 2000; ++round) {
        std::u32string points;
        for (int index = 0; index < 12; ++index) {
            auto code = static_cast<char32_t>(random.below(0x110000));
            if (code < 0xD800 || code > 0xDFFF)
                points += code;
        }
        std::string text = utf8(points);
        REQUIRE(first_invalid_utf8(text) == no_position);
        REQUIRE(code_points(text) == points);
        REQUIRE(count_code_points(text) == points.size());
    }
}

TEST_CASE("Numbers read back as the same number, in the fewest digits") {
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(-0.0) == "0");
    CHECK(number_text(1e21) == "1e+21");
    CHECK(number_text(123456789012.0) == "123456789012");
    Random random(11);
    for (int round = 0; round < 20000; ++round) {
        double value = std::bit_cast<double>(random.next());
        if (!std::isfinite(value))
            continue;
        double read = 0;
        REQUIRE(parse_number(number_text(value), read));
        REQUIRE(read == value);
    }
}

TEST_CASE("Numbers as people type them are written like all others") {
    const auto fewest_digits = [](double value) {
        for (int digits = 1;; ++digits) {
            std::string text = text_format("%.*g", digits, value);
            if (double read = 0; parse_number(text, read) && read == value)
                return text;
        }
    };
    CHECK(number_text(-0.05) == "-0.05");
    CHECK(number_text(0.0001) == "0.0001");
    CHECK(number_text(0.00001) == "1e-05");
    Random random(12);
    for (int round = 0; round < 20000; ++round) {
        double value = static_cast<double>(random.next() >> (10 + random.below(54)));
        value /= std::pow(10, static_cast<double>(random.below(9)));
        if (value == std::floor(value))
            continue;
        CAPTURE(value);
        REQUIRE(number_text(value) == fewest_digits(value));
        REQUIRE(number_text(-value) == fewest_digits(-value));
    }
}

TEST_CASE("Only plain decimal numbers are numbers") {
    double value = 0;
    for (const char* bad :
         {"", "-", ".", "inf", "nan", "0x10", " 1", "1 ", "1e", "1,5", "+1", "1e999", "--1"})
        CHECK_FALSE(parse_number(bad, value));
    CHECK((parse_number("-12.5e-1", value) && value == -1.25));
}

TEST_CASE("People read numbers with thousands, a real minus and no trailing zeros") {
    CHECK(number_for_people(1234567.5, 1) == "1,234,567.5");
    CHECK(number_for_people(-0.04, 2) == "\u22120.04");
    CHECK(number_for_people(-0.001, 2) == "0");
    CHECK(number_for_people(61.0, 2) == "61");
    CHECK(number_for_people(999.0) == "999");
}

TEST_CASE("Searching folds case in Latin, Greek and Cyrillic") {
    CHECK(folded("ÄÖÜ ŽIŽEK ΑΘΗΝΑ МОСКВА Ÿ") == "äöü žižek αθηνα москва ÿ");
    CHECK(contains_folded("Advisor Call", "or ca"));
    CHECK(contains_folded("Élan vital", folded("ÉLAN")));
    CHECK_FALSE(contains_folded("Advisor", "advisors"));
    CHECK(contains_folded("", ""));
}

TEST_CASE("Text is cut, joined, trimmed and placed") {
    CHECK(split("a;;b", ';') == std::vector<std::string>{"a", "", "b"});
    CHECK(joined({"a", "b"}, ", ") == "a, b");
    CHECK(trimmed(" \t x \n") == "x");
    TextPosition position = position_of("ab\nžx", 6);
    CHECK(position.line == 2);
    CHECK(position.column == 3);
    CHECK(text_format("%s", std::string(1000, 'x').c_str()).size() == 1000);
}
