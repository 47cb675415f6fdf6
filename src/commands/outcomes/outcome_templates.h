// What a new outcome may begin with (R028): the two sides, how each is measured, and a first line down to the
// tasks. Everything in it is an assumption until somebody measures it, so no template states a number.
#pragma once

#include "model/records/interaction.h"
#include "model/records/measure.h"
#include "model/records/outcome.h"

#include <span>
#include <string_view>

namespace throughline {

struct TemplateMeasure {
    std::string_view title;
    std::string_view unit;
    Direction direction = Direction::MoreIsBetter;
};

struct TemplateInteraction {
    std::string_view title;
    Control control = Control::Controlled;
    Initiator initiator = Initiator::Firm;
    std::string_view expectation; // what the customer expects to come of it
    std::string_view task;
};

struct TemplateExperience {
    std::string_view title;
    std::string_view in_their_words;
    std::span<const TemplateInteraction> interactions;
};

struct OutcomeTemplateEntry {
    OutcomeTemplate made_from = OutcomeTemplate::Other;
    std::string_view title; // of the outcome it makes
    std::string_view help;  // when to take it, for the menu
    std::string_view business;
    TemplateMeasure business_measure;
    std::string_view customer;
    TemplateMeasure customer_measure;
    Horizon horizon = Horizon::Unstated;
    std::span<const TemplateExperience> experiences;
};

// Keep, grow, win back, serve, collect fairly, onboard: in the order of `outcome_templates`, without "other".
std::span<const OutcomeTemplateEntry> outcome_template_entries();

} // namespace throughline
