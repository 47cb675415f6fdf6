#include "base/json_write.h"
#include "base/text.h"
#include "exchange/file_members.h"
#include "exchange/workspace_file.h"
#include "model/content.h"
#include "model/member_path.h"
#include "model/record_json.h"

#include <algorithm>
#include <unordered_map>

namespace throughline {

namespace {

// A record with its place in the text, until all is known to be well.
struct Placed {
    std::shared_ptr<Record> record;
    JsonValue value;
};

class FileReader {
public:
    FileReader(const JsonDocument& document, WorkspaceContent& content, ErrorList& errors)
        : m_document(document)
        , m_content(content)
        , m_errors(errors) {}

    void read() {
        std::optional<JsonValue> records = read_frame();
        if (!records)
            return;
        for (JsonMember member : records->members())
            read_kind(member);
        check_workspaces();
        check_ids();
        for (const Placed& placed : m_placed)
            check_links(placed);
    }

    void take_records() {
        m_content.records.reserve(m_placed.size());
        for (Placed& placed : m_placed) {
            if (placed.record->kind == Kind::Workspace)
                carry_file_members(static_cast<Workspace&>(*placed.record), m_content.file_members);
            m_content.records.push_back(std::move(placed.record));
        }
        std::sort(m_content.records.begin(), m_content.records.end(),
                  [](const RecordPointer& left, const RecordPointer& right) {
                      return left->kind != right->kind ? left->kind < right->kind : left->id < right->id;
                  });
    }

private:
    void complain(const JsonValue& value, std::string message) {
        m_errors.add(m_document.error_at(value, std::move(message)));
    }

    // The frame around the records: format, version, and where the records are.
    std::optional<JsonValue> read_frame() {
        JsonValue root = m_document.root();
        std::optional<JsonValue> format = root.find("format");
        if (!root.is_object() || !format || !format->is_text() || format->text() != "throughline") {
            complain(
                format ? *format : root,
                "This is not a Throughline workspace: it does not begin with \"format\": \"throughline\".");
            return {};
        }
        std::optional<JsonValue> version = root.find("version");
        if (!version || !version->integer() || *version->integer() < 0) {
            complain(version ? *version : root, "The file does not say which version of the format it has.");
            return {};
        }
        if (*version->integer() > file_version) {
            complain(*version,
                     text_format("The file has version %s of the format; this program reads up to version "
                                 "%d. A newer Throughline is needed to open it.",
                                 std::string(version->number_text()).c_str(), file_version));
            return {};
        }
        m_content.version = static_cast<int>(*version->integer());
        for (JsonMember member : root.members())
            if (member.name != "format" && member.name != "version" && member.name != "records")
                m_content.file_members.emplace_back(member.name, canonical_json(member.value));
        std::optional<JsonValue> records = root.find("records");
        if (!records || !records->is_object()) {
            complain(records ? *records : root,
                     "The member \"records\" with the records by kind is missing.");
            return {};
        }
        return records;
    }

    void read_kind(const JsonMember& member) {
        const KindDescription* kind = find_kind_in_file(member.name, m_content.version);
        if (!kind) {
            std::vector<std::string_view> names;
            for (const KindDescription* known : all_kinds())
                names.push_back(known->name);
            m_errors.add(m_document.error_at(member, "There is no kind of record called \"" +
                                                         std::string(member.name.substr(0, 40)) + "\"." +
                                                         did_you_mean(member.name, names)));
            return;
        }
        if (!member.value.is_array()) {
            complain(member.value, text_format("The records of a kind are a list in [ ], but here is %s.",
                                               std::string(json_type_name(member.value.type())).c_str()));
            return;
        }
        for (JsonValue element : member.value.elements())
            if (auto record = read_record(*kind, m_document, element, m_content.version, m_errors))
                m_placed.push_back({std::move(record), element});
    }

    // One file is one workspace.
    void check_workspaces() {
        bool found = false;
        for (const Placed& placed : m_placed) {
            if (placed.record->kind != Kind::Workspace)
                continue;
            if (found)
                complain(placed.value, "A file holds one workspace record only; this is the second.");
            found = true;
        }
    }

    void check_ids() {
        m_by_id.reserve(m_placed.size());
        for (const Placed& placed : m_placed) {
            auto [first, is_new] = m_by_id.emplace(placed.record->id, placed.record.get());
            if (is_new)
                continue;
            const Record& other = *first->second;
            complain(*placed.value.find("id"),
                     text_format("The id \"%s\" is taken: the %s \"%s\" has it already.",
                                 other.id.text().c_str(), folded(describe_kind(other.kind).label).c_str(),
                                 other.title.c_str()));
        }
    }

    void check_links(const Placed& placed) {
        struct Checker : LinkVisitor {
            FileReader& reader;
            const Placed& placed;
            Checker(FileReader& the_reader, const Placed& the_placed)
                : reader(the_reader)
                , placed(the_placed) {}
            void visit(const Field& field, const MemberPath& path, const Id& target) override {
                reader.check_link(placed, field, path, target);
            }
        };
        Checker checker(*this, placed);
        visit_links(*placed.record, checker);
    }

    void check_link(const Placed& placed, const Field& field, const MemberPath& path, const Id& target) {
        auto found = m_by_id.find(target);
        if (found != m_by_id.end() && field.targets.contains(found->second->kind))
            return;
        std::string record =
            folded(describe_kind(placed.record->kind).label) + " \"" + name_of(*placed.record) + "\"";
        std::string message = "The " + record + " points to \"" + target.text() + "\"";
        if (found == m_by_id.end())
            message += ", but no record has this id.";
        else
            message += " here, which is of a wrong kind: \"" + found->second->title + "\" is of the kind \"" +
                       std::string(describe_kind(found->second->kind).name) + "\".";
        complain(locate(placed.value, path.text()), std::move(message));
    }

    const JsonDocument& m_document;
    WorkspaceContent& m_content;
    ErrorList& m_errors;
    std::vector<Placed> m_placed;
    std::unordered_map<Id, const Record*> m_by_id;
};

void take_errors(WorkspaceContent& content, ErrorList& errors) {
    content.error_count = errors.count();
    content.errors = errors.take();
    std::stable_sort(content.errors.begin(), content.errors.end(), [](const Error& left, const Error& right) {
        return left.line != right.line ? left.line < right.line : left.column < right.column;
    });
}

} // namespace

WorkspaceContent read_workspace(std::string bytes) {
    WorkspaceContent content;
    ErrorList errors;
    Result<JsonDocument> document = parse_json(std::move(bytes));
    if (!document.ok()) {
        errors.add(std::move(document).error());
        take_errors(content, errors);
        return content;
    }
    FileReader reader(document.value(), content, errors);
    reader.read();
    if (errors.empty())
        reader.take_records();
    take_errors(content, errors);
    return content;
}

} // namespace throughline
