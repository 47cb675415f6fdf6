// The same data as an activity tracker would report it and as the outcome model does, and the way from the
// one into the other, step by step (R004).
#pragma once

#include "journey/two_models.h"
#include "ui/views/evidence/imported_activities.h"
#include "ui/views/report.h"

#include <string>
#include <vector>

namespace throughline::ui {

class TwoModelsPage {
public:
    void draw(ViewContext& context, const Box& box);

private:
    enum class Part : std::uint8_t { SideBySide, Imported };

    void refresh(ViewContext& context);
    void draw_models(ViewContext& context, const Box& box);
    void prepare_activity(const journey::ActivityReport& report);
    void draw_sides(ViewContext& context, const Box& box);
    void draw_conversion(ViewContext& context, const ReportRow& row, const Box& box);
    void draw_step(ViewContext& context, const throughline::Interaction& interaction,
                   journey::ConversionStep step);
    void draw_effect(ViewContext& context, const throughline::Interaction& interaction);
    void draw_outcome(ViewContext& context, const throughline::Interaction& interaction);

    struct Fact {
        std::string_view name;
        std::string value;
    };

    Part m_part = Part::SideBySide;
    ImportedActivities m_imported;
    Seen m_seen;
    ReportTable m_table;
    std::vector<journey::ConversionStep> m_next; // by row
    std::vector<std::string> m_steps;            // by row: "Step 3 of 5"
    std::vector<Fact> m_activity, m_outcomes;
    std::string m_agreement;
    Id m_outcome, m_experience; // chosen for the step
    Id m_of;                    // the interaction they were chosen for
};

} // namespace throughline::ui
