#include "engage/simulation/simulation.h"

#include "engage/contact/heard_fact.h"
#include "engage/table_decision.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace throughline::engage {

namespace {

void add(SimulatedWorth& sum, double propensity, double value, double customer) {
    sum.acceptance += propensity;
    sum.value += value;
    sum.customer += customer;
    sum.contacted += 1;
}

void divide(SimulatedWorth& sum, std::size_t rows) {
    const auto count = static_cast<double>(std::max<std::size_t>(rows, 1));
    for (double* figure : {&sum.value, &sum.acceptance, &sum.customer, &sum.contacted})
        *figure /= count;
}

double value_of(const ScoreParts& parts) {
    const double propensity = term(parts.terms, Term::Propensity);
    return propensity * term(parts.terms, Term::Value) + (1 - propensity) * parts.refused - parts.cost;
}

double customer_of(const ScoreParts& parts) {
    return term(parts.terms, Term::Propensity) * term(parts.terms, Term::Customer);
}

bool is_as_good(const SimulatedWorth& one, const SimulatedWorth& other) {
    return one.value >= other.value && one.acceptance >= other.acceptance && one.customer >= other.customer;
}

} // namespace

Instant simulated_moment(Date day) {
    constexpr std::int64_t milliseconds_a_day = 86'400'000;
    return {std::int64_t{day.days} * milliseconds_a_day + milliseconds_a_day / 2};
}

RowDecider::RowDecider(const Catalogue& catalogue, const tables::Table& table,
                       const SimulationOptions& options)
    : m_catalogue(catalogue)
    , m_table(table)
    , m_options(options)
    , m_decider(catalogue)
    , m_values(catalogue.variables.size())
    , m_terms{options.arbitration, {}} {
    for (std::uint32_t variable = 0; variable < catalogue.variables.size(); ++variable) {
        const bool is_read = std::any_of(
            catalogue.conditions.begin(), catalogue.conditions.end(), [variable](const Condition& condition) {
                return std::binary_search(condition.variables.begin(), condition.variables.end(), variable);
            });
        const auto column = table.column_named(catalogue.variables[variable]);
        if (is_read && column)
            m_columns.emplace_back(variable, *column);
    }
    // Rates are the same for everybody.
    if (options.learned && !options.learned->models())
        options.learned->tell(catalogue, options.channel, m_traits, m_propensities);
    m_traits.day = date_of(options.now).days;
}

// As state_of() takes them for one customer: events count, facts override the table.
void RowDecider::take_contacts(std::string_view customer) {
    m_events.clear();
    const ContactHistories& histories = *m_options.histories;
    for (const ContactRow& contact : histories.rows_of(customer)) {
        if (const auto event = histories.reader().event(contact)) {
            m_events.push_back(*event);
            continue;
        }
        const auto fact = heard_fact(m_table, contact);
        if (!fact)
            continue;
        for (const auto& [variable, column] : m_columns) {
            if (column == fact->column)
                m_values[variable] = feel_value(fact->cell);
        }
        if (m_options.learned)
            m_options.learned->columns().replace(fact->column, fact->cell, m_traits.predictors);
    }
}

Situation RowDecider::situation(tables::RowIndex row) {
    for (const auto& [variable, column] : m_columns)
        m_values[variable] = feel_value(m_table.value(row, column));
    const LearnedAnswers* learned = m_options.learned.get();
    const bool has_models = learned && learned->models();
    if (has_models)
        learned->columns().read(m_table, row, m_traits.predictors);
    Situation situation;
    situation.values = m_values;
    situation.now = m_options.now;
    situation.channel = m_options.channel;
    if (m_options.histories || has_models) {
        const std::string customer = tables::value_text(m_table.value(row, m_options.key_column));
        m_traits.customer = customer_number(customer);
        if (m_options.histories)
            take_contacts(customer);
        situation.history = m_events;
    }
    if (has_models)
        learned->tell(m_catalogue, m_options.channel, m_traits, m_propensities);
    situation.propensities = m_propensities.ranking;
    situation.channel_propensities = m_propensities.on_channel;
    situation.within_reach = m_propensities.within_reach;
    const std::size_t count_of_actions = m_catalogue.actions.size();
    if (!m_options.propensities.empty()) {
        situation.propensities =
            std::span(m_options.propensities).subspan(row * count_of_actions, count_of_actions);
        situation.channel_propensities = {};
    }
    return situation;
}

