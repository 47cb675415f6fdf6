#include "feel/compile.h"
#include "feel/machine.h"

#include <catch_amalgamated.hpp>
using namespace throughline::feel;
TEST_CASE("smoke") {
    Scope scope;
    scope.add_variable("a b");
    auto p = compile_expression("a b + 1", scope);
    REQUIRE(p.ok());
    Machine m;
    m.start();
    Value v[] = {Value::number(4)};
    CHECK(value_text(m.evaluate(*p.value(), v)) == "5");
}
