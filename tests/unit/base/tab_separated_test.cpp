// Blocks of cells as spreadsheets copy them.
#include "base/random.h"
#include "base/tab_separated.h"

#include <catch_amalgamated.hpp>

using namespace throughline;

TEST_CASE("Blocks are read as Excel and LibreOffice copy them", "[base]") {
    CHECK(read_tab_separated("a\tb\r\nc\td\r\n") == CellRows{{"a", "b"}, {"c", "d"}});
    CHECK(read_tab_separated("a\tb\nc\td") == CellRows{{"a", "b"}, {"c", "d"}});
    // A cell of two lines, doubled quotes, a tab inside of quotes.
    CHECK(read_tab_separated("\"two\r\nlines\"\t\"say \"\"so\"\"\"\n\"a\tb\"\t\n") ==
          CellRows{{"two\nlines", "say \"so\""}, {"a\tb", ""}});
    // FEEL with quotes is no quoted cell.
    CHECK(read_tab_separated("\"a\", \"b\"\t> 5\n") == CellRows{{"\"a\", \"b\"", "> 5"}});
    CHECK(read_tab_separated("\"open\tb") == CellRows{{"\"open", "b"}});
    CHECK(read_tab_separated("") == CellRows{{""}});
    CHECK(read_tab_separated("\n\n") == CellRows{{""}, {""}});
}

TEST_CASE("What is written is read back as it was, whatever the cells hold", "[base]") {
    constexpr std::string_view letters = "ab\"\t\n,;<>é-1.";
    Random random(3);
    for (int round = 0; round < 3000; ++round) {
        CellRows rows(1 + random.below(4));
        const std::size_t width = 1 + random.below(4);
        for (auto& row : rows) {
            for (std::size_t column = 0; column < width; ++column) {
                std::string& cell = row.emplace_back();
                for (std::uint64_t left = random.below(5); left > 0; --left)
                    cell += letters[random.below(letters.size())];
            }
        }
        const std::string text = write_tab_separated(rows);
        CAPTURE(text);
        REQUIRE(read_tab_separated(text) == rows);
    }
}

TEST_CASE("As HTML numbers stay numbers and everything else stays text", "[base]") {
    const std::string html = write_html_table({{"12.5", "< 5 & \"a\""}});
    CHECK(html.find("x:num=\"12.5\"") != std::string::npos);
    CHECK(html.find("&lt; 5 &amp; \"a\"") != std::string::npos);
    CHECK(html.find("\\@") != std::string::npos);
}
