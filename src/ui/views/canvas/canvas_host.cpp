#include "ui/views/canvas/canvas_host.h"

#include "ui/views/canvas/canvas_text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr float minimap_width = 170, minimap_height = 110, minimap_margin = 24;
constexpr float least_edit_width = 120; // a chip is narrower than what is typed into it

canvas::Rgba rgba_of(Colour colour) {
    return (colour & 0xFF) << 24 | (colour >> 8 & 0xFF) << 16 | (colour >> 16 & 0xFF) << 8 | colour >> 24;
}

canvas::Point point_of(Point point) {
    return {point.x, point.y};
}

platform::Cursor cursor_of(canvas::Cursor cursor) {
    switch (cursor) {
    case canvas::Cursor::Arrow:
        return platform::Cursor::Arrow;
    case canvas::Cursor::Hand:
        return platform::Cursor::Hand;
    case canvas::Cursor::Grab:
        return platform::Cursor::Grab;
    case canvas::Cursor::Grabbing:
        return platform::Cursor::Grabbing;
    case canvas::Cursor::Move:
        return platform::Cursor::Move;
    case canvas::Cursor::UpDown:
        return platform::Cursor::ResizeVertically;
    case canvas::Cursor::Sideways:
        return platform::Cursor::ResizeHorizontally;
    case canvas::Cursor::Cross:
        return platform::Cursor::Crosshair;
    case canvas::Cursor::NotAllowed:
        return platform::Cursor::NotAllowed;
    }
    return platform::Cursor::Arrow;
}

} // namespace

canvas::Palette palette_of(const Theme& theme) {
    canvas::Palette palette = theme.dark ? canvas::dark_palette() : canvas::light_palette();
    palette[canvas::Colour::Background] = rgba_of(theme.background);
    palette[canvas::Colour::Panel] = rgba_of(theme.panel);
    return palette;
}

void CanvasHost::selection_of(const Session& session, canvas::Selection& selection) {
    selection.clear();
    for (const Id& id : session.selection)
        selection.add({id, 0});
}

canvas::Point CanvasHost::centre() const {
    return m_camera.visible_world().centre();
}

void CanvasHost::edit(const canvas::Target& target, std::string_view value) {
    m_edit = Edit{target, std::string(value), false};
    // The ring of the keyboard goes with it: two cards that look chosen are one too many.
    m_interaction.focus({target.id, 0});
}

std::optional<CanvasEdit> CanvasHost::take_edit() {
    return std::exchange(m_edit_ended, std::nullopt);
}

std::span<const canvas::Intent> CanvasHost::draw(ViewContext& context, const CanvasRequest& request,
                                                 FunctionRef<void(canvas::Scene&)> fill) {
    Ui& ui = context.ui;
    m_camera.allow_animation(!ui.theme().reduced_motion);
    keep_pose(context.session().presenting);
    m_camera.set_viewport(box_of(request.box));
    // A refill under a drag would pull the cards away from the pointer.
    // A picture is taken of a scene in which nothing is selected yet.
    const bool pictured = context.session().picture.has_value();
    const bool stale = m_scene.version() != request.version || !m_shown || pictured;
    if (stale && !m_interaction.busy()) {
        CanvasText text(ui);
        m_scene.begin(request.version, text);
        fill(m_scene);
        m_scene.finish();
        if (pictured)
            take_picture(context, request);
    }
    if (!m_shown)
        look_first(request.reading);
    m_shown = true;
    return_to_pose(context.session().presenting);
    follow_requests(context);
    if (request.selection)
        m_selection = *request.selection;
    else
        selection_of(context.session(), m_selection);

    const std::uint32_t area_id = ui.id(request.name);
    CanvasArea area = canvas_area(ui, request.name, request.box, Role::Group);
    const Box corner{request.box.x + minimap_margin, request.box.bottom() - minimap_height - 16,
                     minimap_width, minimap_height};
    m_minimap.update(m_scene, m_camera, box_of(request.minimap ? corner : Box{}));
    m_camera.set_covered(m_minimap.needed() ? m_minimap.box() : canvas::Box{});
    handle_minimap(ui, area.input);

    canvas::InputFrame frame = input_frame(ui, area.input);
    if (m_dragging_minimap) {
        frame.hovered = false;
        frame.primary_down = false;
        frame.primary_clicks = 0;
    }
    std::span<const canvas::Intent> intents = m_interaction.update(frame, m_scene, m_camera, m_selection);
    if (area.input.hovered || m_interaction.busy())
        ui.set_cursor(cursor_of(m_interaction.cursor()));
    m_interaction.decorate(m_scene, m_camera, m_selection);
    if (m_camera.advance(ui.milliseconds()))
        ui.request_frame();
    if (m_interaction.busy())
        ui.request_frame();
    paint(context, area);
    record_items(context);
    show_tooltip(context);
    draw_edit(context, area_id);
    if (m_invoked) {
        intents = m_interaction.invoke(*m_invoked, m_scene, m_camera);
        m_invoked.reset();
    }
    return intents;
}

