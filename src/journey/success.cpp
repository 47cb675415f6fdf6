#include "journey/success.h"

#include "evidence/proportions.h"

#include <algorithm>
#include <map>

namespace throughline::journey {

namespace {

std::int64_t good_of(const Interaction& interaction) {
    return interaction.success.good.value_or(0);
}
std::int64_t n_of(const Interaction& interaction) {
    return interaction.success.good ? interaction.success.n.value_or(0) : 0;
}

void compare_with_others(std::int64_t all_good, std::int64_t all, InteractionSuccess& one) {
    const std::int64_t good = good_of(*one.interaction);
    const std::int64_t n = n_of(*one.interaction);
    if (n <= 0 || all - n <= 0)
        return;
    const auto difference = evidence::compare_shares({good, n}, {all_good - good, all - n});
    if (!difference.ok())
        return;
    const evidence::Estimate& estimate = difference.value().difference;
    one.against_type = 100 * estimate.value;
    one.differs = !estimate.interval.contains(0);
}

void finish(TypeSuccess& type) {
    std::int64_t good = 0;
    std::int64_t n = 0;
    std::string means;
    for (const InteractionSuccess& one : type.interactions) {
        if (n_of(*one.interaction) <= 0)
            continue;
        good += good_of(*one.interaction);
        n += n_of(*one.interaction);
        const std::string& meant = one.interaction->success.means;
        type.means_differ = type.means_differ || (!means.empty() && !meant.empty() && meant != means);
        if (means.empty())
            means = meant;
        ++type.rate.counted;
    }
    const std::size_t counted = type.rate.counted;
    type.rate = share_figure(good, n);
    type.rate.counted = counted;
    type.rate.of = type.interactions.size();
    for (InteractionSuccess& one : type.interactions)
        compare_with_others(good, n, one);
}

} // namespace

std::vector<TypeSuccess> success_by_type(const Store& store, const std::vector<Id>* among) {
    std::map<std::string, TypeSuccess> by_name;
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        if (among && !std::binary_search(among->begin(), among->end(), interaction.id))
            continue;
        const std::string& name = interaction.type.empty() ? interaction.title : interaction.type;
        InteractionSuccess one;
        one.interaction = &interaction;
        one.rate = share_figure(good_of(interaction), n_of(interaction));
        TypeSuccess& type = by_name[name];
        type.type = name;
        type.interactions.push_back(std::move(one));
    }
    std::vector<TypeSuccess> types;
    for (auto& [name, type] : by_name) {
        finish(type);
        types.push_back(std::move(type));
    }
    std::stable_sort(types.begin(), types.end(), [](const TypeSuccess& left, const TypeSuccess& right) {
        return left.rate.n > right.rate.n;
    });
    return types;
}

} // namespace throughline::journey
