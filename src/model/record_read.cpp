#include "base/json_write.h"
#include "base/text.h"
#include "model/access.h"
#include "model/content.h"
#include "model/record_json.h"

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

using namespace access;

class Reader {
public:
    Reader(const KindDescription& kind, const JsonDocument& document, int version, ErrorList& errors)
        : m_kind(kind)
        , m_document(document)
        , m_version(version)
        , m_errors(errors) {}

    std::shared_ptr<Record> read(const JsonValue& object) {
        if (!object.is_object()) {
            complain(object, text_format("A record is an object in { }, but here is %s.", type_name(object)));
            return nullptr;
        }
        std::optional<JsonValue> id_value = object.find("id");
        if (!id_value) {
            complain(object, "This record has no id.");
            return nullptr;
        }
        std::optional<Id> id = read_id(*id_value);
        if (!id)
            return nullptr;
        std::shared_ptr<Record> record = m_kind.make(*id);
        std::size_t errors_before = m_errors.count();
        read_members(*m_kind.shape, record.get(), object, Level::Record);
        if (m_version < file_version && m_kind.migrate)
            m_kind.migrate(*record, m_version);
        // What could not be read is empty now, and complaints about that would only confuse.
        if (m_errors.count() == errors_before)
            complain_by_rules(*record, object);
        return record;
    }

private:
    enum class Level : std::uint8_t { Record, Group };

    static const char* type_name(const JsonValue& value) { return json_type_name(value.type()).data(); }

    void complain(const JsonValue& value, std::string message) {
        m_errors.add(m_document.error_at(value, std::move(message)));
    }
    void complain_type(const Field& field, const JsonValue& value, const char* expected) {
        complain(value, text_format("\"%s\" must be %s, but here is %s.", std::string(field.name).c_str(),
                                    expected, type_name(value)));
    }

    void complain_by_rules(const Record& record, const JsonValue& object) {
        for (Problem& problem : validate_record(record))
            if (problem.severity == Severity::Error)
                complain(locate(object, problem.field), std::move(problem.message));
    }

    std::string_view present_name(std::string_view name) const {
        if (m_version < file_version)
            for (const Renamed& renamed : m_kind.renamed)
                if (m_version <= renamed.last_version && renamed.before == name)
                    return renamed.now;
        return name;
    }
    std::string_view present_choice(const Field& field, std::string_view name) const {
        if (m_version < file_version)
            for (const RenamedChoice& renamed : m_kind.renamed_choices)
                if (m_version <= renamed.last_version && renamed.field == field.name &&
                    renamed.before == name)
                    return renamed.now;
        return name;
    }

    void read_members(const Shape& shape, void* owner, const JsonValue& object, Level level) {
        std::size_t cursor = 0;
        for (JsonMember member : object.members()) {
            std::string_view name = level == Level::Record ? present_name(member.name) : member.name;
            if (const Field* field = next_field(shape, cursor, name))
                read_field(*field, owner, member.value);
            else if (level != Level::Record || name != "id")
                shape.preserved(owner)->emplace_back(name, canonical_json(member.value));
        }
        std::sort(shape.preserved(owner)->begin(), shape.preserved(owner)->end());
    }

    // Members of our own files are sorted, so the field sought is nearly always just ahead.
    static const Field* next_field(const Shape& shape, std::size_t& cursor, std::string_view name) {
        while (cursor < shape.by_name.size() && shape.fields[shape.by_name[cursor]].name < name)
            ++cursor;
        if (cursor < shape.by_name.size() && shape.fields[shape.by_name[cursor]].name == name)
            return &shape.fields[shape.by_name[cursor]];
        return find_field(shape, name);
    }

