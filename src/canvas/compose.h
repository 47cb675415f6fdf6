// Stacks the usual contents of a card from top to bottom: title, second line, columns, bars, chips that flow
// into rows. Its height follows from them.
//
//     CardComposer card(scene, spec);          // spec.box: corner and width; the height is found
//     card.title("Households stay past the fix", 2);
//     card.columns(2);
//     card.caption("Business"); card.strong("renewal 71 → 80 %"); card.bar(0.6f, Colour::Accent);
//     card.next_column(); …
//     card.end_columns();
//     card.chip({.text = "in progress", .ground = Colour::AccentGround, .colour = Colour::Accent});
//     CardIndex index = card.finish();
#pragma once

#include "canvas/scene.h"

namespace throughline::canvas {

struct ComposerOptions {
    float padding = 8;
    float minimum_height = 0;
    float title_size = 13;
};

class CardComposer {
public:
    CardComposer(Scene& scene, const CardSpec& spec, const ComposerOptions& options = {});

    // `part` not 0 makes the text a field that is edited in place; `field_name` is its accessible name.
    void title(std::string_view text, int maximum_lines = 2, Weight weight = Weight::Semibold,
               std::uint16_t part = 0, std::string_view field_name = {});
    // A title behind a shape: ● controlled, ◐ influenced, ○ uncontrolled.
    void marked_title(const MarkSpec& mark, std::string_view text, int maximum_lines = 2,
                      std::uint16_t part = 0, std::string_view field_name = {});
    void second(std::string_view text, int maximum_lines = 1); // 11, second colour
    void caption(std::string_view text);                       // 11, third colour
    void strong(std::string_view text, int maximum_lines = 2); // 11, semibold, ink
    void text(TextSpec spec);                                  // box.x, y, width are filled in
    void marked_second(const MarkSpec& mark, std::string_view text, int maximum_lines = 1);
    void bar(float share, Colour colour);
    void space(float height) { m_y += height; }
    // Flows to the right, and to the next row when full. Texts after chips start below them.
    void chip(ChipSpec spec);

    // Side by side until end_columns(); the card goes on below the longest.
    void columns(int count, float gap = 8);
    void next_column();
    void end_columns();

    CardIndex index() const { return m_card; }
    // Sets the card's size. The card can still be placed.
    CardIndex finish();

private:
    void close_chips();
    float width() const { return m_right - m_left; }

    Scene& m_scene;
    ComposerOptions m_options;
    CardIndex m_card;
    float m_card_width;
    float m_left;
    float m_right;
    float m_y;
    float m_chip_x = 0;
    float m_chip_bottom = 0;
    bool m_in_chips = false;
    int m_column = 0;
    float m_column_width = 0;
    float m_column_gap = 0;
    float m_columns_left = 0;
    float m_columns_right = 0;
    float m_columns_top = 0;
    float m_columns_bottom = 0;
};

} // namespace throughline::canvas
