// What the files of spreadsheet cells share.
#pragma once

#include "dmn/spreadsheet_cell.h"

namespace throughline::dmn {

// A number apart from its sign, its currency and its groups.
struct Figure {
    std::string body; // digits, points and commas
    std::string exponent;
    bool negative = false;
    bool percent = false;
    std::optional<DecimalMark> sure; // nothing for 1.234 and 1,234, and where there is no mark
};
std::optional<Figure> read_figure(std::string_view text);

// 31.12.2026, 12/31/2026
struct SlashDate {
    int first = 0, second = 0, year = 0;
    DateOrder sure = DateOrder::Unknown;
};
std::optional<SlashDate> read_slash_date(std::string_view text);

} // namespace throughline::dmn
