// What an import would change, shown before anything does.
#pragma once

#include "exchange/workspace_file.h"

namespace throughline {

enum class ImportMode : std::uint8_t {
    Replace, // afterwards the workspace is the file
    Add      // records of the file are added or replace those of their id; nothing is removed
};

// For one kind, what would happen to how many records.
struct KindChanges {
    Kind kind = Kind::Workspace;
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t removed = 0;
    std::size_t unchanged = 0;
};

struct ImportPreview {
    Diff diff;                      // applying it is the import
    std::vector<KindChanges> kinds; // those the file or the store has, in the order of Kind
    KindChanges total;
};

// `content` must be ok(). On Add the workspace record of the file is left out where the store has one of its
// own. Fails, on Add, when a record of the file has the id of a record of another kind in the store.
Result<ImportPreview> preview_import(const WorkspaceContent& content, const Store& store, ImportMode mode);

} // namespace throughline
