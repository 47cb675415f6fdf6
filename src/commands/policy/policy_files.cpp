#include "commands/policy/policy_files.h"

#include "base/text.h"
#include "commands/editing.h"
#include "commands/policy/file_texts.h"
#include "dmn/automatic_diagram.h"
#include "dmn/xml_writer.h"
#include "engage/catalogue/catalogue_records.h"
#include "engage/decision/explain.h"
#include "engage/policy/policy_model.h"
#include "model/record_json.h"
#include "model/records/channel.h"
#include "model/records/contact_policy.h"

#include <algorithm>

namespace throughline {

namespace {

using engage::Catalogue;
using engage::CatalogueAction;
using engage::no_index;

void write_ranking(JsonText& json, const Ranking& ranking) {
    const engage::Arbitration arbitration = engage::arbitration_of(ranking);
    json.open('{', "ranking");
    json.member("form", choice_name(std::span(ranking_forms), ranking.form));
    json.member("propensities", choice_name(std::span(propensity_bases), ranking.propensity_basis));
    json.open('[', "terms");
    for (std::size_t index = 0; index < engage::term_count; ++index) {
        const auto term = static_cast<engage::Term>(index);
        if (arbitration.used.has(term))
            json.item(engage::term_letter(term));
    }
    json.close(']');
    json.member("customer_strength", arbitration.customer_strength);
    json.member("do_nothing", arbitration.do_nothing);
    json.close('}');
}

void write_conditions(JsonText& json, const Catalogue& catalogue, const CatalogueAction& action) {
    json.open('[', "conditions");
    for (const std::uint32_t place : action.rules) {
        const engage::EngagementRule& rule = catalogue.rules[place];
        json.open('{');
        json.member("stage", choice_name(std::span(condition_stages), rule.stage));
        json.member("title", rule.title);
        json.member("condition", catalogue.conditions[rule.condition].text);
        json.member("from", rule.record.view());
        json.close('}');
    }
    json.close(']');
}

void write_treatments(JsonText& json, const Catalogue& catalogue, std::uint32_t index) {
    const CatalogueAction& action = catalogue.actions[index];
    json.open('[', "treatments");
    for (std::uint32_t channel = 0; channel < catalogue.channels.size(); ++channel) {
        if (action.treatments[channel] == no_index)
            continue;
        const engage::CatalogueTreatment& treatment = catalogue.treatments[action.treatments[channel]];
        json.open('{');
        json.member("channel", catalogue.channels[channel].id.view());
        json.member("id", treatment.id.view());
        if (const std::string reason = channel_reason(catalogue, index, channel); !reason.empty())
            json.member("cannot_because", reason);
        json.member("headline", treatment.headline);
        json.member("wording", treatment.wording);
        json.member("next_step", treatment.next_step);
        json.open('[', "responses");
        for (const std::string& response : treatment.responses)
            json.item(response);
        json.close(']');
        json.close('}');
    }
    json.close(']');
}

void write_action(JsonText& json, const PolicySource& source, std::uint32_t index) {
    const Catalogue& catalogue = source.catalogue;
    const CatalogueAction& action = catalogue.actions[index];
    json.open('{');
    json.member("id", action.id.view());
    json.member("title", action.title);
    json.member("issue", action.issue);
    json.member("group", action.group);
    json.member("state",
                choice_name(std::span(action_states), source.store.find_as<Action>(action.id)->state));
    json.member("value", action.value);
    json.member("value_if_refused", action.refused);
    json.member("cost", action.cost);
    json.member("customer_gap", action.gap);
    json.member("starting_propensity", action.starting_propensity);
    if (action.valid_from)
        json.member("valid_from", date_text(*action.valid_from));
    if (action.valid_until)
        json.member("valid_until", date_text(*action.valid_until));
    json.member("open_days", static_cast<double>(action.open) / 86'400'000.0);
    if (catalogue.actions[action.family].id != action.id)
        json.member("level_of", catalogue.actions[action.family].id.view());
    if (action.level)
        json.member("level", *action.level);
    json.open('[', "levers");
    for (const std::uint32_t lever : action.levers)
        json.item(catalogue.levers[lever].record.view());
    json.close(']');
    json.open('[', "contact_policies");
    for (const std::uint32_t rule : action.contact_rules)
        json.item(catalogue.contact_rules[rule].record.view());
    json.close(']');
    write_conditions(json, catalogue, action);
    write_treatments(json, catalogue, index);
    json.close('}');
}

void write_records(JsonText& json, const Store& store, std::string_view name, Kind kind) {
    json.open('[', name);
    for (const RecordPointer& record : store.all(kind)) {
        if (engage::is_of_catalogue(*record))
            json.record(*record);
    }
    json.close(']');
}

} // namespace

StandingLevers standing_levers(const Catalogue& catalogue, const CatalogueAction& action, Date day) {
    StandingLevers levers;
    for (const std::uint32_t place : action.levers) {
        const engage::LeverRule& lever = catalogue.levers[place];
        const bool holds =
            !lever.is_context && (!lever.from || *lever.from <= day) && (!lever.until || day <= *lever.until);
        levers.percent += holds ? lever.weight : 0;
    }
    levers.factor = engage::weight_factor(levers.percent);
    return levers;
}

std::string channel_reason(const Catalogue& catalogue, std::uint32_t action, std::uint32_t channel) {
    using engage::ChannelReason;
    const engage::CatalogueChannel& where = catalogue.channels[channel];
    const CatalogueAction& what = catalogue.actions[action];
    const auto text = [&](ChannelReason reason, std::uint32_t cause) {
        return engage::channel_reason_text(catalogue, channel, reason, cause);
    };
    for (std::uint32_t index = 0; index < where.exceptions.size(); ++index) {
        if (where.exceptions[index].first == action)
            return text(ChannelReason::Named, index);
    }
    const std::uint32_t treatment = what.treatments[channel];
    if (treatment == no_index)
        return text(ChannelReason::NoTreatment, no_index);
    if (where.text_limit && catalogue.treatments[treatment].characters > *where.text_limit)
        return text(ChannelReason::TextTooLong, treatment);
    if (where.is_automated && where.minimum_propensity &&
        what.starting_propensity < *where.minimum_propensity)
        return text(ChannelReason::BelowThreshold, no_index);
    return {};
}

std::string policy_as_json(const PolicySource& source) {
    std::string text;
    JsonText json(text);
    json.open('{');
    json.member("format", "throughline-policy");
    json.member("version", 1.0);
    json.open('{', "policy");
    json.member("title", source.title);
    if (source.version > 0)
        json.member("version", static_cast<double>(source.version));
    json.member("content", engage::policy_content(source.catalogue, source.ranking));
    json.close('}');
    write_ranking(json, source.ranking);
    write_records(json, source.store, "channels", Kind::Channel);
    json.open('[', "actions");
    for (std::uint32_t index = 0; index < source.catalogue.actions.size(); ++index)
        write_action(json, source, index);
    json.close(']');
    write_records(json, source.store, "contact_policies", Kind::ContactPolicy);
    write_records(json, source.store, "levers", Kind::Lever);
    write_records(json, source.store, "stages", Kind::Stage);
    json.close('}');
    text += '\n';
    return text;
}

std::string policy_as_csv(const PolicySource& source, Date day) {
    const Catalogue& catalogue = source.catalogue;
    std::string text;
    CsvText csv(text);
    for (const char* heading : {"action", "title", "issue", "group", "state", "value", "value if refused",
                                "cost", "starting propensity", "lever percent", "channel", "can go there",
                                "headline", "wording", "next step", "responses"})
        csv.cell(heading);
    csv.end_line();
    for (std::uint32_t index = 0; index < catalogue.actions.size(); ++index) {
        const CatalogueAction& action = catalogue.actions[index];
        const double percent = standing_levers(catalogue, action, day).percent;
        for (std::uint32_t channel = 0; channel < catalogue.channels.size(); ++channel) {
            const std::string reason = channel_reason(catalogue, index, channel);
            for (const std::string_view cell :
                 {action.id.view(), std::string_view(action.title), std::string_view(action.issue),
                  std::string_view(action.group),
                  choice_name(std::span(action_states), source.store.find_as<Action>(action.id)->state)})
                csv.cell(cell);
            for (const double number :
                 {action.value, action.refused, action.cost, action.starting_propensity, percent})
                csv.cell(number);
            csv.cell(catalogue.channels[channel].title);
            csv.cell(reason.empty() ? std::string_view("yes") : std::string_view(reason));
            const std::uint32_t place = action.treatments[channel];
            const engage::CatalogueTreatment none;
            const engage::CatalogueTreatment& treatment =
                place == no_index ? none : catalogue.treatments[place];
            csv.cell(treatment.headline);
            csv.cell(treatment.wording);
            csv.cell(treatment.next_step);
            csv.cell(joined(treatment.responses, "; "));
            csv.end_line();
        }
    }
    return text;
}

Result<std::string> policy_as_dmn(const PolicySource& source, const TableReference* customers, Instant now) {
    if (!customers)
        return error("Import customers first: the conditions read their columns.");
    engage::AssembledModel assembled =
        TRY(engage::policy_model(source.catalogue, source.ranking, now, *customers));
    dmn::add_automatic_diagram(assembled.model);
    return dmn::write_model(assembled.model, dmn::DmnVersion::V13).xml;
}

} // namespace throughline
