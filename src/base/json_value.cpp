#include "base/json.h"
#include "base/json_content.h"
#include "base/text.h"

namespace throughline {

namespace {

bool is_number_character(char character) {
    return (character >= '0' && character <= '9') || character == '-' || character == '+' ||
           character == '.' || character == 'e' || character == 'E';
}

// A name in a path: plain ones as they are, others in quotes, long ones cut.
void append_name(std::string& path, std::string_view name) {
    constexpr std::size_t longest = 60;
    bool plain = !name.empty() && name.size() <= longest;
    for (char character : name)
        plain = plain && static_cast<unsigned char>(character) > ' ' && character != '.' &&
                character != '[' && character != ']' && character != '"';
    if (plain) {
        if (!path.empty())
            path += '.';
        path += name;
        return;
    }
    std::size_t end = name.size();
    if (end > longest) {
        end = longest;
        // Not in the middle of a character.
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
            --end;
    }
    path += "[\"";
    path += name.substr(0, end);
    path += end < name.size() ? "…\"]" : "\"]";
}

} // namespace

std::string_view json_type_name(JsonType type) {
    switch (type) {
    case JsonType::Null:
        return "null";
    case JsonType::Boolean:
        return "true or false";
    case JsonType::Number:
        return "a number";
    case JsonType::Text:
        return "a text";
    case JsonType::Array:
        return "a list";
    case JsonType::Object:
        return "an object";
    }
    return "";
}

std::string JsonContent::path_of(std::uint32_t index) const {
    std::string path;
    std::uint32_t at = 0;
    constexpr std::size_t longest = 200;
    while (at < index && at < nodes.size()) {
        if (path.size() > longest)
            return path + "…";
        const JsonNode& container = nodes[at];
        bool is_object = container.tag == JsonNode::Tag::Object;
        if ((!is_object && container.tag != JsonNode::Tag::Array) || container.next <= index)
            break;
        std::uint32_t child = at + 1;
        std::size_t position = 0;
        std::uint32_t name = 0;
        while (true) {
            if (is_object) {
                name = child;
                // A name without its value yet, or no further member: the place is the object itself.
                if (name >= nodes.size())
                    return path;
                if (name == index) {
                    append_name(path, text(name));
                    return path;
                }
                ++child;
            }
            if (child >= nodes.size() || nodes[child].next > index)
                break;
            child = nodes[child].next;
            ++position;
        }
        if (is_object)
            append_name(path, text(name));
        else
            path += text_format("[%zu]", position);
        at = child;
    }
    return path;
}

Error JsonContent::error_at(std::size_t offset, std::string path, std::string message) const {
    TextPosition position = position_of(source, offset);
    return Error{std::move(message), std::move(path), position.line, position.column};
}

JsonType JsonValue::type() const {
    switch (m_content->nodes[m_index].tag) {
    case JsonNode::Tag::Null:
        return JsonType::Null;
    case JsonNode::Tag::False:
    case JsonNode::Tag::True:
        return JsonType::Boolean;
    case JsonNode::Tag::Integer:
    case JsonNode::Tag::Double:
        return JsonType::Number;
    case JsonNode::Tag::Text:
        return JsonType::Text;
    case JsonNode::Tag::Array:
        return JsonType::Array;
    case JsonNode::Tag::Object:
        return JsonType::Object;
    }
    return JsonType::Null;
}

bool JsonValue::boolean() const {
    return m_content->nodes[m_index].tag == JsonNode::Tag::True;
}

double JsonValue::number() const {
    const JsonNode& node = m_content->nodes[m_index];
    return node.tag == JsonNode::Tag::Integer ? static_cast<double>(node.integer) : node.number;
}

std::string_view JsonValue::text() const {
    return m_content->text(m_index);
}

std::string_view JsonValue::number_text() const {
    std::string_view source = m_content->source;
    std::size_t begin = offset();
    std::size_t end = begin;
    while (end < source.size() && is_number_character(source[end]))
        ++end;
    return source.substr(begin, end - begin);
}

std::optional<std::int64_t> JsonValue::integer() const {
    const JsonNode& node = m_content->nodes[m_index];
    if (node.tag == JsonNode::Tag::Integer)
        return node.integer;
    return {};
}

std::size_t JsonValue::size() const {
    const JsonNode& node = m_content->nodes[m_index];
    bool holds = node.tag == JsonNode::Tag::Array || node.tag == JsonNode::Tag::Object;
    return holds ? node.size : 0;
}

JsonValue::Elements JsonValue::elements() const {
    const JsonNode& node = m_content->nodes[m_index];
    if (node.tag != JsonNode::Tag::Array)
        return {m_content, 0, 0};
    return {m_content, m_index + 1, node.next};
}

JsonValue::Elements::Iterator& JsonValue::Elements::Iterator::operator++() {
    m_index = m_content->nodes[m_index].next;
    return *this;
}

JsonValue::Members JsonValue::members() const {
    const JsonNode& node = m_content->nodes[m_index];
    if (node.tag != JsonNode::Tag::Object)
        return {m_content, 0, 0};
    return {m_content, m_index + 1, node.next};
}

JsonMember JsonValue::Members::Iterator::operator*() const {
    return {m_content->text(m_index), JsonValue(m_content, m_index + 1), m_content->nodes[m_index].offset};
}

JsonValue::Members::Iterator& JsonValue::Members::Iterator::operator++() {
    m_index = m_content->nodes[m_index + 1].next;
    return *this;
}

std::optional<JsonValue> JsonValue::find(std::string_view name) const {
    for (JsonMember member : members())
        if (member.name == name)
            return member.value;
    return {};
}

std::size_t JsonValue::offset() const {
    return m_content->nodes[m_index].offset;
}

JsonDocument::JsonDocument(std::unique_ptr<JsonContent> content)
    : m_content(std::move(content)) {}
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

JsonValue JsonDocument::root() const {
    return {m_content.get(), 0};
}

std::string_view JsonDocument::source() const {
    return m_content->source;
}

std::string JsonDocument::path_of(const JsonValue& value) const {
    return m_content->path_of(value.m_index);
}

Error JsonDocument::error_at(const JsonValue& value, std::string message) const {
    return m_content->error_at(value.offset(), path_of(value), std::move(message));
}

Error JsonDocument::error_at(const JsonMember& member, std::string message) const {
    return m_content->error_at(member.offset, path_of(member.value), std::move(message));
}

} // namespace throughline
