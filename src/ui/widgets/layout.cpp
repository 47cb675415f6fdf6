#include "ui/widgets/layout.h"

#include "ui/widgets/inside.h"
#include "ui/widgets/scroll.h"

#include <cmath>

namespace throughline::ui {

namespace {

void new_row(Flow& flow) {
    flow.y += flow.highest + metric::small_gap;
    flow.x = flow.start_x;
    flow.highest = 0;
    flow.first = true;
}

Box place_across(Flow& flow, float width, float height) {
    if (!flow.first)
        flow.x += flow.gap;
    float room = flow.box.right() - flow.x;
    if (flow.wrap && !flow.first && width > room + 0.5F) {
        flow.x -= flow.gap;
        flow.right_most = std::max(flow.right_most, flow.x);
        new_row(flow);
        room = flow.box.right() - flow.x;
    }
    flow.natural += (flow.first ? 0 : flow.gap) + std::max(width, 0.0F);
    width = width <= 0 ? room : std::min(width, std::max(room, 0.0F));
    const float line_height = flow.wrap ? height : std::max(flow.height, height);
    const Box box{flow.x, flow.y + std::floor((line_height - height) / 2), width, height};
    flow.x += width;
    flow.first = false;
    flow.highest = std::max(flow.highest, height);
    flow.right_most = std::max(flow.right_most, flow.x);
    flow.bottom_most = std::max(flow.bottom_most, flow.y + flow.highest);
    return box;
}

Box place_down(Flow& flow, float width, float height) {
    if (!flow.first)
        flow.y += flow.gap;
    flow.first = false;
    flow.widest = std::max(flow.widest, width);
    const float room = std::max(flow.box.width, 0.0F);
    const Box box{flow.box.x, flow.y, width <= 0 ? room : std::min(width, room), height};
    flow.y += height;
    flow.bottom_most = std::max(flow.bottom_most, flow.y);
    flow.right_most = std::max(flow.right_most, box.right());
    return box;
}

void end_column(Ui& ui) {
    ui.inside().flow.flows.pop_back();
}

// A flow inside the innermost one: takes the room first, and tells its height when it ends.
Flow& open_inner(Ui& ui, FlowKind kind, float gap, float height) {
    Inside& in = ui.inside();
    const float wanted = std::exchange(in.flow.next_width, 0.0F);
    Flow& outer = in.flow.top();
    Flow inner;
    inner.kind = kind;
    inner.gap = gap;
    inner.height = height;
    const Box room =
        outer.kind == FlowKind::Across ? place_across(outer, wanted, height) : place_down(outer, wanted, 0);
    inner.box = {room.x, room.y, room.width, outer.box.bottom() - room.y};
    inner.x = inner.start_x = room.x;
    inner.y = room.y;
    inner.right_most = room.x;
    inner.bottom_most = room.y;
    in.flow.flows.push_back(inner);
    return in.flow.top();
}

void close_inner(Ui& ui, float height) {
    Inside& in = ui.inside();
    const Flow inner = in.flow.top();
    in.flow.flows.pop_back();
    Flow& outer = in.flow.top();
    if (outer.kind == FlowKind::Across) {
        outer.highest = std::max(outer.highest, height);
        outer.bottom_most = std::max(outer.bottom_most, outer.y + outer.highest);
    } else {
        outer.y += height;
        outer.bottom_most = std::max(outer.bottom_most, outer.y);
        outer.widest = std::max(outer.widest, inner.right_most - inner.box.x);
    }
}

// The measures of a line in the frame before; another frame is drawn when they change.
float remembered(Ui& ui, std::uint32_t id, float otherwise) {
    const auto& numbers = ui.inside().numbers;
    const auto found = numbers.find(id);
    return found == numbers.end() ? otherwise : found->second;
}
void remember(Ui& ui, std::uint32_t id, float value) {
    auto [place, fresh] = ui.inside().numbers.try_emplace(id, value);
    if (fresh || std::abs(place->second - value) > 0.5F)
        ui.request_frame();
    place->second = value;
}

std::uint32_t flow_id(Ui& ui) {
    Inside& in = ui.inside();
    return hashed(++in.layout_counter, in.ids.back());
}

void end_line(Ui& ui) {
    Flow& flow = ui.inside().flow.top();
    const float height = std::max(flow.bottom_most - flow.box.y, flow.fixed_height ? flow.height : 0.0F);
    if (!flow.fixed_height && !flow.wrap)
        remember(ui, flow.memory, flow.highest);
    remember(ui, hashed("width", flow.memory), flow.natural);
    if (flow.tail_start >= 0)
        remember(ui, hashed("tail", flow.memory), flow.natural - flow.tail_start);
    close_inner(ui, height);
}

void end_columns(Ui& ui) {
    const float bottom = ui.inside().flow.top().bottom_most; // of the cell that is open
    end_column(ui);
    const Flow& flow = ui.inside().flow.top();
    close_inner(ui, std::max(flow.bottom_most, bottom) - flow.box.y);
}

void open_cell(Ui& ui) {
    Inside& in = ui.inside();
    const Flow& side = in.flow.top();
    Flow cell;
    cell.gap = metric::small_gap;
    cell.box = side.cells[side.cell];
    cell.x = cell.box.x;
    cell.y = cell.bottom_most = cell.box.y;
    in.flow.flows.push_back(cell);
}

} // namespace

Scope column(Ui& ui, const Box& box, float gap) {
    Flow flow;
    flow.box = box;
    flow.x = box.x;
    flow.y = flow.bottom_most = box.y;
    flow.gap = gap;
    ui.inside().flow.flows.push_back(flow);
    return {ui, end_column};
}

Scope line(Ui& ui, const LineOptions& options) {
    const std::uint32_t memory = flow_id(ui);
    const bool fixed = options.height > 0;
    Flow& flow =
        open_inner(ui, FlowKind::Across, options.gap, fixed ? options.height : remembered(ui, memory, 0));
    flow.memory = memory;
    flow.fixed_height = fixed;
    flow.wrap = options.wrap;
    if (options.align != Align::Left) {
        const float spare = std::max(flow.box.width - remembered(ui, hashed("width", memory), 0), 0.0F);
        flow.x = flow.start_x = flow.box.x + std::floor(options.align == Align::Right ? spare : spare / 2);
    }
    return {ui, end_line};
}

void push_right(Ui& ui) {
    Flow& flow = ui.inside().flow.top();
    const float tail = remembered(ui, hashed("tail", flow.memory), 0);
    const float gap = flow.first ? 0 : flow.gap;
    flow.x = std::max(flow.x + gap, flow.box.right() - tail);
    flow.tail_start = flow.natural;
    flow.first = true;
}

Scope columns(Ui& ui, std::initializer_list<float> widths, float gap) {
    Flow& flow = open_inner(ui, FlowKind::SideBySide, gap, 0);
    float fixed = gap * static_cast<float>(widths.size() - 1), shares = 0;
    for (const float width : widths)
        (width > 1 ? fixed : shares) += width;
    const float room = std::max(flow.box.width - fixed, 0.0F);
    float x = flow.box.x;
    for (const float width : widths) {
        const float wide = width > 1 ? width : std::floor(room * width / std::max(shares, 0.001F));
        flow.cells[flow.count++] = {x, flow.box.y, wide, flow.box.height};
        x += wide + gap;
    }
    open_cell(ui);
    return {ui, end_columns};
}

void next_column(Ui& ui) {
    Inside& in = ui.inside();
    const float bottom = in.flow.top().bottom_most;
    end_column(ui);
    Flow& side = in.flow.top();
    side.bottom_most = std::max(side.bottom_most, bottom);
    side.cell = static_cast<std::uint8_t>(std::min<int>(side.cell + 1, side.count - 1));
    open_cell(ui);
}

void next_width(Ui& ui, float width) {
    ui.inside().flow.next_width = width;
}

void space(Ui& ui, float pixels) {
    Flow& flow = ui.inside().flow.top();
    if (flow.kind == FlowKind::Across) {
        flow.x += pixels;
        flow.natural += pixels;
    } else
        flow.y += pixels;
}

void separator(Ui& ui) {
    const Box box = place(ui, 0, 1);
    ui.paint().fill(box, ui.theme().line);
    record(ui, Role::Separator, flow_id(ui), {}, box);
}

Box place(Ui& ui, float width, float height) {
    FlowStack& stack = ui.inside().flow;
    if (stack.next_width > 0)
        width = std::exchange(stack.next_width, 0.0F);
    Flow& flow = stack.top();
    return flow.kind == FlowKind::Across ? place_across(flow, width, height)
                                         : place_down(flow, width, height);
}

Box rest(const Ui& ui) {
    const Flow& flow = ui.inside().flow.top();
    const float gap = flow.first ? 0 : flow.gap;
    if (flow.kind == FlowKind::Across)
        return {flow.x + gap, flow.y, std::max(flow.box.right() - flow.x - gap, 0.0F),
                std::max(flow.height, flow.highest)};
    return {flow.box.x, flow.y + gap, flow.box.width, std::max(flow.box.bottom() - flow.y - gap, 0.0F)};
}

float available_width(const Ui& ui) {
    return rest(ui).width;
}

Box open_block(Ui& ui, float padding, float gap) {
    Flow& flow = open_inner(ui, FlowKind::Down, gap, 0);
    const Box outer = flow.box;
    flow.box = {outer.x + padding, outer.y + padding, std::max(outer.width - 2 * padding, 0.0F),
                std::max(outer.height - 2 * padding, 0.0F)};
    flow.x = flow.box.x;
    flow.y = flow.bottom_most = flow.box.y;
    return outer;
}

Box close_block(Ui& ui, const Box& outer, float padding) {
    const Flow& flow = ui.inside().flow.top();
    const float height = flow.bottom_most - outer.y + padding;
    close_inner(ui, height);
    return {outer.x, outer.y, outer.width, height};
}

} // namespace throughline::ui