    void read_field(const Field& field, void* owner, const JsonValue& value) {
        switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText:
            if (value.is_text())
                member<std::string>(field, owner) = value.text();
            else
                complain_type(field, value, "a text");
            break;
        case FieldType::Number:
            if (value.is_number())
                member<std::optional<double>>(field, owner) = value.number() == 0 ? 0 : value.number();
            else
                complain_type(field, value, "a number");
            break;
        case FieldType::Integer:
            read_integer(field, owner, value);
            break;
        case FieldType::Flag:
            if (value.type() == JsonType::Boolean)
                member<bool>(field, owner) = value.boolean();
            else
                complain_type(field, value, "true or false");
            break;
        case FieldType::Choice:
            read_choice(field, owner, value);
            break;
        case FieldType::Day:
            read_time(field, value, member<std::optional<Date>>(field, owner), parse_date);
            break;
        case FieldType::Moment:
            read_time(field, value, member<std::optional<Instant>>(field, owner), parse_instant);
            break;
        case FieldType::Link:
            if (std::optional<Id> id = read_id(value))
                member<Id>(field, owner) = *id;
            break;
        case FieldType::Links:
            read_links(field, owner, value);
            break;
        case FieldType::Texts:
            read_texts(field, owner, value);
            break;
        case FieldType::Group:
            if (value.is_object())
                read_members(*field.shape, field.member(owner), value, Level::Group);
            else
                complain_type(field, value, "an object");
            break;
        case FieldType::Groups:
            read_groups(field, owner, value);
            break;
        }
    }

    void read_integer(const Field& field, void* owner, const JsonValue& value) {
        if (!value.is_number()) {
            complain_type(field, value, "a whole number");
            return;
        }
        std::optional<std::int64_t> whole = value.integer();
        double number = value.number();
        if (!whole && number == std::floor(number) && std::abs(number) <= fields::largest_integer)
            whole = static_cast<std::int64_t>(number);
        if (!whole)
            complain(value,
                     text_format("\"%s\" must be a whole number of a size that every program reads exactly.",
                                 std::string(field.name).c_str()));
        else
            member<std::optional<std::int64_t>>(field, owner) = whole;
    }

    void read_choice(const Field& field, void* owner, const JsonValue& value) {
        if (!value.is_text()) {
            complain_type(field, value, "one of the names of a choice, as a text");
            return;
        }
        std::string_view name = present_choice(field, value.text());
        for (std::size_t index = 0; index < field.choices.size(); ++index) {
            if (field.choices[index].name == name) {
                member<std::uint8_t>(field, owner) = static_cast<std::uint8_t>(index);
                return;
            }
        }
        std::vector<std::string_view> names;
        std::string all;
        for (const ChoiceName& choice_name : field.choices) {
            names.push_back(choice_name.name);
            all += all.empty() ? "" : ", ";
            all += choice_name.name;
        }
        std::string message = text_format("\"%s\" cannot be \"%s\".", std::string(field.name).c_str(),
                                          std::string(value.text().substr(0, 40)).c_str());
        message += did_you_mean(value.text(), names) + " It is one of: " + all + ".";
        complain(value, std::move(message));
    }

    template <typename Time>
    void read_time(const Field& field, const JsonValue& value, std::optional<Time>& time,
                   Result<Time> (*parse)(std::string_view)) {
        if (!value.is_text()) {
            complain_type(field, value, "a date as a text");
            return;
        }
        Result<Time> parsed = parse(value.text());
        if (parsed.ok())
            time = parsed.value();
        else
            complain(value, parsed.error().message);
    }

    std::optional<Id> read_id(const JsonValue& value) {
        if (!value.is_text()) {
            complain(value, text_format("An id is a text, but here is %s.", type_name(value)));
            return {};
        }
        Result<Id> id = Id::parse(value.text());
        if (!id.ok()) {
            complain(value, id.error().message);
            return {};
        }
        return id.value();
    }

    void read_links(const Field& field, void* owner, const JsonValue& value) {
        if (!value.is_array()) {
            complain_type(field, value, "a list of ids");
            return;
        }
        auto& targets = member<std::vector<Id>>(field, owner);
        targets.reserve(value.size());
        for (JsonValue element : value.elements())
            if (std::optional<Id> id = read_id(element))
                targets.push_back(*id);
    }

    void read_texts(const Field& field, void* owner, const JsonValue& value) {
        if (!value.is_array()) {
            complain_type(field, value, "a list of texts");
            return;
        }
        auto& texts = member<std::vector<std::string>>(field, owner);
        texts.reserve(value.size());
        for (JsonValue element : value.elements()) {
            if (element.is_text())
                texts.emplace_back(element.text());
            else
                complain(element, text_format("\"%s\" is a list of texts, but here is %s.",
                                              std::string(field.name).c_str(), type_name(element)));
        }
    }

    void read_groups(const Field& field, void* owner, const JsonValue& value) {
        if (!value.is_array()) {
            complain_type(field, value, "a list of objects");
            return;
        }
        void* items = field.member(owner);
        for (JsonValue element : value.elements()) {
            if (!element.is_object()) {
                complain(element, text_format("\"%s\" is a list of objects, but here is %s.",
                                              std::string(field.name).c_str(), type_name(element)));
                continue;
            }
            std::size_t index = field.groups.size(items);
            field.groups.insert(items, index);
            read_members(*field.shape, field.groups.at(items, index), element, Level::Group);
        }
    }

    const KindDescription& m_kind;
    const JsonDocument& m_document;
    int m_version;
    ErrorList& m_errors;
};

} // namespace

std::shared_ptr<Record> read_record(const KindDescription& kind, const JsonDocument& document,
                                    const JsonValue& object, int version, ErrorList& errors) {
    return Reader(kind, document, version, errors).read(object);
}

Result<RecordPointer> parse_record(const KindDescription& kind, std::string text, int version) {
    JsonDocument document = TRY(parse_json(std::move(text)));
    ErrorList errors;
    std::shared_ptr<Record> record = read_record(kind, document, document.root(), version, errors);
    if (!errors.empty())
        return errors.take().front();
    return RecordPointer(std::move(record));
}

} // namespace throughline
