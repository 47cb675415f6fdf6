// What is written as TCK XML is read again as it was.
#include "base/random.h"
#include "dmn/tck_writer.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::dmn;
using feel::Value;

namespace {

Value simple_value(Random& random) {
    switch (random.below(8)) {
    case 0:
        return Value();
    case 1:
        return Value::boolean(random.below(2) == 0);
    case 2:
        return Value::number(Decimal::from_parts(random.below(100000), -static_cast<int>(random.below(5)),
                                                 random.below(2) == 0));
    case 3:
        return Value::date(feel::date_from_days(static_cast<std::int64_t>(random.below(40000))));
    case 4:
        return Value::date_time(*feel::read_date_time("2026-11-21T14:32:08+01:00"));
    case 5:
        return Value::months({static_cast<std::int64_t>(random.below(50))});
    case 6:
        return Value::seconds({static_cast<std::int64_t>(random.below(500000)), 0});
    default: {
        constexpr std::string_view texts[] = {"plain", "a < b & \"c\"", "true", "12", "é 𝒳"};
        return Value::string(std::string(texts[random.below(5)]));
    }
    }
}

Value random_value(Random& random, int depth) {
    const std::uint64_t kind = depth > 2 ? 0 : random.below(6);
    if (kind == 1) {
        std::vector<Value> items;
        for (std::uint64_t count = random.below(4); count > 0; --count)
            items.push_back(random_value(random, depth + 1));
        return Value::list(std::move(items));
    }
    if (kind == 2)
        return Value::context(
            {{"one", random_value(random, depth + 1)}, {"an other", random_value(random, depth + 1)}});
    return simple_value(random);
}

} // namespace

TEST_CASE("Test cases survive being written and read", "[R104]") {
    Random random(11);
    for (int round = 0; round < 500; ++round) {
        TestSuite suite;
        suite.model_name = "m & n.dmn";
        TestCase test;
        test.id = "001";
        test.description = "<what> it is";
        test.target = random.below(3) == 0 ? TestTarget::Service : TestTarget::Decision;
        test.invocable = test.target == TestTarget::Service ? "the service" : "";
        test.inputs.push_back({"an input", "urn:other", random_value(random, 0)});
        test.expectations.push_back({"answer", {}, random_value(random, 0), false, random.below(2) == 0});
        suite.cases.push_back(test);
        const std::string xml = write_test_suite(suite);
        const Result<TestSuite> read = read_test_suite(xml);
        INFO(xml);
        REQUIRE(read.ok());
        REQUIRE(read.value().cases.size() == 1);
        const TestCase& back = read.value().cases[0];
        CHECK(read.value().model_name == suite.model_name);
        CHECK(back.id == test.id);
        CHECK(back.description == test.description);
        CHECK(back.target == test.target);
        CHECK(back.invocable == test.invocable);
        REQUIRE(back.inputs.size() == 1);
        CHECK(back.inputs[0].model_namespace == "urn:other");
        REQUIRE(feel::identical(back.inputs[0].value, test.inputs[0].value));
        REQUIRE(back.expectations.size() == 1);
        REQUIRE(feel::identical(back.expectations[0].value, test.expectations[0].value));
        CHECK(back.expectations[0].is_error == test.expectations[0].is_error);
        CHECK_FALSE(back.expectations[0].is_untyped);
    }
}
