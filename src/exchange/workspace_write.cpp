#include "base/json_write.h"
#include "base/text.h"
#include "exchange/file_members.h"
#include "exchange/workspace_file.h"
#include "model/record_json.h"
#include "model/records/workspace.h"

#include <algorithm>

namespace throughline {

namespace {

void append_records(std::string& out, std::span<const RecordPointer> records) {
    char separator = '{';
    for (std::size_t begin = 0; begin < records.size();) {
        Kind kind = records[begin]->kind;
        out += separator;
        separator = ',';
        out += '\n';
        append_json_text(out, describe_kind(kind).name);
        out += ":[\n";
        std::size_t end = begin;
        for (; end < records.size() && records[end]->kind == kind; ++end) {
            if (end != begin)
                out += ",\n";
            append_record_json(out, *records[end]);
        }
        out += "\n]";
        begin = end;
    }
    out += separator == '{' ? "{}" : "\n}";
}

} // namespace

std::string write_workspace(std::vector<RecordPointer> records, const Preserved& file_members) {
    std::sort(records.begin(), records.end(), [](const RecordPointer& left, const RecordPointer& right) {
        return left->kind != right->kind ? left->kind < right->kind : left->id < right->id;
    });
    Preserved members = file_members;
    for (RecordPointer& record : records)
        if (const auto* workspace = as<Workspace>(record))
            record = without_file_members(*workspace, members);
    std::sort(members.begin(), members.end());

    std::string out = text_format("{\"format\":\"throughline\",\"version\":%d,\"records\":", file_version);
    append_records(out, records);
    for (const auto& [name, value] : members) {
        out += ",\n";
        append_json_text(out, name);
        out += ':';
        out += value;
    }
    out += "}\n";
    return out;
}

std::string write_workspace(const Store& store) {
    return write_workspace(store.everything());
}

} // namespace throughline
