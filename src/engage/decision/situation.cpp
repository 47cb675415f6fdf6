#include "engage/decision/situation.h"

#include "base/text.h"
#include "engage/table_decision.h"

#include <algorithm>

namespace throughline::engage {

namespace {

bool is_less(const tables::Value& left, const tables::Value& right) {
    const auto one = tables::value_on_axis(left), other = tables::value_on_axis(right);
    if (one && other)
        return *one < *other;
    return tables::value_text(left) < tables::value_text(right);
}

} // namespace

Result<feel::Value> value_of_text(tables::ColumnType type, std::string_view text) {
    return feel_value(TRY(cell_of_text(type, text)));
}

Result<std::string> canonical_text(tables::ColumnType type, std::string_view text) {
    return tables::value_text(TRY(cell_of_text(type, text)));
}

Situation CustomerState::situation(Instant now, std::uint32_t channel) const {
    Situation situation;
    situation.values = values;
    situation.history = history;
    situation.now = now;
    situation.channel = channel;
    situation.propensities =
        arm_propensities.empty() ? std::span(propensities.ranking) : std::span(arm_propensities);
    situation.channel_propensities = propensities.on_channel;
    situation.within_reach = propensities.within_reach;
    return situation;
}

CustomerState state_of(const Catalogue& catalogue, const ContactReader& reader,
                       const tables::Table& customers, const LearnedAnswers& learned,
                       const Conversation& conversation) {
    CustomerState state;
    for (std::size_t column = 0; column < customers.column_count(); ++column)
        state.values.push_back(feel_value(customers.value(conversation.row, column)));
    state.traits.customer = customer_number(conversation.customer);
    state.traits.day = date_of(conversation.now).days;
    learned.columns().read(customers, conversation.row, state.traits.predictors);
    for (const ContactRow& contact : conversation.rows) {
        if (const auto event = reader.event(contact)) {
            state.history.push_back(*event);
            continue;
        }
        const auto fact = heard_fact(customers, contact);
        if (!fact)
            continue;
        state.values[fact->column] = feel_value(fact->cell);
        learned.columns().replace(fact->column, fact->cell, state.traits.predictors);
        std::erase_if(state.facts, [&](const CapturedFact& known) { return known.column == fact->column; });
        state.facts.push_back({fact->column, contact.value, contact.at});
    }
    learned.tell(catalogue, conversation.channel, state.traits, state.propensities);
    return state;
}

double draw_probability(Decider& decider, const CustomerState& state, Instant now, std::uint32_t channel,
                        const Arbitration& arbitration, const LearnedAnswers& learned, std::uint32_t draws) {
    if (learned.basis() != PropensityBasis::Exploring)
        return 1;
    const std::uint32_t chosen = decider.decide(state.situation(now, channel), arbitration).chosen();
    Situation situation = state.situation(now, channel);
    CustomerPropensities drawn;
    std::uint32_t alike = 1; // this one
    for (std::uint32_t draw = 1; draw <= draws; ++draw) {
        learned.tell(decider.catalogue(), channel, state.traits, drawn, draw);
        situation.propensities = drawn.ranking;
        alike += decider.decide(situation, arbitration).chosen() == chosen;
    }
    return static_cast<double>(alike) / (1.0 + draws);
}

ColumnChoices choices_of(const tables::Table& table, std::size_t column, std::size_t most) {
    // Of a large table every so manieth row; a rare value may be missed, and the choices are not complete.
    constexpr tables::RowIndex most_looks = 4096;
    const tables::RowIndex stride = std::max<tables::RowIndex>(1, table.row_count() / most_looks);
    std::vector<tables::Value> cells;
    for (tables::RowIndex row = 0; row < table.row_count(); row += stride) {
        const tables::Value cell = table.value(row, column);
        if (!tables::is_blank(cell))
            cells.push_back(cell);
    }
    std::sort(cells.begin(), cells.end(), is_less);
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    ColumnChoices choices;
    choices.is_complete = stride == 1 && cells.size() <= most;
    const std::size_t count = std::min(most, cells.size());
    for (std::size_t place = 0; place < count; ++place) {
        const std::size_t from = count < 2 ? 0 : place * (cells.size() - 1) / (count - 1);
        choices.values.push_back(tables::value_text(cells[from]));
    }
    return choices;
}

std::vector<FactQuestion> useful_questions(Decider& decider, CustomerState& state, Instant now,
                                           std::uint32_t channel, const Arbitration& arbitration,
                                           const LearnedAnswers& learned, const tables::Table& customers,
                                           std::span<const std::size_t> columns,
                                           std::span<const ColumnChoices> choices) {
    std::vector<FactQuestion> questions;
    const CustomerPropensities propensities = state.propensities;
    const std::uint32_t chosen = decider.decide(state.situation(now, channel), arbitration).chosen();
    for (std::size_t index = 0; index < columns.size(); ++index) {
        FactQuestion& question = questions.emplace_back();
        question.column = columns[index];
        const tables::ColumnType type = customers.column_info(columns[index]).type;
        const feel::Value kept = state.values[columns[index]];
        const std::vector<PredictorValue> known = state.traits.predictors;
        for (const std::string& text : choices[index].values) {
            const auto cell = cell_of_text(type, text);
            if (!cell.ok())
                continue;
            state.values[columns[index]] = feel_value(cell.value());
            if (learned.models()) {
                learned.columns().replace(columns[index], cell.value(), state.traits.predictors);
                learned.tell(decider.catalogue(), channel, state.traits, state.propensities);
            }
            ++question.tried;
            const std::uint32_t then = decider.decide(state.situation(now, channel), arbitration).chosen();
            if (then != chosen)
                question.changes.push_back({text, then});
        }
        state.values[columns[index]] = kept;
        state.traits.predictors = known;
    }
    state.propensities = propensities;
    const auto share = [](const FactQuestion& question) {
        return question.tried == 0
                   ? 0.0
                   : static_cast<double>(question.changes.size()) / static_cast<double>(question.tried);
    };
    std::stable_sort(
        questions.begin(), questions.end(),
        [&share](const FactQuestion& left, const FactQuestion& right) { return share(left) > share(right); });
    return questions;
}

} // namespace throughline::engage
