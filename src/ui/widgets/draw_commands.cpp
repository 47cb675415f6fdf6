#include "ui/widgets/draw_commands.h"

#include <algorithm>
#include <imgui.h>

namespace throughline::ui {

namespace {

bool clips_nothing(const ImDrawList& list, const ImDrawCmd& command) {
    const ImVec4& clip = command.ClipRect;
    const ImDrawIdx* const end = list.IdxBuffer.Data + command.IdxOffset + command.ElemCount;
    for (const ImDrawIdx* index = end - command.ElemCount; index != end; ++index) {
        const ImVec2 position = list.VtxBuffer.Data[command.VtxOffset + *index].pos;
        if (position.x < clip.x || position.y < clip.y || position.x > clip.z || position.y > clip.w)
            return false;
    }
    return true;
}

bool are_neighbours(const ImDrawCmd& first, const ImDrawCmd& second) {
    return !first.UserCallback && !second.UserCallback && first.TexRef._TexData == second.TexRef._TexData &&
           first.TexRef._TexID == second.TexRef._TexID && first.VtxOffset == second.VtxOffset &&
           first.IdxOffset + first.ElemCount == second.IdxOffset;
}

void join(ImDrawCmd& first, const ImDrawCmd& second) {
    first.ElemCount += second.ElemCount;
    first.ClipRect = {
        std::min(first.ClipRect.x, second.ClipRect.x), std::min(first.ClipRect.y, second.ClipRect.y),
        std::max(first.ClipRect.z, second.ClipRect.z), std::max(first.ClipRect.w, second.ClipRect.w)};
}

void join_commands_of(ImDrawList& list) {
    ImDrawCmd* last = nullptr; // of those that are kept
    bool last_is_whole = false;
    int kept = 0;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.ElemCount == 0 && !command.UserCallback)
            continue;
        const bool is_whole = !command.UserCallback && clips_nothing(list, command);
        if (last && last_is_whole && is_whole && are_neighbours(*last, command)) {
            join(*last, command);
            continue;
        }
        last = &list.CmdBuffer[kept++];
        *last = command;
        last_is_whole = is_whole;
    }
    list.CmdBuffer.shrink(kept);
}

} // namespace

void join_draw_commands(ImDrawData& data) {
    for (ImDrawList* list : data.CmdLists)
        join_commands_of(*list);
}

int draw_call_count(const ImDrawData& data) {
    int count = 0;
    for (const ImDrawList* list : data.CmdLists)
        count +=
            static_cast<int>(std::count_if(list->CmdBuffer.begin(), list->CmdBuffer.end(),
                                           [](const ImDrawCmd& command) { return !command.UserCallback; }));
    return count;
}

} // namespace throughline::ui
