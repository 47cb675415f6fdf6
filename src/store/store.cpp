#include "store/store.h"

#include "store/same_content.h"

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

bool by_id(const RecordPointer& left, const RecordPointer& right) {
    return left->id < right->id;
}

template <typename OnLink>
struct LinkCollector final : LinkVisitor {
    explicit LinkCollector(OnLink on_link)
        : found(std::move(on_link)) {}
    void visit(const Field& field, const MemberPath&, const Id& target) override { found(field, target); }
    OnLink found;
};

Result<void> check_befores(const Store& store, const Diff& diff) {
    for (const RecordChange& change : diff.changes) {
        const RecordPointer present = store.pointer(change.id);
        if (same_content(present, change.before))
            continue;
        if (!change.before)
            return error_at(change.id.text(), "This record exists already.");
        if (!present)
            return error_at(change.id.text(), "This record is gone.");
        return error_at(change.id.text(), "This record was changed in the meantime.");
    }
    return {};
}

} // namespace

const Record* Store::find(const Id& id) const {
    const auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : found->second.get();
}

RecordPointer Store::pointer(const Id& id) const {
    const auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : found->second;
}

std::span<const RecordPointer> Store::all(Kind kind) const {
    return m_by_kind[static_cast<std::size_t>(kind)];
}

std::span<const Reference> Store::references_to(const Id& id) const {
    const auto found = m_references.find(id);
    return found == m_references.end() ? std::span<const Reference>{} : found->second;
}

std::vector<RecordPointer> Store::everything() const {
    std::vector<RecordPointer> records;
    records.reserve(size());
    for (const std::vector<RecordPointer>& list : m_by_kind)
        records.insert(records.end(), list.begin(), list.end());
    return records;
}

Result<void> Store::apply(const Diff& diff) {
    TRY(check_befores(*this, diff));
    if (diff.empty())
        return {};
    for (const RecordChange& change : diff.changes) {
        if (change.before)
            unindex_links(*change.before);
        if (change.after)
            m_records[change.id] = change.after;
        else
            m_records.erase(change.id);
        if (change.after)
            index_links(*change.after);
    }
    change_kinds(diff);
    ++m_version;
    return {};
}

Result<void> Store::fill(std::span<const RecordPointer> records) {
    Store filled;
    filled.m_records.reserve(records.size());
    filled.m_references.reserve(records.size());
    for (const RecordPointer& record : records) {
        if (!filled.m_records.emplace(record->id, record).second)
            return error_at(record->id.text(), "Two records have this id.");
        filled.m_by_kind[static_cast<std::size_t>(record->kind)].push_back(record);
    }
    for (std::vector<RecordPointer>& list : filled.m_by_kind) {
        if (!std::is_sorted(list.begin(), list.end(), by_id))
            std::sort(list.begin(), list.end(), by_id);
    }
    for (const RecordPointer& record : records)
        filled.index_links(*record);
    filled.m_version = m_version + 1;
    *this = std::move(filled);
    return {};
}

// Removals of a whole kind at once cost one pass; additions in the order of ids, as new ids come, cost
// nothing more.
void Store::change_kinds(const Diff& diff) {
    std::vector<bool> thinned(kind_count), unsorted(kind_count);
    for (const RecordChange& change : diff.changes) {
        if (change.before && (!change.after || change.after->kind != change.before->kind))
            thinned[static_cast<std::size_t>(change.before->kind)] = true;
    }
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
        if (!thinned[kind])
            continue;
        std::erase_if(m_by_kind[kind], [&](const RecordPointer& record) {
            const Record* present = find(record->id);
            return !present || static_cast<std::size_t>(present->kind) != kind;
        });
    }
    for (const RecordChange& change : diff.changes) {
        if (!change.after)
            continue;
        const std::size_t kind = static_cast<std::size_t>(change.after->kind);
        std::vector<RecordPointer>& list = m_by_kind[kind];
        if (change.before && change.before->kind == change.after->kind) {
            *std::lower_bound(list.begin(), list.end(), change.after, by_id) = change.after;
        }
    }
    for (const RecordChange& change : diff.changes) {
        if (!change.after || (change.before && change.before->kind == change.after->kind))
            continue;
        const std::size_t kind = static_cast<std::size_t>(change.after->kind);
        std::vector<RecordPointer>& list = m_by_kind[kind];
        unsorted[kind] = unsorted[kind] || (!list.empty() && change.id < list.back()->id);
        list.push_back(change.after);
    }
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
        if (unsorted[kind])
            std::sort(m_by_kind[kind].begin(), m_by_kind[kind].end(), by_id);
    }
}

void Store::index_links(const Record& record) {
    LinkCollector collector([&](const Field& field, const Id& target) {
        std::vector<Reference>& references = m_references[target];
        const Reference reference{record.id, field.name};
        const auto place = std::lower_bound(references.begin(), references.end(), reference);
        if (place == references.end() || *place != reference)
            references.insert(place, reference);
    });
    visit_links(record, collector);
}

void Store::unindex_links(const Record& record) {
    LinkCollector collector([&](const Field&, const Id& target) {
        const auto found = m_references.find(target);
        if (found == m_references.end())
            return;
        std::erase_if(found->second,
                      [&](const Reference& reference) { return reference.source == record.id; });
        if (found->second.empty())
            m_references.erase(found);
    });
    visit_links(record, collector);
}

std::string_view title_of(const Store& store, const Id& id) {
    const Record* record = store.find(id);
    return record ? std::string_view(record->title) : std::string_view();
}

std::string_view workspace_title(const Store& store) {
    const auto workspaces = store.all(Kind::Workspace);
    return workspaces.empty() ? std::string_view() : std::string_view(workspaces.front()->title);
}

} // namespace throughline
