// nlohmann/json reads the grammar, through its SAX interface, and nothing of it leaves this file.
//
// The lexer is fed one character at a time and copies every text twice, which costs more than all the rest.
// So the input leaves out the insides of texts without escapes: those hold no further syntax, and UTF-8 has
// been checked before. The lexer then sees "", and the value becomes a view into the source. Of a number that
// a double holds exactly by one multiplication or division it sees the first digit; its own way leads through
// strtod.
#include "base/json.h"

#include "base/json_content.h"
#include "base/json_number.h"
#include "base/text.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace throughline {

namespace {

using Tag = JsonNode::Tag;

// Where the lexer is, and the text and the number it met last.
struct Reading {
    const char* text = nullptr;
    std::size_t size = 0;
    std::size_t position = 0; // of the next character the lexer gets
    bool inside_text = false;
    bool after_backslash = false;
    std::size_t text_begin = 0; // behind the opening quote
    std::size_t text_end = 0;   // at the closing quote; only when `plain`
    bool plain = false;
    std::optional<ShortNumber> number; // nothing: the lexer reads it

    void advance() {
        char character = text[position++];
        if (inside_text)
            follow_text(character);
        else if (character == '"')
            enter_text();
        else if (is_digit(character) && begins_number())
            enter_number();
    }

private:
    // At its first digit, behind the sign.
    bool begins_number() const {
        std::size_t before = position - 1;
        if (before > 0 && text[before - 1] == '-')
            --before;
        return before == 0 || !is_word_character(text[before - 1]);
    }
    void enter_number() {
        number = read_short_number({text, size}, position - 1);
        if (number)
            position = number->end;
    }
    void enter_text() {
        inside_text = true;
        after_backslash = false;
        text_begin = position;
        std::size_t end = position;
        while (end < size && text[end] != '"' && text[end] != '\\' &&
               static_cast<unsigned char>(text[end]) >= 0x20)
            ++end;
        plain = end < size && text[end] == '"';
        if (plain) {
            text_end = end;
            position = end;
        }
    }

    void follow_text(char character) {
        if (after_backslash)
            after_backslash = false;
        else if (character == '\\')
            after_backslash = true;
        else if (character == '"')
            inside_text = false;
    }
};

// The iterator that nlohmann reads from.
struct Input {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Reading* reading; // nullptr: the end

    reference operator*() const { return reading->text[reading->position]; }
    Input& operator++() {
        reading->advance();
        return *this;
    }
    // Only ever asked of the present place and the end.
    bool operator!=(const Input&) const { return reading->position != reading->size; }
    bool operator==(const Input&) const { return reading->position == reading->size; }
};

struct Saying {
    std::string_view sign; // in the message of the library
    const char* sentence;
};

constexpr Saying sayings[] = {
    {"missing closing quote", "The text ends before the closing quote of this string."},
    {"must be escaped",
     "A line break or control character stands inside a string; it must be written as an escape "
     "such as \\n."},
    {"must be followed by 4 hex digits", "After \\u must come four hexadecimal digits."},
    {"surrogate", "This escape is one half of a character (a lone surrogate); the other half is missing."},
    {"forbidden character after backslash",
     "There is no such escape; only \\\" \\\\ \\/ \\b \\f \\n \\r \\t and "
     "\\u followed by four digits."},
    {"ill-formed UTF-8", "These bytes are not valid UTF-8."},
    {"number overflow", "The number is too large for any program to hold."},
    {"invalid number", "The number is not complete or not written as JSON writes numbers."},
    {"unexpected end of input", "The text ends too early: something is still open."},
    {"invalid literal",
     "This is not a JSON value. Strings need quotes; the only words are true, false and null."},
    {"parsing array - unexpected", "A comma or ] is expected here."},
    {"parsing object - unexpected", "A comma or } is expected here."},
    {"unexpected ','", "A comma stands where a value is expected."},
    {"unexpected ':'", "A colon stands where none is expected."},
    {"unexpected ']'", "A ] stands where a value is expected; perhaps there is a comma too many before it."},
    {"expected string literal",
     "The name of a member is expected here, in double quotes; perhaps there is a comma too "
     "many before it."},
    {"unexpected '}'", "A } stands where a value is expected."},
    {"expected ':'", "A colon is expected between a member's name and its value."},
    {"parsing object separator", "A colon is expected between a member's name and its value."},
    {"expected end of input", "There is more text after the end of the document."},
};

// Gets what the parser finds and lays it out as nodes.
class Builder : public nlohmann::json_sax<nlohmann::json> {
public:
    Builder(JsonContent& content, const Reading& reading, const JsonLimits& limits)
        : m_content(content)
        , m_reading(reading)
        , m_limits(limits) {}

    Error take_error() { return std::move(m_error); }

