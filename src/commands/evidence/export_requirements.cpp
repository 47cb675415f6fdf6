// requirements.export
#include "commands/editing.h"
#include "commands/entries.h"
#include "journey/requirement_list.h"

namespace throughline {

namespace {

// Query

Allowed export_allowed(const CommandContext& context) {
    const std::string_view format = context.argument("format");
    if (!format.empty() && format != "markdown" && format != "csv")
        return error_at("format", "The format is markdown or csv.");
    if (context.store.all(Kind::Interaction).empty())
        return refused("Nothing is asked of a system before there are interactions.");
    return {};
}

// Execute

// R071
Result<void> export_requirements(const CommandContext& context, Transaction&) {
    const auto list = journey::requirement_list(context.store);
    const bool is_table = context.argument("format") == "csv";
    const std::string title = std::string(workspace_title(context.store)) + " requirements";
    context.session.requests.push_back({RequestKind::SaveFile,
                                        file_name_for(title, "requirements", is_table ? ".csv" : ".md"),
                                        is_table ? "text/csv" : "text/markdown",
                                        is_table ? journey::requirements_as_csv(context.store, list)
                                                 : journey::requirements_as_markdown(context.store, list),
                                        {}});
    return {};
}

} // namespace

// Entry

constinit const Command export_requirements_command{
    .id = "requirements.export",
    .title = "Export requirements",
    .tooltip = "Saves what the maps ask of the CRM system, as Markdown or as a table (CSV).",
    .topic = Topic::Evidence,
    .synonyms = "crm system list markdown csv tender",
    .icon = "export",
    .query = export_allowed,
    .execute = export_requirements,
};

} // namespace throughline
