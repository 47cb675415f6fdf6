// *.throughline.json: a whole workspace as one text. Records by kind in the order of Kind, sorted by id, one
// a line with sorted members, so that git diffs read well and one workspace always gives the same bytes.
//
//     {"format":"throughline","version":1,"records":{
//     "outcome":[
//     {"id":"stay","title":"Households stay past the fix"}
//     ]
//     }}
#pragma once

#include "base/result.h"
#include "store/store.h"

#include <span>
#include <string>
#include <vector>

namespace throughline {

// All of a file or nothing of it: with errors there are no records.
struct WorkspaceContent {
    // By kind, then by id.
    std::vector<RecordPointer> records;
    // Members beside "records" that this program does not know. Where the file has a workspace record, that
    // record carries them and this is empty.
    Preserved file_members;
    int version = 0; // of the file

    // Up to ErrorList::maximum, in the order of the text, each with line, column and path.
    std::vector<Error> errors;
    std::size_t error_count = 0; // also those that are not listed

    bool ok() const { return error_count == 0; }
};

// Reads files of every version from 0 on. Refused, with the reason and its place: everything parse_json
// refuses, newer versions, unknown kinds, wrong types, choices that do not exist, values out of range, ids
// that come twice, links to nothing or to a record of a wrong kind, and what a kind's own rules call an
// error.
WorkspaceContent read_workspace(std::string bytes);

// The canonical bytes. The order of `records` does not matter.
std::string write_workspace(std::vector<RecordPointer> records, const Preserved& file_members = {});
std::string write_workspace(const Store& store);

} // namespace throughline
