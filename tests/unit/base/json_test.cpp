#include "base/json.h"
#include "base/json_write.h"
#include "base/random.h"
#include "base/text.h"
#include "unit/support/hostile_text.h"

#include <array>
#include <catch_amalgamated.hpp>
#include <cmath>
#include <cstdlib>

using namespace throughline;

namespace {

std::string canonical(std::string text) {
    auto document = parse_json(std::move(text));
    INFO((document.ok() ? std::string("read") : describe(document.error())));
    REQUIRE(document.ok());
    return canonical_json(document.value().root());
}

Error error_of(std::string text, const JsonLimits& limits = {}) {
    auto document = parse_json(std::move(text), limits);
    REQUIRE_FALSE(document.ok());
    return document.error();
}

} // namespace

TEST_CASE("JSON values of every type are read") {
    auto document = parse_json(
        R"( {"n":null,"t":true,"f":false,"i":-12,"d":2.50,"s":"a\u00e9\n","l":[1,[2],{}],"o":{"x":1}} )");
    REQUIRE(document.ok());
    JsonValue root = document.value().root();
    REQUIRE(root.is_object());
    CHECK(root.size() == 8);
    CHECK(root.find("n")->type() == JsonType::Null);
    CHECK(root.find("t")->boolean());
    CHECK_FALSE(root.find("f")->boolean());
    CHECK(root.find("i")->integer() == -12);
    CHECK(root.find("i")->number() == -12.0);
    CHECK(root.find("d")->number() == 2.5);
    CHECK(root.find("d")->number_text() == "2.50");
    CHECK_FALSE(root.find("d")->integer());
    CHECK(root.find("s")->text() == "a\xc3\xa9\n");
    CHECK(root.find("l")->size() == 3);
    CHECK(root.find("o")->find("x")->integer() == 1);
    CHECK_FALSE(root.find("missing"));
    CHECK_FALSE(root.find("i")->find("x"));

    std::vector<std::string> names;
    for (JsonMember member : root.members())
        names.emplace_back(member.name);
    CHECK(names == std::vector<std::string>{"n", "t", "f", "i", "d", "s", "l", "o"});
    std::size_t elements = 0;
    for (JsonValue element : root.find("l")->elements())
        elements += element.type() == JsonType::Null ? 0U : 1U;
    CHECK(elements == 3);
    CHECK(document.value().path_of(*root.find("o")->find("x")) == "o.x");
}

TEST_CASE("JSON values know where they stand") {
    std::string text = "{\n  \"first\": [10, \"t\\\"wo\", {\"a b\": true}],\n  \"sec\\u006fnd\": -1.5e3 }";
    auto document = parse_json(text);
    REQUIRE(document.ok());
    JsonValue root = document.value().root();
    std::vector<JsonValue> items;
    for (JsonValue element : root.find("first")->elements())
        items.push_back(element);
    REQUIRE(items.size() == 3);
    CHECK(text.substr(items[0].offset(), 2) == "10");
    CHECK(text.substr(items[1].offset(), 2) == "\"t");
    CHECK(text[items[2].offset()] == '{');
    CHECK(document.value().path_of(items[1]) == "first[1]");
    JsonValue flag = *items[2].find("a b");
    CHECK(text.substr(flag.offset(), 4) == "true");
    CHECK(document.value().path_of(flag) == "first[2][\"a b\"]");
    Error error = document.value().error_at(*root.find("second"), "Wrong.");
    CHECK(error.line == 3);
    CHECK(error.column == 18);
    CHECK(error.place == "second");
    CHECK(document.value().path_of(root).empty());
}

TEST_CASE("A document can be moved and still be read") {
    // Short enough to lie inside std::string itself, where a move changes its address.
    auto parsed = parse_json(R"(["ab","\n"])");
    REQUIRE(parsed.ok());
    JsonDocument moved = std::move(parsed).value();
    JsonDocument again = std::move(moved);
    CHECK(canonical_json(again.root()) == R"(["ab","\n"])");
}

