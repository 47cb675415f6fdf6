#include "canvas/compose.h"

namespace throughline::canvas {

namespace {

constexpr float chip_gap = 4;
constexpr float chip_row = 22;
constexpr float chip_space_above = 4;
constexpr float mark_room = 15;

} // namespace

CardComposer::CardComposer(Scene& scene, const CardSpec& spec, const ComposerOptions& options)
    : m_scene(scene)
    , m_options(options)
    , m_card(scene.add_card(spec))
    , m_card_width(spec.box.width)
    , m_left(options.padding)
    , m_right(spec.box.width - options.padding)
    , m_y(options.padding) {}

void CardComposer::title(std::string_view text, int maximum_lines, Weight weight, std::uint16_t part,
                         std::string_view field_name) {
    this->text({.text = text,
                .size = m_options.title_size,
                .weight = weight,
                .maximum_lines = maximum_lines,
                .part = part,
                .field_name = field_name});
}

void CardComposer::marked_title(const MarkSpec& mark, std::string_view text, int maximum_lines,
                                std::uint16_t part, std::string_view field_name) {
    close_chips();
    MarkSpec placed = mark;
    float line = line_height(m_options.title_size);
    placed.box = {m_left, m_y + (line - mark.box.height) / 2, mark.box.width, mark.box.height};
    m_scene.add_mark(placed);
    m_left += mark_room;
    title(text, maximum_lines, Weight::Regular, part, field_name);
    m_left -= mark_room;
}

void CardComposer::second(std::string_view text, int maximum_lines) {
    this->text({.text = text, .size = 11, .colour = Colour::Second, .maximum_lines = maximum_lines});
}

void CardComposer::marked_second(const MarkSpec& mark, std::string_view text, int maximum_lines) {
    close_chips();
    MarkSpec placed = mark;
    placed.box = {m_left, m_y + (line_height(11) - mark.box.height) / 2, mark.box.width, mark.box.height};
    m_scene.add_mark(placed);
    m_left += mark_room - 2;
    second(text, maximum_lines);
    m_left -= mark_room - 2;
}

void CardComposer::caption(std::string_view text) {
    this->text({.text = text, .size = 11, .colour = Colour::Second});
}

void CardComposer::strong(std::string_view text, int maximum_lines) {
    this->text({.text = text, .size = 11, .weight = Weight::Semibold, .maximum_lines = maximum_lines});
}

void CardComposer::text(TextSpec spec) {
    close_chips();
    spec.box = {m_left, m_y, width(), 0};
    Box used = m_scene.add_text(spec);
    // An empty field keeps its line; any other empty text takes no room.
    m_y += spec.part != 0 ? std::max(used.height, line_height(spec.size)) : used.height;
}

void CardComposer::bar(float share, Colour colour) {
    close_chips();
    m_y += 3;
    m_scene.add_bar({.box = {m_left, m_y, width(), 6}, .share = share, .colour = colour});
    m_y += 9;
}

void CardComposer::chip(ChipSpec spec) {
    if (!m_in_chips) {
        m_in_chips = true;
        m_y += chip_space_above;
        m_chip_x = m_left;
    }
    spec.corner = {m_chip_x, m_y};
    spec.maximum_width = width();
    // Its width is only known once it is measured; the scene tells without adding.
    float chip_width = m_scene.measure_chip(spec);
    if (m_chip_x > m_left && m_chip_x + chip_width > m_right) {
        m_y += chip_row;
        m_chip_x = m_left;
        spec.corner = {m_chip_x, m_y};
    }
    Box used = m_scene.add_chip(spec);
    m_chip_x = used.right() + chip_gap;
    m_chip_bottom = used.bottom();
}

void CardComposer::close_chips() {
    if (!m_in_chips)
        return;
    m_in_chips = false;
    m_y = m_chip_bottom + chip_gap;
}

void CardComposer::columns(int count, float gap) {
    close_chips();
    m_columns_left = m_left;
    m_columns_right = m_right;
    m_columns_top = m_y;
    m_columns_bottom = m_y;
    m_column_gap = gap;
    m_column_width = (width() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    m_column = -1;
    next_column();
}

void CardComposer::next_column() {
    close_chips();
    m_columns_bottom = std::max(m_columns_bottom, m_y);
    ++m_column;
    m_left = m_columns_left + static_cast<float>(m_column) * (m_column_width + m_column_gap);
    m_right = m_left + m_column_width;
    m_y = m_columns_top;
}

void CardComposer::end_columns() {
    close_chips();
    m_y = std::max(m_columns_bottom, m_y);
    m_left = m_columns_left;
    m_right = m_columns_right;
}

CardIndex CardComposer::finish() {
    // The last row of chips needs no gap below it.
    if (m_in_chips)
        m_y = m_chip_bottom;
    m_in_chips = false;
    m_scene.resize(m_card, m_card_width, std::max(m_y + m_options.padding, m_options.minimum_height));
    return m_card;
}

} // namespace throughline::canvas
