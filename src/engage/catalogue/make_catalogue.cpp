#include "base/hash.h"
#include "base/text.h"
#include "engage/catalogue/catalogue.h"
#include "engage/catalogue/catalogue_records.h"
#include "feel/compile.h"
#include "model/record_json.h"
#include "model/records/experience.h"
#include "model/records/lever.h"
#include "model/records/stage.h"
#include "model/records/treatment.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace throughline::engage {

namespace {

constexpr std::size_t most_exclusions = 64;

class Maker {
public:
    Maker(const Store& store, std::vector<std::string> variables)
        : m_store(store) {
        for (const std::string& name : variables)
            m_scope.add_variable(name);
        m_made.variables = std::move(variables);
    }

    Catalogue make() && {
        add_channels();
        add_actions();
        add_treatments();
        add_channel_exceptions();
        add_policies();
        add_stages();
        add_levers();
        order_rules();
        choose_form();
        m_made.version = version();
        return std::move(m_made);
    }

private:
    void complain(const Id& record, std::string message) {
        m_made.problems.push_back({record, std::move(message)});
    }

    std::uint32_t condition(const Id& record, const std::string& text) {
        const auto [found, is_new] =
            m_conditions.emplace(text, static_cast<std::uint32_t>(m_made.conditions.size()));
        if (is_new)
            m_made.conditions.push_back(compiled(text));
        const Condition& made = m_made.conditions[found->second];
        if (!made.problem.empty())
            complain(record, "The condition \"" + text + "\" cannot be read: " + made.problem);
        return found->second;
    }

    Condition compiled(const std::string& text) const {
        Condition made{text, nullptr, {}, {}};
        const Result<feel::ProgramPtr> program = feel::compile_expression(text, m_scope);
        if (!program.ok()) {
            made.problem = describe(program.error());
            return made;
        }
        made.program = program.value();
        for (const feel::Node& node : made.program->nodes) {
            if (node.op == feel::Op::Global)
                made.variables.push_back(node.a);
        }
        std::sort(made.variables.begin(), made.variables.end());
        made.variables.erase(std::unique(made.variables.begin(), made.variables.end()), made.variables.end());
        return made;
    }

    std::uint32_t event_name(const std::string& text) {
        const std::uint32_t found = m_made.event_name(text);
        if (found != no_index)
            return found;
        m_made.event_names.push_back(text);
        return static_cast<std::uint32_t>(m_made.event_names.size() - 1);
    }

    void add_channels() {
        for (const RecordPointer& record : m_store.all(Kind::Channel)) {
            const Channel& source = *as<Channel>(record);
            CatalogueChannel& channel = m_made.channels.emplace_back();
            channel.id = source.id;
            channel.title = source.title;
            channel.is_automated = source.type != ChannelType::Staffed;
            channel.slots = static_cast<std::size_t>(source.slots.value_or(1));
            if (source.text_limit)
                channel.text_limit = static_cast<std::size_t>(*source.text_limit);
            channel.minimum_propensity = source.minimum_propensity;
        }
    }

    // Needs the actions.
    void add_channel_exceptions() {
        for (CatalogueChannel& channel : m_made.channels) {
            for (const ChannelException& exception : m_store.find_as<Channel>(channel.id)->exceptions) {
                if (const auto action = m_made.action_of(exception.action))
                    channel.exceptions.emplace_back(*action, exception.reason);
            }
        }
    }

    void add_actions() {
        for (const RecordPointer& record : m_store.all(Kind::Action)) {
            const Action& source = *as<Action>(record);
            CatalogueAction& action = m_made.actions.emplace_back();
            action.id = source.id;
            action.title = source.title;
            action.issue = source.issue;
            action.group = source.group;
            action.value = source.value.value_or(0);
            action.refused = source.value_if_refused.value_or(0);
            action.cost = source.cost.value_or(0);
            action.gap = gap_of(source);
            action.starting_propensity = source.starting_propensity.value_or(0.5);
            action.is_active = source.state == ActionState::Active;
            action.valid_from = source.valid_from;
            action.valid_until = source.valid_until;
            action.open = milliseconds_of_days(static_cast<double>(source.open_days.value_or(0)));
            if (source.level)
                action.level = static_cast<double>(*source.level);
            action.treatments.assign(m_made.channels.size(), no_index);
            for (const ActionCondition& item : source.conditions)
                add_rule(action, {item.stage, RuleLevel::Action, name_of(item.title, item.condition),
                                  condition(source.id, item.condition), source.id});
            for (const ActionResponse& response : source.responses)
                event_name(response.title);
        }
        for (std::uint32_t place = 0; place < m_made.actions.size(); ++place) {
            const Action& source = *m_store.find_as<Action>(m_made.actions[place].id);
            m_made.actions[place].family = m_made.action_of(source.level_of).value_or(place);
        }
    }

    static std::string name_of(const std::string& title, const std::string& text) {
        return title.empty() ? text : title;
    }

    void add_rule(CatalogueAction& action, EngagementRule rule) {
        action.rules.push_back(static_cast<std::uint32_t>(m_made.rules.size()));
        m_made.rules.push_back(std::move(rule));
    }

