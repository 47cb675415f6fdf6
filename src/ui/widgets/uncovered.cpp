#include "ui/widgets/uncovered.h"

#include "ui/widgets/inside.h"

#include <algorithm>

namespace throughline::ui {

std::span<const std::uint32_t> uncovered_items(const Ui& ui) {
    const Inside& in = ui.inside();
    in.uncovered.clear();
    for (const std::uint32_t item : in.items) {
        const bool left_out = std::find(in.left_out.begin(), in.left_out.end(), item) != in.left_out.end();
        bool window = false;
        for (const ImGuiWindow* other : in.context->Windows)
            window = window || other->ID == item || other->MoveId == item;
        if (!left_out && !window && in.tree.find(item) == nullptr)
            in.uncovered.push_back(item);
    }
    return in.uncovered;
}

} // namespace throughline::ui

// Dear ImGui calls these by their names (imgui_internal.h); the user data of the context is our Inside.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect&, const ImGuiLastItemData*) {
    if (auto* inside = static_cast<throughline::ui::Inside*>(context->IO.UserData))
        inside->items.push_back(id);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}
