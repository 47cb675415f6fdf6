// The page's GL glue: clears the canvas and draws a finished frame of Dear ImGui. It asks the graphics
// interface nothing once it is made: an answer comes only when everything drawn before is done, and the page
// stands meanwhile.
#pragma once

#include "base/result.h"
#include "ui/widgets/ui.h"

#include <cstdint>

struct ImDrawData;
struct ImDrawList;
struct ImTextureData;

namespace throughline::platform::web {

class FrameRenderer {
public:
    // Compiles the shaders and makes the buffers; fails with the driver's words. Also when the GL context is
    // new: what was made went with the old one.
    Result<void> make();
    void draw(ui::Ui& ui);
    // Of the last frame, without those of canvases.
    int draw_calls() const { return m_draw_calls; }

private:
    using Name = std::uint32_t; // what GL calls a thing of its own

    // For meshes; canvases leave another state behind.
    void prepare(const ImDrawData& data) const;
    void draw_list(const ImDrawData& data, const ImDrawList& list) const;
    static void update(ImTextureData& texture);
    static void create(ImTextureData& texture);

    Name m_program = 0;
    Name m_vertex_array = 0;
    Name m_vertices = 0;
    Name m_indices = 0;
    int m_half_page = -1;
    int m_white = -1;
    int m_largest_texture = 0; // pixels of a side
    int m_draw_calls = 0;
};

} // namespace throughline::platform::web
