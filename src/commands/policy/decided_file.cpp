#include "commands/policy/decided_file.h"

#include "commands/policy/file_texts.h"
#include "engage/decision/explain.h"

#include <algorithm>

namespace throughline {

namespace {

using engage::Catalogue;
using engage::CatalogueAction;

// What all lines about a customer say.
struct DecidedLine {
    std::string_view customer, channel, arm;
};

// Without an action: nothing is offered.
struct Offer {
    std::size_t rank = 0;
    const CatalogueAction* action = nullptr;
    const engage::ScoreParts* parts = nullptr;

    double term(engage::Term which) const { return engage::term(parts->terms, which); }
};

void write_json_line(std::string& text, const DecidedLine& line, const Offer& offer, std::string_view why) {
    JsonText json(text);
    json.open('{');
    json.member("customer", line.customer);
    if (offer.action) {
        json.member("rank", static_cast<double>(offer.rank));
        json.member("action", offer.action->id.view());
        json.member("title", offer.action->title);
        json.member("propensity", offer.term(engage::Term::Propensity));
        json.member("value", offer.term(engage::Term::Value));
        json.member("priority", offer.parts->priority);
    }
    json.member("channel", line.channel);
    json.member("why", why);
    json.member("arm", line.arm);
    json.close('}');
    text += '\n';
}

void write_csv_line(std::string& text, const DecidedLine& line, const Offer& offer, std::string_view why) {
    CsvText csv(text);
    csv.cell(line.customer);
    if (offer.action) {
        csv.cell(static_cast<double>(offer.rank));
        csv.cell(offer.action->id.view());
        csv.cell(offer.action->title);
        csv.cell(offer.term(engage::Term::Propensity));
        csv.cell(offer.term(engage::Term::Value));
        csv.cell(offer.parts->priority);
    } else {
        for (int blank = 0; blank < 6; ++blank)
            csv.cell(std::string_view());
    }
    csv.cell(line.channel);
    csv.cell(why);
    csv.cell(line.arm);
    csv.end_line();
}

} // namespace

DecidedFile::DecidedFile(engage::PolicyQuestion policy, std::optional<engage::PolicyQuestion> challenger,
                         const engage::ArmPlan& plan, DecidedFormat format)
    : m_policy{std::move(policy)}
    , m_plan(plan)
    , m_format(format) {
    if (challenger)
        m_challenger = Policy{std::move(*challenger)};
    if (m_format == DecidedFormat::Csv)
        m_text = "customer,rank,action,title,propensity,value,priority,channel,why,arm\r\n";
}

double DecidedFile::progress() const {
    constexpr double learned = 0.1;
    if (m_policy.is_learning())
        return learned * m_policy.question.learning->progress().fraction();
    const auto rows = static_cast<double>(std::max(m_policy.question.table.row_count(), 1U));
    return learned + (1 - learned) * m_next_row / rows;
}

void DecidedFile::start_deciding(Policy& policy) {
    if (policy.decider)
        return;
    engage::PolicyQuestion& question = policy.question;
    if (question.learning)
        question.options.learned = question.learning->learned();
    policy.decider =
        std::make_unique<engage::RowDecider>(*question.catalogue, question.table, question.options);
}

tables::JobState DecidedFile::step(tables::RowIndex row_budget) {
    // A look at an answer is little beside a decision.
    constexpr tables::RowIndex looks_a_row = 8;
    for (Policy* policy : {&m_policy, m_challenger ? &*m_challenger : nullptr}) {
        if (!policy)
            continue;
        if (policy->is_learning()) {
            policy->question.learning->step(row_budget * looks_a_row);
            return tables::JobState::Running;
        }
        start_deciding(*policy);
    }
    const tables::RowIndex rows = m_policy.question.table.row_count();
    const tables::RowIndex end = m_next_row + std::min(std::max(row_budget, 1U), rows - m_next_row);
    for (; m_next_row < end; ++m_next_row)
        write(m_next_row);
    return m_next_row < rows ? tables::JobState::Running : tables::JobState::Done;
}

void DecidedFile::write(tables::RowIndex row) {
    const engage::PolicyQuestion& question = m_policy.question;
    const std::string customer = tables::value_text(question.table.value(row, question.options.key_column));
    engage::Arm arm = m_plan.arm_of(customer);
    if (arm == engage::Arm::Challenger && !m_challenger)
        arm = engage::Arm::Decision;
    const Policy& policy = arm == engage::Arm::Challenger ? *m_challenger : m_policy;
    write_decision(customer, policy, arm, policy.decider->decide(row, arm, arm_seed(m_plan, customer)));
}

void DecidedFile::write_decision(const std::string& customer, const Policy& policy, engage::Arm arm,
                                 const engage::NextAction& decided) {
    const Catalogue& catalogue = *policy.question.catalogue;
    const DecidedLine about{customer, catalogue.channels[policy.question.options.channel].title,
                            engage::arm_name(arm)};
    const auto write_line = m_format == DecidedFormat::Csv ? &write_csv_line : &write_json_line;
    std::size_t rank = 0;
    for (const std::uint32_t action : decided.slate) {
        const engage::ScoreParts& parts = decided.candidates[action].score;
        write_line(m_text, about, Offer{++rank, &catalogue.actions[action], &parts},
                   engage::formula_text(parts, policy.decider->form(), policy.decider->used()));
    }
    if (rank > 0)
        return;
    engage::Fate furthest = engage::Fate::Validity;
    for (const engage::Candidate& candidate : decided.candidates)
        furthest = std::max(furthest, candidate.fate);
    write_line(m_text, about, {},
               "nothing: the last candidate was " + std::string(engage::fate_name(furthest)));
}

} // namespace throughline