const NextAction& RowDecider::decide(tables::RowIndex row) {
    m_terms.arbitration.seed = m_options.arbitration.seed + row;
    return m_decider.decide(situation(row), m_terms.arbitration);
}

const NextAction& RowDecider::decide(tables::RowIndex row, Arm arm, std::uint64_t seed) {
    m_terms = arm_terms(arm, m_options.arbitration, m_catalogue, seed);
    Situation known = situation(row);
    if (!m_terms.propensities.empty())
        known.propensities = m_terms.propensities;
    return m_decider.decide(known, m_terms.arbitration);
}

SimulationJob::SimulationJob(const Catalogue& catalogue, const tables::Table& table,
                             SimulationOptions options, Keep keep)
    : m_table(table)
    , m_options(std::move(options))
    , m_keep(keep)
    , m_decider(catalogue, table, m_options) {
    m_result.counts.resize(catalogue.actions.size());
    m_result.rule_drops.resize(catalogue.rules.size());
    m_result.contact_drops.resize(catalogue.contact_rules.size());
    m_result.chosen.reserve(table.row_count());
    m_result.best_propensity.reserve(table.row_count());
}

tables::JobState SimulationJob::step(tables::RowIndex row_budget) {
    const tables::RowIndex rows = m_table.row_count();
    const tables::RowIndex end = m_next_row + std::min(std::max(row_budget, 1U), rows - m_next_row);
    for (; m_next_row < end; ++m_next_row)
        decide(m_next_row);
    if (m_next_row < rows)
        return tables::JobState::Running;
    finish();
    return tables::JobState::Done;
}

void SimulationJob::decide(tables::RowIndex row) {
    const NextAction& decided = m_decider.decide(row);
    count(decided);
    watch_drop(row, decided);
    if (m_keep == Keep::Candidates)
        keep(decided);
}

void SimulationJob::count(const NextAction& decided) {
    Fate furthest = Fate::Validity;
    for (const Candidate& candidate : decided.candidates) {
        ++m_result.fates[static_cast<std::size_t>(candidate.fate)];
        furthest = std::max(furthest, candidate.fate);
        if (candidate.fate >= Fate::Eligibility && candidate.fate <= Fate::Suitability)
            ++m_result.rule_drops[candidate.cause];
        else if (candidate.fate == Fate::Contact)
            ++m_result.contact_drops[candidate.cause];
    }
    double best = std::numeric_limits<double>::quiet_NaN();
    for (const std::uint32_t action : decided.ranked) {
        const double propensity = term(decided.candidates[action].score.terms, Term::Propensity);
        if (!(propensity <= best))
            best = propensity;
    }
    m_result.best_propensity.push_back(best);
    const std::uint32_t chosen = decided.chosen();
    m_result.chosen.push_back(chosen);
    if (chosen == no_index) {
        ++m_result.nothing;
        ++m_result.emptied[static_cast<std::size_t>(furthest)];
        return;
    }
    ++m_result.counts[chosen];
    const ScoreParts& parts = decided.candidates[chosen].score;
    add(m_result.worth, term(parts.terms, Term::Propensity), value_of(parts), customer_of(parts));
}

void SimulationJob::watch_drop(tables::RowIndex row, const NextAction& decided) {
    if (!m_options.drop)
        return;
    const Drop& drop = *m_options.drop;
    const bool is_dropped =
        std::any_of(decided.candidates.begin(), decided.candidates.end(), [&](const Candidate& candidate) {
            return candidate.fate == drop.fate && (drop.cause == no_index || candidate.cause == drop.cause);
        });
    if (is_dropped)
        m_result.dropped.push_back(row);
}

