// Outcomes: the canvas from outcome to task. Everything on it can be added, joined, moved, renamed and
// removed without the pointer or the keyboard leaving it.
#pragma once

#include "commands/outcomes/guide.h"
#include "ui/views/canvas/canvas_host.h"
#include "ui/views/outcomes/outcome_scene.h"
#include "ui/views/view.h"

#include <optional>
#include <string>
#include <string_view>

namespace throughline::ui {

// What hangs below a kind on the canvas: outcome → experience → interaction → task.
std::optional<Kind> kind_below(Kind kind);

class OutcomesView {
public:
    void draw(ViewContext& context, const Box& box);
    float zoom() const { return m_host.zoom(); }

private:
    void draw_toolbar(ViewContext& context, const Box& box);
    void draw_filters(ViewContext& context);
    void draw_finding_chips(ViewContext& context);
    bool offers_arranging(ViewContext& context);
    void draw_template_menu(ViewContext& context);
    // outcome_guide.cpp: the next step in words, above the canvas
    void draw_guide(ViewContext& context, const Box& box);
    void draw_guide_answers(ViewContext& context);
    // start_screen.cpp: an empty workspace
    void draw_start(ViewContext& context, const Box& box);
    void draw_customer_question(ViewContext& context);
    void draw_examples(ViewContext& context);
    void draw_first_outcomes(ViewContext& context);
    std::uint64_t scene_version(const ViewContext& context);

    void take(ViewContext& context, const canvas::Intent& intent);
    void select(ViewContext& context, const canvas::Intent& intent);
    void connect(ViewContext& context, const canvas::Intent& intent);
    void remove(ViewContext& context, const canvas::Intent& intent);
    void duplicate(ViewContext& context, const canvas::Intent& intent);
    void take_edit(ViewContext& context, const CanvasEdit& edit);
    void draw_create_menu(ViewContext& context);
    void draw_card_menu(ViewContext& context);

    // Adds a record of this kind under `parent` (which may be empty), at `world` where given, and edits its
    // title.
    void add(ViewContext& context, Kind kind, const Id& parent, const canvas::Point* world = nullptr);
    void add_child(ViewContext& context, const Id& parent, const canvas::Point* world = nullptr);
    void add_sibling(ViewContext& context, const Id& sibling);
    void edit_title(ViewContext& context, const Id& record);
    void edit_text(ViewContext& context, const CardEdit& edit);
    void keep_text(ViewContext& context, const CanvasEdit& edit, const Record& record);
    const SceneLink* link_at(const canvas::Target& target) const;

    CanvasHost m_host;
    OutcomeScene m_scene;
    std::uint64_t m_seen_store = ~std::uint64_t{0};
    std::uint64_t m_seen_filters = 0;
    std::uint64_t m_version = 0;
    // Whether any card was moved by hand, in that version of the store.
    bool m_some_moved = false;
    std::uint64_t m_some_moved_version = ~std::uint64_t{0};
    // Of that version of the store, for that record.
    GuideStep m_guide;
    std::uint64_t m_guide_version = ~std::uint64_t{0};
    Id m_guide_for;
    // Where something new was asked for.
    canvas::Point m_create_at;
    Point m_menu_at;
    Id m_menu_record;
    bool m_open_create_menu = false, m_open_card_menu = false;
};

} // namespace throughline::ui
