// file.export, file.import, file.import_text, file.import_table
#include "commands/editing.h"
#include "commands/entries.h"
#include "exchange/import_preview.h"

namespace throughline {

namespace {

constexpr std::string_view extension = ".throughline.json";

// The first complaint of a file that was refused, with how many more there are.
Error refusal(const WorkspaceContent& content) {
    Error first = content.errors.front();
    if (content.error_count > 1)
        first.message += text_format(" (And %zu more.)", content.error_count - 1);
    return first;
}

// Query

Allowed import_allowed(const CommandContext& context) {
    const std::string_view mode = context.argument("mode");
    if (!mode.empty() && mode != "replace" && mode != "add")
        return error_at("mode", "The mode is replace or add.");
    return {};
}

// Execute

Result<void> export_workspace(const CommandContext& context, Transaction&) {
    context.session.requests.push_back({RequestKind::SaveFile,
                                        file_name_for(workspace_title(context.store), "workspace", extension),
                                        "application/json",
                                        write_workspace(context.store),
                                        {}});
    return {};
}

template <RequestKind kind>
Result<void> choose(const CommandContext& context, Transaction&) {
    context.session.request(kind);
    return {};
}

// All or nothing: what is wrong with the text is said, and nothing has changed.
Result<void> import_text(const CommandContext& context, Transaction& transaction) {
    const WorkspaceContent content = read_workspace(std::string(context.argument("text")));
    if (!content.ok())
        return refusal(content);
    const ImportMode mode = context.argument("mode") == "add" ? ImportMode::Add : ImportMode::Replace;
    const ImportPreview preview = TRY(preview_import(content, context.store, mode));
    for (const RecordChange& change : preview.diff.changes) {
        if (!change.after)
            TRY(transaction.remove(change.id));
    }
    for (const RecordChange& change : preview.diff.changes) {
        if (change.after)
            TRY(transaction.put(change.after));
    }
    context.session.dialog = Dialog::None;
    context.session.camera = CameraRequest{CameraMove::Fit, {}};
    return {};
}

} // namespace

// Entries

constinit const Command export_command{
    .id = "file.export",
    .title = "Export",
    .tooltip = "Saves the whole workspace as a file, for keeping and for sharing.",
    .topic = Topic::File,
    .shortcut = {.key = platform::Key::S, .control = true},
    .synonyms = "save json download backup",
    .icon = "export",
    .query = always,
    .execute = export_workspace,
};

constinit const Command import_command{
    .id = "file.import",
    .title = "Import workspace",
    .tooltip = "Reads a workspace or a decision model (DMN) and shows what it would change.",
    .topic = Topic::File,
    .shortcut = {.key = platform::Key::O, .control = true},
    .synonyms = "open json dmn load upload",
    .icon = "import",
    .query = always,
    .execute = choose<RequestKind::ChooseWorkspace>,
};

constinit const Command import_text_command{
    .id = "file.import_text",
    .title = "Import",
    .tooltip = "Takes the records of a workspace file, in one step that can be undone.",
    .topic = Topic::File,
    .offered = Offered::ByViewsOnly,
    .query = import_allowed,
    .execute = import_text,
};

constinit const Command import_table_command{
    .id = "file.import_table",
    .title = "Import customers",
    .tooltip = "Reads a CSV file of customers or events.",
    .topic = Topic::Customers,
    .synonyms = "csv table data upload",
    .icon = "import",
    .query = always,
    .execute = choose<RequestKind::ChooseTable>,
};

} // namespace throughline
