#include "exchange/file_members.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::string_view prefix = "file:";

bool is_carried(const std::pair<std::string, std::string>& member) {
    return member.first.starts_with(prefix);
}

} // namespace

void carry_file_members(Workspace& workspace, Preserved& members) {
    for (auto& [name, value] : members)
        workspace.preserved.emplace_back(std::string(prefix) + name, std::move(value));
    members.clear();
    std::sort(workspace.preserved.begin(), workspace.preserved.end());
}

RecordPointer without_file_members(const Workspace& workspace, Preserved& members) {
    auto record = std::make_shared<Workspace>(workspace);
    for (const auto& member : workspace.preserved)
        if (is_carried(member))
            members.emplace_back(member.first.substr(prefix.size()), member.second);
    std::erase_if(record->preserved, is_carried);
    return record;
}

} // namespace throughline