TEST_CASE("Canonical JSON sorts names and keeps numbers as they were") {
    CHECK(canonical(R"({"b":1,"a":{"z":[],"y":{}},"é":1.50,"Z":"\/\u0001"})") ==
          "{\"Z\":\"/\\u0001\",\"a\":{\"y\":{},\"z\":[]},\"b\":1,\"\xc3\xa9\":1.50}");
    CHECK(canonical("12345678901234567890123") == "12345678901234567890123");
    CHECK(canonical("\xef\xbb\xbf[1]") == "[1]");
    CHECK(canonical("  \"\\ud83d\\ude00\"  ") == "\"\xf0\x9f\x98\x80\"");
}

TEST_CASE("Numbers are written shortest") {
    auto written = [](double number) {
        std::string out;
        append_json_number(out, number);
        return out;
    };
    CHECK(written(0.0) == "0");
    CHECK(written(-0.0) == "0");
    CHECK(written(100000) == "100000");
    CHECK(written(0.1) == "0.1");
    CHECK(written(-2.5) == "-2.5");
    CHECK(written(9007199254740992.0) == "9007199254740992");
    for (double number : {1.7976931348623157e308, 5e-324, 1.0 / 3, 123456.789e-20}) {
        double back = 0;
        CHECK(parse_number(written(number), back));
        CHECK(back == number);
    }
}

TEST_CASE("Broken JSON is refused with line, column, path and a sentence") {
    struct Case {
        std::string text;
        int line;
        int column;
        std::string place;
        std::string says; // part of the message
    };
    using namespace std::string_literals;
    const Case cases[] = {
        {"", 1, 1, "", "empty"},
        {" \n ", 2, 2, "", "empty"},
        {"[1,2", 1, 5, "[2]", "ends too early"},
        {"{\"a\":", 1, 6, "a", "ends too early"},
        {"{\"a\"", 1, 5, "a", "ends too early"},
        {"\"abc", 1, 5, "", "closing quote"},
        {"{\"a\": [1,\n 2,, 3]}", 2, 4, "a[2]", "comma stands"},
        {"[1,]", 1, 4, "[1]", "comma too many"},
        {"{\"a\":1,}", 1, 8, "", "name of a member"},
        {"{\"a\" 1}", 1, 6, "a", "colon is expected"},
        {"{\"a\":1 \"b\":2}", 1, 8, "", "comma or }"},
        {"[1 2]", 1, 4, "[1]", "comma or ]"},
        {"[1}", 1, 3, "[1]", "comma or ]"},
        {"{a:1}", 1, 2, "", "not a JSON value"},
        {"[tru]", 1, 5, "[0]", "not a JSON value"},
        {"['a']", 1, 2, "[0]", "not a JSON value"},
        {"[01]", 1, 2, "[1]", "zero"},
        {"{\"a\":-007}", 1, 6, "", "zero"},
        {"[1.]", 1, 4, "[0]", "number"},
        {"[-]", 1, 3, "[0]", "number"},
        {"[1e400]", 1, 2, "[0]", "too large"},
        {"[0,-1e-400]", 1, 4, "[1]", "too small"},
        {"[NaN]", 1, 2, "[0]", "not a JSON value"},
        {"[\"a\nb\"]", 1, 4, "[0]", "control character"},
        {"[\"\\x\"]", 1, 4, "[0]", "no such escape"},
        {"[\"\\u12g4\"]", 1, 7, "[0]", "four hexadecimal"},
        {"[\"\\ud800\"]", 1, 9, "[0]", "lone surrogate"},
        {"[\"\\udc00x\"]", 1, 8, "[0]", "lone surrogate"},
        {"[\"\\ud800\\u0041\"]", 1, 14, "[0]", "lone surrogate"},
        {"{\"a\":1,\n\"a\":2}", 2, 1, "a", "twice"},
        {"{\"b\":1,\"a\":{\"x\":1,\"\\u0078\":2}}", 1, 19, "a.x", "twice"},
        {"{} []", 1, 4, "", "more text"},
        {"1 2", 1, 3, "", "more text"},
        {"[] true", 1, 4, "", "more text"},
        {"// no\n1", 1, 1, "", "not a JSON value"},
        {"[\"a\0b\"]"s, 1, 4, "", "NUL"},
        {"1\0"s, 1, 2, "", "NUL"},
        {"[\"\xff\"]", 1, 3, "", "UTF-8"},
        {"\n\"\xc0\xaf\"", 2, 2, "", "UTF-8"},
        {"\"\xed\xa0\x80\"", 1, 2, "", "UTF-8"},
        {"[\"\xc3\xa9\", \"\xf4\x90\x80\x80\"]", 1, 8, "", "UTF-8"},
    };
    for (const Case& test : cases) {
        CAPTURE(test.text);
        auto document = parse_json(test.text);
        REQUIRE_FALSE(document.ok());
        const Error& error = document.error();
        CAPTURE(describe(error));
        CHECK(error.line == test.line);
        CHECK(error.column == test.column);
        CHECK(error.place == test.place);
        CHECK(error.message.find(test.says) != std::string::npos);
    }
}

