#include "engage/policy/policy_model.h"

#include "base/text.h"
#include "feel/value.h"
#include "model/records/decision.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// The actions of the catalogue by what always holds, best first.
std::vector<std::uint32_t> standing_ranks(Catalogue catalogue, const Ranking& ranking, Instant now) {
    for (std::uint32_t index = 0; index < catalogue.actions.size(); ++index) {
        CatalogueAction& action = catalogue.actions[index];
        action.rules.clear();
        action.contact_rules.clear();
        std::erase_if(action.levers, [&](std::uint32_t lever) { return catalogue.levers[lever].is_context; });
        action.family = index; // a level may be out of reach: each stands by itself
        action.treatments.push_back(no_index);
    }
    catalogue.channels.emplace_back();
    Decider decider(catalogue);
    const std::vector<feel::Value> values(catalogue.variables.size());
    Situation situation;
    situation.values = values;
    situation.now = now;
    situation.channel = static_cast<std::uint32_t>(catalogue.channels.size() - 1);
    return decider.decide(situation, arbitration_of(ranking)).ranked;
}

std::string answer_of(std::uint32_t action) {
    return text_format("may_get_%u", action + 1);
}

Result<std::shared_ptr<Decision>> may_get(const Catalogue& catalogue, std::uint32_t index, const Id& table) {
    const CatalogueAction& action = catalogue.actions[index];
    auto decision = std::make_shared<Decision>();
    decision->id = Id::literal(text_format("may-get-%u", index + 1));
    decision->title = "May get " + action.title;
    decision->question = "May “" + action.title + "” be proposed to this customer?";
    decision->table = table;
    decision->hit_policy = HitPolicy::First;
    decision->outputs.push_back({answer_of(index), "boolean", {}, {}, {}});
    DecisionRule holds{{}, {"true"}, "Every condition holds", {}};
    DecisionRule fails{{}, {"false"}, {}, {}};
    for (const std::uint32_t place : action.rules) {
        const EngagementRule& rule = catalogue.rules[place];
        const Condition& condition = catalogue.conditions[rule.condition];
        if (!condition.program)
            return error("“" + condition.text + "” of “" + action.title + "” cannot be read.");
        decision->inputs.push_back({rule.title, condition.text, "boolean", {}, {}});
        holds.input_entries.push_back("true");
        fails.input_entries.push_back("-");
    }
    decision->rules.push_back(std::move(holds));
    if (!action.rules.empty())
        decision->rules.push_back(std::move(fails));
    return decision;
}

std::shared_ptr<Decision> next_best(const Catalogue& catalogue, const std::vector<std::uint32_t>& ranks) {
    auto decision = std::make_shared<Decision>();
    decision->id = Id::literal("next-best-action");
    decision->title = "Next best action";
    decision->question = "Which action is best for this customer, whatever the channel?";
    decision->hit_policy = HitPolicy::First;
    decision->outputs.push_back({"action", "string", {}, {}, {}});
    const DecisionRule any{std::vector<std::string>(ranks.size(), "-"), {"\"nothing\""}, {}, {}};
    for (std::size_t rank = 0; rank < ranks.size(); ++rank) {
        const CatalogueAction& action = catalogue.actions[ranks[rank]];
        decision->needs.push_back(Id::literal(text_format("may-get-%u", ranks[rank] + 1)));
        decision->inputs.push_back({action.title, answer_of(ranks[rank]), "boolean", {}, {}});
        DecisionRule rule = any;
        rule.input_entries[rank] = "true";
        rule.output_entries = {feel::value_literal(feel::Value::string(action.title))};
        rule.annotation = text_format("Rank %zu", rank + 1);
        decision->rules.push_back(std::move(rule));
    }
    decision->rules.push_back(any);
    return decision;
}

} // namespace

Result<AssembledModel> policy_model(const Catalogue& catalogue, const Ranking& ranking, Instant now,
                                    const TableReference& customers) {
    const std::vector<std::uint32_t> ranks = standing_ranks(catalogue, ranking, now);
    if (ranks.empty())
        return error("No action is active and worth more than doing nothing.");
    std::vector<RecordPointer> records{std::make_shared<TableReference>(customers)};
    for (const std::uint32_t action : ranks)
        records.push_back(TRY(may_get(catalogue, action, customers.id)));
    records.push_back(next_best(catalogue, ranks));
    Store store;
    TRY(store.fill(records));
    AssembledModel assembled = TRY(assemble_model(store, {}));
    assembled.model.name = "Next best action";
    assembled.model.id = "next-best-action-model";
    return assembled;
}

} // namespace throughline::engage
