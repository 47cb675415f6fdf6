// One action of the catalogue: who may get it, what weighs it, how it is put on each channel, and, where it
// has levels or replaces something, how far to go (R097, R098) and whether it is worth asking (R101).
#pragma once

#include "engage/economics/replacement.h"
#include "ui/views/plot_series.h"
#include "ui/views/policy/policy_data.h"

#include <string>
#include <vector>

namespace throughline::ui {

class ActionDetail {
public:
    void draw(ViewContext& context, const PolicyData& data, std::uint32_t action, const Box& box);
    // The catalogue is another.
    void forget() { m_action = engage::no_index; }

private:
    void prepare(ViewContext& context, const PolicyData& data, std::uint32_t action);
    void prepare_levels(const PolicyData& data, std::uint32_t action);
    void prepare_replacement(ViewContext& context, const PolicyData& data, std::uint32_t action);
    void draw_conditions(ViewContext& context, const PolicyData& data);
    void draw_treatments(ViewContext& context, const PolicyData& data);
    void draw_levels(ViewContext& context);
    void draw_replacement(ViewContext& context, const PolicyData& data);
    bool has_economics() const { return m_levels.points().size() > 1 || m_replaces; }

    std::uint32_t m_action = engage::no_index;
    PlotSeries m_levels;
    std::vector<PlotTick> m_ticks;
    std::vector<std::string> m_names;
    std::string m_level_words;

    // Assumptions about the streams, as looked at here; see engage::Replacement.
    struct Assumptions {
        double keep_retention = 0.9, new_retention = 0.95, refused_retention = 0.85, discount = 0.08;
        int years = 5;
    };
    Assumptions m_assumed;
    bool m_replaces = false;
    bool m_has_margins = false;
    std::string m_replaced_title, m_new_title;
    engage::Replacement m_replacement;
};

} // namespace throughline::ui
