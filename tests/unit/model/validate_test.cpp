#include "model/content.h"
#include "model/limits.h"
#include "model/records.h"

#include <catch_amalgamated.hpp>
#include <limits>

using namespace throughline;

namespace {

template <typename T>
T titled() {
    T record;
    record.id = Id::literal("me");
    record.title = "Title";
    return record;
}

// "field: message" of the first error, or "" when there is none.
std::string first_error(const Record& record) {
    auto checked = check_record(record);
    return checked.ok() ? "" : checked.error().place + ": " + checked.error().message;
}

bool has_finding(const Record& record, std::string_view field) {
    for (const Problem& problem : validate_record(record))
        if (problem.field == field && problem.severity == Severity::Finding)
            return true;
    return false;
}

Date day(int year, int month, int number) {
    return date_from_civil({year, month, number});
}

} // namespace

TEST_CASE("Titles, texts, numbers, days and links are checked by their fields") {
    auto outcome = titled<Outcome>();
    CHECK(first_error(outcome).empty());
    outcome.title = "  ";
    CHECK(first_error(outcome) == "title: \"Outcome\" must not be empty.");
    outcome.title = "a\xff";
    CHECK(first_error(outcome).find("not UTF-8") != std::string::npos);
    outcome.title = std::string("a\0b", 3);
    CHECK(first_error(outcome).find("NUL") != std::string::npos);
    outcome.title = std::string(limits::text_bytes + 1, 'x');
    CHECK(first_error(outcome).find("longer than") != std::string::npos);
    outcome.title = "Stay";

    outcome.customer.importance = 10.5;
    CHECK(first_error(outcome) ==
          "customer.importance: \"Importance\" must lie between 0 and 10, but is 10.5.");
    outcome.customer.importance = std::numeric_limits<double>::infinity();
    CHECK(first_error(outcome).find("finite") != std::string::npos);
    outcome.customer.importance = 10;
    CHECK(first_error(outcome).empty());

    outcome.business.n = -1;
    CHECK(first_error(outcome).find("business.n: ") == 0);
    outcome.business.n = 0;
    outcome.business.due = Date{limits::last_day.days + 1};
    CHECK(first_error(outcome).find("between the years") != std::string::npos);
    outcome.business.due = limits::last_day;
    outcome.business.target = 1;
    CHECK(first_error(outcome).empty());

    outcome.segments = {Id::literal("a"), Id::literal("b"), Id::literal("a")};
    CHECK(first_error(outcome) == "segments[2]: \"Segments\" names \"a\" twice.");
    outcome.segments = {Id{}};
    CHECK(first_error(outcome).find("leads nowhere") != std::string::npos);
    outcome.segments.clear();
    outcome.state = static_cast<OutcomeState>(99);
    CHECK(first_error(outcome).find("state: ") == 0);
}

TEST_CASE("The rules of the kinds", "[R023][R049][R057]") {
    auto outcome = titled<Outcome>();
    outcome.business.low = 3;
    outcome.business.high = 2;
    CHECK(first_error(outcome).find("business.current: The interval is the wrong way round") == 0);
    outcome.business.high = 4;
    outcome.business.current = 5;
    CHECK(first_error(outcome).find("outside its own interval") != std::string::npos);

    auto experience = titled<Experience>();
    experience.serves.resize(2);
    experience.serves[0].target = experience.serves[1].target = Id::literal("o");
    CHECK(first_error(experience) == "serves[1]: The same target is named twice.");

    auto interaction = titled<Interaction>();
    interaction.started = day(2026, 5, 2);
    interaction.completed = day(2026, 5, 1);
    CHECK(first_error(interaction).find("completed: The day of \"completed\" (2026-05-01) is before") == 0);
    interaction.completed.reset();
    interaction.success.good = 3;
    interaction.success.n = 2;
    CHECK(first_error(interaction).find("success.good: ") == 0);
    interaction.success.n = 3;
    interaction.next.resize(1);
    interaction.next[0].to = interaction.id;
    CHECK(first_error(interaction).find("next: ") == 0);
    interaction.flow = Flow::Loop;
    CHECK(first_error(interaction).empty());

    auto task = titled<Task>();
    task.depends_on = {task.id};
    CHECK(first_error(task) == "depends_on: A record cannot point to itself here.");

    auto delegation = titled<Delegation>();
    delegation.from = delegation.to = Id::literal("mara");
    CHECK(first_error(delegation) == "to: Nobody delegates to themselves.");

    auto initiative = titled<Initiative>();
    initiative.override_by.reason = "It was booked.";
    CHECK(first_error(initiative) == "override: An override needs a name and a reason.");
    initiative.override_by.by = Id::literal("leo");
    CHECK(first_error(initiative).empty());

    auto experiment = titled<Experiment>();
    experiment.arms.resize(1);
    experiment.arms[0].n = 1;
    experiment.arms[0].successes = 2;
    CHECK(first_error(experiment).find("arms[0].successes: ") == 0);

    auto table = titled<TableReference>();
    table.columns.resize(2);
    table.columns[0].name = table.columns[1].name = "tenure";
    CHECK(first_error(table) == "columns[1].name: Two columns have this name.");

    auto decision = titled<Decision>();
    decision.inputs.resize(2);
    decision.outputs.resize(1);
    decision.rules.resize(1);
    decision.rules[0].input_entries = {"-"};
    decision.rules[0].output_entries = {"1"};
    CHECK(first_error(decision) ==
          "rules[0].input_entries: The rule has 1 conditions, but the table has 2 inputs.");
    decision.rules[0].input_entries = {"-", "-"};
    decision.tests.resize(1);
    CHECK(first_error(decision).find("tests[0]: ") == 0);
    decision.tests.clear();
    decision.versions.resize(1);
    CHECK(first_error(decision).empty());
    decision.versions[0].outputs.resize(1);
    decision.versions[0].rules.resize(1);
    CHECK(first_error(decision).find("versions[0].rules[0].output_entries: ") == 0);
}

TEST_CASE("What may wait is a finding, not an error",
          "[R001][R002][R009][R015][R016][R048][R057][R065][R076][R079]") {
    CHECK(has_finding(titled<Outcome>(), "owner"));
    CHECK(has_finding(titled<Outcome>(), "customer.statement"));
    CHECK(has_finding(titled<Interaction>(), "control"));
    CHECK(has_finding(titled<Interaction>(), "planned"));
    CHECK(has_finding(titled<Interaction>(), "serves"));
    auto interaction = titled<Interaction>();
    interaction.state = InteractionState::Completed;
    CHECK(has_finding(interaction, "result"));
    interaction.result = "118 families came.";
    CHECK_FALSE(has_finding(interaction, "result"));
    interaction.leading = {Id::literal("m")};
    CHECK(has_finding(interaction, "lagging"));
    auto factor = titled<Factor>();
    factor.control = Control::Uncontrolled;
    factor.effort_hours = 6;
    CHECK(has_finding(factor, "effort_hours"));
    auto segment = titled<Segment>();
    segment.choice = SegmentChoice::NotChosen;
    CHECK(has_finding(segment, "choice_reason"));
    CHECK(has_finding(titled<Workspace>(), "starting_segment"));
    CHECK(has_finding(titled<ApproachAssessment>(), "problem"));
    CHECK(has_finding(titled<Initiative>(), "whose_behaviour"));
    CHECK(has_finding(titled<Task>(), "interaction"));
    // Assignments need no title.
    CHECK(first_error(Assignment()).empty());
}
