#include "platform/web/frame_renderer.h"

#include "ui/widgets/draw_commands.h"

#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace throughline::platform::web {

void FrameRenderer::draw(ui::Ui& ui) {
    if (!m_ready) {
        ImGui::SetCurrentContext(ui.context());
        ImGui_ImplOpenGL3_Init("#version 300 es");
        m_ready = true;
    }
    ImDrawData* data = ui.draw_data();
    const ui::Colour ground = ui.theme().background;
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, static_cast<GLsizei>(data->DisplaySize.x * data->FramebufferScale.x),
               static_cast<GLsizei>(data->DisplaySize.y * data->FramebufferScale.y));
    glClearColor(static_cast<float>(ground & 0xFF) / 255, static_cast<float>(ground >> 8 & 0xFF) / 255,
                 static_cast<float>(ground >> 16 & 0xFF) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplOpenGL3_RenderDrawData(data);
    m_draw_calls = ui::draw_call_count(*data);
}

void FrameRenderer::forget() {
    if (m_ready)
        ImGui_ImplOpenGL3_Shutdown();
    m_ready = false;
}

} // namespace throughline::platform::web
