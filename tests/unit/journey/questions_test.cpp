// Load, states and the filter behind the seven questions.
#include "base/random.h"
#include "example.h"
#include "harbour.h"
#include "journey/load.h"
#include "journey/states.h"
#include "journey/success.h"
#include "journey/work.h"
#include "journey/work_filter.h"

#include <numeric>

namespace throughline::journey_tests {

using namespace journey;

namespace {

const Date today = day("2026-11-18");

Load load_of(const Store& store, std::string_view who) {
    for (Load& load : loads_of(store, today)) {
        if (load.who == id(who))
            return std::move(load);
    }
    FAIL("no load for " << who);
    return {};
}

} // namespace

TEST_CASE("A load says how much of somebody's hours is taken, and when it is too much", "[journey][R021]") {
    Example example = bank();
    example.change<Person>("mara", [](Person& person) { person.hours_per_week = 10; });
    example.change<Task>("task", [](Task& task) {
        task.due = day("2026-11-10"); // late: it counts in the first week
        task.effort_hours = 12;
    });
    example.assign("a", "task", "mara", Responsibility::Responsible);
    Load load = load_of(example.store, "mara");
    CHECK(load.verdict == LoadVerdict::Overloaded);
    CHECK(load.late == 1);
    CHECK(load.hours == 12);
    CHECK(*load.most_taken == Catch::Approx(1.2));
    CHECK(load.reason == "12 h due within 1 week, 10 h to give.");
    CHECK(loads_of(example.store, today).front().who.empty()); // what nobody performs stands first

    // Without hours it can't be known, and is not called room.
    example.change<Task>("task", [](Task& task) { task.effort_hours.reset(); });
    load = load_of(example.store, "mara");
    CHECK(load.verdict == LoadVerdict::NotKnown);
    CHECK(load.without_hours == 1);
}

TEST_CASE("Hours that several share are nobody's twice", "[journey][R021]") {
    const Store& store = harbour_bank().store;
    double shared = 0, all = 0;
    for (const Load& load : loads_of(store, today))
        shared += load.hours;
    for (const RecordPointer& record : store.all(Kind::Task)) {
        const auto& task = *as<Task>(record);
        if (!is_finished(task.state))
            all += task.effort_hours.value_or(0);
    }
    CHECK(shared == Catch::Approx(all));
    CHECK(all > 0);
}

TEST_CASE("A machine of states has a way out of every state, and a story ends where the record is",
          "[journey][R026]") {
    for (const Kind kind : {Kind::Outcome, Kind::Interaction, Kind::Task}) {
        const std::size_t count = states_of(kind).size();
        REQUIRE(count > 0);
        for (std::size_t from = 0; from < count; ++from) {
            std::size_t ways = 0;
            for (std::size_t to = 0; to < count; ++to)
                ways += may_move(kind, from, to);
            CHECK(ways > 0);
            CHECK_FALSE(may_move(kind, from, from));
            CHECK_FALSE(may_move(kind, from, count));
        }
    }
    CHECK(states_of(Kind::Person).empty());
    for (const RecordPointer& record : harbour_bank().store.everything()) {
        const auto story = story_of(*record, today);
        if (states_of(record->kind).empty()) {
            CHECK(story.empty());
            continue;
        }
        REQUIRE_FALSE(story.empty());
        CHECK(story.back().state == state_of(*record));
        CHECK((story.front().state == 0 || story.size() == 1)); // its history may not have been kept
    }
}

TEST_CASE("Days in a state reach to the next step, and in the last to today", "[journey][R026]") {
    Example example = bank();
    example.change<Task>("task", [](Task& task) {
        task.history.push_back({TaskState::InProgress,
                                parse_instant("2026-11-02T09:00:00.000Z").value(),
                                id("mara"),
                                "Begun",
                                {}});
        task.history.push_back(
            {TaskState::Done, parse_instant("2026-11-12T09:00:00.000Z").value(), {}, "", {}});
        task.state = TaskState::Done;
    });
    const auto story = story_of(*example.store.find(id("task")), today);
    REQUIRE(story.size() == 3); // open from its beginning
    CHECK_FALSE(story[0].days);
    CHECK(story[1].days == 10);
    CHECK(story[1].by == id("mara"));
    CHECK(story[1].reason == "Begun");
    CHECK(story[2].days == 6);
}

TEST_CASE("A filter keeps the line together and never shows more than a wider one",
          "[journey][R021][R022][R023][R024][R025][R026][R027]") {
    const Store& store = harbour_bank().store;
    const std::vector<Id> all = select_work(store, {}, today);
    CHECK(all.size() == store.all(Kind::Task).size() + store.all(Kind::Interaction).size() +
                            store.all(Kind::Experience).size() + store.all(Kind::Outcome).size());
    Random random(7);
    const auto any = [&](Kind kind) {
        const auto records = store.all(kind);
        const std::size_t place = random.below(records.size() + 1);
        return place == records.size() ? Id{} : records[place]->id;
    };
    for (int round = 0; round < 200; ++round) {
        WorkFilter filter;
        filter.journey = any(Kind::Journey);
        filter.outcome = any(Kind::Outcome);
        filter.person = any(Kind::Person);
        filter.state = static_cast<WorkState>(random.below(std::size(work_states)));
        filter.control = {random.below(2) == 0, random.below(2) == 0, random.below(2) == 0};
        const std::vector<Id> narrow = select_work(store, filter, today);
        const auto control = filter.control;
        for (const WorkFilter& wider :
             {WorkFilter{{}, filter.outcome, filter.person, filter.state, control},
              WorkFilter{filter.journey, {}, filter.person, filter.state, control},
              WorkFilter{filter.journey, filter.outcome, {}, filter.state, control},
              WorkFilter{filter.journey, filter.outcome, filter.person, {}, control},
              WorkFilter{filter.journey, filter.outcome, filter.person, filter.state, {}}}) {
            const std::vector<Id> wide = select_work(store, wider, today);
            CHECK(std::includes(wide.begin(), wide.end(), narrow.begin(), narrow.end()));
        }
        if (filter.state != WorkState::Any || !filter.person.empty())
            continue;
        // A task is there where its interaction is.
        for (const Id& passed : narrow) {
            const auto* task = store.find_as<Task>(passed);
            CHECK((!task || task->interaction.empty() || is_among(narrow, task->interaction)));
        }
    }
}

TEST_CASE("What lies in our hands parts the interactions, and tasks go with them", "[journey][R030]") {
    const Store& store = harbour_bank().store;
    WorkFilter filter;
    filter.control = {false, false, true};
    const std::vector<Id> passed = select_work(store, filter, today);
    std::size_t interactions = 0;
    for (const Id& id : passed) {
        if (const auto* interaction = store.find_as<Interaction>(id)) {
            ++interactions;
            CHECK(interaction->control == Control::Uncontrolled);
        }
        if (const auto* task = store.find_as<Task>(id))
            CHECK(is_among(passed, task->interaction));
    }
    CHECK(interactions > 0);
    CHECK(interactions < store.all(Kind::Interaction).size());
}

TEST_CASE("States part the work without remainder", "[journey][R024]") {
    const Store& store = harbour_bank().store;
    const auto count = [&](WorkState state) {
        std::size_t found = 0;
        for (const Id& passed : select_work(store, WorkFilter{{}, {}, {}, state, {}}, today)) {
            const Kind kind = store.find(passed)->kind;
            found += kind == Kind::Task || kind == Kind::Interaction;
        }
        return found;
    };
    CHECK(count(WorkState::NotBegun) + count(WorkState::InProgress) + count(WorkState::Blocked) +
              count(WorkState::Finished) ==
          count(WorkState::Any));
    CHECK(count(WorkState::Unfinished) + count(WorkState::Finished) == count(WorkState::Any));
    CHECK(count(WorkState::Late) <= count(WorkState::Unfinished));
    CHECK(count(WorkState::Blocked) > 0);
}

TEST_CASE("Rates are of the interactions that are asked about", "[journey][R025]") {
    const Store& store = harbour_bank().store;
    std::int64_t whole = 0;
    for (const TypeSuccess& type : success_by_type(store))
        whole += type.rate.n;
    std::int64_t parts = 0;
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const std::vector<Id> one = {record->id};
        const auto types = success_by_type(store, &one);
        REQUIRE(types.size() == 1);
        REQUIRE(types[0].interactions.size() == 1);
        CHECK_FALSE(types[0].interactions[0].against_type); // no others to compare it with
        parts += types[0].rate.n;
    }
    CHECK(parts == whole);
    CHECK(whole > 0);
}

} // namespace throughline::journey_tests
