#include "exchange/schema.h"

#include "base/json_write.h"
#include "base/text.h"
#include "model/limits.h"
#include "model/record_json.h"

#include <algorithm>
#include <vector>

namespace throughline {

namespace {

std::string quoted(std::string_view text) {
    std::string out;
    append_json_text(out, text);
    return out;
}

std::string number(double value) {
    std::string out;
    append_json_number(out, value);
    return out;
}

std::string reference(std::string_view name) {
    return "\"$ref\": " + quoted("#/$defs/" + std::string(name));
}

// All shapes that records use, those of the kinds left out; each once, by name.
class Groups {
public:
    Groups() {
        for (const KindDescription* kind : all_kinds())
            collect(*kind->shape);
        std::sort(m_shapes.begin(), m_shapes.end(),
                  [](const Shape* left, const Shape* right) { return left->name < right->name; });
    }
    const std::vector<const Shape*>& all() const { return m_shapes; }

private:
    void collect(const Shape& shape) {
        for (const Field& field : shape.fields) {
            if (!field.shape || std::find(m_shapes.begin(), m_shapes.end(), field.shape) != m_shapes.end())
                continue;
            m_shapes.push_back(field.shape);
            collect(*field.shape);
        }
    }
    std::vector<const Shape*> m_shapes;
};

std::string limits_of(const Field& field) {
    bool limited = field.minimum != 0 || field.maximum != 0;
    double largest = field.type == FieldType::Integer ? fields::largest_integer : 0;
    if (!limited && largest == 0)
        return {};
    return ", \"minimum\": " + number(limited ? field.minimum : -largest) +
           ", \"maximum\": " + number(limited ? field.maximum : largest);
}

std::string choices_of(const Field& field) {
    std::string out = "\"enum\": [";
    for (std::size_t index = 0; index < field.choices.size(); ++index)
        out += (index == 0 ? "" : ", ") + quoted(field.choices[index].name);
    return out + "], \"default\": " + quoted(field.choices.front().name);
}

std::string targets_of(const Field& field) {
    std::string names;
    bool any = true;
    for (const KindDescription* kind : all_kinds()) {
        if (field.targets.contains(kind->kind))
            names += (names.empty() ? "" : ", ") + std::string(kind->name);
        else
            any = false;
    }
    return ", \"$comment\": " + quoted("Links to: " + (any ? std::string("any record") : names));
}

bool is_required_title(const Field& field) {
    return field.name == "title" && field.type == FieldType::Text && field.presence == Presence::Required;
}

enum class Owner : std::uint8_t { Record, Group };

// The type of a field, without braces.
std::string type_of(const Field& field, Owner owner) {
    const std::string text = text_format("\"type\": \"string\", \"maxLength\": %zu", limits::text_bytes);
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        return owner == Owner::Record && is_required_title(field) ? text + ", \"pattern\": \"\\\\S\"" : text;
    case FieldType::Number:
        return "\"type\": \"number\"" + limits_of(field);
    case FieldType::Integer:
        return "\"type\": \"integer\"" + limits_of(field);
    case FieldType::Flag:
        return "\"type\": \"boolean\", \"default\": false";
    case FieldType::Choice:
        return choices_of(field);
    case FieldType::Day:
        return reference("day");
    case FieldType::Moment:
        return reference("moment");
    case FieldType::Link:
        return reference("id") + targets_of(field);
    case FieldType::Links:
        return "\"type\": \"array\", \"uniqueItems\": true, \"items\": {" + reference("id") + "}" +
               targets_of(field);
    case FieldType::Texts:
        return "\"type\": \"array\", \"items\": {" + text + "}";
    case FieldType::Group:
        return reference(field.shape->name);
    case FieldType::Groups:
        return "\"type\": \"array\", \"items\": {" + reference(field.shape->name) + "}";
    }
    return {};
}

std::string property_of(const Field& field, Owner owner) {
    std::string out = "        " + quoted(field.name) + ": {\"title\": " + quoted(field.label);
    std::string help(field.help);
    if (!field.unit.empty())
        help += (help.empty() ? "In " : " In ") + std::string(field.unit) + ".";
    if (!help.empty())
        out += ", \"description\": " + quoted(help);
    return out + ", " + type_of(field, owner) + "}";
}

std::string properties_of(const Shape& shape, Owner owner) {
    std::string out = "      \"properties\": {\n";
    if (owner == Owner::Record)
        out += "        \"id\": {" + reference("id") + "},\n";
    for (std::size_t index = 0; index < shape.by_name.size(); ++index) {
        out += property_of(shape.fields[shape.by_name[index]], owner);
        out += index + 1 < shape.by_name.size() ? ",\n" : "\n";
    }
    return out + "      }\n";
}

std::string kind_definition(const KindDescription& kind) {
    bool titled = is_required_title(kind.shape->fields.front());
    return "    " + quoted(kind.name) + ": {\n      \"title\": " + quoted(kind.label) +
           ",\n      \"description\": " + quoted(kind.help) +
           ",\n      \"type\": \"object\",\n      \"required\": " +
           (titled ? "[\"id\", \"title\"]" : "[\"id\"]") + ",\n" + properties_of(*kind.shape, Owner::Record) +
           "    }";
}

std::string group_definition(const Shape& shape) {
    return "    " + quoted(shape.name) + ": {\n      \"type\": \"object\",\n" +
           properties_of(shape, Owner::Group) + "    }";
}

constexpr std::string_view common_definitions =
    R"(    "id": {"type": "string", "pattern": "^[a-z0-9_-]{1,23}$"},
    "day": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
    "moment": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{3})?Z$"},
)";

} // namespace

std::string workspace_schema() {
    std::string out = "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n";
    out += text_format("  \"$id\": \"urn:throughline:workspace:%d\",\n", file_version);
    out += "  \"title\": \"Throughline workspace\",\n"
           "  \"description\": \"A file *.throughline.json. Members that this schema does not know are kept. "
           "Links are "
           "ids; that each leads to a record of the right kind, and that no id comes twice, the schema "
           "cannot say: "
           "`throughline check` does.\",\n"
           "  \"type\": \"object\",\n  \"required\": [\"format\", \"version\", \"records\"],\n  "
           "\"properties\": {\n"
           "    \"format\": {\"const\": \"throughline\"},\n";
    out += text_format("    \"version\": {\"const\": %d},\n", file_version);
    out += "    \"records\": {\n      \"type\": \"object\",\n      \"additionalProperties\": false,\n"
           "      \"properties\": {\n";
    for (const KindDescription* kind : all_kinds()) {
        bool last = kind == all_kinds().back();
        out += "        " + quoted(kind->name) + ": {\"title\": " + quoted(kind->plural) +
               ", \"type\": \"array\", \"items\": {" + reference(kind->name) + "}" +
               (kind->kind == Kind::Workspace ? ", \"maxItems\": 1}" : "}") + (last ? "\n" : ",\n");
    }
    out += "      }\n    }\n  },\n  \"$defs\": {\n";
    out += common_definitions;
    for (const KindDescription* kind : all_kinds())
        out += kind_definition(*kind) + ",\n";
    const Groups groups;
    for (const Shape* shape : groups.all())
        out += group_definition(*shape) + (shape == groups.all().back() ? "\n" : ",\n");
    return out + "  }\n}\n";
}

} // namespace throughline
