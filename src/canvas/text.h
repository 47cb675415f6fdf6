// What the canvas needs to know of type: how wide a text is, and somebody who draws it. The widget layer
// implements both with its fonts; tests implement them without any.
#pragma once

#include "canvas/geometry.h"
#include "canvas/palette.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace throughline::canvas {

enum class Weight : std::uint8_t {
    Regular,
    Semibold,
    // The text is one code point of the icon font.
    Icon,
};

enum class Align : std::uint8_t { Left, Centre, Right };

class TextMeasurer {
public:
    virtual ~TextMeasurer() = default;
    // Width of one line in pixels at `size` pixels.
    virtual float measure(std::string_view text, float size, Weight weight) = 0;
};

// One line in screen pixels. `box` is the line's place: its height is the line height, and the text sits on
// the baseline that centres it there. The text fits the box's width (the scene measured it at 100 %);
// rounding of scaled glyphs may exceed it by a pixel, which is no reason to cut.
struct TextLine {
    Box box;
    std::string_view text;
    float size = 13;
    Weight weight = Weight::Regular;
    Rgba colour = 0;
    Align align = Align::Left;
    // "…" is drawn behind the text; the box has room for it.
    bool ellipsis = false;
    // Nothing is drawn outside; smaller than the viewport where pinned headers lie over the canvas.
    Box clip;
};

class TextPainter {
public:
    virtual ~TextPainter() = default;
    virtual void draw(const TextLine& line) = 0;
};

// A run of bytes of a text that became one line.
struct WrappedLine {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    float width = 0; // with the ellipsis, where there is one
    bool ellipsis = false;
};

// Breaks `text` into at most `maximum_lines` lines of at most `width`, at spaces, after hyphens and between
// CJK characters, inside a word only where the word alone is too wide; '\n' always breaks. What does not fit
// is replaced by an ellipsis on the last line. Appends to `lines` and gives how many it appended: none for an
// empty text.
int wrap_text(TextMeasurer& measurer, std::string_view text, float size, Weight weight, float width,
              int maximum_lines, std::vector<WrappedLine>& lines);

// Line height in the type scale of the workbench: 11 → 16, 13 → 18, 16 → 22, else 1.4 × size.
float line_height(float size);

} // namespace throughline::canvas
