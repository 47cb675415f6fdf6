// Which approach fits a type of interaction, with its reasons, and where the one chosen is another (R044 to
// R058).
#pragma once

#include "journey/approach_choice.h"
#include "ui/views/plot_series.h"
#include "ui/views/report.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace throughline::ui {

class ApproachesPage {
public:
    void draw(ViewContext& context, const Box& box);
    // The type of this interaction, or of the one that this assessment is about.
    void look_at(ViewContext& context, const Id& record);

private:
    // One interaction of the type that is looked at.
    struct CaseText {
        Id interaction;
        Id assessment; // empty: nobody assessed it
        std::string title;
        std::string problem;
        std::string seen_by_customer; // R058
        std::string_view fit;         // R044
        std::string fit_reason;
        Tone fit_tone = Tone::Neutral;
        Approach chosen = Approach::Undecided;
        std::array<Deed, 3> choose; // operational, analytical, blended
        Deed assess;
        Deed numbers;
        std::vector<std::string> values; // of `assessed_numbers`
    };
    struct TermText {
        std::string_view name;
        double points = 0;
        std::string text;
        std::string reason;
    };
    struct ApproachText {
        std::string title;
        std::string score;
        bool indicated = false;
        std::vector<std::pair<std::string_view, std::string>> facts;
        std::vector<std::string> remarks;
        std::vector<TermText> terms;
    };

    void refresh(ViewContext& context);
    void prepare(ViewContext& context, const journey::ApproachChoice& choice);
    CaseText case_text(ViewContext& context, const journey::ApproachCase& one);
    ApproachText approach_text(const journey::ScoredApproach& scored, bool indicated);
    void prepare_trend(ViewContext& context, const std::string& type);
    void draw_choice(ViewContext& context, const Box& box);
    void draw_case(ViewContext& context, const CaseText& shown);
    void draw_numbers(ViewContext& context, const CaseText& shown);
    void draw_approach(ViewContext& context, const ApproachText& shown);
    void draw_trend(Ui& ui);

    Seen m_seen;
    std::vector<journey::ApproachChoice> m_choices;
    std::vector<journey::ApproachFit> m_fits;
    ReportTable m_types;
    std::optional<std::size_t> m_prepared; // the choice that the following is about
    std::string m_heading;
    std::string m_refused;
    std::vector<std::string> m_reasons;
    std::vector<CaseText> m_cases;
    std::vector<ApproachText> m_approaches;
    std::array<PlotSeries, 3> m_trend;
    std::array<std::string, 2> m_trend_days;
    double m_trend_from = 0, m_trend_to = 0;
};

} // namespace throughline::ui
