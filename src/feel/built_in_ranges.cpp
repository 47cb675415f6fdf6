// Relations of points and ranges in time or in any order (Allen's algebra): DMN 1.5, table 78. And range().
#include "feel/built_in_support.h"
#include "feel/compile.h"

#include <array>

namespace throughline::feel {

namespace {

// One end of a range; ranges such as (< 5) have an end that lies infinitely far away.
struct End {
    Value value;
    bool included = false;
    int infinite = 0;
};

// A range, or a point as a range of one value.
struct Extent {
    End start;
    End end;
    bool point = false;
};

bool extent_of(const Value& value, Extent& extent) {
    if (value.is_null() || value.is(Kind::List) || value.is(Kind::Context) || value.is(Kind::Function))
        return false;
    if (!value.is(Kind::Range)) {
        extent.start = {value, true, 0};
        extent.end = {value, true, 0};
        extent.point = true;
        return true;
    }
    const RangeObject& range = value.as_range();
    if (range.form == RangeForm::Except)
        return false;
    extent.start = {range.low, range.low_included, range.form == RangeForm::Below ? -1 : 0};
    extent.end = {range.high, range.high_included, range.form == RangeForm::Above ? 1 : 0};
    return true;
}

// Compares ends of two extents and remembers when that was not possible.
class Comparison {
public:
    int order(const End& left, const End& right) {
        if (left.infinite != 0 || right.infinite != 0)
            return left.infinite < right.infinite ? -1 : left.infinite > right.infinite ? 1 : 0;
        int result = 0;
        if (!compare(left.value, right.value, result))
            m_possible = false;
        return result;
    }
    bool less(const End& left, const End& right) { return order(left, right) < 0; }
    bool same(const End& left, const End& right) { return order(left, right) == 0; }
    bool possible() const { return m_possible; }

private:
    bool m_possible = true;
};

bool is_before(Comparison& ends, const Extent& left, const Extent& right) {
    return ends.less(left.end, right.start) ||
           ((!left.end.included || !right.start.included) && ends.same(left.end, right.start));
}

bool is_after(Comparison& ends, const Extent& left, const Extent& right) {
    return is_before(ends, right, left);
}

bool is_meeting(Comparison& ends, const Extent& left, const Extent& right) {
    return left.end.included && right.start.included && ends.same(left.end, right.start);
}

bool is_met_by(Comparison& ends, const Extent& left, const Extent& right) {
    return is_meeting(ends, right, left);
}

// The end of one reaches the start of the other.
bool reaches(Comparison& ends, const End& end, const End& start) {
    return ends.less(start, end) || (ends.same(end, start) && end.included && start.included);
}

bool is_overlapping(Comparison& ends, const Extent& left, const Extent& right) {
    return reaches(ends, left.end, right.start) && reaches(ends, right.end, left.start);
}

bool is_overlapping_before(Comparison& ends, const Extent& left, const Extent& right) {
    const bool starts_earlier =
        ends.less(left.start, right.start) ||
        (ends.same(left.start, right.start) && left.start.included && !right.start.included);
    const bool ends_earlier = ends.less(left.end, right.end) ||
                              (ends.same(left.end, right.end) && (!left.end.included || right.end.included));
    return starts_earlier && reaches(ends, left.end, right.start) && ends_earlier;
}

bool is_overlapping_after(Comparison& ends, const Extent& left, const Extent& right) {
    return is_overlapping_before(ends, right, left);
}

bool is_finishing(Comparison& ends, const Extent& left, const Extent& right) {
    if (left.point)
        return right.end.included && ends.same(left.end, right.end);
    return left.end.included == right.end.included && ends.same(left.end, right.end) &&
           (ends.less(right.start, left.start) ||
            (ends.same(left.start, right.start) && (!left.start.included || right.start.included)));
}

bool is_finished_by(Comparison& ends, const Extent& left, const Extent& right) {
    return is_finishing(ends, right, left);
}

bool is_including(Comparison& ends, const Extent& left, const Extent& right) {
    const bool from_start =
        ends.less(left.start, right.start) ||
        (ends.same(left.start, right.start) && (left.start.included || !right.start.included));
    const bool to_end = ends.less(right.end, left.end) ||
                        (ends.same(left.end, right.end) && (left.end.included || !right.end.included));
    return from_start && to_end;
}

bool is_during(Comparison& ends, const Extent& left, const Extent& right) {
    return is_including(ends, right, left);
}

bool is_starting(Comparison& ends, const Extent& left, const Extent& right) {
    if (left.point)
        return right.start.included && ends.same(left.start, right.start);
    return left.start.included == right.start.included && ends.same(left.start, right.start) &&
           (ends.less(left.end, right.end) ||
            (ends.same(left.end, right.end) && (!left.end.included || right.end.included)));
}

bool is_started_by(Comparison& ends, const Extent& left, const Extent& right) {
    return is_starting(ends, right, left);
}

bool is_coinciding(Comparison& ends, const Extent& left, const Extent& right) {
    return ends.same(left.start, right.start) && ends.same(left.end, right.end) &&
           left.start.included == right.start.included && left.end.included == right.end.included;
}

using Relation = bool (*)(Comparison&, const Extent&, const Extent&);

// Which of the two arguments must be ranges.
enum class Wants : std::uint8_t { Any, BothRanges, RangeFirst, RangeSecond, SameForm };

template <Relation relation, Wants wants>
Value relate(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    Extent left;
    Extent right;
    bool possible = extent_of(arguments[0], left) && extent_of(arguments[1], right);
    if (wants == Wants::BothRanges)
        possible = possible && !left.point && !right.point;
    if (wants == Wants::RangeFirst)
        possible = possible && !left.point;
    if (wants == Wants::RangeSecond)
        possible = possible && !right.point;
    if (wants == Wants::SameForm)
        possible = possible && left.point == right.point;
    if (!possible)
        return arguments.wrong(
            "The relations of ranges take points and ranges in the order of their parameters.");
    Comparison ends;
    const bool result = relation(ends, left, right);
    if (!ends.possible())
        return arguments.wrong("The ends of the ranges cannot be compared.");
    return Value::boolean(result);
}

// A literal, or date(), time(), date and time() or duration() of a literal.
bool is_literal(const Program& program, std::uint32_t index) {
    const Node& node = program.nodes[index];
    if (node.op == Op::Constant)
        return true;
    if (node.op != Op::CallBuiltIn || node.c != 1)
        return false;
    const std::string_view name = built_ins()[node.a].name;
    const bool converts = name == "date" || name == "time" || name == "date and time" || name == "duration";
    return converts && program.nodes[program.more[node.b]].op == Op::Constant;
}

// Both ends given, of one kind, in order.
bool is_orderly(const RangeObject& range) {
    int order = 0;
    if (range.form != RangeForm::Interval)
        return !(range.form == RangeForm::Below ? range.high : range.low).is_null();
    return compare(range.low, range.high, order) && order <= 0;
}

Value range_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const std::string* text = arguments.string(0);
    const char* expectation =
        "range() takes a text such as \"[1..10)\" with literal ends, the lower one first.";
    if (text == nullptr || !machine.spend(200))
        return arguments.wrong(expectation);
    std::string written = *text;
    // An end may be left out where its bracket is open: (..5], [1..).
    const std::size_t points = written.find("..");
    const std::string low = points == std::string::npos ? "" : written.substr(0, points);
    const std::string high = points == std::string::npos ? "" : written.substr(points + 2);
    if (low == "(" || low == "]")
        written =
            (!high.empty() && high.back() == ']' ? "(<=" : "(<") + high.substr(0, high.size() - 1) + ")";
    else if (high == ")" || high == "[")
        written = (!low.empty() && low.front() == '[' ? "(>=" : "(>") + low.substr(1) + ")";
    const Result<ProgramPtr> program = compile_expression(written, Scope());
    if (!program.ok())
        return arguments.wrong(expectation);
    const Program& compiled = *program.value();
    const Node& root = compiled.nodes[compiled.bodies.front().root];
    if (root.op != Op::Range || !is_literal(compiled, root.a) || !is_literal(compiled, root.b))
        return arguments.wrong(expectation);
    Value range = machine.evaluate(compiled, {});
    if (!range.is(Kind::Range) || !is_orderly(range.as_range()))
        return arguments.wrong(expectation);
    return range;
}

constexpr const char* any_names = "point1, point2 | point, range | range, point | range1, range2";
constexpr const char* range_names = "range1, range2";
constexpr const char* first_names = "range, point | range1, range2 | range, value";
constexpr const char* second_names = "point, range | range1, range2 | value, range";

constexpr std::array<BuiltIn, 15> table = {
    {{"before", any_names, relate<is_before, Wants::Any>},
     {"after", any_names, relate<is_after, Wants::Any>},
     {"meets", range_names, relate<is_meeting, Wants::BothRanges>},
     {"met by", range_names, relate<is_met_by, Wants::BothRanges>},
     {"overlaps", range_names, relate<is_overlapping, Wants::BothRanges>},
     {"overlaps before", range_names, relate<is_overlapping_before, Wants::BothRanges>},
     {"overlaps after", range_names, relate<is_overlapping_after, Wants::BothRanges>},
     {"finishes", second_names, relate<is_finishing, Wants::RangeSecond>},
     {"finished by", first_names, relate<is_finished_by, Wants::RangeFirst>},
     {"includes", first_names, relate<is_including, Wants::RangeFirst>},
     {"during", second_names, relate<is_during, Wants::RangeSecond>},
     {"starts", second_names, relate<is_starting, Wants::RangeSecond>},
     {"started by", first_names, relate<is_started_by, Wants::RangeFirst>},
     {"coincides", "point1, point2 | range1, range2", relate<is_coinciding, Wants::SameForm>},
     {"range", "from", range_function}}};

} // namespace

std::span<const BuiltIn> range_functions() {
    return table;
}

} // namespace throughline::feel
