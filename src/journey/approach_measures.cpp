#include "journey/approach_measures.h"

#include "base/text.h"
#include "journey/approach_limits.h"

#include <algorithm>
#include <map>
#include <set>

namespace throughline::journey {

namespace {

// An approach is chosen where the firm is present and can do something.
bool can_be_approached(const Interaction& interaction) {
    return interaction.firm == FirmPart::Present && interaction.control != Control::Uncontrolled &&
           interaction.state != InteractionState::Cancelled;
}

const std::string& type_of(const Interaction& interaction) {
    return interaction.type.empty() ? interaction.title : interaction.type;
}

ApproachCase case_of(const Store& store, const Interaction& interaction, Date as_of) {
    ApproachCase one;
    one.interaction = &interaction;
    for (const ApproachAssessment* assessment : assessments_of(store, interaction.id)) {
        if (!assessment->assessed_on || *assessment->assessed_on <= as_of) {
            one.assessment = assessment;
            break;
        }
    }
    std::optional<double> frequency = interaction.frequency;
    if (one.assessment && one.assessment->frequency)
        frequency = one.assessment->frequency;
    one.frequency_known = frequency.has_value();
    one.frequency = frequency.value_or(1);
    return one;
}

// The option of a case; where there is none, what the interaction itself says of its present approach.
std::optional<ApproachOption> option_of(const ApproachCase& one, Approach approach) {
    if (one.assessment) {
        for (const ApproachOption& option : one.assessment->options) {
            if (option.approach == approach)
                return option;
        }
    }
    const Interaction& interaction = *one.interaction;
    if (interaction.approach != approach)
        return std::nullopt;
    ApproachOption option;
    option.approach = approach;
    option.cost = interaction.efficiency.cost;
    option.minutes = interaction.efficiency.minutes;
    option.touches = interaction.efficiency.touches;
    if (interaction.success.good && interaction.success.n.value_or(0) > 0) {
        option.result_rate = 100 * static_cast<double>(*interaction.success.good) /
                             static_cast<double>(*interaction.success.n);
        option.n = interaction.success.n;
    }
    return option;
}

struct Gathered {
    WeightedMean cost, minutes, touches;
    std::size_t costs = 0, times = 0, contacts = 0;
    std::vector<WeightedRate> results, favourable;
};

void add_known(const std::optional<double>& value, double weight, WeightedMean& mean, std::size_t& count) {
    if (!value)
        return;
    mean.add(*value, weight);
    ++count;
}

void gather(const ApproachOption& option, double frequency, Gathered& gathered) {
    add_known(option.cost, frequency, gathered.cost, gathered.costs);
    add_known(option.minutes, frequency, gathered.minutes, gathered.times);
    add_known(option.touches, frequency, gathered.touches, gathered.contacts);
    if (option.result_rate)
        gathered.results.push_back({*option.result_rate / 100, option.n.value_or(0), frequency});
    if (option.favourable)
        gathered.favourable.push_back({*option.favourable, option.n.value_or(0), frequency});
}

Figure mean_figure(const WeightedMean& mean, std::size_t counted, std::size_t of, std::string_view unit) {
    Figure figure;
    figure.value = mean.value();
    figure.unit = unit;
    figure.counted = counted;
    figure.of = of;
    if (!figure.value)
        figure.missing = "Nobody measured it.";
    return figure;
}

Figure rate_figure(const std::vector<WeightedRate>& rates, std::size_t of) {
    Figure figure = weighted_rate(rates);
    figure.counted = rates.size();
    figure.of = of;
    if (!figure.value)
        figure.missing = "Nobody measured it.";
    return figure;
}

} // namespace

std::vector<const ApproachAssessment*> assessments_of(const Store& store, const Id& interaction) {
    std::vector<const ApproachAssessment*> assessments;
    for (const Reference& reference : store.references_to(interaction)) {
        const auto* assessment = store.find_as<ApproachAssessment>(reference.source);
        if (assessment && assessment->interaction == interaction)
            assessments.push_back(assessment);
    }
    std::sort(assessments.begin(), assessments.end(),
              [](const ApproachAssessment* left, const ApproachAssessment* right) {
                  return left->assessed_on != right->assessed_on ? left->assessed_on > right->assessed_on
                                                                 : left->id < right->id;
              });
    return assessments;
}

std::vector<ApproachType> approach_types(const Store& store, Date as_of) {
    std::map<std::string, ApproachType> by_name;
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        if (!can_be_approached(interaction))
            continue;
        ApproachType& type = by_name[type_of(interaction)];
        type.type = type_of(interaction);
        type.cases.push_back(case_of(store, interaction, as_of));
        type.frequency += type.cases.back().frequency;
    }
    std::vector<ApproachType> types;
    for (auto& [name, type] : by_name)
        types.push_back(std::move(type));
    std::stable_sort(types.begin(), types.end(), [](const ApproachType& left, const ApproachType& right) {
        return left.frequency > right.frequency;
    });
    return types;
}

Result<ApproachType> approach_type(const Store& store, std::string_view type, Date as_of) {
    for (ApproachType& found : approach_types(store, as_of)) {
        if (found.type == type)
            return std::move(found);
    }
    return error("No interaction in our hands is of the type “" + std::string(type) + "”.");
}

std::vector<MeasuredApproach> measured_approaches(const Store& store, const ApproachType& type) {
    std::vector<MeasuredApproach> measured;
    for (Approach approach : {Approach::Operational, Approach::Analytical, Approach::Blended}) {
        MeasuredApproach one;
        one.approach = approach;
        Gathered gathered;
        for (const ApproachCase& member : type.cases) {
            const std::optional<ApproachOption> option = option_of(member, approach);
            if (!option)
                continue;
            gather(*option, member.frequency, gathered);
            if (option->profit)
                one.profit = one.profit.value_or(0) + *option->profit;
            if (!option->target_behaviour.empty())
                one.target_behaviours.push_back(option->target_behaviour);
        }
        const std::size_t of = type.cases.size();
        one.cost = mean_figure(gathered.cost, gathered.costs, of, "each time");
        one.minutes = mean_figure(gathered.minutes, gathered.times, of, "min");
        one.touches = mean_figure(gathered.touches, gathered.contacts, of, "contacts");
        one.result_rate = rate_figure(gathered.results, of);
        one.favourable = rate_figure(gathered.favourable, of);
        one.measured = one.cost.value || one.minutes.value || one.touches.value || one.result_rate.value ||
                       one.favourable.value;
        add_limits(store, type, one);
        measured.push_back(std::move(one));
    }
    return measured;
}

std::vector<FavourablePoint> favourable_over_time(const Store& store, std::string_view type, Date today) {
    std::set<Date> days;
    for (const ApproachType& found : approach_types(store, today)) {
        if (found.type != type)
            continue;
        for (const ApproachCase& one : found.cases) {
            for (const ApproachAssessment* assessment : assessments_of(store, one.interaction->id)) {
                if (assessment->assessed_on && *assessment->assessed_on <= today)
                    days.insert(*assessment->assessed_on);
            }
        }
    }
    std::vector<FavourablePoint> points;
    for (const Date& day : days) {
        const Result<ApproachType> then = approach_type(store, type, day);
        if (!then.ok())
            continue;
        for (const MeasuredApproach& measured : measured_approaches(store, then.value())) {
            if (measured.favourable.value)
                points.push_back({day, measured.approach, measured.favourable});
        }
    }
    return points;
}

} // namespace throughline::journey
