// How far stages, channels, products and touchpoints are covered (R064, R070), how much lies in our hands
// (R001, R030), and what the maps and outcomes leave open (R005).
#pragma once

#include "model/records/parts.h"
#include "ui/views/report.h"

#include <array>
#include <iterator>
#include <string>

namespace throughline::ui {

class CoveragePage {
public:
    void draw(ViewContext& context, const Box& box);

private:
    enum class Part : std::uint8_t { Stages, Channels, Products, Touchpoints, Alignment, Control };
    static constexpr std::size_t part_count = static_cast<std::size_t>(Part::Control) + 1;

    void refresh(ViewContext& context);
    void refresh_alignment(ViewContext& context);
    void refresh_control(ViewContext& context);
    void draw_parts(ViewContext& context, const Box& box);
    void draw_control(ViewContext& context, const Box& box);

    ReportTable& table(Part part) { return m_tables[static_cast<std::size_t>(part)]; }

    // What lies so far in our hands: interactions and factors.
    struct ControlText {
        std::size_t count = 0;
        double contacts = 0;
        double hours = 0;
        std::string text;
    };

    Seen m_seen;
    Part m_part = Part::Stages;
    std::array<ReportTable, part_count> m_tables;
    std::string m_summary;
    Deed m_missing_stage; // R067
    std::array<ControlText, std::size(controls)> m_control;
    std::array<Deed, std::size(controls)> m_control_toggles;
    std::string m_wasted;
    journey::ControlFilter m_filter; // that the rows were made with
};

} // namespace throughline::ui
