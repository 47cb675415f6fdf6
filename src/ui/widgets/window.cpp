#include "ui/widgets/inside.h"

namespace throughline::ui {

void begin_window(Inside& in, const char* name, const Box& box, WindowInput input) {
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                             ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing |
                             ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;
    if (input == WindowInput::Ignores)
        flags |= ImGuiWindowFlags_NoInputs;
    ImGui::SetNextWindowPos({box.x, box.y});
    ImGui::SetNextWindowSize({std::max(box.width, 1.0F), std::max(box.height, 1.0F)});
    ImGui::Begin(name, nullptr, flags);
    // What is drawn later lies above: the page, then layers in their order, toasts, the tooltip.
    if (in.context->CurrentWindowStack.Size > 2) // ImGui's own, then the page
        ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    const ImRect all{box.x, box.y, box.right(), box.bottom()};
    ImGui::GetWindowDrawList()->PushClipRect(all.Min, all.Max, false);
    ImGui::GetCurrentWindow()->ClipRect = all;
}

void end_window() {
    ImGui::GetWindowDrawList()->PopClipRect();
    ImGui::End();
}

} // namespace throughline::ui
