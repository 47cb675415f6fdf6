#include "commands/journeys/map_order.h"

#include "model/records/interaction.h"
#include "model/records/stage.h"

#include <algorithm>
#include <limits>

namespace throughline {

namespace {

// Without an order they come last, in the order of their making.
template <typename T, Id T::*group>
std::vector<Id> ordered(const Transaction& transaction, const Id& wanted) {
    std::vector<std::pair<double, Id>> found;
    for (const Reference& reference : transaction.references_to(wanted)) {
        const T* record = transaction.find_as<T>(reference.source);
        if (record && record->*group == wanted)
            found.emplace_back(record->order.value_or(std::numeric_limits<double>::infinity()), record->id);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<Id> ids;
    for (const auto& [order, id] : found)
        ids.push_back(id);
    return ids;
}

template <typename T>
Result<void> number(Transaction& transaction, const std::vector<Id>& ids) {
    for (std::size_t index = 0; index < ids.size(); ++index) {
        const double order = static_cast<double>(index + 1);
        auto record = transaction.edit<T>(ids[index]);
        if (record->order == order)
            continue;
        record->order = order;
        TRY(transaction.put(std::move(record)));
    }
    return {};
}

} // namespace

std::vector<Id> ordered_stages(const Transaction& transaction, const Id& journey) {
    return ordered<Stage, &Stage::journey>(transaction, journey);
}

std::vector<Id> ordered_interactions(const Transaction& transaction, const Id& stage) {
    return ordered<Interaction, &Interaction::stage>(transaction, stage);
}

Result<void> number_stages(Transaction& transaction, const std::vector<Id>& stages) {
    return number<Stage>(transaction, stages);
}

Result<void> number_interactions(Transaction& transaction, const std::vector<Id>& interactions) {
    return number<Interaction>(transaction, interactions);
}

} // namespace throughline
