#include "base/json_write.h"
#include "model/access.h"
#include "model/record_json.h"

namespace throughline {

namespace {

using namespace access;

void append_object(std::string& out, const Shape& shape, const void* owner, const Id* id,
                   const ListPart& part = {});

void append_groups(std::string& out, const ListPart& part, const void* owner) {
    char separator = '[';
    for (std::size_t index = part.at; index < part.at + part.count; ++index) {
        out += separator;
        separator = ',';
        append_object(out, *part.field->shape, group_at(*part.field, owner, index), nullptr);
    }
    out += ']';
}

void append_value(std::string& out, const Field& field, const void* owner) {
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        append_json_text(out, member<std::string>(field, owner));
        break;
    case FieldType::Number:
        append_json_number(out, member<std::optional<double>>(field, owner).value_or(0));
        break;
    case FieldType::Integer:
        append_json_integer(out, member<std::optional<std::int64_t>>(field, owner).value_or(0));
        break;
    case FieldType::Flag:
        out += member<bool>(field, owner) ? "true" : "false";
        break;
    case FieldType::Choice:
        append_json_text(out, field.choices[choice(field, owner)].name);
        break;
    case FieldType::Day:
        append_json_text(out, date_text(member<std::optional<Date>>(field, owner).value_or(Date{})));
        break;
    case FieldType::Moment:
        append_json_text(out, instant_text(member<std::optional<Instant>>(field, owner).value_or(Instant{})));
        break;
    case FieldType::Link:
        append_json_text(out, member<Id>(field, owner).view());
        break;
    case FieldType::Links: {
        char separator = '[';
        for (const Id& target : member<std::vector<Id>>(field, owner)) {
            out += separator;
            separator = ',';
            append_json_text(out, target.view());
        }
        out += ']';
        break;
    }
    case FieldType::Texts: {
        char separator = '[';
        for (const std::string& text : member<std::vector<std::string>>(field, owner)) {
            out += separator;
            separator = ',';
            append_json_text(out, text);
        }
        out += ']';
        break;
    }
    case FieldType::Group:
        append_object(out, *field.shape, group(field, owner), nullptr);
        break;
    case FieldType::Groups:
        append_groups(out, {&field, 0, group_count(field, owner)}, owner);
        break;
    }
}

bool is_left_out(const Field& field, const void* owner) {
    if (field.type == FieldType::Choice && field.presence == Presence::Required)
        return false;
    return is_empty(field, owner);
}

// Known members, unknown ones and the id are each sorted; this merges them.
class ObjectWriter {
public:
    ObjectWriter(std::string& out, const Preserved* preserved, const Id* id)
        : m_out(out)
        , m_id(id) {
        if (preserved) {
            m_next = preserved->begin();
            m_end = preserved->end();
        }
        m_out += '{';
    }

    void begin_member(std::string_view name) {
        catch_up(&name);
        write_name(name);
    }
    void finish() {
        catch_up(nullptr);
        m_out += '}';
    }

private:
    // Writes what sorts before `name`, or all of it.
    void catch_up(const std::string_view* name) {
        constexpr std::string_view id_name = "id";
        while (true) {
            bool more = m_next != m_end && (!name || m_next->first < *name);
            bool id_is_due = m_id && (!name || id_name < *name) && (!more || id_name < m_next->first);
            if (id_is_due) {
                write_name(id_name);
                append_json_text(m_out, m_id->view());
                m_id = nullptr;
            } else if (more) {
                write_name(m_next->first);
                m_out += m_next->second;
                ++m_next;
            } else {
                return;
            }
        }
    }
    void write_name(std::string_view name) {
        if (m_written)
            m_out += ',';
        m_written = true;
        append_json_text(m_out, name);
        m_out += ':';
    }

    std::string& m_out;
    const Id* m_id;
    Preserved::const_iterator m_next{};
    Preserved::const_iterator m_end{};
    bool m_written = false;
};

void append_object(std::string& out, const Shape& shape, const void* owner, const Id* id,
                   const ListPart& part) {
    ObjectWriter writer(out, preserved(shape, owner), id);
    for (std::uint8_t index : shape.by_name) {
        const Field& field = shape.fields[index];
        const bool in_part = &field == part.field;
        if (in_part ? part.count == 0 : is_left_out(field, owner))
            continue;
        writer.begin_member(field.name);
        if (in_part)
            append_groups(out, part, owner);
        else
            append_value(out, field, owner);
    }
    writer.finish();
}

} // namespace

void append_record_json(std::string& out, const Record& record, const ListPart& part) {
    append_object(out, *describe_kind(record.kind).shape, &record, &record.id, part);
}

std::string record_json(const Record& record) {
    std::string out;
    append_record_json(out, record);
    return out;
}

} // namespace throughline
