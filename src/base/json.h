// JSON texts as values that know where they stand, so that every complaint names line, column and path.
// A document is one flat list of values in the order of the text: no recursion, no allocation per value, and
// texts without escapes are views into the source.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

enum class JsonType : std::uint8_t { Null, Boolean, Number, Text, Array, Object };

// "a number", "a list", "an object" … for messages.
std::string_view json_type_name(JsonType type);

struct JsonContent;
struct JsonMember;

// A value of a document; valid as long as the document. Copies cost nothing.
class JsonValue {
public:
    JsonType type() const;
    bool is_object() const { return type() == JsonType::Object; }
    bool is_array() const { return type() == JsonType::Array; }
    bool is_text() const { return type() == JsonType::Text; }
    bool is_number() const { return type() == JsonType::Number; }

    // Each only for its type.
    bool boolean() const;
    double number() const;
    std::string_view text() const;
    // The number as it was written: "1e3", "0.10".
    std::string_view number_text() const;
    // Nothing where the number was written with point or exponent, or does not fit.
    std::optional<std::int64_t> integer() const;

    // Elements of an array or members of an object; 0 for others.
    std::size_t size() const;

    // `for (JsonValue element : array.elements())`, in order. Nothing for other types.
    class Elements;
    Elements elements() const;
    // `for (JsonMember member : object.members())`, in the order of the text. Nothing for other types.
    class Members;
    Members members() const;
    // The member of that name; looks at all of them.
    std::optional<JsonValue> find(std::string_view name) const;

    // Where the value begins in the text, in bytes.
    std::size_t offset() const;

private:
    friend class JsonDocument;
    JsonValue(const JsonContent* content, std::uint32_t index)
        : m_content(content)
        , m_index(index) {}

    const JsonContent* m_content;
    std::uint32_t m_index;
};

struct JsonMember {
    std::string_view name;
    JsonValue value;
    std::size_t offset; // of the name
};

class JsonValue::Elements {
public:
    class Iterator {
    public:
        JsonValue operator*() const { return {m_content, m_index}; }
        Iterator& operator++();
        bool operator!=(const Iterator& other) const { return m_index != other.m_index; }

    private:
        friend class Elements;
        Iterator(const JsonContent* content, std::uint32_t index)
            : m_content(content)
            , m_index(index) {}
        const JsonContent* m_content;
        std::uint32_t m_index;
    };
    Iterator begin() const { return {m_content, m_begin}; }
    Iterator end() const { return {m_content, m_end}; }

private:
    friend class JsonValue;
    Elements(const JsonContent* content, std::uint32_t begin, std::uint32_t end)
        : m_content(content)
        , m_begin(begin)
        , m_end(end) {}
    const JsonContent* m_content;
    std::uint32_t m_begin;
    std::uint32_t m_end;
};

class JsonValue::Members {
public:
    class Iterator {
    public:
        JsonMember operator*() const;
        Iterator& operator++();
        bool operator!=(const Iterator& other) const { return m_index != other.m_index; }

    private:
        friend class Members;
        Iterator(const JsonContent* content, std::uint32_t index)
            : m_content(content)
            , m_index(index) {}
        const JsonContent* m_content;
        std::uint32_t m_index;
    };
    Iterator begin() const { return {m_content, m_begin}; }
    Iterator end() const { return {m_content, m_end}; }

private:
    friend class JsonValue;
    Members(const JsonContent* content, std::uint32_t begin, std::uint32_t end)
        : m_content(content)
        , m_begin(begin)
        , m_end(end) {}
    const JsonContent* m_content;
    std::uint32_t m_begin;
    std::uint32_t m_end;
};

// What is refused before it can do harm.
struct JsonLimits {
    std::size_t bytes = std::size_t{64} << 20;
    std::size_t depth = 200;        // arrays and objects inside each other
    std::size_t values = 5'000'000; // names of members count too
    std::size_t text_bytes = std::size_t{16} << 20;
};

class JsonDocument {
public:
    JsonDocument(JsonDocument&&) noexcept;
    JsonDocument& operator=(JsonDocument&&) noexcept;
    ~JsonDocument();

    JsonValue root() const;
    std::string_view source() const;

    // "records.outcome[3].title"; "" for the root. Looks through the values before it.
    std::string path_of(const JsonValue& value) const;
    // An error at the value, with line, column and path.
    Error error_at(const JsonValue& value, std::string message) const;
    // The same at the name of a member.
    Error error_at(const JsonMember& member, std::string message) const;

private:
    friend Result<JsonDocument> parse_json(std::string text, const JsonLimits& limits);
    explicit JsonDocument(std::unique_ptr<JsonContent> content);
    std::unique_ptr<JsonContent> m_content;
};

// The whole text as one JSON value (RFC 8259). Refused, with line, column, path and a sentence: broken
// syntax, more text behind the value, NUL bytes, invalid UTF-8, lone surrogates, a name twice in one object,
// numbers that no double can hold, anything beyond the limits. A byte order mark at the beginning is skipped.
Result<JsonDocument> parse_json(std::string text, const JsonLimits& limits = {});

} // namespace throughline