// What passed everything but the ranking. A priority below 0 was divided by L, the others multiplied.
void SimulationJob::keep(const NextAction& decided) {
    for (std::uint32_t action = 0; action < decided.candidates.size(); ++action) {
        const Candidate& candidate = decided.candidates[action];
        if (candidate.fate != Fate::Outranked && candidate.fate != Fate::Offered &&
            candidate.fate != Fate::NotWorth && candidate.fate != Fate::OtherLevel)
            continue;
        const double levers = term(candidate.score.terms, Term::Levers);
        if (levers <= 0)
            continue;
        KeptCandidate kept;
        kept.action = action;
        kept.base = candidate.score.priority < 0 ? candidate.score.priority * levers
                                                 : candidate.score.priority / levers;
        kept.levers = (levers - 1) * 100;
        kept.propensity = term(candidate.score.terms, Term::Propensity);
        kept.value = value_of(candidate.score);
        kept.customer = customer_of(candidate.score);
        m_kept.items.push_back(kept);
    }
    m_kept.ends.push_back(m_kept.items.size());
}

void SimulationJob::finish() {
    divide(m_result.worth, m_result.chosen.size());
}

PolicyDifference compare_policies(const Catalogue& before, const SimulationResult& first,
                                  const Catalogue& after, const SimulationResult& second) {
    const auto id_of = [](const Catalogue& catalogue, std::uint32_t action) {
        return action == no_index ? Id() : catalogue.actions[action].id;
    };
    PolicyDifference difference;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> counts;
    const std::size_t rows = std::min(first.chosen.size(), second.chosen.size());
    for (std::size_t row = 0; row < rows; ++row) {
        if (id_of(before, first.chosen[row]) == id_of(after, second.chosen[row]))
            continue;
        difference.rows.push_back(static_cast<tables::RowIndex>(row));
        ++counts[{first.chosen[row], second.chosen[row]}];
    }
    for (const auto& [move, count] : counts)
        difference.moves.push_back({move.first, move.second, count});
    std::stable_sort(difference.moves.begin(), difference.moves.end(),
                     [](const ActionMove& left, const ActionMove& right) { return left.rows > right.rows; });
    return difference;
}

FrontierJob::FrontierJob(const KeptCandidates& kept, std::vector<LeverSetting> settings, double do_nothing)
    : m_kept(kept)
    , m_settings(std::move(settings))
    , m_do_nothing(do_nothing) {
    m_points.reserve(m_settings.size());
}

SimulatedWorth FrontierJob::worth_under(const LeverSetting& setting) const {
    SimulatedWorth worth;
    std::size_t begin = 0;
    for (const std::size_t end : m_kept.ends) {
        const KeptCandidate* best = nullptr;
        double most = m_do_nothing;
        for (std::size_t index = begin; index < end; ++index) {
            const KeptCandidate& item = m_kept.items[index];
            const double levers = weight_factor(item.levers + setting[item.action]);
            const double priority = item.base >= 0 ? item.base * levers : item.base / std::max(levers, 0.01);
            if (priority > most) {
                most = priority;
                best = &item;
            }
        }
        if (best)
            add(worth, best->propensity, best->value, best->customer);
        begin = end;
    }
    divide(worth, m_kept.ends.size());
    return worth;
}

tables::JobState FrontierJob::step(std::uint64_t budget) {
    std::uint64_t done = 0;
    while (m_points.size() < m_settings.size() && (done == 0 || done < budget)) {
        m_points.push_back({m_points.size(), worth_under(m_settings[m_points.size()]), false});
        done += std::max<std::size_t>(m_kept.items.size(), 1);
    }
    if (m_points.size() < m_settings.size())
        return tables::JobState::Running;
    find_frontier();
    return tables::JobState::Done;
}

void FrontierJob::find_frontier() {
    for (FrontierPoint& point : m_points)
        point.is_on_frontier =
            std::none_of(m_points.begin(), m_points.end(), [&](const FrontierPoint& other) {
                return is_as_good(other.worth, point.worth) && !is_as_good(point.worth, other.worth);
            });
}

} // namespace throughline::engage
