#include "feel_support.h"

using namespace throughline;
using namespace throughline::feel;

namespace {

std::vector<NamedValue> customer() {
    return {{"tenure", Value::number(34)},
            {"Monthly charges", Value::number(70)},
            {"Loan-to-value ratio", Value::number(80)},
            {"Loan", Value::number(5)},
            {"in store", Value::boolean(true)},
            {"values in a list", Value::list({Value::number(2), Value::number(4)})},
            {"date", Value::string("own")},
            {"\xF0\x9F\x90\x8E", Value::string("horse")},
            {"person", Value::context({{"first name", Value::string("Ann")}, {"age", Value::number(30)}})}};
}

} // namespace

TEST_CASE("Names in scope decide where a name ends") {
    const auto check = [](const char* text, const char* expected) {
        INFO(text);
        CHECK(shown(text, customer()) == expected);
    };
    check("Monthly charges * 2", "140");
    check("Monthly   charges*2", "140");
    check("Loan-to-value ratio + 1", "81");
    check("Loan - to - value ratio + 1", "81");
    check("Loan-1", "4");
    check("in store and true", "true");
    check("if in store then Loan else 0", "5");
    check("every v in values in a list satisfies even(v)", "true");
    check("date", "\"own\"");
    check("date(\"2026-01-01\")", "@\"2026-01-01\"");
    check("\xF0\x9F\x90\x8E + \"!\"", "\"horse!\"");
    check("person.first name", "\"Ann\"");
    check("[person][first name = \"Ann\"].age", "[30]");
    check("{tenure: 1, r: tenure}.r", "1");
    check("for tenure in [1, 2] return tenure + Loan", "[6, 7]");
    check("(function(Monthly charges) Monthly charges + tenure)(1)", "35");
    check("(function(Monthly charges) Monthly charges)(Monthly charges: 3)", "3");
}

TEST_CASE("Names that are not there are named, with the nearest one") {
    Scope scope;
    scope.add_variable("tenure");
    scope.add_variable("Monthly charges");
    CHECK(compile_error("tenur > 3", scope) ==
          "line 1, column 1: There is no name `tenur` here; did you mean `tenure`?");
    CHECK(compile_error("1 + monthly charges", scope) ==
          "line 1, column 5: There is no name `monthly charges` here; did you mean `Monthly charges`?");
    CHECK(compile_error("completely different", scope) ==
          "line 1, column 1: There is no name `completely different` here.");
    CHECK(compile_error("strin length(\"a\")", scope) ==
          "line 1, column 1: There is no name `strin length` here; did you mean `string length`?");
    const Result<ProgramPtr> lenient = compile_expression("tenur", scope, UnknownNames::Null);
    REQUIRE(lenient.ok());
    Machine machine;
    machine.start();
    machine.keep_diagnostics(true);
    CHECK(machine.evaluate(*lenient.value(), {}).is_null());
    REQUIRE(machine.diagnostics().size() == 1);
    CHECK(machine.diagnostics()[0].message == "There is no tenur here.");
}

TEST_CASE("Types in scope lead names with special characters") {
    auto loan = std::make_shared<Type>();
    loan->kind = TypeKind::Context;
    loan->members = {{"loan-amount", simple_type(TypeKind::Number)}, {"rate", simple_type(TypeKind::Number)}};
    Scope scope;
    scope.add_variable("loans", list_type(loan));
    scope.add_type("tLoan", loan);
    const Result<ProgramPtr> program =
        compile_expression("loans[loan-amount > 5].loan-amount[1] + loans[1].rate", scope);
    REQUIRE(program.ok());
    Machine machine;
    machine.start();
    const Value one = Value::context({{"loan-amount", Value::number(3)}, {"rate", Value::number(1)}});
    const Value two = Value::context({{"loan-amount", Value::number(9)}, {"rate", Value::number(2)}});
    const Value loans = Value::list({one, two});
    CHECK(value_literal(machine.evaluate(*program.value(), std::span(&loans, 1))) == "10");
    CHECK(compile_type("list<tLoan>", scope).ok());
    CHECK_FALSE(compile_type("list<tLoam>", scope).ok());
}
