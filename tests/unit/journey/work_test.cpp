#include "example.h"
#include "journey/work.h"

namespace throughline::journey_tests {

using namespace journey;

TEST_CASE("All interactions, each with its tasks, with state, people and lateness", "[journey][R024]") {
    Example example = bank();
    example.change<Task>("task", [](Task& task) { task.due = day("2026-11-15"); });
    example.add<Task>("second", "Read documents", [](Task& task) {
        task.interaction = id("call");
        task.order = 1;
        task.depends_on = {id("task")};
        task.state = TaskState::Blocked;
    });
    example.assign("a1", "task", "jon", Responsibility::Accountable);
    example.assign("a2", "task", "mara", Responsibility::Responsible);

    const std::vector<WorkItem> items = list_work(example.store, day("2026-11-18"));
    REQUIRE(items.size() == 4);
    CHECK(items[0].record->id == id("call"));
    CHECK(items[1].record->id == id("second")); // by its order
    CHECK(items[1].blocked);
    CHECK(items[1].waits_for == std::vector{id("task")});
    CHECK(items[2].record->id == id("task"));
    CHECK(items[2].days_late == 3);
    CHECK(items[2].accountable == id("jon"));
    CHECK(items[2].responsible == std::vector{id("mara")});
    CHECK(items[2].interaction == id("call"));
    CHECK(items[3].record->id == id("mail"));
    CHECK(items[3].state == "Proposed");

    example.change<Task>("task", [](Task& task) { task.state = TaskState::Done; });
    const std::vector<WorkItem> later = list_work(example.store, day("2026-11-18"));
    CHECK(later[1].waits_for.empty());
    CHECK(later[2].days_late == 0);
    CHECK(later[2].finished);
}

TEST_CASE("Late begins on the day after", "[journey][R024]") {
    CHECK(days_late(day("2026-11-18"), false, day("2026-11-18")) == 0);
    CHECK(days_late(day("2026-11-18"), false, day("2026-11-19")) == 1);
    CHECK(days_late(day("2026-11-18"), true, day("2026-12-19")) == 0);
    CHECK(days_late(std::nullopt, false, day("2026-12-19")) == 0);
}

TEST_CASE("A matrix says who is what for what", "[journey][R021][R022]") {
    Example example = bank();
    example.assign("a1", "call", "jon", Responsibility::Accountable);
    example.assign("a2", "call", "jon", Responsibility::Responsible);
    example.assign("a3", "call", "mara", Responsibility::Consulted);
    example.assign("a4", "task", "ola", Responsibility::Informed);
    const RaciMatrix matrix = raci_matrix(example.store);
    REQUIRE(matrix.people.size() == 3);
    REQUIRE(matrix.rows.size() == 5);
    const auto row = [&](std::string_view subject) {
        const auto found =
            std::find_if(matrix.rows.begin(), matrix.rows.end(),
                         [&](const RaciRow& candidate) { return candidate.subject->id == id(subject); });
        REQUIRE(found != matrix.rows.end());
        return *found;
    };
    CHECK(row("call").letters == std::vector<std::string>{"RA", "C", ""}); // jon, mara, ola
    CHECK_FALSE(row("call").accountable_missing);
    CHECK(row("task").letters == std::vector<std::string>{"", "", "I"});
    CHECK(row("task").accountable_missing);
    // Experiences have people, too.
    CHECK(matrix.rows[0].subject->kind == Kind::Experience);
}

TEST_CASE("A chain of delegations ends at who has it now", "[journey][R023]") {
    Example example = bank();
    example.assign("a1", "call", "jon", Responsibility::Accountable);
    CHECK(delegation_chains(example.store).empty());
    example.delegate("d1", "call", "jon", "mara", Acceptance::Accepted);
    example.delegate("d2", "call", "mara", "ola", Acceptance::Offered);
    std::vector<DelegationChain> chains = delegation_chains(example.store);
    REQUIRE(chains.size() == 1);
    CHECK(chains[0].steps.size() == 2);
    CHECK(chains[0].holder == id("mara")); // ola has not accepted yet
    CHECK(chains[0].accountable == id("jon"));
    CHECK(would_circle(example.store, id("call"), id("ola"), id("jon")));
    CHECK(would_circle(example.store, id("call"), id("mara"), id("mara")));
    CHECK_FALSE(would_circle(example.store, id("mail"), id("ola"), id("jon")));

    example.change<Delegation>("d2",
                               [](Delegation& delegation) { delegation.acceptance = Acceptance::Accepted; });
    CHECK(delegation_chains(example.store)[0].holder == id("ola"));
    example.change<Delegation>("d1",
                               [](Delegation& delegation) { delegation.acceptance = Acceptance::Withdrawn; });
    chains = delegation_chains(example.store);
    REQUIRE(chains.size() == 1);
    CHECK(chains[0].steps.size() == 1);
    CHECK_FALSE(would_circle(example.store, id("call"), id("ola"), id("jon")));
}

TEST_CASE("The next interaction is the earliest that is not finished", "[journey][R010]") {
    Example example = bank();
    example.change<Interaction>("call", [](Interaction& call) { call.due = day("2027-03-01"); });
    example.change<Interaction>("mail", [](Interaction& mail) { mail.due = day("2026-12-01"); });
    CHECK(next_interaction(example.store, id("stay"))->id == id("mail"));
    example.change<Interaction>("mail", [](Interaction& mail) { mail.state = InteractionState::Cancelled; });
    CHECK(next_interaction(example.store, id("stay"))->id == id("call"));
    example.change<Interaction>("call", [](Interaction& call) { call.state = InteractionState::Cancelled; });
    CHECK(next_interaction(example.store, id("stay")) == nullptr);
}

} // namespace throughline::journey_tests
