#include "commands/file/customer_sentence.h"

#include <catch_amalgamated.hpp>

namespace throughline {

TEST_CASE("One sentence says who the customer is and what he wants", "[commands][R065]") {
    struct Case {
        const char* sentence;
        const char* who;
        const char* wants;
    };
    constexpr Case cases[] = {
        {"Young families want a fair rate without chasing it.", "Young families",
         "A fair rate without chasing it"},
        {"small firms who need to know what they can afford", "Small firms", "Know what they can afford"},
        {"Ruth, 71, needs the hour when the light is back", "Ruth, 71", "The hour when the light is back"},
        {"Teams that want to see the same thing", "Teams", "See the same thing"},
        {"People who would like to be asked", "People", "Be asked"},
        // Only who, or what cannot be parted.
        {"people who just moved in", "People who just moved in", ""},
        {"They want", "They want", ""},
        {"", "", ""},
    };
    for (const Case& each : cases) {
        CAPTURE(each.sentence);
        const CustomerSentence read = read_customer_sentence(each.sentence);
        CHECK(read.who == each.who);
        CHECK(read.wants == each.wants);
    }
}

} // namespace throughline
