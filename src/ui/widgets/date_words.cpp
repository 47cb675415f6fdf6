#include "ui/widgets/date_words.h"

#include "base/text.h"

#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

int month_of(std::string_view word) {
    double number = 0;
    if (parse_number(word, number))
        return static_cast<int>(number);
    const std::string lower = folded(word);
    for (std::size_t index = 0; index < months.size(); ++index) {
        if (lower.size() >= 3 && std::string_view(lower).substr(0, 3) == months[index])
            return static_cast<int>(index) + 1;
    }
    return 0;
}

} // namespace

Result<Date> date_from_people(std::string_view text) {
    Result<Date> plain = parse_date(text);
    if (plain.ok())
        return plain;
    const char separator = text.find('.') != std::string_view::npos ? '.' : ' ';
    const std::vector<std::string> parts = split(text, separator);
    double day = 0, year = 0;
    if (parts.size() != 3 || !parse_number(trimmed(parts[0]), day) || !parse_number(trimmed(parts[2]), year))
        return plain;
    const CivilDate civil{static_cast<std::int32_t>(year), month_of(trimmed(parts[1])),
                          static_cast<int>(day)};
    if (civil.year < 1000 || civil.year > 9999 || !is_valid_civil(civil))
        return plain;
    return date_from_civil(civil);
}

} // namespace throughline::ui
