// What is measured at a stage, and how competitors fare there.
#include "base/text.h"
#include "journey/competition.h"
#include "journey/prediction.h"
#include "model/records/measure.h"
#include "ui/views/journeys/journey_scene.h"
#include "ui/views/journeys/map_marks.h"

#include <set>
#include <utility>

namespace throughline::ui {

namespace {

const Measure* first_of(const Store& store, const std::vector<Id>& measures) {
    return measures.empty() ? nullptr : store.find_as<Measure>(measures.front());
}

bool is_reached(const Measure& measure) {
    if (!measure.target || !measure.current)
        return false;
    return measure.direction == throughline::Direction::LessIsBetter ? *measure.current <= *measure.target
                                                                     : *measure.current >= *measure.target;
}

std::string value_text(const Measure& measure) {
    std::string text =
        number_for_people(*measure.current, 1) + (measure.unit.empty() ? "" : " " + measure.unit);
    if (measure.target)
        text += " of " + number_for_people(*measure.target, 1);
    if (measure.n)
        text += " · n " + number_for_people(static_cast<double>(*measure.n));
    return text;
}

canvas::ChipSpec chip_of_verdict(const journey::PredictionTest& test, std::string_view text) {
    switch (test.verdict) {
    case journey::PredictionVerdict::Predicts:
        return chip_of(text, canvas::Colour::GoodGround, canvas::Colour::Good);
    case journey::PredictionVerdict::NoSign:
        return chip_of(text, canvas::Colour::WarningGround, canvas::Colour::Warning);
    case journey::PredictionVerdict::WrongWay:
        return chip_of(text, canvas::Colour::BadGround, canvas::Colour::Bad);
    case journey::PredictionVerdict::NotTested:
    case journey::PredictionVerdict::TooFew:
    case journey::PredictionVerdict::NoInterval:
        break;
    }
    return outlined_chip(text);
}

void add_value(canvas::CardComposer& cell, const Measure* leading, const Measure* lagging) {
    const Measure* shown = lagging && lagging->current ? lagging : leading;
    if (!shown || !shown->current)
        return cell.chip(outlined_chip("no data"));
    const std::string text = value_text(*shown);
    cell.chip(is_reached(*shown) ? chip_of(text, canvas::Colour::GoodGround, canvas::Colour::Good)
                                 : chip_of(text, canvas::Colour::WarningGround, canvas::Colour::Warning));
}

float share_of(const journey::Comparison& comparison, double value) {
    return static_cast<float>(journey::share_on(comparison.scale, value));
}

void add_ours(canvas::CardComposer& cell, const journey::Comparison& comparison) {
    cell.text(body_text(comparison.what_matters, 2));
    if (!comparison.ours)
        return;
    cell.caption("we " + number_for_people(*comparison.ours, 1));
    cell.bar(share_of(comparison, *comparison.ours), canvas::Colour::Accent);
}

void add_theirs(canvas::CardComposer& cell, const journey::Comparison& comparison) {
    std::string theirs = comparison.competitor->title + " " + number_for_people(comparison.theirs, 1);
    if (comparison.n)
        theirs += " · n " + number_for_people(static_cast<double>(*comparison.n));
    cell.caption(theirs);
    cell.bar(share_of(comparison, comparison.theirs), canvas::Colour::Third);
    const double lead = journey::lead_of(comparison).value_or(0);
    const std::string standing = journey::standing_text(comparison);
    cell.chip(lead > 0   ? chip_of(standing, canvas::Colour::GoodGround, canvas::Colour::Good)
              : lead < 0 ? chip_of(standing, canvas::Colour::WarningGround, canvas::Colour::Warning)
                         : outlined_chip(standing));
}

} // namespace

// R079: leading → lagging, how far they are, and whether the one announces the other.
void JourneyScene::fill_measures(canvas::CardComposer& cell, const Column& column) {
    std::set<std::pair<const Measure*, const Measure*>> seen;
    for (const throughline::Interaction* interaction : column.interactions) {
        const Measure* leading = first_of(m_input->store, interaction->leading);
        const Measure* lagging = first_of(m_input->store, interaction->lagging);
        if ((!leading && !lagging) || !seen.emplace(leading, lagging).second)
            continue;
        cell.text(body_text((leading ? leading->title : std::string("?")) + " → " +
                                (lagging ? lagging->title : std::string("?")),
                            2));
        add_value(cell, leading, lagging);
        if (!leading || !lagging)
            continue;
        const journey::PredictionTest test = journey::test_prediction(*leading, *lagging);
        const std::string verdict = journey::prediction_text(test);
        const std::string reason = journey::prediction_reason(test);
        canvas::ChipSpec chip = chip_of_verdict(test, verdict);
        chip.description = reason;
        cell.chip(chip);
    }
    if (seen.empty())
        cell.text(body_text("—", 1));
}

// R068: a small chart for each thing that matters: ours above theirs, on one scale.
void JourneyScene::fill_competitors(canvas::CardComposer& cell, const Column& column) {
    const auto comparisons = journey::comparisons_at(m_input->store, m_input->journey, *column.stage);
    if (comparisons.empty())
        return cell.text(body_text("—", 1));
    const journey::Comparison* before = nullptr;
    for (const journey::Comparison& comparison : comparisons) {
        // Several competitors rated on one thing stand below one bar of ours.
        const bool same =
            before && before->what_matters == comparison.what_matters && before->scale == comparison.scale;
        if (!same)
            add_ours(cell, comparison);
        add_theirs(cell, comparison);
        before = &comparison;
    }
}

} // namespace throughline::ui
