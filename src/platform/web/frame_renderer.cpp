#include "platform/web/frame_renderer.h"

#include "canvas/gl/program.h"
#include "canvas/gl/shaders.h"
#include "ui/widgets/draw_commands.h"

#include <algorithm>
#include <cstddef>
#include <imgui.h>

namespace throughline::platform::web {

namespace {

static_assert(sizeof(ImDrawIdx) == 4, "Indices are drawn as GL_UNSIGNED_INT.");

struct Pixels {
    int width;
    int height;
};

Pixels framebuffer_of(const ImDrawData& data) {
    return {static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x),
            static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y)};
}

GLuint name_of(ImTextureID id) {
    return static_cast<GLuint>(id);
}

void clear(const Pixels& framebuffer, ui::Colour ground) {
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, framebuffer.width, framebuffer.height);
    glClearColor(static_cast<float>(ground & 0xFF) / 255, static_cast<float>(ground >> 8 & 0xFF) / 255,
                 static_cast<float>(ground >> 16 & 0xFF) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

// GL takes bytes from the beginning of a buffer as a pointer.
const void* place_in_buffer(std::size_t offset) {
    return reinterpret_cast<const void*>(offset); // NOLINT(performance-no-int-to-ptr)
}

void read_vertices(GLuint attribute, GLint numbers, GLenum type, std::size_t offset) {
    glEnableVertexAttribArray(attribute);
    glVertexAttribPointer(attribute, numbers, type, type == GL_UNSIGNED_BYTE, sizeof(ImDrawVert),
                          place_in_buffer(offset));
}

// False where nothing of it would be seen.
bool set_clip(const ImDrawData& data, const ImVec4& clip) {
    const ImVec2 scale = data.FramebufferScale;
    const int left = std::max(0, static_cast<int>(clip.x * scale.x));
    const int top = std::max(0, static_cast<int>(clip.y * scale.y));
    const int right = static_cast<int>(clip.z * scale.x);
    const int bottom = static_cast<int>(clip.w * scale.y);
    if (right <= left || bottom <= top)
        return false;
    // GL counts from the bottom.
    glScissor(left, framebuffer_of(data).height - bottom, right - left, bottom - top);
    return true;
}

} // namespace

Result<void> FrameRenderer::make() {
    m_program = TRY(canvas::finish_program(
        canvas::start_program(canvas::shaders::widgets_vert, canvas::shaders::widgets_frag),
        "shaders/widgets"));
    m_half_page = glGetUniformLocation(m_program, "u_half_page");
    m_white = glGetUniformLocation(m_program, "u_white");
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &m_largest_texture);
    glGenVertexArrays(1, &m_vertex_array);
    glGenBuffers(1, &m_vertices);
    glGenBuffers(1, &m_indices);
    glBindVertexArray(m_vertex_array);
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indices);
    read_vertices(0, 2, GL_FLOAT, offsetof(ImDrawVert, pos));
    read_vertices(1, 2, GL_FLOAT, offsetof(ImDrawVert, uv));
    read_vertices(2, 4, GL_UNSIGNED_BYTE, offsetof(ImDrawVert, col));
    glBindVertexArray(0);
    return {};
}

void FrameRenderer::draw(ui::Ui& ui) {
    const ImDrawData& data = *ui.draw_data();
    ImGuiPlatformIO& io = ImGui::GetPlatformIO();
    io.Renderer_TextureMaxWidth = io.Renderer_TextureMaxHeight = m_largest_texture;
    if (data.Textures) {
        for (ImTextureData* texture : *data.Textures)
            update(*texture);
    }
    clear(framebuffer_of(data), ui.theme().background);
    prepare(data);
    for (const ImDrawList* list : data.CmdLists)
        draw_list(data, *list);
    glBindVertexArray(0);
    m_draw_calls = ui::draw_call_count(data);
}

void FrameRenderer::prepare(const ImDrawData& data) const {
    const Pixels framebuffer = framebuffer_of(data);
    glViewport(0, 0, framebuffer.width, framebuffer.height);
    glEnable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glUseProgram(m_program);
    glUniform2f(m_half_page, data.DisplaySize.x / 2, -data.DisplaySize.y / 2);
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    glUniform2f(m_white, white.x, white.y);
    glActiveTexture(GL_TEXTURE0);
    glBindVertexArray(m_vertex_array);
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices);
}

void FrameRenderer::draw_list(const ImDrawData& data, const ImDrawList& list) const {
    glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data,
                 GL_STREAM_DRAW);
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.UserCallback == ImDrawCallback_ResetRenderState) {
            prepare(data);
        } else if (command.UserCallback) {
            command.UserCallback(&list, &command);
        } else if (set_clip(data, command.ClipRect)) {
            glBindTexture(GL_TEXTURE_2D, name_of(command.GetTexID()));
            glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_INT,
                           place_in_buffer(command.IdxOffset * sizeof(ImDrawIdx)));
        }
    }
}

// What Dear ImGui asks of a renderer that has textures of its own (docs/BACKENDS.md there).
void FrameRenderer::update(ImTextureData& texture) {
    if (texture.Status == ImTextureStatus_WantCreate) {
        create(texture);
    } else if (texture.Status == ImTextureStatus_WantUpdates) {
        // One rectangle around all that is new: each one of many letters would be a call.
        const ImTextureRect& area = texture.UpdateRect;
        glBindTexture(GL_TEXTURE_2D, name_of(texture.TexID));
        glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
        glTexSubImage2D(GL_TEXTURE_2D, 0, area.x, area.y, area.w, area.h, GL_RGBA, GL_UNSIGNED_BYTE,
                        texture.GetPixelsAt(area.x, area.y));
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        texture.SetStatus(ImTextureStatus_OK);
    } else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
        const GLuint name = name_of(texture.TexID);
        glDeleteTextures(1, &name);
        texture.SetTexID(ImTextureID_Invalid);
        texture.SetStatus(ImTextureStatus_Destroyed);
    }
}

void FrameRenderer::create(ImTextureData& texture) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 texture.GetPixels());
    texture.SetTexID(name);
    texture.SetStatus(ImTextureStatus_OK);
}

} // namespace throughline::platform::web
