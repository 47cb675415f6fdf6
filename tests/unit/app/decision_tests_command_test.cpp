// throughline tests: run the tests of a workspace, and written for other engines they pass there too.
#include "dmn/xml_writer.h"
#include "engage/decision_runs.h"
#include "unit/app/command_line_world.h"
#include "unit/support/files.h"

using namespace throughline;
using namespace throughline::app;

namespace {

const std::string example = testing::project_path("web/examples/harbour-bank.throughline.json");

std::string with(std::string bytes, const std::string& from, const std::string& to) {
    const std::size_t at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    return bytes.replace(at, from.size(), to);
}

// All decisions of the example, as another tool would have them.
std::string example_as_dmn() {
    dmn::Model model;
    model.name = "bank";
    model.model_namespace = "urn:bank";
    for (const RecordPointer& record : read_workspace(testing::file_at(example)).records) {
        const auto* decision = as<Decision>(record);
        if (!decision)
            continue;
        dmn::Decision element;
        element.id = "d" + std::to_string(model.decisions.size());
        element.name = element.variable.name = decision->title;
        auto logic = std::make_shared<dmn::BoxedExpression>();
        logic->kind = dmn::BoxedKind::Table;
        logic->table = std::make_shared<dmn::DecisionTable>(engage::decision_table(*decision));
        element.logic = logic;
        for (const DecisionInput& input : decision->inputs) {
            std::string id;
            for (const dmn::InputData& known : model.inputs) {
                if (known.name == input.expression)
                    id = known.id;
            }
            if (id.empty()) {
                id = "i" + std::to_string(model.inputs.size());
                model.inputs.push_back({id, input.expression, {input.expression, input.type}, {}});
            }
            element.required_inputs.push_back({{}, id, element.id + id, {}});
        }
        model.decisions.push_back(std::move(element));
    }
    return dmn::write_model(model).xml;
}

} // namespace

TEST_CASE("tests runs the tests of all decisions of a workspace", "[R102]") {
    const Ran ran = run({"tests", example});
    CHECK(ran.code == ExitCode::Fine);
    CHECK(ran.results == "Payment plan: 2 of 2 tests pass\nRetention offer: 4 of 4 tests pass\n");
    CHECK(run({"tests"}).code == ExitCode::CalledWrongly);
    CHECK(run({"tests", "/nowhere.json"}).code == ExitCode::CalledWrongly);
}

TEST_CASE("tests says which test fails, and what the table gives", "[R102]") {
    const TemporaryFolder folder;
    const std::string path = folder.write(
        "changed.throughline.json", with(testing::file_at(example), R"("expected":["\"Three months\"","3"])",
                                         R"("expected":["\"Three months\"","4"])"));
    const Ran ran = run({"tests", path});
    CHECK(ran.code == ExitCode::InputWrong);
    CHECK(ran.results.find("Payment plan: 1 of 2 tests pass\n"
                           "  One missed payment: expected 4, but rule 2 gives 3\n") == 0);
}

TEST_CASE("Tests written as TCK XML pass beside the decisions written as DMN", "[R104]") {
    const TemporaryFolder folder;
    const Ran written = run({"tests", example, "--tck", "bank.dmn"});
    REQUIRE(written.code == ExitCode::Fine);
    CHECK(written.complaints.empty());
    folder.write("bank-test-01.xml", written.results);
    folder.write("bank.dmn", example_as_dmn());
    const Ran ran = run({"tck", folder.path("")});
    INFO(ran.results << ran.complaints);
    CHECK(ran.code == ExitCode::Fine);
    CHECK(ran.results.find("6 of 6 cases passed, 0 failed; 6 of 6 values") != std::string::npos);
}
