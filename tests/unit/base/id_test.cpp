#include "base/id.h"

#include <catch_amalgamated.hpp>
#include <set>

using namespace throughline;

TEST_CASE("Ids sort by time and never repeat") {
    IdSource source(1);
    Id previous;
    std::set<Id> seen;
    for (int index = 0; index < 5000; ++index) {
        Id id = source.next(1'795'271'528'000 + index / 100);
        REQUIRE(id.view().size() == 16);
        REQUIRE(previous < id);
        REQUIRE(seen.insert(id).second);
        previous = id;
    }
    // A clock that is set back does not break the order.
    CHECK(previous < source.next(5));
}

TEST_CASE("Text that is no id is refused") {
    CHECK(Id::parse("stay-past_the-fix1").ok());
    for (const char* bad : {"", "Upper", "with space", "é", "123456789012345678901234"})
        CHECK_FALSE(Id::parse(bad).ok());
    CHECK(Id::literal("No").empty());
}
