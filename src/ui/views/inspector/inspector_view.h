// The inspector: every field of the selected record, drawn from its shape, with what the record says about
// itself above: state, effects, health, findings, people.
#pragma once

#include "journey/health.h"
#include "model/record.h"
#include "ui/views/view.h"
#include "ui/widgets/function_ref.h"

#include <span>
#include <string_view>
#include <vector>

namespace throughline::ui {

// The record that the inspector shows: the last of the selection, else the open one.
const Record* inspected_record(const ViewContext& context);

class InspectorView {
public:
    // `above` draws what a place adds above the fields; true where that is all there is to show.
    void draw(ViewContext& context, const Box& box, FunctionRef<bool()> above);

private:
    // inspector_view.cpp
    void draw_nothing(ViewContext& context);
    void draw_beginnings(ViewContext& context);
    void draw_all_findings(ViewContext& context, Box box);
    void draw_several(ViewContext& context);
    void draw_head(ViewContext& context, const Record& record);
    void draw_findings(ViewContext& context, const Record& record);

    // inspector_about.cpp: what the record says about itself
    void draw_about(ViewContext& context, const Record& record);
    // inspector_outcome.cpp
    void draw_outcome(ViewContext& context, const Record& record);
    void draw_health(ViewContext& context, const Id& outcome);
    void draw_interaction_sides(ViewContext& context, const Record& record);
    void draw_objective(ViewContext& context, const Record& record);
    void draw_chain(ViewContext& context, const Record& record);
    void draw_people(ViewContext& context, const Record& record);
    void draw_states(ViewContext& context, const Record& record);

    // inspector_fields.cpp
    void draw_shape(ViewContext& context, const Shape& shape, const void* owner, std::string_view prefix);
    void draw_field(ViewContext& context, const Field& field, const void* member, std::string_view path);
    void draw_choice(ViewContext& context, const Field& field, const void* member, std::string_view path);
    void draw_link(ViewContext& context, const Field& field, const void* member, std::string_view path);
    void draw_links(ViewContext& context, const Field& field, const void* member, std::string_view path);
    void draw_groups(ViewContext& context, const Field& field, const void* member, std::string_view path);
    void set(ViewContext& context, std::string_view path, std::string_view value);

    const std::vector<const Record*>& offer(const Store& store, const KindSet& kinds,
                                            std::span<const Id> taken);

    // Of that outcome, in that version of the store.
    journey::Health m_health;
    Id m_health_of;
    std::uint64_t m_health_version = ~std::uint64_t{0};
    Id m_record;
    std::vector<const Record*> m_offered;
    // Fields that say nothing yet are folded away until the person asks.
    bool m_show_all = false;
};

} // namespace throughline::ui
