// The editor of a decision table of 12,000 rules and 10 columns in the whole application without a browser:
// frames, what a letter and an edit cost from end to end, and where the time goes.
#include "base/random.h"
#include "base/text.h"
#include "dmn/table_compilation.h"
#include "model/records/decision.h"
#include "model/records/table_reference.h"
#include "stage.h"
#include "store/diff.h"
#include "store/journal.h"
#include "ui/widgets/uncovered.h"

using namespace throughline;

namespace {

constexpr std::size_t rule_count = 12'000, input_count = 9;

// Boxes that part the number columns, as tariffs do, and texts of a few kinds. With `columns` given the
// inputs read the columns of a table.
std::shared_ptr<Decision> large_decision(const tables::Table* table) {
    Random random(7);
    auto decision = std::make_shared<Decision>();
    decision->id = Id::literal("large-decision");
    decision->title = "Tariffs";
    decision->hit_policy = HitPolicy::First;
    std::vector<bool> is_text;
    for (std::size_t column = 0; decision->inputs.size() < input_count; ++column) {
        const bool has = table != nullptr && column < table->column_count();
        const auto type = has ? table->column_info(column).type : tables::ColumnType::Number;
        const bool number = type == tables::ColumnType::Number || type == tables::ColumnType::Integer;
        if (has && !number && type != tables::ColumnType::Text)
            continue;
        if (table != nullptr && !has)
            break;
        const std::string name =
            has ? table->column_info(column).name : text_format("factor %zu", column + 1);
        is_text.push_back(!number || (!has && column % 4 == 3));
        decision->inputs.push_back({name, name, is_text.back() ? "string" : "number", {}, {}});
    }
    decision->outputs.push_back({"Tariff", "string", {}, {}, {}});
    for (std::size_t rule = 0; rule < rule_count; ++rule) {
        DecisionRule& row = decision->rules.emplace_back();
        for (const bool text : is_text) {
            const auto low = static_cast<int>(random.below(400));
            row.input_entries.push_back(random.below(4) == 0 ? "-"
                                        : text               ? text_format("\"kind %d\"", low % 12)
                                                             : text_format("[%d..%d)", low, low + 25));
        }
        row.output_entries.push_back(text_format("\"tariff %zu\"", rule % 400));
    }
    return decision;
}

void print(const char* name, double value, double wanted) {
    bench::print_figure(name, value, "ms", bench::Goal::AtMost, wanted);
}

void measure_parts(const Decision& decision) {
    std::shared_ptr<Decision> copy;
    print("12,000 x 10: copy of the record",
          bench::fastest_milliseconds(5, [&] { copy = std::make_shared<Decision>(decision); }), 8);
    copy->rules[6000].input_entries[2] = "< 7";
    Store store;
    const auto original = std::make_shared<Decision>(decision);
    original->id = copy->id = Id::literal("one");
    original->needs.clear();
    copy->needs.clear();
    original->table = copy->table = {};
    Diff first;
    first.changes.push_back({original->id, nullptr, original});
    if (!store.apply(first).ok())
        std::exit(1);
    Diff diff;
    print("12,000 x 10: difference of an edit, with its rules",
          bench::fastest_milliseconds(5,
                                      [&] {
                                          Transaction transaction(store);
                                          if (!transaction.put(copy).ok())
                                              std::exit(1);
                                          diff = transaction.finish().value();
                                      }),
          8);
    JournalEntry entry{1, 0, 0, "Edit cell", diff};
    std::size_t bytes = 0;
    print("12,000 x 10: journal entry of an edit",
          bench::fastest_milliseconds(5, [&] { bytes = encode_entry(entry).size(); }), 16);
    bench::print_figure("12,000 x 10: journal entry of an edit, size", static_cast<double>(bytes) / 1024,
                        "KB", bench::Goal::AtMost, 4096);
    const dmn::DecisionTable source = engage::decision_table(*original);
    print("12,000 x 10: the record as the engine takes it",
          bench::fastest_milliseconds(5, [&] { engage::decision_table(*original); }), 8);
    dmn::CompileReport report;
    print("12,000 x 10: compile anew",
          bench::fastest_milliseconds(3, [&] { report = dmn::compile_table(source); }), 400);
    if (!report.table)
        std::exit(1);
    const dmn::DecisionTable edited = engage::decision_table(*copy);
    print("12,000 x 10: compile after an edit of one cell",
          bench::fastest_milliseconds(5,
                                      [&] {
                                          dmn::TableCompilation compilation(edited, {}, report.parts);
                                          while (!compilation.step(1U << 20)) {
                                          }
                                      }),
          60);
    double longest_bite = 0;
    dmn::TableCompilation compilation(edited, {}, report.parts);
    for (bool done = false; !done;)
        longest_bite =
            std::max(longest_bite, bench::fastest_milliseconds(1, [&] { done = compilation.step(1000); }));
    print("12,000 x 10: longest bite of that", longest_bite, 8);
    print("12,000 x 10: check of a text being typed",
          bench::fastest_milliseconds(
              5, [&] { dmn::check_cell(*report.parts, dmn::CellKind::InputEntry, 0, "[10..20)"); }),
          1);
    double longest = 0, whole = 0;
    dmn::AnalysisJob job(report.table);
    for (bool done = false; !done;) {
        const double taken = bench::fastest_milliseconds(1, [&] { done = job.step(30'000); });
        longest = std::max(longest, taken);
        whole += taken;
    }
    print("12,000 x 10: analysis", whole, 3000);
    print("12,000 x 10: longest bite of that", longest, 12);
}

void measure_editor(bench::Stage& stage, const Decision& decision, const char* what) {
    app::Application& application = stage.application();
    OpenWorkspace& workspace = application.workspace();
    const auto name = [what](const char* figure) {
        static std::string text;
        text = text_format("12,000 x 10, %s: %s", what, figure);
        return text.c_str();
    };
    application.location_changed("outcomes");
    stage.settle();
    Diff diff;
    diff.changes.push_back(
        {decision.id, workspace.store().pointer(decision.id), std::make_shared<Decision>(decision)});
    if (!workspace.apply(diff, "Add").ok())
        std::exit(1);
    application.location_changed("decisions/" + decision.id.text());
    const bench::Stage::Times opened = stage.settle();
    print(name("longest frame while it opens"), opened.longest, 50);
    print(name("all is worked out after"), opened.whole, 4000);
    const double scrolling = stage.busy_frame([&](int number) {
        application.pointer_moved(600 + static_cast<float>(number % 40) * 8, 300,
                                  platform::PointerSource::Mouse);
        application.wheel(0, 30, false);
    });
    print(name("frame while scrolling, 95th percentile"), scrolling, 8);
    bench::print_figure(name("allocations in 50 steady frames"),
                        static_cast<double>(stage.steady_allocations()), "allocations", bench::Goal::AtMost,
                        0);
    bench::print_figure(name("items without a semantic record"),
                        static_cast<double>(ui::uncovered_items(application.ui()).size()), "items",
                        bench::Goal::AtMost, 0);
    const ui::SemanticNode* cell = nullptr;
    for (const ui::SemanticNode& node : application.ui().semantics().nodes()) {
        if (node.role == static_cast<std::uint32_t>(ui::Role::GridCell) && node.column == 3 &&
            node.height > 20)
            cell = &node;
    }
    if (cell == nullptr) {
        std::fprintf(stderr, "There is no cell.\n");
        std::exit(1);
    }
    application.pointer_moved(cell->x + 10, cell->y + 10, platform::PointerSource::Mouse);
    application.pointer_pressed(platform::PointerButton::Primary, true, 1);
    stage.settle();
    application.pointer_pressed(platform::PointerButton::Primary, false, 0);
    stage.settle();
    stage.press(platform::Key::F2);
    stage.settle();
    double letter = 0;
    for (const std::string_view text : {"<", "< ", "< 1", "< 12", "< 123"}) {
        stage.outside().set_text(application, std::string(text));
        letter = std::max(letter, stage.frame());
    }
    print(name("longest frame of a letter"), letter, 16);
    const bench::Stage::Times paused = stage.settle();
    print(name("longest frame while the preview is worked out"), paused.longest, 33);
    stage.outside().end_entry(application, platform::TextEntryEnd::CommitAndBelow);
    print(name("frame that keeps the edit"), stage.frame(), 33);
    const bench::Stage::Times kept = stage.settle();
    print(name("longest frame after it"), kept.longest, 33);
    print(name("all is worked out anew after"), kept.whole, 4000);
    stage.press(platform::Key::Z, {.control = true});
    print(name("frame that undoes it"), stage.frame(), 33);
    stage.settle();
}

} // namespace

int main() {
    measure_parts(*large_decision(nullptr));
    bench::Stage stage;
    measure_editor(stage, *large_decision(nullptr), "alone");
    for (const RecordPointer& record : stage.application().workspace().store().all(Kind::TableReference)) {
        const auto* reference = as<TableReference>(record);
        const tables::Table* table = stage.application().tables().find(reference->content);
        if (table == nullptr)
            continue;
        const auto decision = large_decision(table);
        decision->table = reference->id;
        measure_editor(stage, *decision, "with customers");
        break;
    }
    return 0;
}
