// Any bytes as unary tests, over values of every kind; and a column index of the same cell decides as the
// cell itself does.
#include "dmn/column_index.h"
#include "feel/compile.h"
#include "feel/machine.h"
#include "fuzz.h"

using namespace throughline;
using namespace throughline::feel;

namespace {

std::vector<Value> tested_values() {
    std::vector<Value> values = {Value::null(), Value::boolean(true), Value::boolean(false)};
    for (const char* number :
         {"-1000000", "-1.5", "-1", "0", "0.1", "1", "2", "3", "4.5", "10", "100", "1e30"})
        values.push_back(Value::number(*Decimal::parse(number)));
    for (const char* text : {"", "a", "ab", "b", "x", "\xF0\x9F\x90\x8E"})
        values.push_back(Value::string(text));
    for (const char* date : {"2020-01-01", "2020-01-02", "2026-11-21"})
        values.push_back(Value::date(*read_date(date)));
    values.push_back(Value::time(*read_time("10:00:00Z")));
    values.push_back(Value::list({Value::number(1), Value::string("a")}));
    values.push_back(Value::context({{"a", Value::number(1)}}));
    return values;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<Value> values = tested_values();
    const Result<ProgramPtr> program = compile_unary_tests(fuzz::text_of(data, size), Scope());
    if (!program.ok()) {
        fuzz::expect(!program.error().message.empty(), "an error without a message");
        return 0;
    }
    Machine machine({.steps = 20000, .depth = 300});
    machine.start();
    const ProgramPtr cells[] = {program.value()};
    const ProgramPtr anything;
    dmn::ColumnIndexBuild build(cells, anything);
    while (!build.step(64, machine)) {
    }
    const auto made = build.take_index();
    const dmn::ColumnIndex& index = *made;
    for (const Value& value : values) {
        machine.start();
        const bool passes = machine.test(*program.value(), {}, value);
        const std::uint32_t value_class = index.class_of(value);
        if (machine.failed() || value_class == dmn::ColumnIndex::no_class || index.is_undecided(0))
            continue;
        fuzz::expect(passes == ((index.passing(value_class)[0] & 1U) != 0), value_literal(value));
    }
    return 0;
}
