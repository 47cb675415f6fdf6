// Panels, scroll areas and cards.
#include "ui/widgets/inside.h"

namespace throughline::ui {

namespace {

bool landmark_role(Role role) {
    return role == Role::Banner || role == Role::Navigation || role == Role::Main ||
           role == Role::Complementary || role == Role::ContentInfo;
}

void push_flow(Ui& ui, const Box& box, float gap) {
    Flow flow;
    flow.box = box;
    flow.x = flow.right_most = box.x;
    flow.y = flow.bottom_most = box.y;
    flow.gap = gap;
    ui.inside().flow.flows.push_back(flow);
}

void begin_scroll(Ui& ui, std::uint32_t id, std::uint32_t node, const Box& box, float padding, float gap) {
    Inside& in = ui.inside();
    const ScrollState& state = in.scrolls[id];
    in.open_scrolls.push_back({id, box, false, node, in.focus.stops.size()});
    ui.paint().push_clip(box);
    Box inner = box.inset(padding).moved(0, -state.offset);
    push_flow(ui, inner, gap);
}

void finish_open_scroll(Ui& ui, float padding) {
    Inside& in = ui.inside();
    const Flow flow = in.flow.top();
    in.flow.flows.pop_back();
    const OpenScroll open = in.open_scrolls.back();
    in.open_scrolls.pop_back();
    const float top = open.box.y - in.scrolls[open.id].offset;
    const float height = flow.bottom_most + padding - top;
    // Content that grew or shrank changes the bar: one more frame shows it.
    if (std::abs(in.scrolls[open.id].content_height - height) > 0.5F)
        ui.request_frame();
    finish_scroll(ui, open, {open.box.width, height});
    ui.paint().pop_clip();
}

void end_panel(Ui& ui) {
    Inside& in = ui.inside();
    const OpenPanel open = in.open_panels.back();
    in.open_panels.pop_back();
    if (open.scrolls) {
        finish_open_scroll(ui, open.padding);
    } else {
        in.flow.flows.pop_back();
        ui.paint().pop_clip();
    }
    in.tree.close();
    in.focus.region = open.region;
    in.ids.pop_back();
}

void edge_line(Ui& ui, Box box, Edge edge) {
    if (edge == Edge::None)
        return;
    const Box strip = edge == Edge::Left    ? box.cut_left(1)
                      : edge == Edge::Right ? box.cut_right(1)
                      : edge == Edge::Top   ? box.cut_top(1)
                                            : box.cut_bottom(1);
    ui.paint().fill(strip, ui.theme().line);
}

void end_scroll_area(Ui& ui) {
    Inside& in = ui.inside();
    const float padding = in.open_panels.back().padding;
    in.open_panels.pop_back();
    finish_open_scroll(ui, padding);
    in.tree.close();
    in.ids.pop_back();
}

void end_scroll_plane(Ui& ui) {
    Inside& in = ui.inside();
    const OpenScroll open = in.open_scrolls.back();
    in.open_scrolls.pop_back();
    in.flow.flows.pop_back();
    const ScrollState& state = in.scrolls[open.id];
    finish_scroll(ui, open, {state.content_width, state.content_height});
    ui.paint().pop_clip();
    in.tree.close();
    in.ids.pop_back();
}

ImDrawListSplitter& next_splitter(Inside& in) {
    if (in.splitter_depth == in.splitters.size())
        in.splitters.push_back(std::make_unique<ImDrawListSplitter>());
    return *in.splitters[in.splitter_depth++];
}

void draw_card(Ui& ui, const Box& box, const CardOptions& options) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    if (options.dashed) {
        paint.outline(box, options.selected ? theme.accent : theme.strong_line, metric::card_radius,
                      options.selected ? 2.0F : 1.0F, Dash::Dashed);
        return;
    }
    if (!options.quiet)
        paint.shadow(box, metric::card_radius);
    paint.fill(box, options.quiet ? theme.background : theme.panel, metric::card_radius);
    paint.outline(box,
                  options.selected ? theme.accent
                  : options.quiet  ? theme.line
                                   : theme.strong_line,
                  metric::card_radius, options.selected ? 2.0F : 1.0F);
}

void end_card(Ui& ui) {
    Inside& in = ui.inside();
    const OpenCard open = in.open_cards.back();
    in.open_cards.pop_back();
    if (open.given) {
        finish_open_scroll(ui, open.options.padding);
    } else {
        const Box box = close_block(ui, open.box, open.options.padding);
        ImDrawList* list = ImGui::GetWindowDrawList();
        ImDrawListSplitter& splitter = *in.splitters[--in.splitter_depth];
        // The ground is drawn behind, now that its height is known.
        splitter.SetCurrentChannel(list, 0);
        draw_card(ui, box, open.options);
        splitter.Merge(list);
        SemanticNode& node = in.tree.node(open.node);
        const Box seen = box.intersected(in.clip());
        node.y = seen.y;
        node.height = seen.height;
    }
    in.tree.close();
    in.ids.pop_back();
}

} // namespace

