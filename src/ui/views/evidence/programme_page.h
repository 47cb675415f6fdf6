// What keeps the programme alive: its owner (R074), reviews (R073), risks and stakeholders (R072), what makes
// designs real (R080), and the gaps of skill and culture (R062).
#pragma once

#include "journey/governance.h"
#include "ui/views/report.h"

#include <array>
#include <string>

namespace throughline::ui {

class ProgrammePage {
public:
    void draw(ViewContext& context, const Box& box);

private:
    enum class Part : std::uint8_t { Reviews, Risks, Stakeholders, Enactment, Gaps };
    static constexpr std::size_t part_count = static_cast<std::size_t>(Part::Gaps) + 1;

    void refresh(ViewContext& context);
    void refresh_reviews(ViewContext& context);
    void refresh_risks(ViewContext& context);
    void refresh_stakeholders(ViewContext& context);
    void refresh_enactment(ViewContext& context);
    void refresh_gaps(ViewContext& context);
    void draw_head(ViewContext& context, const Box& box);
    void draw_owner(ViewContext& context);

    ReportTable& table(Part part) { return m_tables[static_cast<std::size_t>(part)]; }
    std::string& summary(Part part) { return m_summaries[static_cast<std::size_t>(part)]; }

    Seen m_seen;
    Part m_part = Part::Reviews;
    std::array<ReportTable, part_count> m_tables;
    std::array<std::string, part_count> m_summaries;
    std::array<Deed, part_count> m_additions; // what a part begins with
    Id m_workspace;
    Id m_owner;
    std::string m_owner_missing;
};

} // namespace throughline::ui
