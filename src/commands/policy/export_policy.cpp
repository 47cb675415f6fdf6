// policy.export, policy.export_decided
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/policy/policy_files.h"

namespace throughline {

namespace {

// Query

Allowed export_allowed(const CommandContext& context) {
    const std::string_view format = context.argument("format");
    if (!format.empty() && format != "json" && format != "csv" && format != "dmn")
        return error_at("format", "The format is json, csv or dmn.");
    TRY(optional_record(context, "version", Kind::PolicyVersion));
    if (context.store.all(Kind::Action).empty())
        return refused("There is no action yet to export.");
    return {};
}

Allowed decided_allowed(const CommandContext& context) {
    const std::string_view format = context.argument("format");
    if (format != "json" && format != "csv")
        return error_at("format", "The format is json or csv.");
    return {};
}

// Execute

// R104
Result<void> export_policy(const CommandContext& context, Transaction&) {
    const Id version = TRY(optional_record(context, "version", Kind::PolicyVersion));
    const TableReference* customers = policy_customers(context.store, context.session);
    const PolicySource source = TRY(policy_source(context.store, version, customers));
    const std::string_view format = context.argument("format");
    Request request;
    request.kind = RequestKind::SaveFile;
    if (format == "csv") {
        request.name = file_name_for(source.title + " actions", "actions", ".csv");
        request.media_type = "text/csv";
        request.text = policy_as_csv(source, context.today);
    } else if (format == "dmn") {
        request.name = file_name_for(source.title + " policy", "policy", ".dmn");
        request.media_type = "application/xml";
        request.text = TRY(policy_as_dmn(source, customers, context.now));
    } else {
        request.name = file_name_for(source.title + " policy", "policy", ".json");
        request.media_type = "application/json";
        request.text = policy_as_json(source);
    }
    context.session.requests.push_back(std::move(request));
    return {};
}

Result<void> export_decided(const CommandContext& context, Transaction&) {
    const bool is_json = context.argument("format") == "json";
    const std::string title = std::string(workspace_title(context.store)) + " next best actions";
    context.session.requests.push_back(
        {RequestKind::SaveFile,
         file_name_for(title, "next-best-actions", is_json ? ".jsonl" : ".csv"),
         is_json ? "application/jsonl" : "text/csv",
         std::string(context.argument("text")),
         {}});
    return {};
}

} // namespace

// Entries

constinit const Command export_policy_command{
    .id = "policy.export",
    .title = "Export the policy",
    .tooltip = "Saves actions, treatments, policies and levers as JSON, a table (CSV), or a decision model "
               "(DMN).",
    .topic = Topic::Decisions,
    .synonyms = "next best action json csv dmn systems in place",
    .icon = "export",
    .query = export_allowed,
    .execute = export_policy,
};

constinit const Command export_decided_command{
    .id = "policy.export_decided",
    .title = "Export the decided actions",
    .tooltip = "Saves what each customer is offered, with rank, score and reason.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = decided_allowed,
    .execute = export_decided,
};

} // namespace throughline
