#include "exchange/import_preview.h"

#include "base/text.h"
#include "model/content.h"
#include "store/same_content.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace throughline {

namespace {

// What the file would bring on Add: no second workspace record, and no links to the one left out.
std::vector<RecordPointer> records_to_add(const WorkspaceContent& content, const Store& store) {
    std::span<const RecordPointer> own = store.all(Kind::Workspace);
    Id left_out;
    for (const RecordPointer& record : content.records)
        if (record->kind == Kind::Workspace && !own.empty() && own.front()->id != record->id)
            left_out = record->id;
    if (left_out.empty())
        return content.records;

    struct Finder : LinkVisitor {
        explicit Finder(const Id& id)
            : sought(id) {}
        void visit(const Field&, const MemberPath&, const Id& target) override { found |= target == sought; }
        Id sought;
        bool found = false;
    };
    std::vector<RecordPointer> records;
    for (const RecordPointer& record : content.records) {
        if (record->id == left_out)
            continue;
        Finder finder(left_out);
        visit_links(*record, finder);
        if (!finder.found) {
            records.push_back(record);
            continue;
        }
        std::shared_ptr<Record> copy = describe_kind(record->kind).copy(*record);
        remove_links(*copy, left_out);
        records.push_back(std::move(copy));
    }
    return records;
}

Result<void> check_kinds(const std::vector<RecordPointer>& records, const Store& store) {
    for (const RecordPointer& record : records) {
        const Record* present = store.find(record->id);
        if (present && present->kind != record->kind)
            return error_at(
                record->id.text(),
                text_format("The %s \"%s\" of the file has the same id as the %s \"%s\" here.",
                            folded(describe_kind(record->kind).label).c_str(), name_of(*record).c_str(),
                            folded(describe_kind(present->kind).label).c_str(), name_of(*present).c_str()));
    }
    return {};
}

class Counter {
public:
    KindChanges& of(Kind kind) { return m_kinds[static_cast<std::size_t>(kind)]; }

    void finish(ImportPreview& preview) {
        for (std::size_t index = 0; index < kind_count; ++index) {
            KindChanges& changes = m_kinds[index];
            changes.kind = static_cast<Kind>(index);
            if (changes.added + changes.changed + changes.removed + changes.unchanged == 0)
                continue;
            preview.kinds.push_back(changes);
            preview.total.added += changes.added;
            preview.total.changed += changes.changed;
            preview.total.removed += changes.removed;
            preview.total.unchanged += changes.unchanged;
        }
    }

private:
    std::array<KindChanges, kind_count> m_kinds{};
};

} // namespace

Result<ImportPreview> preview_import(const WorkspaceContent& content, const Store& store, ImportMode mode) {
    std::vector<RecordPointer> records =
        mode == ImportMode::Add ? records_to_add(content, store) : content.records;
    if (mode == ImportMode::Add)
        TRY(check_kinds(records, store));

    ImportPreview preview;
    Counter counter;
    std::unordered_set<Id> in_file;
    in_file.reserve(records.size());
    for (const RecordPointer& record : records) {
        in_file.insert(record->id);
        RecordPointer present = store.pointer(record->id);
        KindChanges& changes = counter.of(record->kind);
        if (!present)
            ++changes.added;
        else if (same_content(*present, *record))
            ++changes.unchanged;
        else
            ++changes.changed;
        if (!present || !same_content(*present, *record))
            preview.diff.changes.push_back({record->id, std::move(present), record});
    }
    if (mode == ImportMode::Replace) {
        for (RecordPointer& present : store.everything()) {
            if (in_file.contains(present->id))
                continue;
            ++counter.of(present->kind).removed;
            Id id = present->id;
            preview.diff.changes.push_back({id, std::move(present), nullptr});
        }
    }
    std::sort(preview.diff.changes.begin(), preview.diff.changes.end(),
              [](const RecordChange& left, const RecordChange& right) { return left.id < right.id; });
    counter.finish(preview);
    return preview;
}

} // namespace throughline
