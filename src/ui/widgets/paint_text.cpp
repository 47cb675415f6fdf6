// Text and icons: measured, wrapped and ellipsised, never clipped.
#include "ui/widgets/inside.h"
#include "ui/widgets/paint.h"

#include <cfloat>
#include <cmath>

namespace throughline::ui {

namespace {

constexpr std::string_view ellipsis = "…";
// Half of the height of capitals, as a share of the size; text is centred by its capitals.
constexpr float half_capital = 0.3636F;

struct Run {
    ImFont& font;
    float size;

    float width(const char* begin, const char* end) const {
        return begin == end ? 0 : font.CalcTextSizeA(size, FLT_MAX, 0, begin, end).x;
    }
    // Where the text passes `limit`.
    const char* cut(float limit, const char* begin, const char* end) const {
        const char* remaining = begin;
        font.CalcTextSizeA(size, limit, 0, begin, end, &remaining);
        return remaining;
    }
    void draw(ImDrawList& list, float x, float baseline, Colour colour, const char* begin,
              const char* end) const {
        // Glyphs are baked at whole pixels and scaled to the exact size, so that widths grow evenly with a
        // zoom.
        const ImFontBaked& baked = *font.GetFontBaked(size);
        const float ascent = baked.Ascent * size / baked.Size;
        list.AddText(&font, size, {std::round(x), std::round(baseline - ascent)}, colour, begin, end);
    }
};

Run run_of(const Inside& in, const TextStyle& style) {
    return {*in.font(style.weight), std::max(style.size, 4.0F)};
}

float line_height(float size) {
    return std::round(size * 1.4F);
}

// At blanks only: ImGui's own wrapping also breaks behind the comma of 10,000.
const char* line_end(const Run& run, float width, const char* begin, const char* end) {
    const char* newline = std::find(begin, end, '\n');
    const char* stop = run.cut(width + 0.5F, begin, newline);
    if (stop == newline)
        return newline;
    const char* blank = stop;
    while (blank > begin && *blank != ' ')
        --blank;
    while (blank > begin && blank[-1] == ' ')
        --blank;
    if (blank > begin)
        return blank;
    // A word that is longer than the line. Narrower than one letter: never stand still.
    if (stop > begin)
        return stop;
    const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; };
    for (++stop; stop < newline && continues(*stop);)
        ++stop;
    return stop;
}

const char* next_line(const char* at, const char* end) {
    while (at < end && *at == ' ')
        ++at;
    if (at < end && *at == '\n')
        ++at;
    return at;
}

} // namespace

Size Painter::measure(std::string_view text, const TextStyle& style) const {
    const Run run = run_of(m_ui.inside(), style);
    return {run.width(text.data(), text.data() + text.size()), line_height(style.size)};
}

float Painter::wrapped_height(std::string_view text, float width, const TextStyle& style) const {
    const Run run = run_of(m_ui.inside(), style);
    const char* at = text.data();
    const char* end = at + text.size();
    int lines = 0;
    do {
        at = next_line(line_end(run, width, at, end), end);
        ++lines;
    } while (at < end);
    return static_cast<float>(lines) * line_height(style.size);
}

bool Painter::text(const Box& box, std::string_view text, const TextStyle& style) const {
    if (text.empty())
        return true;
    const Run run = run_of(m_ui.inside(), style);
    const Colour ink = style.colour == 0 ? m_ui.theme().ink : style.colour;
    const char* begin = text.data();
    const char* end = begin + text.size();
    const char* newline = std::find(begin, end, '\n');
    const float baseline = std::round(box.y + box.height / 2 + half_capital * run.size);
    const float width = run.width(begin, newline);
    ImDrawList& target = list();
    if (newline == end && width <= box.width + 0.75F) {
        const float spare = box.width - width;
        const float shift = style.align == Align::Right    ? spare
                            : style.align == Align::Centre ? spare / 2
                                                           : 0;
        run.draw(target, box.x + std::max(shift, 0.0F), baseline, ink, begin, end);
        return true;
    }
    const float dots = run.width(ellipsis.data(), ellipsis.data() + ellipsis.size());
    if (box.width < dots)
        return false;
    const char* stop = run.cut(box.width - dots, begin, newline);
    while (stop > begin && stop[-1] == ' ')
        --stop;
    run.draw(target, box.x, baseline, ink, begin, stop);
    run.draw(target, box.x + run.width(begin, stop), baseline, ink, ellipsis.data(),
             ellipsis.data() + ellipsis.size());
    return false;
}

bool Painter::wrapped_text(const Box& box, std::string_view text, const TextStyle& style) const {
    const Run run = run_of(m_ui.inside(), style);
    const float height = line_height(style.size);
    const char* at = text.data();
    const char* end = at + text.size();
    float y = box.y;
    while (at < end) {
        const bool last = y + 2 * height > box.bottom() + 0.5F;
        const char* stop = line_end(run, box.width, at, end);
        const Box row{box.x, y, box.width, height};
        if (last && next_line(stop, end) < end) {
            this->text(row, {at, static_cast<std::size_t>(end - at)}, style);
            return false;
        }
        this->text(row, {at, static_cast<std::size_t>(stop - at)}, style);
        at = next_line(stop, end);
        y += height;
    }
    return true;
}

void Painter::icon(const Box& box, Icon icon, Colour colour, float size) const {
    ImFont* font = m_ui.inside().icons;
    if (font == nullptr || icon == 0)
        return;
    ImFontBaked* baked = font->GetFontBaked(size);
    ImFontGlyph* glyph = baked->FindGlyphNoFallback(icon);
    if (glyph == nullptr)
        return;
    // The glyph's em square lies in the middle of the box.
    const float scale = size / baked->Size;
    const float x = std::round(box.x + (box.width - glyph->AdvanceX * scale) / 2);
    const float y = std::round(box.y + (box.height - (baked->Ascent - baked->Descent) * scale) / 2);
    font->RenderChar(&list(), size, {x, y}, colour, icon);
}

} // namespace throughline::ui
