#include "ui/views/canvas/canvas_text.h"

#include "base/text.h"

namespace throughline::ui {

namespace {

TextStyle style_of(float size, canvas::Weight weight) {
    TextStyle style;
    style.size = size;
    style.weight = weight == canvas::Weight::Semibold ? Weight::Semibold : Weight::Regular;
    return style;
}

} // namespace

Box box_of(const canvas::Box& box) {
    return {box.x, box.y, box.width, box.height};
}

canvas::Box box_of(const Box& box) {
    return {box.x, box.y, box.width, box.height};
}

Colour colour_of(canvas::Rgba rgba) {
    return colour(rgba >> 8, rgba & 0xFF);
}

float CanvasText::measure(std::string_view text, float size, canvas::Weight weight) {
    if (weight == canvas::Weight::Icon)
        return size;
    return m_ui.paint().measure(text, style_of(size, weight)).width;
}

void CanvasText::draw(const canvas::TextLine& line) {
    // The scene measured the line at 100 %. Scaled glyphs are rounded to whole sizes and may be wider by some
    // pixels, which is no reason to cut them once more.
    constexpr float room = 0.3F;
    Box box = box_of(line.box);
    const float more = box.width * room;
    if (line.align != canvas::Align::Left)
        box.x -= line.align == canvas::Align::Centre ? more / 2 : more;
    box.width += more;
    if (line.weight == canvas::Weight::Icon) {
        std::size_t offset = 0;
        m_ui.paint().icon(box, next_code_point(line.text, offset), colour_of(line.colour), line.size);
        return;
    }
    TextStyle style = style_of(line.size, line.weight);
    style.colour = colour_of(line.colour);
    style.align = line.align == canvas::Align::Right    ? Align::Right
                  : line.align == canvas::Align::Centre ? Align::Centre
                                                        : Align::Left;
    const std::string_view text =
        line.ellipsis ? m_ui.format("%.*s…", static_cast<int>(line.text.size()), line.text.data())
                      : line.text;
    draw_text(m_ui, box, text, style);
}

} // namespace throughline::ui