    bool null() override { return add_word(Tag::Null, 4); }
    bool boolean(bool value) override { return value ? add_word(Tag::True, 4) : add_word(Tag::False, 5); }
    bool number_integer(std::int64_t value) override {
        return m_reading.number ? add_number(*m_reading.number, true) : add_integer(value);
    }
    bool number_unsigned(std::uint64_t value) override {
        if (m_reading.number)
            return add_number(*m_reading.number, false);
        if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return add_integer(static_cast<std::int64_t>(value));
        return add_double(static_cast<double>(value));
    }
    bool number_float(double value, const std::string& digits) override {
        std::string_view mantissa = std::string_view(digits).substr(0, digits.find_first_of("eE"));
        if (value == 0 && mantissa.find_first_of("123456789") != std::string_view::npos)
            return fail(number_begin(), "The number is too small for any program to hold.");
        return add_double(value);
    }
    bool string(std::string& value) override { return add_text(value); }
    bool binary(nlohmann::json::binary_t&) override { return false; }

    bool start_object(std::size_t) override { return open(Tag::Object); }
    bool start_array(std::size_t) override { return open(Tag::Array); }
    bool key(std::string& value) override {
        if (!add_text(value))
            return false;
        return true;
    }
    bool end_object() override {
        std::uint32_t index = close();
        return names_are_unique(index);
    }
    bool end_array() override {
        close();
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& problem) override {
        std::string_view said = problem.what();
        bool at_end = said.find("unexpected end of input") != std::string_view::npos ||
                      said.find("missing closing quote") != std::string_view::npos;
        std::size_t offset = at_end ? m_reading.size : offset_of_last_token(said);
        if (begins_with_zero(said, offset))
            return fail(offset, "A number must not begin with a zero.");
        for (const Saying& saying : sayings)
            if (said.find(saying.sign) != std::string_view::npos)
                return fail(offset, saying.sentence);
        return fail(offset, "This is not valid JSON.");
    }

private:
    std::uint32_t count() const { return static_cast<std::uint32_t>(m_content.nodes.size()); }

    bool fail(std::size_t offset, std::string message) {
        m_error = m_content.error_at(offset, m_content.path_of(count()), std::move(message));
        return false;
    }

    // The parser takes 01 for two numbers.
    bool begins_with_zero(std::string_view said, std::size_t offset) const {
        if (said.find("unexpected number literal") == std::string_view::npos)
            return false;
        std::string_view rest = std::string_view(m_content.source).substr(offset);
        if (rest.starts_with('-'))
            rest.remove_prefix(1);
        return rest.size() > 1 && rest[0] == '0' && rest[1] >= '0' && rest[1] <= '9';
    }

    // The parser has read one character too many at most.
    std::size_t offset_of_last_token(std::string_view said) const {
        std::size_t end = m_reading.position;
        if (end == 0)
            return 0;
        bool in_text = said.find("invalid string") != std::string_view::npos;
        if (!in_text && m_reading.text[end - 1] == '"')
            return m_reading.text_begin - 1;
        bool whole_number = said.find("number overflow") != std::string_view::npos ||
                            said.find("unexpected number literal") != std::string_view::npos;
        if (whole_number)
            return number_begin();
        if (said.find("unexpected true literal") != std::string_view::npos ||
            said.find("unexpected null literal") != std::string_view::npos)
            return end - 4;
        if (said.find("unexpected false literal") != std::string_view::npos)
            return end - 5;
        return end - 1;
    }

    std::size_t number_begin() const {
        std::size_t end = m_reading.position;
        if (end > 0 && !is_word_character(m_reading.text[end - 1]))
            --end;
        while (end > 0 && is_word_character(m_reading.text[end - 1]))
            --end;
        return end;
    }

    // Counts the value in the array or object it stands in.
    bool add(JsonNode node) {
        if (m_content.nodes.size() >= m_limits.values)
            return fail(node.offset, text_format("The text holds more than %zu values.", m_limits.values));
        m_content.nodes.push_back(node);
        return true;
    }

    bool add_word(Tag tag, std::size_t length) {
        JsonNode node;
        node.tag = tag;
        node.offset = static_cast<std::uint32_t>(m_reading.position - length);
        return add_leaf(node);
    }
    bool add_number(const ShortNumber& number, bool negative) {
        if (number.whole)
            return add_integer(negative ? -number.digits : number.digits);
        return add_double(number.value(negative));
    }
    bool add_integer(std::int64_t value) {
        JsonNode node;
        node.tag = Tag::Integer;
        node.offset = static_cast<std::uint32_t>(number_begin());
        node.integer = value;
        return add_leaf(node);
    }
    bool add_double(double value) {
        JsonNode node;
        node.tag = Tag::Double;
        node.offset = static_cast<std::uint32_t>(number_begin());
        node.number = value;
        return add_leaf(node);
    }
    bool add_text(std::string& value) {
        JsonNode node;
        node.tag = Tag::Text;
        node.offset = static_cast<std::uint32_t>(m_reading.text_begin - 1);
        std::size_t size = m_reading.plain ? m_reading.text_end - m_reading.text_begin : value.size();
        if (size > m_limits.text_bytes)
            return fail(node.offset,
                        text_format("The string is longer than %zu bytes.", m_limits.text_bytes));
        node.size = static_cast<std::uint32_t>(size);
        if (m_reading.plain)
            node.text = m_reading.text + m_reading.text_begin;
        else
            node.text = m_content.decoded.emplace_back(std::move(value)).data();
        return add_leaf(node);
    }
    bool add_leaf(JsonNode node) {
        node.next = count() + 1;
        return add(node);
    }

