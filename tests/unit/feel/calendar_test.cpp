#include "base/random.h"
#include "feel/calendar.h"
#include "feel/zones/zones.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::feel;

TEST_CASE("Days and dates lead to each other over the whole calendar") {
    Random random(3);
    for (int step = 0; step < 20000; ++step) {
        const std::int64_t days = static_cast<std::int64_t>(random.below(730000000000ULL)) - 365000000000LL;
        const DateTime date = date_from_days(days);
        REQUIRE(days_of(date) == days);
        REQUIRE(is_valid_date(date.year, date.month, date.day));
        REQUIRE((date.year < -max_year || date.year > max_year ||
                 read_date(text_of_date(date))->day == date.day));
    }
    CHECK(text_of_date(date_from_days(0)) == "1970-01-01");
    CHECK(weekday(date_from_days(0)) == 4);
}

TEST_CASE("Texts of moments and durations read back as they were") {
    for (const char* text : {"2026-11-21T14:32:08Z", "2026-11-21T14:32:08.000000001+05:30",
                             "-0001-01-01T00:00:00", "999999999-12-31T23:59:59.999999999@Europe/Paris"}) {
        INFO(text);
        REQUIRE(read_date_time(text).has_value());
        CHECK(text_of_date_time(*read_date_time(text)) == text);
    }
    for (const char* text : {"P1DT2H3M4.5S", "-P400D", "PT0S", "PT59M"}) {
        INFO(text);
        REQUIRE(read_days_time(text).has_value());
        CHECK(text_of(*read_days_time(text)) == text);
    }
    for (const char* text :
         {"2026-1-1", "26-01-01", "02026-01-01", "2026-01-01 ", "2026-13-01", "1000000000-01-01"})
        CHECK_FALSE(read_date(text).has_value());
    for (const char* text : {"P", "PT", "P1", "1D", "P1DT", "PT1.5M", "P-1D", "PT1S1H", "P1Y"})
        CHECK_FALSE(read_days_time(text).has_value());
}

TEST_CASE("Zones have their offsets in summer and winter") {
    const auto offset = [](const char* zone, const char* moment) {
        const auto index = find_zone(zone);
        REQUIRE(index.has_value());
        return zone_offset_at_local(*index, epoch_seconds(*read_date_time(moment))) / 60;
    };
    CHECK(offset("Europe/Paris", "2026-01-15T12:00:00") == 60);
    CHECK(offset("Europe/Paris", "2026-07-15T12:00:00") == 120);
    CHECK(offset("Australia/Melbourne", "2026-01-15T12:00:00") == 660);
    CHECK(offset("Australia/Melbourne", "2026-07-15T12:00:00") == 600);
    CHECK(offset("Asia/Dhaka", "2009-07-15T12:00:00") == 420);
    CHECK(offset("Asia/Dhaka", "2026-07-15T12:00:00") == 360);
    CHECK(offset("Asia/Kathmandu", "2026-07-15T12:00:00") == 345);
    CHECK(offset("Etc/UTC", "2026-07-15T12:00:00") == 0);
    // Far in the future the zone's rule holds: the last Sunday of March at 1:00 UTC.
    CHECK(offset("Europe/Paris", "9999-03-28T01:59:59") == 60);
    CHECK(offset("Europe/Paris", "9999-03-28T03:00:00") == 120);
    // Twice-shown moments are the earlier ones, skipped ones keep the offset before.
    CHECK(offset("Europe/Paris", "2026-10-25T02:30:00") == 120);
    CHECK(offset("Europe/Paris", "2026-03-29T02:30:00") == 60);
    CHECK_FALSE(find_zone("europe/paris").has_value());
    CHECK(zone_name(*find_zone("Asia/Dhaka")) == "Asia/Dhaka");
}
