// The page's GL glue: clears the canvas and draws a finished frame with Dear ImGui's OpenGL renderer.
#pragma once

#include "ui/widgets/ui.h"

namespace throughline::platform::web {

class FrameRenderer {
public:
    void draw(ui::Ui& ui);
    // The GL context is new: the renderer's objects went with the old one.
    void forget();
    // Of the last frame, without those of canvases.
    int draw_calls() const { return m_draw_calls; }

private:
    bool m_ready = false;
    int m_draw_calls = 0;
};

} // namespace throughline::platform::web