    bool open(Tag tag) {
        JsonNode node;
        node.tag = tag;
        node.offset = static_cast<std::uint32_t>(m_reading.position - 1);
        node.next = JsonNode::open;
        if (m_open.size() >= m_limits.depth)
            return fail(node.offset,
                        text_format("Lists and objects are nested more than %zu deep.", m_limits.depth));
        m_open.push_back(count());
        return add(node);
    }
    std::uint32_t close() {
        std::uint32_t index = m_open.back();
        m_open.pop_back();
        m_content.nodes[index].next = count();
        return index;
    }

    // Sorted names, as we write them, are told unique by looking at neighbours alone.
    bool names_are_unique(std::uint32_t object) {
        const auto& nodes = m_content.nodes;
        bool ascending = true;
        std::uint32_t members = 0;
        for (std::uint32_t name = object + 1, before = 0; name < count(); name = nodes[name + 1].next) {
            ascending = ascending && (before == 0 || m_content.text(before) < m_content.text(name));
            before = name;
            ++members;
        }
        m_content.nodes[object].size = members;
        if (ascending)
            return true;
        m_names.clear();
        for (std::uint32_t name = object + 1; name < count(); name = nodes[name + 1].next)
            m_names.push_back(name);
        std::stable_sort(m_names.begin(), m_names.end(), [this](std::uint32_t left, std::uint32_t right) {
            return m_content.text(left) < m_content.text(right);
        });
        auto twice = std::adjacent_find(m_names.begin(), m_names.end(),
                                        [this](std::uint32_t left, std::uint32_t right) {
                                            return m_content.text(left) == m_content.text(right);
                                        });
        if (twice == m_names.end())
            return true;
        std::uint32_t second = *(twice + 1);
        m_error = m_content.error_at(nodes[second].offset, m_content.path_of(second),
                                     "The same name comes twice in one object.");
        return false;
    }

    JsonContent& m_content;
    const Reading& m_reading;
    const JsonLimits& m_limits;
    std::vector<std::uint32_t> m_open; // arrays and objects that are not complete
    std::vector<std::uint32_t> m_names;
    Error m_error;
};

// Array elements are counted once the array is whole; JsonValue::size() needs them.
void count_elements(std::vector<JsonNode>& nodes) {
    for (std::uint32_t index = 0; index < nodes.size(); ++index) {
        if (nodes[index].tag != Tag::Array)
            continue;
        std::uint32_t elements = 0;
        for (std::uint32_t child = index + 1; child < nodes[index].next; child = nodes[child].next)
            ++elements;
        nodes[index].size = elements;
    }
}

Result<void> check_bytes(const JsonContent& content, const JsonLimits& limits) {
    const std::string& source = content.source;
    if (source.size() > limits.bytes)
        return error(text_format("The file has %.1f MB; more than %.0f MB are not read.",
                                 static_cast<double>(source.size()) / 1048576.0,
                                 static_cast<double>(limits.bytes) / 1048576.0));
    // The parser would take a NUL for the end and overlook what comes after.
    if (std::size_t at = source.find('\0'); at != std::string::npos)
        return content.error_at(at, {}, "There is a NUL byte here; this is not a text file.");
    if (std::size_t at = first_invalid_utf8(source); at != no_position)
        return content.error_at(at, {}, "The bytes here are not valid UTF-8.");
    if (trimmed(source).empty())
        return content.error_at(source.size(), {}, "There is nothing here: the text is empty.");
    return {};
}

} // namespace

Result<JsonDocument> parse_json(std::string text, const JsonLimits& limits) {
    auto content = std::make_unique<JsonContent>();
    content->source = std::move(text);
    TRY(check_bytes(*content, limits));
    Reading reading;
    reading.text = content->source.data();
    reading.size = content->source.size();
    Builder builder(*content, reading, limits);
    try {
        // Our own files have a value, or a name, for each 16 bytes or so.
        content->nodes.reserve(std::min(limits.values, content->source.size() / 16 + 16));
        if (!nlohmann::json::sax_parse(Input{&reading}, Input{nullptr}, &builder))
            return builder.take_error();
    } catch (const std::exception&) {
        return error("There is not enough memory to read this text.");
    }
    count_elements(content->nodes);
    return JsonDocument(std::move(content));
}

} // namespace throughline
