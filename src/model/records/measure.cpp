#include "model/records/measure.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto measure_point_fields = list(
    required(day<&MeasurePoint::on>("on", "On")), number<&MeasurePoint::value>("value", "Value"),
    number<&MeasurePoint::low>("low", "Interval from"), number<&MeasurePoint::high>("high", "Interval to"),
    integer<&MeasurePoint::n>("n", "Observations", 0, largest_integer));
constinit const Shape measure_point_shape =
    measure_point_fields.shape("measure_point", &preserved_of<MeasurePoint>);

constexpr auto measure_fields = list(
    required_text<&Measure::title>("title", "Name"),
    choice<&Measure::measure_class>("class", "Shows", measure_classes),
    choice<&Measure::timing>("timing", "Timing", timings),
    choice<&Measure::side>("side", "Side", measure_sides),
    long_text<&Measure::definition>("definition", "Definition",
                                    "How it is counted, so that two people get the same number."),
    text<&Measure::unit>("unit", "Unit", "%, days, EUR …"),
    choice<&Measure::direction>("direction", "Better is", directions),
    number<&Measure::baseline>("baseline", "From"), number<&Measure::target>("target", "To"),
    number<&Measure::current>("current", "Now"), number<&Measure::low>("low", "Interval from"),
    number<&Measure::high>("high", "Interval to"),
    integer<&Measure::n>("n", "Observations", 0, largest_integer), day<&Measure::as_of>("as_of", "As of"),
    groups<&Measure::predicts>("predicts", "Predicts", predicts_measure_shape,
                               "Lagging measures it was found, or is hoped, to predict."),
    groups<&Measure::series>("series", "Over time", measure_point_shape),
    link<&Measure::owner>("owner", "Owner", Kind::Person),
    link<&Measure::table>("table", "Table", Kind::TableReference), text<&Measure::column>("column", "Column"),
    text<&Measure::expression>("expression", "Expression", "FEEL over the table's columns."));

} // namespace

constinit const Shape measure_shape = measure_fields.shape("measure", &preserved_of<Measure>);

// Rules

namespace {

void measure_rules(const Measure& measure, std::vector<Problem>& problems) {
    check_interval("current", measure.low, measure.current, measure.high, problems);
    check_effects("predicts", measure.predicts, problems);
    for (const Effect& effect : measure.predicts)
        check_not_itself("predicts", measure, effect.target, problems);
    // R006
    expect(measure.measure_class != MeasureClass::Unstated, "class",
           "Does it show activity, response or outcome?", problems);
}

// Migrations

constexpr Renamed measure_renamed[] = {{0, "name", "title"}, {0, "kind", "class"}};

constexpr KindDescription describe_measure() {
    auto description = description_of<Measure, &measure_rules>(
        {"measure", "Measure", "Measures", "A number that shows activity, response or outcome."},
        measure_shape);
    description.renamed = measure_renamed;
    return description;
}

} // namespace

constinit const KindDescription measure_kind = describe_measure();

} // namespace throughline
