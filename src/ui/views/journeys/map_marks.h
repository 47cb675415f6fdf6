// Small things that cells and cards of the map share.
#pragma once

#include "canvas/compose.h"

#include <string_view>

namespace throughline::ui {

// A card with nothing but its border.
canvas::CardSpec plain_cell(canvas::Layer layer);
canvas::ChipSpec chip_of(std::string_view text, canvas::Colour ground, canvas::Colour colour);
canvas::ChipSpec outlined_chip(std::string_view text);
canvas::TextSpec small_text(std::string_view text, canvas::Colour colour, int lines);
canvas::TextSpec body_text(std::string_view text, int lines);

// How wide a card of an interaction is, in canvas units.
constexpr float map_card_width = 172;

} // namespace throughline::ui