TEST_CASE("Unusual but valid JSON is read") {
    const std::pair<const char*, const char*> cases[] = {
        {"0", "0"},
        {"-0", "-0"},
        {"-0.0e-0", "-0.0e-0"},
        {"1E+2", "1E+2"},
        {"123.456e78", "123.456e78"},
        {"9223372036854775807", "9223372036854775807"},
        {"9223372036854775808", "9223372036854775808"},
        {"-9223372036854775809", "-9223372036854775809"},
        {"0e999", "0e999"},
        {"0.0000000000000000000000000000000000001", "0.0000000000000000000000000000000000001"},
        {"\"\"", "\"\""},
        {"[\"\"]", "[\"\"]"},
        {"{\"\":0}", "{\"\":0}"},
        {"[[]   ]", "[[]]"},
        {" [] ", "[]"},
        {"\t\r\n{ }\n", "{}"},
        {R"(["\u0022\u005C\u002F\b\f\n\r\t"])", R"(["\"\\/\b\f\n\r\t"])"},
        {R"(["\uFFFF\uFDD0\uFEFF"])", "[\"\xef\xbf\xbf\xef\xb7\x90\xef\xbb\xbf\"]"},
        {R"(["\u0000"])", R"(["\u0000"])"},
        {R"(["\uDBFF\uDFFF"])", "[\"\xf4\x8f\xbf\xbf\"]"},
        {"[\"\x7f\"]", "[\"\x7f\"]"},
        {R"({"a\u0062":1,"a":{"b":[]}})", R"({"a":{"b":[]},"ab":1})"},
        {"[true,false,null]", "[true,false,null]"},
        {"true", "true"},
        {"[\"a\",\n\"b\\\\\"]", R"(["a","b\\"])"},
    };
    for (const auto& [text, wanted] : cases) {
        CAPTURE(text);
        CHECK(canonical(text) == wanted);
    }
}

TEST_CASE("JSON changed at random is read wholly or refused with a place") {
    const std::string original =
        R"({"a":[1,-2.5e3,true,false,null,"t\u00e9xt\n\"\\",{"b":{},"c":[[]]}],"long":"plain text","é":"\ud83d\ude00"})";
    Random random(11);
    int read = 0;
    for (int round = 0; round < 20000; ++round) {
        const std::string text = testing::changed_at_random(original, random, "{}[]\",:\\u0e-.", 8);
        auto document = parse_json(text);
        if (document.ok()) {
            ++read;
            // Whatever is read can be written and read again.
            std::string once = canonical_json(document.value().root());
            auto again = parse_json(once);
            REQUIRE(again.ok());
            REQUIRE(canonical_json(again.value().root()) == once);
            continue;
        }
        const Error& error = document.error();
        REQUIRE(error.line >= 1);
        REQUIRE(error.column >= 1);
        REQUIRE(static_cast<std::size_t>(error.column) <= text.size() + 1);
        REQUIRE_FALSE(error.message.empty());
    }
    CHECK(read > 100);
    CHECK(read < 15000);
}

