// A few records that tests of the store share.
#pragma once

#include "model/records/experience.h"
#include "model/records/interaction.h"
#include "model/records/outcome.h"
#include "model/records/task.h"
#include "model/records/workspace.h"
#include "store/transaction.h"

#include <catch_amalgamated.hpp>

namespace throughline::store_tests {

template <typename T>
std::shared_ptr<T> make(std::string_view id, std::string_view title) {
    auto record = std::make_shared<T>();
    record->id = Id::literal(id);
    record->title = title;
    return record;
}

inline Effect effect_on(std::string_view target) {
    Effect effect;
    effect.target = Id::literal(target);
    return effect;
}

inline Diff adding(std::vector<RecordPointer> records) {
    return difference({}, records);
}

// task → interaction → experience → outcome
inline Store small_store() {
    auto experience = make<Experience>("experience", "Confident to commit");
    experience->serves.push_back(effect_on("outcome"));
    auto interaction = make<Interaction>("interaction", "Advisor call");
    interaction->serves.push_back(effect_on("experience"));
    auto task = make<Task>("task", "Collect documents once");
    task->interaction = Id::literal("interaction");
    Store store;
    REQUIRE(store.apply(adding({make<Outcome>("outcome", "Households stay"), experience, interaction, task}))
                .ok());
    return store;
}

// One change of a title as a diff.
inline Diff renaming(const Store& store, std::string_view id, std::string_view title) {
    Transaction transaction(store);
    std::shared_ptr<Record> record = transaction.edit_any(Id::literal(id));
    record->title = title;
    REQUIRE(transaction.put(record).ok());
    Result<Diff> diff = transaction.finish();
    REQUIRE(diff.ok());
    return std::move(diff).value();
}

} // namespace throughline::store_tests
