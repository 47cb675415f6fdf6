#include "base/date.h"

#include <catch_amalgamated.hpp>

using namespace throughline;

TEST_CASE("Every day of 400 years goes to the calendar and back") {
    CivilDate expected{1800, 1, 1};
    Date date = date_from_civil(expected);
    for (int day = 0; day < 146097; ++day, ++date.days) {
        CivilDate civil = civil_from_date(date);
        REQUIRE(is_valid_civil(civil));
        REQUIRE(date_from_civil(civil) == date);
        auto again = parse_date(date_text(date));
        REQUIRE((again.ok() && again.value() == date));
    }
    CHECK(civil_from_date(date).year == 2200);
    CHECK(date_from_civil({1970, 1, 1}).days == 0);
}

TEST_CASE("Days that do not exist are refused with a reason") {
    for (const char* bad :
         {"2026-02-29", "2026-13-01", "2026-00-10", "26-1-1", "2026/01/01", "2026-01-01 ", ""}) {
        auto parsed = parse_date(bad);
        REQUIRE_FALSE(parsed.ok());
        CHECK_FALSE(parsed.error().message.empty());
    }
    CHECK(parse_date("2028-02-29").ok());
}

TEST_CASE("Moments keep their milliseconds, before 1970 too") {
    for (std::int64_t milliseconds : {0LL, -1LL, 1'795'271'528'123LL, -86'400'000LL, 253'402'300'799'999LL}) {
        auto parsed = parse_instant(instant_text({milliseconds}));
        REQUIRE(parsed.ok());
        CHECK(parsed.value().milliseconds == milliseconds);
    }
    CHECK(instant_text({1000}) == "1970-01-01T00:00:01.000Z");
    CHECK(parse_instant("1970-01-01T00:00:01Z").ok());
    CHECK_FALSE(parse_instant("1970-01-01T24:00:01Z").ok());
    CHECK_FALSE(parse_instant("1970-01-01T00:00:01+01:00").ok());
    CHECK(date_for_people(date_from_civil({2026, 11, 21})) == "21 Nov 2026");
}
