#include "store/transaction.h"

#include "base/text.h"
#include "model/content.h"
#include "model/member_path.h"
#include "store/same_content.h"

#include <algorithm>

namespace throughline {

namespace {

bool by_id(const RecordPointer& left, const RecordPointer& right) {
    return left->id < right->id;
}

struct TargetFinder final : LinkVisitor {
    TargetFinder(const Record& record, const Id& wanted, std::vector<Reference>& found)
        : m_record(record)
        , m_wanted(wanted)
        , m_found(found) {}
    void visit(const Field& field, const MemberPath&, const Id& target) override {
        if (target == m_wanted)
            m_found.push_back({m_record.id, field.name});
    }

private:
    const Record& m_record;
    const Id& m_wanted;
    std::vector<Reference>& m_found;
};

// Keeps the first link of a record that points nowhere or to a kind that its field does not allow.
struct LinkChecker final : LinkVisitor {
    LinkChecker(const Transaction& transaction, const Record& record)
        : m_transaction(transaction)
        , m_record(record) {}

    void visit(const Field& field, const MemberPath& path, const Id& target) override {
        if (!complaint.ok())
            return;
        const Record* found = m_transaction.find(target);
        if (!found) {
            complain(path, text_format("“%s” of “%s” points to a record that does not exist (%s).",
                                       std::string(field.label).c_str(), m_record.title.c_str(),
                                       target.text().c_str()));
        } else if (!field.targets.contains(found->kind)) {
            complain(path, text_format("“%s” of “%s” can't point to “%s”: that is a record of kind %s.",
                                       std::string(field.label).c_str(), m_record.title.c_str(),
                                       found->title.c_str(),
                                       std::string(describe_kind(found->kind).label).c_str()));
        }
    }

    Result<void> complaint;

private:
    void complain(const MemberPath& path, std::string message) {
        complaint = error_at(m_record.id.text() + "." + path.text(), std::move(message));
    }

    const Transaction& m_transaction;
    const Record& m_record;
};

} // namespace

const Record* Transaction::find(const Id& id) const {
    const auto changed = m_changed.find(id);
    return changed == m_changed.end() ? m_store.find(id) : changed->second.get();
}

std::vector<RecordPointer> Transaction::all(Kind kind) const {
    std::vector<RecordPointer> records;
    for (const RecordPointer& record : m_store.all(kind)) {
        if (!m_changed.contains(record->id))
            records.push_back(record);
    }
    for (const auto& [id, record] : m_changed) {
        if (record && record->kind == kind)
            records.push_back(record);
    }
    std::sort(records.begin(), records.end(), by_id);
    return records;
}

std::vector<Reference> Transaction::references_to(const Id& id) const {
    std::vector<Reference> references;
    for (const Reference& reference : m_store.references_to(id)) {
        if (!m_changed.contains(reference.source))
            references.push_back(reference);
    }
    for (const auto& [source, record] : m_changed) {
        if (!record)
            continue;
        TargetFinder finder(*record, id, references);
        visit_links(*record, finder);
    }
    std::sort(references.begin(), references.end());
    references.erase(std::unique(references.begin(), references.end()), references.end());
    return references;
}

std::shared_ptr<Record> Transaction::edit_any(const Id& id) const {
    const Record* found = find(id);
    return found ? describe_kind(found->kind).copy(*found) : nullptr;
}

Result<void> Transaction::put(RecordPointer record) {
    if (record->id.empty())
        return error("A record needs an id.");
    const Record* present = m_store.find(record->id);
    if (present && present->kind != record->kind)
        return error_at(record->id.text(),
                        text_format("This id belongs to “%s” already.", present->title.c_str()));
    m_changed[record->id] = std::move(record);
    return {};
}

Result<void> Transaction::remove(const Id& id) {
    if (!find(id))
        return error_at(id.text(), "There is no such record.");
    for (const Reference& reference : references_to(id)) {
        if (reference.source == id)
            continue;
        std::shared_ptr<Record> source = edit_any(reference.source);
        remove_links(*source, id);
        m_changed[source->id] = std::move(source);
    }
    m_changed[id] = nullptr;
    return {};
}

Result<Diff> Transaction::finish() const {
    Diff diff;
    for (const auto& [id, record] : m_changed) {
        RecordPointer before = m_store.pointer(id);
        if (!same_content(before, record))
            diff.changes.push_back({id, std::move(before), record});
    }
    std::sort(diff.changes.begin(), diff.changes.end(),
              [](const RecordChange& left, const RecordChange& right) { return left.id < right.id; });
    for (const RecordChange& change : diff.changes)
        TRY(check(change));
    return diff;
}

Result<void> Transaction::check(const RecordChange& change) const {
    if (change.after) {
        if (Result<void> valid = check_record(*change.after); !valid.ok())
            return error_at(change.id.text() + "." + valid.error().place, valid.error().message);
        LinkChecker checker(*this, *change.after);
        visit_links(*change.after, checker);
        return std::move(checker.complaint);
    }
    // A record that was put back as it had been may still point to what is gone.
    for (const Reference& reference : references_to(change.id)) {
        const Record& source = *find(reference.source);
        LinkChecker checker(*this, source);
        visit_links(source, checker);
        TRY(checker.complaint);
    }
    return {};
}

} // namespace throughline