canvas::InputFrame CanvasHost::input_frame(Ui& ui, const CanvasInput& input) {
    canvas::InputFrame frame;
    frame.now_milliseconds = ui.milliseconds();
    frame.hovered = input.hovered;
    frame.focused = input.focused;
    frame.pointer = point_of(input.pointer);
    frame.primary_down = input.primary().down;
    frame.context_menu = input.context;
    frame.middle_down = input.middle().down;
    frame.primary_clicks = input.primary().pressed ? input.primary().clicks : 0;
    frame.touch = input.source == platform::PointerSource::Touch;
    frame.space_down = input.space_held;
    frame.modifiers = input.modifiers;
    // The page counts down and right as positive, the canvas up and left. A pinch says the logarithm of its
    // factor, the canvas takes lines of a wheel, each of which zooms by 1.18.
    constexpr float line_logarithm = 0.1655F;
    frame.wheel_horizontal = -input.wheel_horizontal;
    frame.wheel_vertical = input.pinch ? input.wheel_vertical / line_logarithm : -input.wheel_vertical;
    frame.pinch = input.pinch;
    if (input.focused && !editing())
        take_keys(ui, frame);
    return frame;
}

void CanvasHost::take_keys(Ui& ui, canvas::InputFrame& frame) {
    using platform::Key;
    constexpr std::array keys = {Key::Left, Key::Right,  Key::Up,     Key::Down,      Key::Enter,
                                 Key::F2,   Key::Delete, Key::Escape, Key::Backspace, Key::Home,
                                 Key::End,  Key::Menu,   Key::F10,    Key::Tab};
    for (Key key : keys) {
        if (frame.key_count == static_cast<int>(frame.keys.size()))
            return;
        // At the last card Tab leaves the canvas.
        if (key == Key::Tab && !m_interaction.takes_tab(m_scene, ui.modifiers().shift))
            continue;
        platform::Modifiers modifiers;
        if (ui.take_key_any(key, modifiers)) {
            frame.modifiers = modifiers;
            frame.keys[static_cast<std::size_t>(frame.key_count++)] = {key, false};
        }
    }
}

// The first card of the first column (or row) is in view, with what leads to it on both sides; `corner` is
// the least.
canvas::Point CanvasHost::first_look_corner(canvas::Point corner, float zoom, Reading reading) const {
    constexpr float share_before = 0.3F, same_column = 100;
    const bool down = reading == Reading::Downwards;
    const auto along = [down](const canvas::Card& card) { return down ? card.box.y : card.box.x; };
    const auto across = [down](const canvas::Card& card) { return down ? card.box.x : card.box.y; };
    const canvas::Card* first = nullptr;
    for (const canvas::Card& card : m_scene.cards()) {
        if (card.layer != canvas::Layer::Card || card.pin != canvas::Pin::None)
            continue;
        const bool is_earlier = !first || along(card) < along(*first) - same_column;
        const bool is_beside =
            first && along(card) < along(*first) + same_column && across(card) < across(*first);
        if (is_earlier || is_beside)
            first = &card;
    }
    if (!first)
        return corner;
    const canvas::Box& room = m_camera.viewport();
    const float begin = across(*first) - (down ? room.width : room.height) * share_before / zoom;
    float& least = down ? corner.x : corner.y;
    least = std::max(least, begin);
    return corner;
}

