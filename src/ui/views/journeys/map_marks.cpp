#include "ui/views/journeys/map_marks.h"

namespace throughline::ui {

canvas::CardSpec plain_cell(canvas::Layer layer) {
    canvas::CardSpec spec;
    spec.style = {canvas::Colour::None, canvas::Colour::Line, 1, 0, false, false, canvas::Shape::Box};
    spec.layer = layer;
    spec.traits = canvas::CreatesInside;
    spec.minimap = canvas::Colour::None;
    return spec;
}

canvas::ChipSpec chip_of(std::string_view text, canvas::Colour ground, canvas::Colour colour) {
    canvas::ChipSpec chip;
    chip.text = text;
    chip.ground = ground;
    chip.colour = colour;
    chip.maximum_width = map_card_width;
    return chip;
}

canvas::ChipSpec outlined_chip(std::string_view text) {
    canvas::ChipSpec chip = chip_of(text, canvas::Colour::Background, canvas::Colour::Second);
    chip.border = canvas::Colour::Line;
    return chip;
}

canvas::TextSpec small_text(std::string_view text, canvas::Colour colour, int lines) {
    canvas::TextSpec spec;
    spec.text = text;
    spec.size = 11;
    spec.colour = colour;
    spec.maximum_lines = lines;
    return spec;
}

canvas::TextSpec body_text(std::string_view text, int lines) {
    canvas::TextSpec spec;
    spec.text = text;
    spec.size = 13;
    spec.maximum_lines = lines;
    return spec;
}

} // namespace throughline::ui