    // The mean over the experiences that it creates or spoils of effect · weight · gap, the sign turned where
    // the experience is unwanted; what was said of the action itself where nothing is known of experiences.
    double gap_of(const Action& source) const {
        double sum = 0;
        int known = 0;
        for (const Effect& effect : source.serves) {
            const auto* experience = m_store.find_as<Experience>(effect.target);
            if (!experience || !experience->importance || !effect.effect)
                continue;
            const double sign = experience->wanted == ExperienceKind::Unwanted ? -1 : 1;
            sum += sign * *effect.effect * effect.weight.value_or(1) *
                   expectation_gap(*experience->importance, experience->satisfaction);
            ++known;
        }
        return std::clamp(known > 0 ? sum / known : source.customer_value.value_or(0), -1.0, 1.0);
    }

    void add_treatments() {
        for (const RecordPointer& record : m_store.all(Kind::Treatment)) {
            const Treatment& source = *as<Treatment>(record);
            const auto action = m_made.action_of(source.action);
            const auto channel = m_made.channel_of(source.channel);
            if (!action || !channel || source.state != TreatmentState::Active)
                continue;
            std::uint32_t& place = m_made.actions[*action].treatments[*channel];
            if (place != no_index) {
                complain(source.id, "The action has another treatment on this channel, which is used.");
                continue;
            }
            place = static_cast<std::uint32_t>(m_made.treatments.size());
            m_made.treatments.push_back(
                {source.id, source.headline, source.wording, source.next_step, source.responses,
                 count_code_points(source.headline) + count_code_points(source.wording)});
            // An offer is open equally long everywhere: the longest of what its treatments say.
            std::int64_t& open = m_made.actions[*action].open;
            open = std::max(open, milliseconds_of_days(static_cast<double>(source.open_days.value_or(0))));
        }
    }

    static bool is_meant(const CatalogueAction& action, const std::string& issue, const std::string& group) {
        return (issue.empty() || action.issue == issue) && (group.empty() || action.group == group);
    }

    std::vector<std::uint32_t> scope_of(const ContactPolicy& policy) const {
        std::vector<std::uint32_t> scope;
        for (std::uint32_t place = 0; place < m_made.actions.size(); ++place) {
            const CatalogueAction& action = m_made.actions[place];
            const auto& named = policy.actions;
            if (named.empty() ? is_meant(action, policy.issue, policy.group)
                              : std::find(named.begin(), named.end(), action.id) != named.end())
                scope.push_back(place);
        }
        return scope;
    }

    void add_policies() {
        for (const RecordPointer& record : m_store.all(Kind::ContactPolicy)) {
            const ContactPolicy& policy = *as<ContactPolicy>(record);
            if (policy.state != ContactPolicyState::Active)
                continue;
            const std::vector<std::uint32_t> scope = scope_of(policy);
            if (policy.type == ContactPolicyType::Engagement)
                add_engagement(policy, scope);
            else
                add_contact_rule(policy, scope);
        }
    }

    void add_engagement(const ContactPolicy& policy, const std::vector<std::uint32_t>& scope) {
        const RuleLevel level = !policy.actions.empty() ? RuleLevel::Action
                                : !policy.group.empty() ? RuleLevel::Group
                                : !policy.issue.empty() ? RuleLevel::Issue
                                                        : RuleLevel::All;
        const auto place = static_cast<std::uint32_t>(m_made.rules.size());
        m_made.rules.push_back(
            {policy.stage, level, policy.title, condition(policy.id, policy.condition), policy.id});
        for (const std::uint32_t action : scope)
            m_made.actions[action].rules.push_back(place);
    }

    EventPattern pattern_of(const ContactPolicy& policy) {
        using enum EventPattern::Kind;
        if (policy.event.empty() && policy.type == ContactPolicyType::PostConversion)
            return {Answer, ResponseClass::Positive, no_index};
        if (policy.event.empty())
            return {};
        const std::string word = folded(policy.event);
        for (const auto answer : {ResponseClass::Neutral, ResponseClass::Positive, ResponseClass::Negative}) {
            if (word == response_classes[static_cast<std::size_t>(answer)].name)
                return {Answer, answer, no_index};
        }
        return {Named, ResponseClass::Neutral, event_name(policy.event)};
    }

    void add_contact_rule(const ContactPolicy& policy, const std::vector<std::uint32_t>& scope) {
        ContactRule rule;
        rule.record = policy.id;
        rule.title = policy.title;
        rule.reason = policy.reason;
        rule.type = policy.type;
        rule.actions = scope;
        rule.in_scope.assign(m_made.actions.size(), false);
        for (const std::uint32_t action : scope)
            rule.in_scope[action] = true;
        if (!policy.channels.empty()) {
            rule.channels.assign(m_made.channels.size(), false);
            for (const Id& id : policy.channels) {
                if (const auto channel = m_made.channel_of(id))
                    rule.channels[*channel] = true;
            }
        }
        rule.event = pattern_of(policy);
        rule.times = static_cast<std::uint32_t>(policy.times.value_or(1));
        rule.within = milliseconds_of_days(static_cast<double>(policy.within_days.value_or(0)));
        rule.pause = milliseconds_of_days(static_cast<double>(policy.pause_days.value_or(0)));
        rule.each_action = policy.each_action;
        const auto place = static_cast<std::uint32_t>(m_made.contact_rules.size());
        for (const std::uint32_t action : scope)
            m_made.actions[action].contact_rules.push_back(place);
        if (rule.type == ContactPolicyType::MutualExclusion)
            exclude(policy.id, scope);
        m_made.contact_rules.push_back(std::move(rule));
    }

