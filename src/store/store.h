// All records of a workspace, their links both ways, and a version that rises with every change.
#pragma once

#include "store/diff.h"

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace throughline {

// One link of a record: where it starts, by which field, where it ends.
struct Reference {
    Id source;
    std::string_view field; // the field's name in its shape; lives as long as the program
    friend auto operator<=>(const Reference&, const Reference&) = default;
};

class Store {
public:
    // nullptr when there is none.
    const Record* find(const Id& id) const;
    RecordPointer pointer(const Id& id) const;
    template <typename T>
    const T* find_as(const Id& id) const {
        return as<T>(find(id));
    }

    // The records of a kind, sorted by id. Valid until the next apply().
    std::span<const RecordPointer> all(Kind kind) const;
    // Which records point to `id`, sorted by source. Valid until the next apply().
    std::span<const Reference> references_to(const Id& id) const;

    // Every record, by kind and then by id.
    std::vector<RecordPointer> everything() const;
    std::size_t size() const { return m_records.size(); }
    // Rises with every applied diff that changes something; caches are keyed by it.
    std::uint64_t version() const { return m_version; }

    // Applies a diff that was made against this state. Fails, changing nothing, when a `before` does not
    // match by content.
    Result<void> apply(const Diff& diff);
    // The first records of an empty store, in any order; sorted by kind and id they cost least. Fails,
    // changing nothing, where two have one id.
    Result<void> fill(std::span<const RecordPointer> records);

private:
    void change_kinds(const Diff& diff);
    void index_links(const Record& record);
    void unindex_links(const Record& record);

    std::unordered_map<Id, RecordPointer> m_records;
    std::vector<std::vector<RecordPointer>> m_by_kind = std::vector<std::vector<RecordPointer>>(kind_count);
    std::unordered_map<Id, std::vector<Reference>> m_references;
    std::uint64_t m_version = 0;
};

// Empty where the record is gone.
std::string_view title_of(const Store& store, const Id& id);
// The workspace's own title; empty where it has none.
std::string_view workspace_title(const Store& store);

} // namespace throughline