// All of it, or, where that would be too small to read, as wide as it fits.
void CanvasHost::look_first(Reading reading) {
    constexpr float margin = 32, smallest_zoom = 0.75F;
    const canvas::Box bounds = m_scene.bounds();
    m_camera.fit(bounds, canvas::Motion::Jump, margin);
    if (m_camera.destination().zoom >= smallest_zoom)
        return;
    constexpr float largest_zoom = 1.25F; // for an audience, or on a wide screen
    const float wide = m_camera.viewport().width / std::max(bounds.width + 2 * margin, 1.0F);
    const float zoom = std::clamp(wide, smallest_zoom, largest_zoom);
    m_camera.set_pose({first_look_corner({bounds.x - margin, bounds.y - margin}, zoom, reading), zoom});
}

// Whoever presents comes back to what was looked at.
void CanvasHost::keep_pose(bool presenting) {
    if (presenting && m_shown && !m_pose_before)
        m_pose_before = m_camera.pose();
}

void CanvasHost::return_to_pose(bool presenting) {
    if (presenting || !m_pose_before)
        return;
    m_camera.set_pose(*m_pose_before);
    m_pose_before.reset();
}

void CanvasHost::follow_requests(ViewContext& context) {
    const auto request = context.session().take_camera_request();
    if (!request)
        return;
    const auto motion = canvas::Motion::Animate;
    switch (request->move) {
    case CameraMove::FirstLook:
        // In the next frame: what asked for it may also change how much room there is.
        fit_again();
        context.ui.request_frame();
        break;
    case CameraMove::Fit:
        m_camera.fit(m_scene.bounds(), motion);
        break;
    case CameraMove::FitSelection: {
        // For an audience, larger than is needed to work with it.
        const float largest = context.session().presenting ? 1.5F : 1.0F;
        canvas::Box around;
        for (const Id& id : context.session().selection) {
            if (const auto card = m_scene.find({id, 0}); card != canvas::no_card)
                around = around.united(m_scene.shown_box(card));
        }
        if (!around.empty())
            m_camera.fit(around, motion, 40, largest);
        break;
    }
    case CameraMove::ActualSize:
        m_camera.zoom_to(1, motion);
        break;
    case CameraMove::ZoomIn:
        m_camera.zoom_to(m_camera.destination().zoom * 1.25F, motion);
        break;
    case CameraMove::ZoomOut:
        m_camera.zoom_to(m_camera.destination().zoom / 1.25F, motion);
        break;
    case CameraMove::ShowRecord:
        if (const auto card = m_scene.find({request->record, 0}); card != canvas::no_card)
            m_camera.reveal(m_scene.shown_box(card), motion);
        break;
    }
}

void CanvasHost::handle_minimap(Ui& ui, const CanvasInput& input) {
    if (!m_minimap.needed()) {
        m_dragging_minimap = false;
        return;
    }
    const canvas::Point pointer = point_of(input.pointer);
    if (input.primary().pressed && m_minimap.box().contains(pointer))
        m_dragging_minimap = true;
    if (!input.primary().down)
        m_dragging_minimap = false;
    if (m_dragging_minimap) {
        m_camera.set_pose(m_minimap.pose_for(pointer, m_camera));
        ui.request_frame();
    }
}