    void exclude(const Id& record, const std::vector<std::uint32_t>& scope) {
        if (m_exclusions == most_exclusions) {
            complain(record,
                     "More than 64 mutual exclusions: this one counts only for what was proposed before.");
            return;
        }
        for (const std::uint32_t action : scope)
            m_made.actions[action].exclusive |= std::uint64_t{1} << m_exclusions;
        ++m_exclusions;
    }

    void add_stages() {
        std::vector<const Stage*> sources;
        for (const RecordPointer& record : m_store.all(Kind::Stage)) {
            if (is_of_catalogue(*record))
                sources.push_back(as<Stage>(record));
        }
        for (const Stage* source : sources) {
            StageRule& stage = m_made.stages.emplace_back();
            stage.id = source->id;
            stage.title = source->title;
            stage.condition = condition(source->id, source->condition);
            if (!source->since.empty())
                stage.since = condition(source->id, source->since);
            for (std::uint32_t place = 0; place < sources.size(); ++place) {
                if (sources[place]->journey == source->journey && sources[place]->order > source->order)
                    stage.later.push_back(place);
            }
        }
    }

    std::uint32_t stage_of(const Lever& lever) {
        if (lever.stage.empty())
            return no_index;
        const auto known = std::find_if(m_made.stages.begin(), m_made.stages.end(),
                                        [&](const StageRule& stage) { return stage.id == lever.stage; });
        if (known != m_made.stages.end())
            return static_cast<std::uint32_t>(known - m_made.stages.begin());
        complain(lever.id,
                 "It holds in a stage that nobody is known to be in: say there when customers are.");
        m_made.stages.push_back({.id = lever.stage, .title = {}, .later = {}});
        return static_cast<std::uint32_t>(m_made.stages.size() - 1);
    }

    void add_levers() {
        for (const RecordPointer& record : m_store.all(Kind::Lever)) {
            const Lever& source = *as<Lever>(record);
            if (!source.channels.empty()) {
                // R094
                complain(source.id,
                         "A lever on some channels only would give one customer different actions; "
                         "it is left out.");
                continue;
            }
            LeverRule lever{source.title,
                            source.weight.value_or(0),
                            false,
                            no_index,
                            stage_of(source),
                            static_cast<double>(source.ramp_days.value_or(0)),
                            source.from,
                            source.until,
                            source.id};
            if (!source.condition.empty())
                lever.condition = condition(source.id, source.condition);
            lever.is_context = lever.condition != no_index || lever.stage != no_index;
            const auto place = static_cast<std::uint32_t>(m_made.levers.size());
            for (CatalogueAction& action : m_made.actions) {
                if (source.action.empty() ? is_meant(action, source.issue, source.group)
                                          : action.id == source.action)
                    action.levers.push_back(place);
            }
            m_made.levers.push_back(std::move(lever));
        }
    }

    void order_rules() {
        for (CatalogueAction& action : m_made.actions) {
            std::stable_sort(
                action.rules.begin(), action.rules.end(), [this](std::uint32_t left, std::uint32_t right) {
                    const EngagementRule& one = m_made.rules[left];
                    const EngagementRule& other = m_made.rules[right];
                    return one.stage != other.stage ? one.stage < other.stage : one.level < other.level;
                });
        }
    }

    void choose_form() {
        double sum = 0;
        int count = 0;
        for (const CatalogueAction& action : m_made.actions) {
            if (!action.is_active)
                continue;
            if (action.value < 0 || action.refused < 0 || action.cost != 0)
                m_made.form = ScoreForm::ExpectedValue;
            if (action.value != 0) {
                sum += std::abs(action.value);
                ++count;
            }
        }
        if (count > 0)
            m_made.customer_worth = sum / count;
    }

    std::string version() const {
        std::string text;
        for (const RecordPointer& record : catalogue_records(m_store)) {
            text += describe_kind(record->kind).name;
            text += ' ';
            append_record_json(text, *deciding_part(record));
            text += '\n';
        }
        return sha256_hex(text);
    }

    const Store& m_store;
    feel::Scope m_scope;
    Catalogue m_made;
    std::map<std::string, std::uint32_t> m_conditions;
    std::size_t m_exclusions = 0;
};

} // namespace

Catalogue make_catalogue(const Store& store, std::vector<std::string> variables) {
    return Maker(store, std::move(variables)).make();
}

Catalogue make_catalogue(const Store& store, const TableReference* customers) {
    std::vector<std::string> variables;
    if (customers) {
        for (const TableColumn& column : customers->columns)
            variables.push_back(column.name);
    }
    return make_catalogue(store, std::move(variables));
}

} // namespace throughline::engage
