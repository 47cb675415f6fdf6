#include "base/text.h"
#include "canvas/text.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::canvas;

namespace {

// Every character is as wide as the size.
class SquareMeasurer final : public TextMeasurer {
public:
    float measure(std::string_view text, float size, Weight) override {
        return static_cast<float>(count_code_points(text)) * size;
    }
};

std::vector<std::string> wrapped(std::string_view text, float width, int lines) {
    SquareMeasurer measurer;
    std::vector<WrappedLine> result;
    wrap_text(measurer, text, 1, Weight::Regular, width, lines, result);
    std::vector<std::string> texts;
    for (const WrappedLine& line : result) {
        texts.emplace_back(text.substr(line.offset, line.length));
        if (line.ellipsis)
            texts.back() += "…";
        CHECK(static_cast<float>(count_code_points(texts.back())) <= width);
        CHECK(line.width == static_cast<float>(count_code_points(texts.back())));
    }
    return texts;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("text is wrapped at spaces", "[canvas]") {
    CHECK(wrapped("", 10, 3).empty());
    CHECK(wrapped("short", 10, 3) == Lines{"short"});
    CHECK(wrapped("one two three", 7, 3) == Lines{"one two", "three"});
    CHECK(wrapped("one  two", 4, 3) == Lines{"one", "two"});
    CHECK(wrapped("well-known fact", 6, 3) == Lines{"well-", "known", "fact"});
    CHECK(wrapped("a\nb", 10, 3) == Lines{"a", "b"});
    CHECK(wrapped("a\n\nb", 10, 3) == Lines{"a", "", "b"});
}

TEST_CASE("a word that is too wide is broken, CJK anywhere", "[canvas]") {
    CHECK(wrapped("Donaudampfschiff", 6, 9) == Lines{"Donaud", "ampfsc", "hiff"});
    CHECK(wrapped("x Donaudampfschiff", 6, 9) == Lines{"x", "Donaud", "ampfsc", "hiff"});
    CHECK(wrapped("顧客体験設計", 4, 3) == Lines{"顧客体験", "設計"});
    CHECK(wrapped("čřž", 1, 5) == Lines{"č", "ř", "ž"});
}

TEST_CASE("what does not fit ends in an ellipsis", "[canvas]") {
    CHECK(wrapped("one two three four", 7, 1) == Lines{"one tw…"});
    CHECK(wrapped("one two three four", 8, 2) == Lines{"one two", "three f…"});
    CHECK(wrapped("one three", 5, 1) == Lines{"one…"});
    CHECK(wrapped("čřžčřž", 4, 1) == Lines{"čřž…"});
    CHECK(wrapped("a\nb", 9, 1) == Lines{"a…"});
    CHECK(wrapped("abc", 1, 1) == Lines{"…"});
}
