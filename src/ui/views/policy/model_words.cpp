#include "ui/views/policy/model_words.h"

#include "base/text.h"
#include "engage/decision/situation.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace throughline::ui {

using engage::AdaptiveModel;

std::string percent_text(double share) {
    return number_for_people(100 * share, 1) + " %";
}

std::string auc_text(const AdaptiveModel& model) {
    const auto auc = model.auc();
    if (!auc.ok())
        return "too few yet";
    return text_format("%s [%s, %s]", number_for_people(auc.value().value, 2).c_str(),
                       number_for_people(auc.value().interval.low, 2).c_str(),
                       number_for_people(auc.value().interval.high, 2).c_str());
}

DriftWords drift_words(const evidence::PopulationStability& found) {
    if (found.drift == evidence::Drift::Stable)
        return {"stable", Tone::Good};
    if (found.index < 2 * found.by_chance)
        return {"by chance", Tone::Good};
    return found.drift == evidence::Drift::Large ? DriftWords{"large", Tone::Bad}
                                                 : DriftWords{"moderate", Tone::Warning};
}

DriftWords worst_drift(const AdaptiveModel& model, const std::vector<engage::PredictorState>& states) {
    DriftWords worst{"nothing to compare", Tone::Neutral};
    double furthest = -1;
    for (std::size_t index = 0; index < states.size(); ++index) {
        const auto found = model.drift(index);
        if (!states[index].is_active || !found.ok())
            continue;
        const DriftWords words = drift_words(found.value());
        const double moved = words.tone == Tone::Good ? 0 : found.value().index;
        if (moved <= furthest)
            continue;
        furthest = moved;
        worst = moved > 0 ? DriftWords{words.text + ": " + states[index].info.name, words.tone}
                          : DriftWords{"stable", Tone::Good};
    }
    return worst;
}

std::string predictors_in_use(const std::vector<engage::PredictorState>& states) {
    std::vector<const engage::PredictorState*> used;
    for (const engage::PredictorState& state : states) {
        if (state.is_active)
            used.push_back(&state);
    }
    if (used.empty())
        return "nothing yet";
    const auto* best = *std::max_element(
        used.begin(), used.end(), [](const auto* left, const auto* right) { return left->auc < right->auc; });
    return used.size() == 1 ? best->info.name
                            : text_format("%zu, first %s", used.size(), best->info.name.c_str());
}

std::vector<std::string> bin_labels(const tables::Table& customers, std::size_t column,
                                    const engage::PredictorState& state) {
    const tables::ColumnType type = customers.column_info(column).type;
    const bool is_text = type == tables::ColumnType::Text;
    std::unordered_map<double, std::string> texts; // of symbols
    if (is_text) {
        for (const std::string& text :
             engage::choices_of(customers, column, AdaptiveModel::most_symbols).values)
            texts.emplace(engage::symbol_of_text(text), text);
    }
    const auto text_of = [type](double value) {
        if (type == tables::ColumnType::Date)
            return date_for_people(Date{static_cast<std::int32_t>(value)});
        if (type == tables::ColumnType::DateTime)
            return date_for_people(date_of(Instant{static_cast<std::int64_t>(value)}));
        return number_for_people(value, value == std::floor(value) ? 0 : 2);
    };
    const bool is_symbolic = state.info.kind == engage::PredictorKind::Symbolic;
    const std::size_t known = state.bins.size() - 1;
    std::vector<std::string> labels;
    for (std::size_t bin = 0; bin < known; ++bin) {
        const double low = state.bins[bin].low;
        if (is_text) {
            const auto found = texts.find(low);
            labels.push_back(found == texts.end() ? "a value that is gone" : found->second);
        } else if (is_symbolic) {
            labels.emplace_back(low != 0 ? "yes" : "no");
        } else if (bin + 1 == known) {
            labels.push_back(bin == 0 ? std::string("known") : "from " + text_of(low));
        } else {
            const std::string high = text_of(state.bins[bin + 1].low);
            labels.push_back(bin == 0 ? "below " + high : text_of(low) + " to " + high);
        }
    }
    labels.emplace_back(is_symbolic ? "not known, or rare" : "not known");
    return labels;
}

} // namespace throughline::ui
