#include "feel/zones/zones.h"

#include "feel/calendar.h"
#include "feel/zones/zone_data.h"

#include <algorithm>

namespace throughline::feel {

namespace {

constexpr std::int64_t seconds_per_day = 86400;

// Walks over one zone's bytes; they are our own and always whole.
class Bytes {
public:
    explicit Bytes(std::size_t at)
        : m_at(at) {}
    std::uint8_t byte() { return static_cast<std::uint8_t>(zone_bytes[m_at++]); }
    std::int32_t word() {
        const std::uint32_t low = byte();
        return static_cast<std::int32_t>(low | (static_cast<std::uint32_t>(byte()) << 8));
    }
    std::int32_t minutes() { return static_cast<std::int16_t>(word()) * 60; }
    std::int64_t distance() {
        std::uint64_t value = 0;
        for (int shift = 0;; shift += 7) {
            const std::uint8_t part = byte();
            value |= static_cast<std::uint64_t>(part & 127) << shift;
            if (part < 128)
                break;
        }
        return static_cast<std::int64_t>(value >> 1) * ((value & 1) != 0 ? 1 : 900);
    }
    std::int32_t offset() {
        const auto quarters = static_cast<std::int8_t>(byte());
        return quarters == -128 ? minutes() : quarters * 900;
    }
    std::string_view line() const { return zone_bytes.substr(m_at, zone_bytes.find('\n', m_at) - m_at); }

private:
    std::size_t m_at;
};

// One of the two changes of a POSIX rule: the week's `weekday` (0 is Sunday) of a month, 5 being the last.
struct YearlyChange {
    int month = 0;
    int week = 0;
    int weekday = 0;
    std::int32_t seconds = 7200;

    // On the clocks before the change, as if they showed UTC.
    std::int64_t local_seconds(std::int32_t year) const {
        DateTime first;
        first.year = year;
        first.month = static_cast<std::uint8_t>(month);
        const int first_weekday = feel::weekday(first) % 7;
        int day = 1 + (weekday - first_weekday + 7) % 7 + (week - 1) * 7;
        while (day > days_in_month(year, month))
            day -= 7;
        first.day = static_cast<std::uint8_t>(day);
        return days_of(first) * seconds_per_day + seconds;
    }
};

// IEEE Std 1003.1, TZ variable, with the M form of dates, which is the only one the tz database uses.
struct Rule {
    std::int32_t standard = 0;
    std::int32_t summer = 0;
    bool changes = false;
    YearlyChange to_summer;
    YearlyChange to_standard;
};

class RuleReader {
public:
    explicit RuleReader(std::string_view text)
        : m_text(text) {}

    Rule read() {
        Rule rule;
        skip_name();
        rule.standard = -clock();
        if (m_at == m_text.size())
            return rule;
        rule.changes = true;
        skip_name();
        rule.summer = peek() == ',' ? rule.standard + 3600 : -clock();
        rule.to_summer = change();
        rule.to_standard = change();
        return rule;
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skip_name() {
        if (peek() == '<') {
            m_at = m_text.find('>', m_at) + 1;
            return;
        }
        while ((peek() >= 'A' && peek() <= 'Z') || (peek() >= 'a' && peek() <= 'z'))
            ++m_at;
    }
    std::int32_t number() {
        std::int32_t value = 0;
        for (; peek() >= '0' && peek() <= '9'; ++m_at)
            value = value * 10 + (peek() - '0');
        return value;
    }
    std::int32_t clock() {
        const bool negative = peek() == '-';
        if (peek() == '-' || peek() == '+')
            ++m_at;
        std::int32_t seconds = number() * 3600;
        for (int unit = 60; peek() == ':'; unit /= 60) {
            ++m_at;
            seconds += number() * unit;
        }
        return negative ? -seconds : seconds;
    }
    YearlyChange change() {
        YearlyChange result;
        m_at += 2; // ",M"
        result.month = number();
        ++m_at;
        result.week = number();
        ++m_at;
        result.weekday = number();
        if (peek() == '/') {
            ++m_at;
            result.seconds = clock();
        }
        return result;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::int32_t year_of(std::int64_t seconds) {
    const std::int64_t days = seconds / seconds_per_day - (seconds % seconds_per_day < 0 ? 1 : 0);
    return date_from_days(days).year;
}

std::int32_t offset_by_rule(const Rule& rule, std::int64_t epoch_seconds) {
    if (!rule.changes)
        return rule.standard;
    const std::int32_t year = year_of(epoch_seconds + rule.standard);
    const std::int64_t summer_start = rule.to_summer.local_seconds(year) - rule.standard;
    const std::int64_t summer_end = rule.to_standard.local_seconds(year) - rule.summer;
    const bool summer = summer_start < summer_end
                            ? epoch_seconds >= summer_start && epoch_seconds < summer_end
                            : epoch_seconds >= summer_start || epoch_seconds < summer_end;
    return summer ? rule.summer : rule.standard;
}

} // namespace

std::optional<std::int32_t> find_zone(std::string_view name) {
    const auto found =
        std::lower_bound(zone_entries.begin(), zone_entries.end(), name,
                         [](const ZoneEntry& entry, std::string_view wanted) { return entry.name < wanted; });
    if (found == zone_entries.end() || found->name != name)
        return std::nullopt;
    return static_cast<std::int32_t>(found - zone_entries.begin());
}

std::string_view zone_name(std::int32_t index) {
    return zone_entries[static_cast<std::size_t>(index)].name;
}

std::int32_t zone_offset_at(std::int32_t index, std::int64_t epoch_seconds) {
    Bytes bytes(zone_entries[static_cast<std::size_t>(index)].start);
    std::int32_t offset = bytes.minutes();
    std::int64_t moment = 0;
    for (std::int32_t remaining = bytes.word(); remaining > 0; --remaining) {
        moment += bytes.distance();
        if (epoch_seconds < moment)
            return offset;
        offset = bytes.offset();
    }
    // Before 1970 the first offset stands for all that was.
    if (epoch_seconds < 0)
        return offset;
    return offset_by_rule(RuleReader(bytes.line()).read(), epoch_seconds);
}

std::int32_t zone_offset_at_local(std::int32_t index, std::int64_t local_seconds) {
    // No zone is further than a day from UTC, and none changes twice within two days.
    const std::int32_t before = zone_offset_at(index, local_seconds - seconds_per_day);
    const std::int32_t after = zone_offset_at(index, local_seconds + seconds_per_day);
    if (before == after)
        return before;
    // The earlier of two fitting moments is the one with the offset before; it fits if it still holds then.
    if (zone_offset_at(index, local_seconds - before) == before)
        return before;
    if (zone_offset_at(index, local_seconds - after) == after)
        return after;
    return before;
}

} // namespace throughline::feel