TEST_CASE("Numbers of any length, point and exponent are the nearest doubles") {
    Random random(12);
    for (int round = 0; round < 50000; ++round) {
        std::string number = random.below(3) == 0 ? "-" : "";
        number += static_cast<char>('0' + random.below(10));
        for (std::uint64_t digits = number.back() == '0' ? 0 : random.below(20); digits > 0; --digits)
            number += static_cast<char>('0' + random.below(10));
        bool whole = true;
        if (random.below(2) == 0) {
            number += '.';
            for (std::uint64_t digits = 1 + random.below(20); digits > 0; --digits)
                number += static_cast<char>('0' + random.below(10));
            whole = false;
        }
        if (random.below(4) == 0) {
            number += text_format("e%s%d", std::array{"", "-", "+"}[random.below(3)],
                                  static_cast<int>(random.below(40)));
            whole = false;
        }
        CAPTURE(number);
        auto document = parse_json("[" + number + ",\"behind\"," + number + "]");
        REQUIRE(document.ok());
        for (JsonValue value : document.value().root().elements()) {
            if (value.is_text())
                continue;
            REQUIRE(value.number_text() == number);
            const double wanted = std::strtod(number.c_str(), nullptr);
            REQUIRE(value.number() == wanted);
            REQUIRE((std::signbit(value.number()) == std::signbit(wanted) || (whole && wanted == 0)));
            if (whole && std::abs(wanted) < 9e18)
                REQUIRE(value.integer() == std::strtoll(number.c_str(), nullptr, 10));
            else if (!whole)
                REQUIRE_FALSE(value.integer());
        }
    }
}

TEST_CASE("Limits of JSON are kept") {
    auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(parse_json(nested(200)).ok());
    Error deep = error_of(nested(201));
    CHECK(deep.column == 201);
    CHECK(deep.message.find("200 deep") != std::string::npos);
    // Far beyond any stack, in lists and in objects.
    CHECK(error_of(std::string(1 << 20, '[')).column == 201);
    std::string objects;
    for (int level = 0; level < 100000; ++level)
        objects += "{\"a\":";
    CHECK(error_of(objects).message.find("200 deep") != std::string::npos);

    JsonLimits limits;
    limits.bytes = 10;
    CHECK(error_of("[1,2,3,4,5,6]", limits).message.find("MB") != std::string::npos);
    limits = {};
    limits.values = 5;
    CHECK(parse_json("[1,2,3,4]", limits).ok());
    CHECK(error_of("[1,2,3,4,5]", limits).message.find("more than 5 values") != std::string::npos);
    limits = {};
    limits.text_bytes = 3;
    CHECK(parse_json(R"(["abc"])", limits).ok());
    CHECK(error_of(R"(["abcd"])", limits).column == 2);
    CHECK(error_of(R"({"\u0061bcd":1})", limits).column == 2);
}

TEST_CASE("Canonical JSON reads back as itself") {
    Random random(7);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        // A random well-formed document, grown from the left.
        auto value = [&](auto&& self, int depth) -> void {
            switch (random.below(depth > 5 ? 5 : 7)) {
            case 0:
                text += "null";
                break;
            case 1:
                text += random.below(2) ? "true" : "false";
                break;
            case 2:
                append_json_number(text, (random.unit() - 0.5) * 1e6);
                break;
            case 3:
                append_json_integer(text, static_cast<std::int64_t>(random.next()));
                break;
            case 4: {
                std::string content;
                for (std::uint64_t left = random.below(8); left > 0; --left)
                    append_code_point(content, static_cast<std::uint32_t>(random.below(0xD7FF) + 1));
                append_json_text(text, content);
                break;
            }
            case 5: {
                text += '[';
                for (std::uint64_t count = random.below(5), at = 0; at < count; ++at) {
                    text += at ? ", " : " ";
                    self(self, depth + 1);
                }
                text += ']';
                break;
            }
            default: {
                text += '{';
                for (std::uint64_t count = random.below(5), at = 0; at < count; ++at) {
                    text += at ? " ,\n" : "";
                    append_json_text(text, text_format("k%d", 9 - static_cast<int>(at)));
                    text += ':';
                    self(self, depth + 1);
                }
                text += '}';
            }
            }
        };
        value(value, 0);
        std::string once = canonical(text);
        CHECK(canonical(once) == once);
    }
}
