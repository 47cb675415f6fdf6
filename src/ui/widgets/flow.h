// The open columns and lines that widgets flow in.
#pragma once

#include "ui/widgets/geometry.h"
#include "ui/widgets/paint.h"

#include <array>
#include <cstdint>
#include <vector>

namespace throughline::ui {

enum class FlowKind : std::uint8_t { Down, Across, SideBySide };

struct Flow {
    FlowKind kind = FlowKind::Down;
    Box box;            // the room there is; the height may be passed
    float x = 0, y = 0; // where the next widget goes
    float gap = 0;
    bool first = true;
    float right_most = 0, bottom_most = 0;
    float widest = 0; // the natural width that the widgets asked for

    // Across
    float height = 0; // of the line, from the frame before unless given
    bool fixed_height = false;
    float highest = 0; // of the row that is being filled
    bool wrap = false;
    std::uint32_t memory = 0; // under which the measures are remembered
    float start_x = 0;
    float natural = 0;     // width the widgets wanted, however little room there was
    float tail_start = -1; // of it, what stood before push_right()

    // Side by side
    std::array<Box, 8> cells{};
    std::uint8_t count = 0, cell = 0;
};

struct FlowStack {
    std::vector<Flow> flows;
    float next_width = 0;

    Flow& top() { return flows.back(); }
    const Flow& top() const { return flows.back(); }
};

// A column inside the flow with a margin around it, as high as what it holds: its box without the height,
// then its whole box.
Box open_block(Ui& ui, float padding, float gap);
Box close_block(Ui& ui, const Box& outer, float padding);

} // namespace throughline::ui
