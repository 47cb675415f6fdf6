#include "commands/view/present_steps.h"

#include "commands/edit/shown_records.h"
#include "model/records/decision.h"
#include "model/records/journey.h"
#include "model/records/outcome.h"
#include "model/records/segment.h"
#include "model/records/table_reference.h"
#include "model/records/workspace.h"

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr std::size_t outcomes_told = 3;

void add_story(const Store& store, std::vector<PresentStep>& steps) {
    for (const RecordPointer& workspace : store.all(Kind::Workspace)) {
        for (const StoryStep& step : as<Workspace>(workspace)->story)
            steps.push_back({step.title, step.text, step.about, step.customer});
    }
}

bool tells(const Store& store, const std::vector<PresentStep>& steps, Place place) {
    return std::any_of(steps.begin(), steps.end(), [&](const PresentStep& step) {
        const Record* record = store.find(step.about);
        return !step.customer.empty() ? place == Place::Customers
                                      : record != nullptr && home_of(record->kind) == place;
    });
}

std::string both_sides(const Outcome& outcome) {
    std::string text;
    if (!outcome.business.statement.empty())
        text += "We want: " + outcome.business.statement;
    if (!outcome.customer.statement.empty())
        text += (text.empty() ? "They want: " : "  They want: ") + outcome.customer.statement;
    return text;
}

template <typename T, typename TextOf>
void add_first(const Store& store, std::vector<PresentStep>& steps, std::size_t most, const TextOf& text_of) {
    const auto records = store.all(T::record_kind);
    for (const RecordPointer& record : records.first(std::min(most, records.size())))
        steps.push_back({record->title, text_of(*as<T>(record)), record->id, {}});
}

void add_tables(const Store& store, std::vector<PresentStep>& steps) {
    for (const RecordPointer& record : store.all(Kind::TableReference)) {
        if (as<TableReference>(record)->part != TablePart::Customers)
            continue;
        steps.push_back(
            {"Each customer", "Choose one: what is known, what is decided, and why.", record->id, {}});
        return;
    }
}

} // namespace

std::vector<PresentStep> present_steps(const Store& store) {
    std::vector<PresentStep> steps;
    add_story(store, steps);
    if (!tells(store, steps, Place::Outcomes))
        add_first<Outcome>(store, steps, outcomes_told, both_sides);
    if (!tells(store, steps, Place::Journeys))
        add_first<Journey>(store, steps, 1, [](const Journey& journey) { return journey.goal; });
    if (!tells(store, steps, Place::Decisions))
        add_first<Decision>(store, steps, 1, [](const Decision& decision) { return decision.question; });
    if (!tells(store, steps, Place::Customers))
        add_tables(store, steps);
    return steps;
}

void stop_presenting(Session& session, const Store& store) {
    BeforePresenting before = std::exchange(session.before_presenting, {});
    session.presenting = false;
    session.place = before.place;
    session.customer = std::move(before.customer);
    // What was deleted meanwhile is not there any more.
    const auto is_gone = [&store](const Id& id) { return store.find(id) == nullptr; };
    std::erase_if(before.selection, is_gone);
    session.selection = std::move(before.selection);
    std::replace_if(before.open_records.begin(), before.open_records.end(), is_gone, Id());
    session.open_records = before.open_records;
}

} // namespace throughline
