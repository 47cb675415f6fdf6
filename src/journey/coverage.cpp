#include "journey/coverage.h"

#include "model/records/channel.h"
#include "model/records/measure.h"
#include "model/records/product.h"

#include <algorithm>

namespace throughline::journey {

namespace {

bool contains(const std::vector<Id>& ids, const Id& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool is_activity(const Measure& measure) {
    return measure.measure_class == MeasureClass::Activity;
}

// Has the list a measure that shows more than activity?
bool tells(const Store& store, const std::vector<Id>& measures) {
    return std::any_of(measures.begin(), measures.end(), [&](const Id& id) {
        const auto* measure = store.find_as<Measure>(id);
        return measure && !is_activity(*measure);
    });
}

void count(const Store& store, const Interaction& interaction, CoverageRow& row) {
    row.interactions.push_back(interaction.id);
    const bool leading = tells(store, interaction.leading);
    const bool lagging = tells(store, interaction.lagging);
    row.leading += leading ? 1 : 0;
    row.lagging += lagging ? 1 : 0;
    const bool any = !interaction.leading.empty() || !interaction.lagging.empty();
    row.activity += any && !leading && !lagging ? 1 : 0;
    if (interaction.importance)
        row.importance = std::max(row.importance.value_or(0), *interaction.importance);
}

void judge(CoverageRow& row) {
    if (row.interactions.empty())
        row.coverage = Coverage::Nothing;
    else if (row.lagging > 0)
        row.coverage = Coverage::Measured;
    else if (row.leading > 0)
        row.coverage = Coverage::OnlyLeading;
    else
        row.coverage = row.activity > 0 ? Coverage::OnlyActivity : Coverage::NotMeasured;
}

template <typename Belongs>
CoverageRow row_of(const Store& store, const Id& record, Belongs belongs) {
    CoverageRow row;
    row.record = record;
    for (const RecordPointer& each : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(each);
        if (interaction.state != InteractionState::Cancelled && belongs(interaction))
            count(store, interaction, row);
    }
    judge(row);
    return row;
}

void add_journeys(const Store& store, CoverageReport& report) {
    for (const RecordPointer& record : store.all(Kind::Journey)) {
        const std::vector<const Stage*> stages = stages_of(store, record->id);
        for (const Stage* stage : stages) {
            report.stages.push_back(row_of(store, stage->id, [stage](const Interaction& interaction) {
                return interaction.stage == stage->id || contains(interaction.also_in, stage->id);
            }));
        }
        for (StagePhase phase : {StagePhase::Interest, StagePhase::Compare, StagePhase::Commit,
                                 StagePhase::Receive, StagePhase::Use, StagePhase::Repeat}) {
            const bool there = std::any_of(stages.begin(), stages.end(),
                                           [phase](const Stage* stage) { return stage->phase == phase; });
            if (!there)
                report.missing_phases.emplace_back(record->id, phase);
        }
    }
}

} // namespace

CoverageReport coverage_of(const Store& store, double major) {
    CoverageReport report;
    add_journeys(store, report);
    for (const RecordPointer& record : store.all(Kind::Channel)) {
        report.channels.push_back(row_of(store, record->id, [&](const Interaction& interaction) {
            return contains(interaction.channels, record->id);
        }));
    }
    for (const RecordPointer& record : store.all(Kind::Product)) {
        if (as<Product>(record)->state == ProductState::Withdrawn)
            continue;
        report.products.push_back(row_of(store, record->id, [&](const Interaction& interaction) {
            return contains(interaction.products, record->id);
        }));
    }
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        if (interaction.importance.value_or(0) < major || interaction.state == InteractionState::Cancelled)
            continue;
        CoverageRow row;
        row.record = interaction.id;
        count(store, interaction, row);
        judge(row);
        report.touchpoints.push_back(std::move(row));
    }
    std::stable_sort(report.touchpoints.begin(), report.touchpoints.end(),
                     [](const CoverageRow& left, const CoverageRow& right) {
                         return left.importance.value_or(0) > right.importance.value_or(0);
                     });
    for (const std::vector<CoverageRow>* rows :
         {&report.stages, &report.channels, &report.products, &report.touchpoints}) {
        report.rows += rows->size();
        report.measured +=
            static_cast<std::size_t>(std::count_if(rows->begin(), rows->end(), [](const CoverageRow& row) {
                return row.coverage == Coverage::Measured;
            }));
    }
    return report;
}

std::string_view coverage_text(Coverage coverage) {
    switch (coverage) {
    case Coverage::Nothing:
        return "nothing happens here";
    case Coverage::NotMeasured:
        return "not measured";
    case Coverage::OnlyActivity:
        return "only activity is counted";
    case Coverage::OnlyLeading:
        return "no lagging measure";
    case Coverage::Measured:
        break;
    }
    return "measured";
}

} // namespace throughline::journey
