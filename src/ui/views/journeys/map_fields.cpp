#include "ui/views/journeys/map_fields.h"

#include "base/text.h"
#include "model/records/stage.h"

namespace throughline::ui {

namespace {

constexpr std::string_view between_items = "; ";

constexpr MapFieldText texts[] = {
    {"", ""},
    {"title", "Name"},
    {"what_matters", "What matters at this stage"},
    {"emotion", "Emotion"},
    {"needs", "Needs at this stage", true},
    {"concerns", "Concerns at this stage", true},
    {"does", "What the customer does"},
    {"thinks", "What the customer thinks"},
    {"customer.delivery", "How a great experience is delivered"},
    {"customer.expectation", "What the customer expects"},
    {"customer.problem", "The problem as the customer sees it"},
    {"customer.solution", "The solution as the customer sees it"},
    {"business_wants", "What the business wants"},
};

std::string value_of(const Stage& stage, MapField field) {
    switch (field) {
    case MapField::WhatMatters:
        return stage.what_matters;
    case MapField::Needs:
        return joined(stage.needs, between_items);
    case MapField::Concerns:
        return joined(stage.concerns, between_items);
    default:
        return stage.title;
    }
}

std::string value_of(const throughline::Interaction& interaction, MapField field) {
    switch (field) {
    case MapField::Does:
        return interaction.does;
    case MapField::Thinks:
        return interaction.thinks;
    case MapField::Delivery:
        return interaction.customer.delivery;
    case MapField::Expectation:
        return interaction.customer.expectation;
    case MapField::Problem:
        return interaction.customer.problem;
    case MapField::Solution:
        return interaction.customer.solution;
    case MapField::BusinessWants:
        return interaction.business_wants;
    default:
        return interaction.title;
    }
}

} // namespace

const MapFieldText& text_of(MapField field) {
    return texts[static_cast<std::size_t>(field)];
}

std::string map_value(const Record& record, MapField field) {
    if (const auto* stage = as<Stage>(&record))
        return value_of(*stage, field);
    if (const auto* interaction = as<throughline::Interaction>(&record))
        return value_of(*interaction, field);
    return record.title;
}

std::string map_argument(MapField field, std::string_view value) {
    if (!text_of(field).list)
        return std::string(value);
    std::vector<std::string> items;
    for (const std::string& item : split(value, ';')) {
        if (!trimmed(item).empty())
            items.emplace_back(trimmed(item));
    }
    return joined(items, "\n");
}

} // namespace throughline::ui
