// What Dear ImGui hands to the graphics interface, after a frame.
#pragma once

struct ImDrawData;

namespace throughline::ui {

// Joins neighbouring draw commands that differ only in a clip rectangle which cuts nothing off: each one is a
// draw call, and most parts of a page lie whole within theirs. The picture stays the same, bit for bit.
void join_draw_commands(ImDrawData& data);
// Draw calls that the data needs, those of callbacks not counted.
int draw_call_count(const ImDrawData& data);

} // namespace throughline::ui
