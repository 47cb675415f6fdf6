// A change in the making: reads through to the store, writes to itself, and either becomes a diff or nothing.
//
//     Transaction transaction(store);
//     auto outcome = transaction.edit<Outcome>(id);      // a copy to change
//     outcome->title = "Households stay";
//     TRY(transaction.put(outcome));
//     Diff diff = TRY(transaction.finish());              // checks every link
#pragma once

#include "store/store.h"

#include <memory>
#include <unordered_map>

namespace throughline {

class Transaction {
public:
    explicit Transaction(const Store& store)
        : m_store(store) {}

    // The records as they were before.
    const Store& before() const { return m_store; }

    const Record* find(const Id& id) const;
    template <typename T>
    const T* find_as(const Id& id) const {
        return as<T>(find(id));
    }
    // All records of a kind as they would be, sorted by id.
    std::vector<RecordPointer> all(Kind kind) const;
    std::vector<Reference> references_to(const Id& id) const;

    // A copy to change and put back; nullptr when there is no such record of that kind.
    template <typename T>
    std::shared_ptr<T> edit(const Id& id) const {
        const T* found = find_as<T>(id);
        return found ? std::make_shared<T>(*found) : nullptr;
    }
    std::shared_ptr<Record> edit_any(const Id& id) const;

    // Adds or replaces. Fails when the id belongs to a record of another kind.
    Result<void> put(std::shared_ptr<const Record> record);
    // Removes a record and every link to it, so that nothing dangles. Fails when there is no such record.
    Result<void> remove(const Id& id);

    // The change so far as a diff. Fails, naming record and field, when a changed record breaks a rule of its
    // kind, or a link has no target or one of a wrong kind.
    Result<Diff> finish() const;

private:
    Result<void> check(const RecordChange& change) const;

    const Store& m_store;
    // nullptr: removed here.
    std::unordered_map<Id, RecordPointer> m_changed;
};

} // namespace throughline
