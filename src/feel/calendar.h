// FEEL's dates, times and durations: years from −999,999,999 to 999,999,999, nanoseconds, zones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace throughline::feel {

constexpr std::int32_t max_year = 999999999;

// Where a time is: nowhere in particular, at a fixed offset from UTC, or in a named zone of the tz database.
class Zone {
public:
    constexpr Zone() = default;
    static constexpr Zone offset(std::int32_t seconds) { return Zone(seconds); }
    static constexpr Zone named(std::int32_t index) { return Zone(first_named + index); }

    constexpr bool is_local() const { return m_code == local; }
    constexpr bool is_offset() const { return m_code != local && m_code < first_named; }
    constexpr bool is_named() const { return m_code >= first_named; }
    constexpr std::int32_t offset_seconds() const { return m_code; }
    constexpr std::int32_t index() const { return m_code - first_named; }

    constexpr std::int32_t code() const { return m_code; }
    static constexpr Zone from_code(std::int32_t code) { return Zone(code); }
    friend constexpr bool operator==(Zone, Zone) = default;

private:
    static constexpr std::int32_t local = -0x400000;
    static constexpr std::int32_t first_named = 0x100000;
    constexpr explicit Zone(std::int32_t code)
        : m_code(code) {}
    std::int32_t m_code = local;
};

// A date, a time of day, or both, in 16 bytes. The parts that a kind does not have are zero.
struct DateTime {
    std::int32_t year = 0;
    std::uint8_t month = 1;
    std::uint8_t day = 1;
    std::uint8_t hour = 0;
    std::uint8_t minute = 0;
    std::uint32_t nanosecond = 0;
    std::uint32_t second : 8 = 0;
    std::int32_t zone_code : 24 = Zone().code();

    Zone zone() const { return Zone::from_code(zone_code); }
    void set_zone(Zone zone) { zone_code = zone.code(); }
};

struct YearsMonths {
    std::int64_t months = 0;
    friend auto operator<=>(const YearsMonths&, const YearsMonths&) = default;
};

// Seconds and nanoseconds have the same sign.
struct DaysTime {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;
    friend auto operator<=>(const DaysTime&, const DaysTime&) = default;
};

} // namespace throughline::feel
