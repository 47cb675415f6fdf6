// The worked examples are part of the product: they are in canonical form, and their planted findings are
// there.
#include "base/text.h"
#include "model/records.h"
#include "unit/exchange/examples.h"

#include <catch_amalgamated.hpp>
#include <set>

using namespace throughline;
using namespace throughline::testing;

TEST_CASE("Each example is in canonical form") {
    for (const std::string& path : {harbour_bank, quillboard, northlight_power, telco_retention}) {
        CAPTURE(path);
        std::string bytes = project_file(path);
        CHECK(write_workspace(open_example(path)) == bytes);
    }
}

TEST_CASE("Files of every version are read", "[R110]") {
    // One fixture for each version; the present one has no older names in it.
    for (int version = 0; version <= 1; ++version) {
        CAPTURE(version);
        std::string bytes =
            project_file(text_format("tests/fixtures/json/version-%d.throughline.json", version));
        WorkspaceContent content = read_workspace(bytes);
        INFO((content.ok() ? std::string("read") : describe(content.errors.front())));
        REQUIRE(content.ok());
        CHECK(content.version == version);
        CHECK(write_workspace(content.records) ==
              project_file("tests/fixtures/json/version-1.throughline.json"));
    }
}

TEST_CASE("The bank's example tells its story", "[R005][R022][R065][R067][R068][R074]") {
    Store store = open_example(harbour_bank);
    const auto* workspace = as<Workspace>(store.all(Kind::Workspace).front());
    REQUIRE(workspace != nullptr);
    CHECK(store.find_as<Segment>(workspace->starting_segment) != nullptr);
    CHECK(store.find_as<Person>(workspace->programme_owner) != nullptr);
    CHECK(workspace->as_of.has_value());
    CHECK(workspace->story.size() >= 5);
    CHECK(store.all(Kind::Outcome).size() >= 4);
    CHECK(store.all(Kind::Experience).size() >= 8);
    CHECK(store.all(Kind::Interaction).size() >= 18);
    CHECK(store.all(Kind::Stage).size() == 5);

    // Planted: an outcome that no interaction serves, and three interactions that lead to no outcome.
    std::set<Id> served_experiences;
    int without_outcome = 0;
    std::set<Control> controls_seen;
    std::set<Planned> planned_seen;
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        without_outcome += interaction.serves.empty() ? 1 : 0;
        controls_seen.insert(interaction.control);
        planned_seen.insert(interaction.planned);
        for (const Effect& effect : interaction.serves)
            served_experiences.insert(effect.target);
    }
    CHECK(without_outcome == 3);
    CHECK(controls_seen ==
          std::set<Control>{Control::Controlled, Control::Influenced, Control::Uncontrolled});
    CHECK(planned_seen == std::set<Planned>{Planned::Planned, Planned::Unplanned});
    std::set<Id> reached;
    for (const RecordPointer& record : store.all(Kind::Experience))
        for (const Effect& effect : as<Experience>(record)->serves)
            if (served_experiences.contains(record->id))
                reached.insert(effect.target);
    CHECK(reached.size() + 1 == store.all(Kind::Outcome).size());

    // Late, blocked and done work; one interaction has two accountable people, one has none.
    std::set<TaskState> states;
    int late = 0;
    for (const RecordPointer& record : store.all(Kind::Task)) {
        const auto& task = *as<Task>(record);
        states.insert(task.state);
        late += task.state != TaskState::Done && task.due && *task.due < *workspace->as_of ? 1 : 0;
    }
    CHECK(states.size() == 4);
    CHECK(late >= 3);
    int doubly_accountable = 0;
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        int accountable = 0;
        for (const RecordPointer& assignment : store.all(Kind::Assignment))
            accountable += as<Assignment>(assignment)->subject == record->id &&
                                   as<Assignment>(assignment)->responsibility == Responsibility::Accountable
                               ? 1
                               : 0;
        doubly_accountable += accountable > 1 ? 1 : 0;
    }
    CHECK(doubly_accountable == 1);
}

TEST_CASE("The retention example has a complete table", "[R097][R102]") {
    Store store = open_example(telco_retention);
    const Decision* retention = nullptr;
    for (const RecordPointer& record : store.all(Kind::Decision))
        if (record->title == "Retention action")
            retention = as<Decision>(record);
    REQUIRE(retention != nullptr);
    CHECK(retention->hit_policy == HitPolicy::First);
    CHECK(retention->rules.size() >= 8);
    std::set<std::string> inputs;
    for (const DecisionInput& input : retention->inputs)
        inputs.insert(input.expression);
    for (const char* name :
         {"Contract", "tenure", "MonthlyCharges", "InternetService", "OnlineSecurity", "TechSupport"})
        CHECK(inputs.contains(name));
    // Every answer a rule gives is an allowed one, and every allowed one is given.
    std::set<std::string> given;
    for (const DecisionRule& rule : retention->rules)
        given.insert(rule.output_entries.front());
    std::set<std::string> allowed;
    for (const std::string& answer : retention->allowed_answers)
        allowed.insert("\"" + answer + "\"");
    CHECK(given == allowed);
    const auto* table = store.find_as<TableReference>(retention->table);
    REQUIRE(table != nullptr);
    for (const std::string& name : inputs) {
        bool found = false;
        for (const TableColumn& column : table->columns)
            found = found || column.name == name;
        CAPTURE(name);
        CHECK(found);
    }
}