Scope panel(Ui& ui, std::string_view name, const Box& box, const PanelOptions& options) {
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id(name);
    in.ids.push_back(id);
    const std::uint32_t node = open_node(ui, options.role, id, shown_label(name), box);
    in.open_panels.push_back({options.scrolls, in.focus.region, options.padding});
    if (landmark_role(options.role))
        in.focus.region = id;
    ui.paint().fill(box, options.ground == 0 ? ui.theme().panel : options.ground);
    edge_line(ui, box, options.line);
    if (options.scrolls) {
        begin_scroll(ui, id, node, box, options.padding, options.gap);
    } else {
        ui.paint().push_clip(box);
        push_flow(ui, box.inset(options.padding), options.gap);
    }
    return {ui, end_panel};
}

Scope scroll_area(Ui& ui, std::string_view name, const Box& box, float padding, float gap) {
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id(name);
    in.ids.push_back(id);
    const std::uint32_t node = open_node(ui, Role::Group, id, shown_label(name), box);
    in.open_panels.push_back({true, 0, padding});
    begin_scroll(ui, id, node, box, padding, gap);
    return {ui, end_scroll_area};
}

ScrollPlane scroll_plane(Ui& ui, std::string_view name, const Box& box, Size content) {
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id(name);
    in.ids.push_back(id);
    const std::uint32_t node = open_node(ui, Role::Group, id, shown_label(name), box);
    ScrollState& state = in.scrolls[id];
    state.content_width = content.width;
    state.content_height = content.height;
    in.open_scrolls.push_back({id, box, true, node, in.focus.stops.size()});
    ui.paint().push_clip(box);
    const Box moved{box.x - std::round(state.across), box.y - std::round(state.offset), content.width,
                    content.height};
    push_flow(ui, moved, metric::gap);
    return {Scope(ui, end_scroll_plane), moved, box};
}

Scope card(Ui& ui, std::string_view name, const CardOptions& options) {
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id(name);
    in.ids.push_back(id);
    const Box box = open_block(ui, options.padding, options.gap);
    const std::uint32_t node = open_node(ui, options.role, id, shown_label(name),
                                         {box.x, box.y, box.width, 1}, options.selected ? StateSelected : 0U);
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImDrawListSplitter& splitter = next_splitter(in);
    splitter.Split(list, 2);
    splitter.SetCurrentChannel(list, 1);
    in.open_cards.push_back({node, box, options, false});
    return {ui, end_card};
}

Scope card(Ui& ui, std::string_view name, const Box& box, const CardOptions& options) {
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id(name);
    in.ids.push_back(id);
    const std::uint32_t node =
        open_node(ui, options.role, id, shown_label(name), box, options.selected ? StateSelected : 0U);
    draw_card(ui, box, options);
    begin_scroll(ui, id, node, box.inset(1), options.padding - 1, options.gap);
    in.open_cards.push_back({node, box, options, true});
    return {ui, end_card};
}

} // namespace throughline::ui
