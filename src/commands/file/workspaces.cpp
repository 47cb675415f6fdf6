// file.new_workspace … file.restore_workspace, file.take_over, file.retry_saving: the list of workspaces
// belongs to the browser, so the application does what is asked here.
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/workspace.h"
#include "store/field_path.h"

namespace throughline {

namespace {

Result<Id> workspace_argument(const CommandContext& context) {
    if (context.argument("workspace").empty())
        return Id();
    return Id::parse(context.argument("workspace"));
}

// Query

Allowed named_workspace(const CommandContext& context) {
    const Id workspace = TRY(workspace_argument(context));
    if (workspace.empty())
        return error_at("workspace", "Say which workspace.");
    return {};
}

Allowed optional_workspace(const CommandContext& context) {
    TRY(workspace_argument(context));
    return {};
}

Allowed title_allowed(const CommandContext& context) {
    if (context.has("title") && trimmed(context.argument("title")).empty())
        return refused("The title must not be empty.");
    return {};
}

// Execute

template <RequestKind kind>
Result<void> request(const CommandContext& context, Transaction&) {
    const Id workspace = TRY(workspace_argument(context));
    context.session.request(kind, std::string(context.argument("title")), workspace);
    context.session.dialog = Dialog::None;
    return {};
}

Result<void> open(const CommandContext& context, Transaction& transaction) {
    const Id workspace = TRY(workspace_argument(context));
    if (!workspace.empty())
        return request<RequestKind::OpenWorkspace>(context, transaction);
    context.session.dialog = Dialog::Workspaces;
    return {};
}

Result<void> rename(const CommandContext& context, Transaction& transaction) {
    const auto workspaces = context.store.all(Kind::Workspace);
    std::shared_ptr<Record> record =
        workspaces.empty() ? make_new<Workspace>(context) : transaction.edit_any(workspaces.front()->id);
    TRY(set_field(*record, "title", context.argument("title")));
    return transaction.put(std::move(record));
}

constexpr Command workspace_command(std::string_view id, std::string_view title, std::string_view tooltip,
                                    Offered offered, std::string_view synonyms, std::string_view icon,
                                    Allowed (*query)(const CommandContext&),
                                    Result<void> (*execute)(const CommandContext&, Transaction&)) {
    Command command;
    command.id = id;
    command.title = title;
    command.tooltip = tooltip;
    command.topic = Topic::File;
    command.offered = offered;
    command.synonyms = synonyms;
    command.icon = icon;
    command.query = query;
    command.execute = execute;
    return command;
}

} // namespace

// Entries

constinit const Command new_workspace_command = workspace_command(
    "file.new_workspace", "New workspace", "Begins a workspace, with the customer first.", Offered::InPalette,
    "create file", "add", title_allowed, request<RequestKind::NewWorkspace>);
constinit const Command open_workspace_command =
    workspace_command("file.open_workspace", "Open workspace", "Lists the workspaces of this browser.",
                      Offered::InPalette, "switch file", "folder", optional_workspace, open);
constinit const Command rename_workspace_command =
    workspace_command("file.rename_workspace", "Rename workspace", "Gives the workspace another name.",
                      Offered::ByViewsOnly, "title", "edit", title_allowed, rename);
constinit const Command duplicate_workspace_command = workspace_command(
    "file.duplicate_workspace", "Duplicate workspace", "Makes a copy of the workspace under another name.",
    Offered::InPalette, "copy save as", "copy", optional_workspace, request<RequestKind::DuplicateWorkspace>);
constinit const Command delete_workspace_command = workspace_command(
    "file.delete_workspace", "Delete workspace", "Deletes a workspace; it can be brought back.",
    Offered::ByViewsOnly, "remove", "delete", named_workspace, request<RequestKind::DeleteWorkspace>);
constinit const Command restore_workspace_command = workspace_command(
    "file.restore_workspace", "Restore workspace", "Brings a deleted workspace back.", Offered::ByViewsOnly,
    "undelete", "undo", named_workspace, request<RequestKind::RestoreWorkspace>);
constinit const Command take_over_command =
    workspace_command("file.take_over", "Take over editing", "Takes the right to write from the other tab.",
                      Offered::ByViewsOnly, "", "edit", always, request<RequestKind::TakeOver>);
constinit const Command retry_saving_command = workspace_command(
    "file.retry_saving", "Try saving again", "Tries at once to store what is not stored yet.",
    Offered::ByViewsOnly, "", "save", always, request<RequestKind::RetrySaving>);

} // namespace throughline
