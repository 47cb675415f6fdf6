// decision.export_tests, decision.import_tests, decision.import_tests_text
#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "dmn/tck_writer.h"
#include "engage/decision_suite.h"

namespace throughline {

namespace {

// Execute

// R104
Result<void> export_tests(const CommandContext& context, Transaction&) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    const auto& decision = *context.store.find_as<Decision>(id);
    const std::string stem = file_name_for(decision.title, "decision", "");
    const engage::SuiteOfTests written = TRY(engage::suite_of_tests(decision, stem + ".dmn"));
    if (written.suite.cases.empty())
        return error("None of the tests can be written: " + written.notes.front() + ".");
    context.session.requests.push_back({RequestKind::SaveFile,
                                        stem + "-test-01.xml",
                                        "application/xml",
                                        dmn::write_test_suite(written.suite),
                                        {}});
    if (!written.notes.empty())
        context.session.toast(
            text_format("%zu tests were left out: %s.", written.notes.size(), written.notes.front().c_str()),
            ToastTone::Warning);
    return {};
}

Result<void> import_tests(const CommandContext& context, Transaction&) {
    context.session.request(RequestKind::ChooseTests, TRY(subject_of(context, Kind::Decision)).text());
    return {};
}

Result<void> import_tests_text(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const dmn::TestSuite suite = TRY(dmn::read_test_suite(context.argument("text")));
    engage::TestsOfSuite read = engage::tests_of_suite(suite, *decision);
    if (read.tests.empty())
        return error("The file has no case about “" + decision->title + "”.");
    std::size_t added = 0;
    for (DecisionTest& test : read.tests) {
        if (engage::has_test(*decision, test))
            continue;
        decision->tests.push_back(std::move(test));
        ++added;
    }
    context.session.toast(text_format("%zu of %zu cases were new.", added, suite.cases.size()));
    return transaction.put(std::move(decision));
}

} // namespace

// Entries

constinit const Command export_tests_command{
    .id = "decision.export_tests",
    .title = "Export tests",
    .tooltip = "Saves the tests as a file that other DMN engines run (TCK XML).",
    .topic = Topic::Decisions,
    .synonyms = "tck xml cases",
    .icon = "export",
    .query = needs_tests,
    .execute = export_tests,
};

constinit const Command import_tests_command{
    .id = "decision.import_tests",
    .title = "Import tests",
    .tooltip = "Reads cases about this decision from a file of tests (TCK XML).",
    .topic = Topic::Decisions,
    .synonyms = "tck xml cases",
    .icon = "import",
    .query = needs_subject<Kind::Decision>,
    .execute = import_tests,
};

constinit const Command import_tests_text_command{
    .id = "decision.import_tests_text",
    .title = "Take tests",
    .tooltip = "Adds the cases of a file of tests, in one step that can be undone.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = needs_subject<Kind::Decision>,
    .execute = import_tests_text,
};

} // namespace throughline
