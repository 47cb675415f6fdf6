// The widget layer's fonts as the canvas wants them.
#pragma once

#include "canvas/text.h"
#include "ui/widgets/canvas_area.h"
#include "ui/widgets/ui.h"

namespace throughline::ui {

Box box_of(const canvas::Box& box);
canvas::Box box_of(const Box& box);
Colour colour_of(canvas::Rgba colour);

class CanvasText final : public canvas::TextMeasurer, public canvas::TextPainter {
public:
    explicit CanvasText(Ui& ui)
        : m_ui(ui) {}
    float measure(std::string_view text, float size, canvas::Weight weight) override;
    void draw(const canvas::TextLine& line) override;

private:
    Ui& m_ui;
};

} // namespace throughline::ui
