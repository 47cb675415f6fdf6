// decision.import, decision.import_text, decision.export, decision.export_file, decision.graph
#include "commands/decisions/decision_export.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "exchange/decision_file.h"
#include "exchange/import_preview.h"

namespace throughline {

namespace {

// The argument, else the decision or model that is looked at; empty for the decisions of the workspace.
Result<Id> exported(const CommandContext& context) {
    const Session& session = context.session;
    const auto becomes_dmn = [&context](const Id& id) {
        const Record* record = context.store.find(id);
        return record && (record->kind == Kind::Decision || record->kind == Kind::DecisionModel);
    };
    if (context.has("id")) {
        if (context.argument("id").empty())
            return Id();
        const Id given = TRY(context.record_argument("id"));
        if (!becomes_dmn(given))
            return error_at("id", "Only decisions and decision models become DMN.");
        return given;
    }
    const bool is_in_graph = session.place == Place::Decisions && session.open_record().empty() &&
                             session.decisions_mode == DecisionsMode::Graph;
    if (is_in_graph)
        return session.decision_model;
    return becomes_dmn(session.only_selected()) ? session.only_selected() : Id();
}

// Query

Allowed export_allowed(const CommandContext& context) {
    TRY(exported(context));
    if (context.store.all(Kind::Decision).empty() && context.store.all(Kind::DecisionModel).empty())
        return refused("There are no decisions to export yet.");
    const std::string_view version = context.argument("version");
    if (!version.empty() && version != "1.3" && version != "1.5")
        return error_at("version", "The version of DMN is 1.3 or 1.5.");
    return {};
}

Allowed graph_allowed(const CommandContext& context) {
    TRY(optional_record(context, "model", Kind::DecisionModel));
    return {};
}

// Execute

Result<void> choose_file(const CommandContext& context, Transaction&) {
    context.session.request(RequestKind::ChooseDecisions);
    return {};
}

// All or nothing, as with workspace files.
Result<void> import_text(const CommandContext& context, Transaction& transaction) {
    const DecisionFile file =
        read_decision_file(std::string(context.argument("text")), context.argument("file"), context.store,
                           [&context] { return context.new_id(); });
    if (!file.content.ok())
        return file.content.errors.front();
    const ImportPreview preview = TRY(preview_import(file.content, context.store, ImportMode::Add));
    for (const RecordChange& change : preview.diff.changes)
        TRY(transaction.put(change.after));
    return {};
}

Result<void> open_export(const CommandContext& context, Transaction&) {
    context.session.exported = TRY(exported(context));
    context.session.dialog = Dialog::ExportDecisions;
    return {};
}

Result<void> export_file(const CommandContext& context, Transaction&) {
    const dmn::DmnVersion version =
        context.argument("version") == "1.3" ? dmn::DmnVersion::V13 : dmn::DmnVersion::V15;
    const Id id = TRY(exported(context));
    DecisionExport file = TRY(export_decisions(context.store, id, version));
    Session& session = context.session;
    session.requests.push_back({RequestKind::SaveFile,
                                file_name_for(file.title, "decisions", ".dmn"),
                                "application/xml",
                                std::move(file.xml),
                                {}});
    const std::size_t count = file.camunda_7.size() + file.notes.size();
    if (count > 0)
        session.toast(text_format("Remarks about the file, in Export decisions: %zu.", count));
    return {};
}

Result<void> show_graph(const CommandContext& context, Transaction&) {
    Session& session = context.session;
    session.decision_model = TRY(optional_record(context, "model", Kind::DecisionModel));
    session.place = Place::Decisions;
    session.set_open_record(Place::Decisions, {});
    session.decisions_mode = DecisionsMode::Graph;
    session.dialog = Dialog::None;
    return {};
}

} // namespace

// Entries

constinit const Command import_decisions_command{
    .id = "decision.import",
    .title = "Import decisions",
    .tooltip = "Reads DMN 1.1 to 1.6 and shows what it would change.",
    .topic = Topic::Decisions,
    .synonyms = "dmn xml open load",
    .icon = "import",
    .query = always,
    .execute = choose_file,
};

constinit const Command import_decisions_text_command{
    .id = "decision.import_text",
    .title = "Import decisions",
    .tooltip = "Takes the decisions of a DMN file.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = always,
    .execute = import_text,
};

// R104
constinit const Command export_decisions_command{
    .id = "decision.export",
    .title = "Export decisions",
    .tooltip = "Writes DMN 1.3 or 1.5; says what others will not run.",
    .topic = Topic::Decisions,
    .synonyms = "dmn xml save camunda",
    .icon = "export",
    .query = export_allowed,
    .execute = open_export,
};

constinit const Command export_decisions_file_command{
    .id = "decision.export_file",
    .title = "Save as DMN",
    .tooltip = "Saves the decisions as a DMN file.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = export_allowed,
    .execute = export_file,
};

constinit const Command decision_graph_command{
    .id = "decision.graph",
    .title = "Decision graph",
    .tooltip = "Shows what each decision requires.",
    .topic = Topic::Decisions,
    .synonyms = "drg drd requirements dmn diagram",
    .icon = "decisions",
    .query = graph_allowed,
    .execute = show_graph,
};

} // namespace throughline
