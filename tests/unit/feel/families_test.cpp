// The families of FEEL, form by form: every line of families/*.txt is an expression and what DMN 1.5 makes of
// it
// (`error`: it does not compile). Names that are not there are null, as in a model.
#include "feel_support.h"
#include "unit/support/files.h"

using namespace throughline;
using namespace throughline::feel;

namespace {

std::string outcome(const std::string& text) {
    const Result<ProgramPtr> program = compile_expression(text, Scope(), UnknownNames::Null);
    if (!program.ok())
        return "error";
    Machine machine;
    machine.start();
    machine.now = read_date_time("2026-11-21T14:32:08Z");
    const Value value = machine.evaluate(*program.value(), {});
    return machine.failed() ? describe(machine.error()) : value_literal(value);
}

} // namespace

TEST_CASE("Every form of every family gives what DMN says", "[R096]") {
    std::size_t count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(testing::project_path("tests/unit/feel/families"))) {
        const std::string text = testing::file_at(entry.path());
        for (std::size_t start = 0; start < text.size();) {
            const std::size_t end = text.find('\n', start);
            const std::string line = text.substr(start, end - start);
            start = end + 1;
            const std::string separator = "  =>  ";
            const std::size_t split = line.rfind(separator);
            INFO(entry.path().filename().string() << ": " << line);
            REQUIRE(split != std::string::npos);
            CHECK(outcome(line.substr(0, split)) == line.substr(split + separator.size()));
            ++count;
        }
    }
    CHECK(count > 1000);
}

