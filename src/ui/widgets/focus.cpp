// Focus: one stop of Tab for each widget or group, arrows inside groups, regions by F6, layers keep it
// inside.
#include "ui/widgets/inside.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/menus.h"

namespace throughline::ui {

void begin_focus(Inside& in) {
    Focus& focus = in.focus;
    focus.arrived = false;
    if (in.mirror_focus != 0) {
        focus.wanted = std::exchange(in.mirror_focus, 0);
        focus.wants = focus.wants_visible = true;
    }
    if (focus.wants) {
        focus.arrived = focus.current != focus.wanted || !focus.visible;
        focus.current = focus.wanted;
        focus.visible = focus.wants_visible;
        focus.wants = false;
        in.frames_wanted = 1;
    }
    focus.seen = false;
    focus.stops.clear();
    focus.groups.clear();
    focus.all_groups.clear();
    focus.region = 0;
    in.layer_stack.clear();
}

void Ui::focus(std::uint32_t id) {
    Focus& focus = m_inside->focus;
    focus.wanted = id;
    focus.wants = true;
    focus.wants_visible = focus.keyboard_last;
}
void Ui::focus_visibly(std::uint32_t id) {
    focus(id);
    m_inside->focus.wants_visible = true;
}
void Ui::clear_focus() {
    m_inside->focus.current = 0;
    m_inside->focus.wants = false;
}
std::uint32_t Ui::focused() const {
    return m_inside->focus.current;
}
bool Ui::has_focus(std::uint32_t id) const {
    return m_inside->focus.current == id;
}
bool Ui::layer_open() const {
    return !m_inside->layers.empty();
}
bool Ui::editing_text() const {
    return m_inside->entry.widget != 0 && !m_inside->entry.ended;
}

void begin_focus_group(Ui& ui, std::uint32_t id, GroupAxis axis) {
    Focus& focus = ui.inside().focus;
    focus.groups.push_back({id, axis});
    focus.all_groups.push_back({id, axis});
}
void end_focus_group(Ui& ui) {
    ui.inside().focus.groups.pop_back();
}

void add_focus_stop(Ui& ui, std::uint32_t id, const Box& box) {
    Inside& in = ui.inside();
    Focus& focus = in.focus;
    const std::uint32_t group = focus.groups.empty() ? 0 : focus.groups.back().id;
    focus.stops.push_back({id, group, in.current_layer(), focus.region, box, false});
    if (group != 0 && focus.current == id)
        focus.last_in_group[group] = id;
}

void mark_chosen_stop(Ui& ui) {
    Focus& focus = ui.inside().focus;
    if (!focus.stops.empty())
        focus.stops.back().chosen = true;
}

void mark_answer_stop(Ui& ui) {
    Focus& focus = ui.inside().focus;
    if (!focus.stops.empty())
        focus.stops.back().answer = true;
}

namespace {

bool landmark(Role role) {
    return role == Role::Banner || role == Role::Navigation || role == Role::Main ||
           role == Role::Complementary || role == Role::ContentInfo;
}

// The stop of a group that Tab goes to: where the focus last was, else the chosen one, else the first.
bool entry_of_group(const Focus& focus, const FocusStop& stop) {
    if (stop.group == 0)
        return true;
    const auto last = focus.last_in_group.find(stop.group);
    const FocusStop *first = nullptr, *chosen = nullptr, *remembered = nullptr;
    for (const FocusStop& other : focus.stops) {
        if (other.group != stop.group)
            continue;
        if (first == nullptr)
            first = &other;
        if (other.chosen)
            chosen = &other;
        if (last != focus.last_in_group.end() && other.id == last->second)
            remembered = &other;
    }
    const FocusStop* best = chosen != nullptr ? chosen : remembered != nullptr ? remembered : first;
    return best == &stop;
}

void go_to(Ui& ui, const FocusStop& stop) {
    ui.focus_visibly(stop.id);
    ui.request_frame();
}

void move_by_tab(Ui& ui, bool backwards) {
    Inside& in = ui.inside();
    const Focus& focus = in.focus;
    const auto layer = static_cast<std::uint32_t>(in.layers.size());
    const FocusStop* current = nullptr;
    for (const FocusStop& stop : focus.stops) {
        if (stop.id == focus.current && stop.layer == layer)
            current = &stop;
    }
    const FocusStop *first = nullptr, *last = nullptr, *before = nullptr, *after = nullptr;
    bool passed = false;
    for (const FocusStop& stop : focus.stops) {
        const bool same_group = current != nullptr && stop.group != 0 && stop.group == current->group;
        if (&stop == current)
            passed = true;
        if (stop.layer != layer || same_group || &stop == current || !entry_of_group(focus, stop))
            continue;
        if (first == nullptr)
            first = &stop;
        last = &stop;
        if (!passed)
            before = &stop;
        else if (after == nullptr)
            after = &stop;
    }
    const FocusStop* next = backwards ? (before != nullptr && current != nullptr ? before : last)
                                      : (after != nullptr ? after : first);
    if (next != nullptr)
        go_to(ui, *next);
}

struct Step {
    int by = 0;
    bool to_end = false;
};

bool group_step(Ui& ui, GroupAxis axis, Step& step) {
    using platform::Key;
    if (axis != GroupAxis::Vertical) {
        if (ui.take_key(Key::Left))
            step.by = -1;
        else if (ui.take_key(Key::Right))
            step.by = 1;
    }
    if (axis != GroupAxis::Horizontal && step.by == 0) {
        if (ui.take_key(Key::Up))
            step.by = -1;
        else if (ui.take_key(Key::Down))
            step.by = 1;
    }
    if (step.by == 0) {
        if (ui.take_key(Key::Home))
            step = {-1, true};
        else if (ui.take_key(Key::End))
            step = {1, true};
    }
    return step.by != 0;
}

void move_in_group(Ui& ui) {
    const Focus& focus = ui.inside().focus;
    const FocusStop* current = nullptr;
    for (const FocusStop& stop : focus.stops) {
        if (stop.id == focus.current)
            current = &stop;
    }
    if (current == nullptr || current->group == 0)
        return;
    GroupAxis axis = GroupAxis::Both;
    for (const FocusGroup& group : focus.all_groups) {
        if (group.id == current->group)
            axis = group.axis;
    }
    Step step;
    if (!group_step(ui, axis, step))
        return;
    const FocusStop *first = nullptr, *last = nullptr, *before = nullptr, *after = nullptr;
    for (const FocusStop& stop : focus.stops) {
        if (stop.group != current->group)
            continue;
        if (first == nullptr)
            first = &stop;
        last = &stop;
        if (&stop < current)
            before = &stop;
        else if (&stop > current && after == nullptr)
            after = &stop;
    }
    const FocusStop* next = step.to_end   ? (step.by < 0 ? first : last)
                            : step.by < 0 ? (before != nullptr ? before : last)
                                          : (after != nullptr ? after : first);
    go_to(ui, *next);
}

void end_group(Ui& ui) {
    Inside& in = ui.inside();
    in.tree.close();
    in.ids.pop_back();
    in.regions.pop_back();
    in.focus.region = in.regions.empty() ? 0 : in.regions.back();
}

} // namespace

Scope Ui::group(Role role, std::string_view name, const Box& box) {
    Inside& in = *m_inside;
    const std::uint32_t group_id = hashed(static_cast<std::uint64_t>(role), hashed("group", id(name)));
    open_node(*this, role, group_id, shown_label(name), box);
    in.regions.push_back(landmark(role) ? group_id : in.focus.region);
    in.focus.region = in.regions.back();
    // What has the same name in two regions is two things.
    in.ids.push_back(landmark(role) ? group_id : in.ids.back());
    return {*this, end_group};
}

void Ui::focus_next_region(bool backwards) {
    Inside& in = *m_inside;
    const Focus& focus = in.focus;
    std::uint32_t here = 0;
    for (const FocusStop& stop : focus.stops) {
        if (stop.id == focus.current)
            here = stop.region;
    }
    const FocusStop *first = nullptr, *last = nullptr, *before = nullptr, *after = nullptr;
    bool passed = false;
    std::uint32_t region = 0;
    for (const FocusStop& stop : focus.stops) {
        if (stop.layer != 0 || stop.region == 0 || stop.region == region)
            continue;
        region = stop.region;
        if (region == here) {
            passed = true;
            continue;
        }
        if (first == nullptr)
            first = &stop;
        last = &stop;
        if (!passed)
            before = &stop;
        else if (after == nullptr)
            after = &stop;
    }
    const FocusStop* next =
        backwards ? (before != nullptr ? before : last) : (after != nullptr ? after : first);
    if (next != nullptr)
        go_to(*this, *next);
}

void move_focus(Ui& ui) {
    using platform::Key;
    Inside& in = ui.inside();
    // The widget with the focus is gone: Tab starts anew from the page, or from the layer that is open. A
    // dialog that shows something else now begins anew.
    if (in.focus.current != 0 && !in.focus.seen && !in.focus.wants && in.entry.widget != in.focus.current) {
        in.focus.current = 0;
        if (!in.layers.empty() && in.layers.back().kind == LayerKind::Dialog)
            in.layers.back().wants_focus = true;
    }
    if (const int tab = std::exchange(in.focus.pending_tab, 0); tab != 0) {
        in.focus.keyboard_last = true;
        move_by_tab(ui, tab < 0);
        return;
    }
    if (in.press_taken)
        return;
    move_in_group(ui);
    if (ui.take_key(Key::Tab))
        move_by_tab(ui, false);
    else if (ui.take_key(Key::Tab, {.shift = true}))
        move_by_tab(ui, true);
    else if (ui.take_key(Key::F6))
        ui.focus_next_region(false);
    else if (ui.take_key(Key::F6, {.shift = true}))
        ui.focus_next_region(true);
    else if (!in.layers.empty() && in.layers.back().closable && ui.take_key(Key::Escape))
        close_layer(ui);
}

} // namespace throughline::ui
