#include "engage/catalogue/responses.h"

#include "base/text.h"

#include <algorithm>

namespace throughline::engage {

const Treatment* treatment_of(const Store& store, const Id& action, const Id& channel) {
    for (const RecordPointer& record : store.all(Kind::Treatment)) {
        const auto& treatment = *as<Treatment>(record);
        if (treatment.action == action && treatment.channel == channel &&
            treatment.state == TreatmentState::Active)
            return &treatment;
    }
    return nullptr;
}

std::vector<ActionResponse> allowed_responses(const Action& action, const Treatment* treatment) {
    if (!treatment || treatment->responses.empty())
        return action.responses;
    std::vector<ActionResponse> allowed;
    for (const std::string& title : treatment->responses) {
        const auto known = std::find_if(
            action.responses.begin(), action.responses.end(),
            [&](const ActionResponse& response) { return folded(response.title) == folded(title); });
        if (known != action.responses.end())
            allowed.push_back(*known);
        else
            allowed.push_back({title, ResponseClass::Neutral, {}, {}});
    }
    return allowed;
}

} // namespace throughline::engage