namespace {

// A range or a point, and how the standard's table 78 names its parts.
struct Side {
    std::string text;
    int start = 0;
    int end = 0;
    bool start_included = true;
    bool end_included = true;
    bool is_point = false;
};

std::vector<Side> sides() {
    std::vector<Side> all;
    for (int point = 1; point <= 4; ++point)
        all.push_back({std::to_string(point), point, point, true, true, true});
    for (int start = 1; start <= 4; ++start) {
        for (int end = start + 1; end <= 4; ++end) {
            for (const bool low : {false, true}) {
                for (const bool high : {false, true})
                    all.push_back({std::string(low ? "[" : "(") + std::to_string(start) + ".." +
                                       std::to_string(end) + (high ? "]" : ")"),
                                   start, end, low, high, false});
            }
        }
    }
    return all;
}

using Formula = bool (*)(const Side&, const Side&);

struct Relation {
    const char* name;
    // The formulas of table 78 for point and point, point and range, range and point, range and range; a null
    // pointer where there is none.
    Formula points;
    Formula point_range;
    Formula range_point;
    Formula ranges;
};

const Relation relations[] = {
    {"before", [](const Side& a, const Side& b) { return a.start < b.start; },
     [](const Side& p, const Side& r) {
         return p.start < r.start || (p.start == r.start && !r.start_included);
     },
     [](const Side& r, const Side& p) { return r.end < p.start || (r.end == p.start && !r.end_included); },
     [](const Side& a, const Side& b) {
         return a.end < b.start || ((!a.end_included || !b.start_included) && a.end == b.start);
     }},
    {"after", [](const Side& a, const Side& b) { return a.start > b.start; },
     [](const Side& p, const Side& r) { return p.start > r.end || (p.start == r.end && !r.end_included); },
     [](const Side& r, const Side& p) {
         return r.start > p.start || (r.start == p.start && !r.start_included);
     },
     [](const Side& a, const Side& b) {
         return a.start > b.end || ((!a.start_included || !b.end_included) && a.start == b.end);
     }},
    {"meets", nullptr, nullptr, nullptr,
     [](const Side& a, const Side& b) { return a.end_included && b.start_included && a.end == b.start; }},
    {"met by", nullptr, nullptr, nullptr,
     [](const Side& a, const Side& b) { return a.start_included && b.end_included && a.start == b.end; }},
    {"overlaps", nullptr, nullptr, nullptr,
     [](const Side& a, const Side& b) {
         return (a.end > b.start || (a.end == b.start && a.end_included && b.start_included)) &&
                (a.start < b.end || (a.start == b.end && a.start_included && b.end_included));
     }},
    {"overlaps before", nullptr, nullptr, nullptr,
     [](const Side& a, const Side& b) {
         return (a.start < b.start || (a.start == b.start && a.start_included && !b.start_included)) &&
                (a.end > b.start || (a.end == b.start && a.end_included && b.start_included)) &&
                (a.end < b.end || (a.end == b.end && (!a.end_included || b.end_included)));
     }},
    {"overlaps after", nullptr, nullptr, nullptr,
     [](const Side& a, const Side& b) {
         return (b.start < a.start || (b.start == a.start && b.start_included && !a.start_included)) &&
                (b.end > a.start || (b.end == a.start && b.end_included && a.start_included)) &&
                (b.end < a.end || (b.end == a.end && (!b.end_included || a.end_included)));
     }},
    {"finishes", nullptr, [](const Side& p, const Side& r) { return r.end_included && r.end == p.start; },
     nullptr,
     [](const Side& a, const Side& b) {
         return a.end_included == b.end_included && a.end == b.end &&
                (a.start > b.start || (a.start == b.start && (!a.start_included || b.start_included)));
     }},
    {"finished by", nullptr, nullptr,
     [](const Side& r, const Side& p) { return r.end_included && r.end == p.start; },
     [](const Side& a, const Side& b) {
         return a.end_included == b.end_included && a.end == b.end &&
                (a.start < b.start || (a.start == b.start && (a.start_included || !b.start_included)));
     }},
    {"includes", nullptr, nullptr,
     [](const Side& r, const Side& p) {
         return (r.start < p.start && r.end > p.start) || (r.start == p.start && r.start_included) ||
                (r.end == p.start && r.end_included);
     },
     [](const Side& a, const Side& b) {
         return (a.start < b.start || (a.start == b.start && (a.start_included || !b.start_included))) &&
                (a.end > b.end || (a.end == b.end && (a.end_included || !b.end_included)));
     }},
    {"during", nullptr,
     [](const Side& p, const Side& r) {
         return (r.start < p.start && r.end > p.start) || (r.start == p.start && r.start_included) ||
                (r.end == p.start && r.end_included);
     },
     nullptr,
     [](const Side& a, const Side& b) {
         return (b.start < a.start || (b.start == a.start && (b.start_included || !a.start_included))) &&
                (b.end > a.end || (b.end == a.end && (b.end_included || !a.end_included)));
     }},
    {"starts", nullptr, [](const Side& p, const Side& r) { return r.start_included && r.start == p.start; },
     nullptr,
     [](const Side& a, const Side& b) {
         return a.start == b.start && a.start_included == b.start_included &&
                (a.end < b.end || (a.end == b.end && (!a.end_included || b.end_included)));
     }},
    {"started by", nullptr, nullptr,
     [](const Side& r, const Side& p) { return r.start_included && r.start == p.start; },
     [](const Side& a, const Side& b) {
         return a.start == b.start && a.start_included == b.start_included &&
                (b.end < a.end || (b.end == a.end && (!b.end_included || a.end_included)));
     }},
    {"coincides", [](const Side& a, const Side& b) { return a.start == b.start; }, nullptr, nullptr,
     [](const Side& a, const Side& b) {
         return a.start == b.start && a.end == b.end && a.start_included == b.start_included &&
                a.end_included == b.end_included;
     }}};

} // namespace

TEST_CASE("The relations of ranges are the formulas of the standard for every kind of end", "[R096]") {
    const std::vector<Side> all = sides();
    for (const Relation& relation : relations) {
        for (const Side& left : all) {
            for (const Side& right : all) {
                const Formula formula = left.is_point
                                            ? (right.is_point ? relation.points : relation.point_range)
                                            : (right.is_point ? relation.range_point : relation.ranges);
                const std::string text =
                    std::string(relation.name) + "(" + left.text + ", " + right.text + ")";
                INFO(text);
                CHECK(outcome(text) == (formula == nullptr     ? "null"
                                        : formula(left, right) ? "true"
                                                               : "false"));
            }
        }
    }
}
