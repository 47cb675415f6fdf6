// Members of a file that stand beside "records" and that this program does not know. A store holds records
// only, so the workspace record carries them, under names that begin with "file:".
#pragma once

#include "model/records/workspace.h"

namespace throughline {

// Moves `members` into the record.
void carry_file_members(Workspace& workspace, Preserved& members);
// The record as it stands in a file; what it carries is added to `members`.
RecordPointer without_file_members(const Workspace& workspace, Preserved& members);

} // namespace throughline
