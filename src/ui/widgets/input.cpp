// What the outside world tells, kept until the next frame takes it.
#include "ui/widgets/fields.h"
#include "ui/widgets/inside.h"

#include <cfloat>

namespace throughline::ui {

void Ui::pointer_moved(float x, float y, platform::PointerSource source) {
    std::deque<PointerEvent>& queue = m_inside->pointer_queue;
    // Only the last of many moves counts.
    if (!queue.empty() && queue.back().kind == PointerEvent::Kind::Move && queue.back().source == source)
        queue.pop_back();
    queue.push_back({PointerEvent::Kind::Move, {x, y}, source, 0, false, 0});
}

void Ui::pointer_left() {
    m_inside->pointer_queue.push_back({PointerEvent::Kind::Leave, {}, m_inside->source, 0, false, 0});
}

void Ui::pointer_pressed(platform::PointerButton button, bool down, int click_count) {
    m_inside->pointer_queue.push_back({PointerEvent::Kind::Press,
                                       {},
                                       m_inside->source,
                                       static_cast<std::uint8_t>(button),
                                       down,
                                       click_count});
}

static void feed(Inside& in, const PointerEvent& event) {
    ImGuiIO& io = ImGui::GetIO();
    switch (event.kind) {
    case PointerEvent::Kind::Move:
        in.source = event.source;
        io.AddMouseSourceEvent(event.source == platform::PointerSource::Touch ? ImGuiMouseSource_TouchScreen
                               : event.source == platform::PointerSource::Pen ? ImGuiMouseSource_Pen
                                                                              : ImGuiMouseSource_Mouse);
        io.AddMousePosEvent(event.at.x, event.at.y);
        break;
    case PointerEvent::Kind::Leave:
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        break;
    case PointerEvent::Kind::Press:
        if (event.down) {
            in.click_counts[event.button] = event.clicks;
            in.focus.keyboard_last = false;
        }
        io.AddMouseButtonEvent(event.button, event.down);
        break;
    }
}

void feed_pointer(Ui& ui) {
    Inside& in = ui.inside();
    Point at = in.pointer;
    while (!in.pointer_queue.empty()) {
        const PointerEvent& event = in.pointer_queue.front();
        if (event.kind == PointerEvent::Kind::Move)
            at = event.at;
        if (event.kind == PointerEvent::Kind::Press && event.down && in.entry.widget != 0) {
            const platform::Rectangle& box = in.entry.box;
            const platform::Rectangle& list = in.entry_list.box;
            const bool chooses =
                in.entry_list.list != 0 && Box{list.x, list.y, list.width, list.height}.contains(at);
            const bool inside = chooses || Box{box.x, box.y, box.width, box.height}.contains(at);
            if (!inside)
                finish_editing(ui);
            if (in.entry.ended)
                break; // the widget hears of it in this frame, the click comes in the next
        }
        feed(in, event);
        in.pointer_queue.pop_front();
    }
}

void Ui::wheel(float horizontal, float vertical, bool pinch) {
    m_inside->wheel_x_next += horizontal;
    m_inside->wheel_y_next += vertical;
    m_inside->pinch_next = pinch;
}

void Ui::key(platform::Key key, bool down, bool repeated) {
    m_inside->key_queue.push_back({key, m_inside->modifiers, down, repeated, {}, false});
}

void Ui::typed(std::string_view text) {
    std::deque<KeyPress>& queue = m_inside->key_queue;
    if (!queue.empty() && queue.back().down && queue.back().typed.empty())
        queue.back().typed = text;
    else
        queue.push_back({platform::Key::None, m_inside->modifiers, true, false, std::string(text), false});
}

void Ui::modifiers(platform::Modifiers modifiers) {
    m_inside->modifiers = modifiers;
}

void Ui::focus_changed(bool focused) {
    ImGui::SetCurrentContext(m_inside->context);
    ImGui::GetIO().AddFocusEvent(focused);
    if (!focused) {
        m_inside->keys_down.fill(false);
        m_inside->modifiers = {};
    }
}

void Ui::text_entry_changed(std::string_view value) {
    TextEntry& entry = m_inside->entry;
    if (entry.widget == 0)
        return;
    entry.value = value;
    entry.changed = true;
}

void Ui::text_entry_ended(platform::TextEntryEnd end) {
    TextEntry& entry = m_inside->entry;
    if (entry.widget == 0 || entry.ended)
        return;
    entry.ended = true;
    entry.end = end;
    m_inside->focus.keyboard_last = true;
}

void Ui::pasted(std::string_view text) {
    m_inside->pasted_next = text;
    m_inside->has_paste_next = true;
}

void Ui::mirror_focused(std::uint32_t node) {
    m_inside->mirror_focus = node;
}

void Ui::mirror_invoked(std::uint32_t node) {
    m_inside->invoked_next = node;
}

void Ui::mirror_value_set(std::uint32_t node, std::string_view value) {
    m_inside->value_set_next = node;
    m_inside->set_value_next = value;
}

void Ui::request_copy(ClipboardRequest request) {
    m_inside->clipboard_request = request;
    m_inside->copied = false;
}

bool Ui::take_copied(std::string& text, std::string& html) {
    Inside& in = *m_inside;
    in.clipboard_request = ClipboardRequest::None;
    if (!in.copied)
        return false;
    in.copied = false;
    text = std::move(in.copied_text);
    html = std::move(in.copied_html);
    return true;
}

ClipboardRequest Ui::clipboard_request() const {
    return m_inside->clipboard_request;
}

void Ui::provide_copy(std::string_view text, std::string_view html) {
    m_inside->copied_text = text;
    m_inside->copied_html = html;
    m_inside->copied = true;
    // Nobody after this one shall answer, too.
    m_inside->clipboard_request = ClipboardRequest::None;
}

std::string_view Ui::pasted() const {
    return m_inside->has_paste ? std::string_view(m_inside->pasted) : std::string_view();
}

void Ui::take_paste() {
    m_inside->has_paste = false;
}

static void take_press(Inside& in) {
    in.press = {};
    in.press_taken = true;
    if (in.entry.ended)
        return; // first the widget hears how its text ended
    while (!in.key_queue.empty()) {
        KeyPress next = std::move(in.key_queue.front());
        in.key_queue.pop_front();
        in.keys_down[static_cast<std::size_t>(next.key)] = next.down;
        if (next.down) {
            in.press = std::move(next);
            in.press_taken = false;
            in.focus.keyboard_last = true;
            in.tooltip_dismissed = in.tooltip_owner;
            break;
        }
    }
}

void begin_input(Inside& in) {
    const ImGuiIO& io = ImGui::GetIO();
    in.pointer_before = in.pointer;
    in.pointer = {io.MousePos.x, io.MousePos.y};
    in.wheel_x = std::exchange(in.wheel_x_next, 0.0F);
    in.wheel_y = std::exchange(in.wheel_y_next, 0.0F);
    in.pinch = std::exchange(in.pinch_next, false);
    in.cursor = platform::Cursor::Arrow;
    if (io.MouseClicked[0] || io.MouseClicked[1] || io.MouseClicked[2]) {
        in.pressed_at = in.pointer;
        in.pressed_since = in.now;
        in.dragged_far = false;
        in.tooltip_dismissed = in.tooltip_owner;
    }
    const float slop = in.source == platform::PointerSource::Touch ? 8.0F : 4.0F;
    if (std::abs(in.pointer.x - in.pressed_at.x) > slop || std::abs(in.pointer.y - in.pressed_at.y) > slop)
        in.dragged_far = true;
    if (!io.MouseDown[0] && !io.MouseReleased[0])
        in.draggable_active = 0;
    take_press(in);
    in.has_paste = std::exchange(in.has_paste_next, false);
    if (in.has_paste)
        std::swap(in.pasted, in.pasted_next);
    in.invoked = std::exchange(in.invoked_next, 0);
    in.value_set = std::exchange(in.value_set_next, 0);
    if (in.value_set != 0)
        std::swap(in.set_value, in.set_value_next);
}

void end_input(Inside& in) {
    const ImGuiIO& io = ImGui::GetIO();
    // A click on nothing takes the focus away, as on any page.
    if (io.MouseClicked[0] && in.context->HoveredId == 0 && in.layers.empty())
        in.focus.current = 0;
    if (io.MouseReleased[0])
        in.touch_scroll = 0;
}

bool Ui::has_key(platform::Key key, platform::Modifiers modifiers) const {
    const Inside& in = *m_inside;
    const platform::Modifiers& held = in.press.modifiers;
    return !in.press_taken && in.press.key == key && held.control == modifiers.control &&
           held.shift == modifiers.shift && held.alt == modifiers.alt;
}

bool Ui::take_key(platform::Key key, platform::Modifiers modifiers) {
    if (!has_key(key, modifiers))
        return false;
    m_inside->press_taken = true;
    return true;
}

bool Ui::take_key_any(platform::Key key, platform::Modifiers& modifiers) {
    Inside& in = *m_inside;
    if (in.press_taken || in.press.key != key)
        return false;
    modifiers = in.press.modifiers;
    in.press_taken = true;
    return true;
}

bool Ui::key_down(platform::Key key) const {
    return m_inside->keys_down[static_cast<std::size_t>(key)];
}

platform::Modifiers Ui::modifiers() const {
    return m_inside->modifiers;
}

std::string_view Ui::typed() const {
    return m_inside->press_taken ? std::string_view() : std::string_view(m_inside->press.typed);
}

void Ui::take_typed() {
    m_inside->press_taken = true;
}

Point Ui::pointer() const {
    return m_inside->pointer;
}
platform::PointerSource Ui::pointer_source() const {
    return m_inside->source;
}
void Ui::set_cursor(platform::Cursor cursor) {
    m_inside->cursor = cursor;
}

} // namespace throughline::ui
