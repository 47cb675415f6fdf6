#include "base/text.h"
#include "model/describe.h"
#include "model/records/parts.h"

namespace throughline {

void check_interval(std::string_view field, const std::optional<double>& low,
                    const std::optional<double>& value, const std::optional<double>& high,
                    std::vector<Problem>& problems) {
    if (low && high && *low > *high)
        problems.push_back(
            {std::string(field), "The interval is the wrong way round: it ends before it begins."});
    else if (value && ((low && *value < *low) || (high && *value > *high)))
        problems.push_back({std::string(field), "The value lies outside its own interval."});
}

void check_order(std::string_view field, const std::optional<Date>& earlier, std::string_view earlier_label,
                 const std::optional<Date>& later, std::string_view later_label,
                 std::vector<Problem>& problems) {
    if (!earlier || !later || *later >= *earlier)
        return;
    std::string message = "The day of \"";
    message += later_label;
    message += "\" (" + date_text(*later) + ") is before the day of \"";
    message += earlier_label;
    message += "\" (" + date_text(*earlier) + ").";
    problems.push_back({std::string(field), std::move(message)});
}

void check_not_itself(std::string_view field, const Record& record, const Id& target,
                      std::vector<Problem>& problems) {
    if (!target.empty() && target == record.id)
        problems.push_back({std::string(field), "A record cannot point to itself here."});
}

void expect(bool present, std::string_view field, std::string_view message, std::vector<Problem>& problems) {
    if (!present)
        problems.push_back({std::string(field), std::string(message), Severity::Finding});
}

void check_effects(std::string_view field, const std::vector<Effect>& effects,
                   std::vector<Problem>& problems) {
    for (std::size_t index = 0; index < effects.size(); ++index) {
        std::string path = text_format("%.*s[%zu]", static_cast<int>(field.size()), field.data(), index);
        const Effect& effect = effects[index];
        check_interval(path + ".effect", effect.low, effect.effect, effect.high, problems);
        for (std::size_t other = 0; other < index; ++other)
            if (effects[other].target == effect.target && !effect.target.empty())
                problems.push_back({path, "The same target is named twice."});
    }
}

} // namespace throughline