void CanvasHost::paint(ViewContext& context, const CanvasArea& area) {
    m_detail = canvas::detail_for(m_camera.zoom(), m_detail);
    canvas::PaintOptions options;
    options.palette = palette_of(context.ui.theme());
    options.detail = m_detail;
    if (m_minimap.needed())
        options.without_text = m_minimap.box();
    if (context.renderer) {
        const Box page = context.ui.page();
        m_gpu = {context.renderer,
                 &m_scene,
                 &m_camera,
                 options,
                 {page.width, page.height},
                 m_minimap.needed() ? &m_minimap : nullptr};
        draw_on_gpu(
            context.ui, area,
            [](void* data, const CanvasDraw& draw) {
                const auto& gpu = *static_cast<GpuDraw*>(data);
                const canvas::FrameTarget target{gpu.page, draw.pixel_ratio};
                gpu.renderer->draw(*gpu.scene, *gpu.camera, gpu.options, target, gpu.minimap);
            },
            &m_gpu);
    }
    CanvasText text(context.ui);
    m_text_pass.paint(m_scene, m_camera, options, text);
}

// The text field covers a field of the scene: its box, moved and scaled with the camera.
void CanvasHost::draw_edit(ViewContext& context, std::uint32_t area) {
    if (!m_edit)
        return;
    for (canvas::CardIndex index = 0; index < m_scene.cards().size(); ++index) {
        const canvas::Card& card = m_scene.card(index);
        for (const canvas::Hit& hit : m_scene.hits(card)) {
            if (!(hit.target == m_edit->target))
                continue;
            const canvas::Point corner = m_scene.shown_box(index).corner();
            Box box = box_of(m_camera.screen_from_world(hit.box.moved(corner)));
            const float least = least_edit_width * m_camera.zoom();
            box = {box.x - 4, box.y - 3, std::max(box.width + 8, least), box.height + 6};
            OverlayOptions options;
            options.font_size = hit.font_size * m_camera.zoom();
            options.start = !m_edit->started;
            m_edit->started = true;
            const std::string key = m_edit->target.id.text() + "/edit";
            const std::string_view name = m_scene.text(hit.semantics.name);
            const OverlayResult result = text_overlay(
                context.ui, context.ui.id(key), name.empty() ? "Title" : name, box, m_edit->value, options);
            if (!result.open) {
                const bool committed = result.end != platform::TextEntryEnd::Cancel;
                m_edit_ended =
                    CanvasEdit{m_edit->target, std::string(committed ? result.field.value : m_edit->value),
                               committed, result.end};
                if (committed && !result.field.committed())
                    m_edit_ended->value = m_edit->value;
                // The keys go on with the card.
                m_interaction.focus({m_edit->target.id, 0});
                context.ui.focus(area);
                m_edit.reset();
            }
            return;
        }
    }
    // The record is gone, or its field is not drawn.
    if (m_edit->started)
        m_edit.reset();
}

void CanvasHost::show_tooltip(ViewContext& context) {
    const canvas::Target& hovered = m_interaction.hovered();
    if (hovered.empty() || m_interaction.busy() || editing())
        return;
    Ui& ui = context.ui;
    constexpr double delay = 500;
    const double waited = ui.milliseconds() - m_interaction.hovered_since();
    if (waited < delay) {
        ui.wake_after(delay - waited + 1);
        return;
    }
    const canvas::CardIndex index = m_scene.find({hovered.id, 0});
    if (index == canvas::no_card)
        return;
    const canvas::Card& card = m_scene.card(index);
    std::string_view text = m_scene.text(card.semantics.description);
    for (const canvas::Hit& hit : m_scene.hits(card)) {
        if (hit.target == hovered && hit.semantics.description.length > 0)
            text = m_scene.text(hit.semantics.description);
    }
    if (text.empty())
        return;
    Interaction pointed;
    pointed.id = ui.id("canvas tooltip");
    pointed.hovered = true;
    pointed.visible = true;
    pointed.box = box_of(m_camera.screen_from_world(m_scene.shown_box(index)));
    ui.tooltip(pointed, text);
}

} // namespace throughline::ui
