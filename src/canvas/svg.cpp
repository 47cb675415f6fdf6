#include "canvas/svg.h"

#include "base/text.h"

#include <cmath>

namespace throughline::canvas {

void append_escaped(std::string& text, std::string_view raw) {
    for (char character : raw) {
        switch (character) {
        case '&':
            text += "&amp;";
            break;
        case '<':
            text += "&lt;";
            break;
        case '>':
            text += "&gt;";
            break;
        case '"':
            text += "&quot;";
            break;
        default:
            // Control characters are not allowed in XML at all.
            text += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
        }
    }
}

namespace {

// Hundredths of a pixel are enough, and keep the file small.
void append_number(std::string& text, float value) {
    text += number_text(std::round(static_cast<double>(value) * 100) / 100);
}

void append_attribute(std::string& text, std::string_view name, float value) {
    text += ' ';
    text += name;
    text += "=\"";
    append_number(text, value);
    text += '"';
}

void append_colour(std::string& text, std::string_view name, Rgba colour) {
    text += ' ';
    text += name;
    text += text_format("=\"#%06x\"", colour >> 8);
    if ((colour & 0xff) != 0xff) {
        text += ' ';
        text += name;
        text += "-opacity=\"";
        append_number(text, static_cast<float>(colour & 0xff) / 255);
        text += '"';
    }
}

// Colours used as a ground; none is said, because SVG's own default is black.
void append_fill(std::string& text, Rgba colour) {
    if ((colour & 0xff) == 0)
        text += " fill=\"none\"";
    else
        append_colour(text, "fill", colour);
}

class SvgWriter final : public SceneSink {
public:
    SvgWriter(std::string& text, std::string_view font_family)
        : m_text(text)
        , m_font_family(font_family) {}

    void box(const SinkBox& box) override {
        if (box.dashed && std::fmin(box.box.width, box.box.height) <= box.border_width) {
            rule(box);
            return;
        }
        if ((box.shadow & 0xff) != 0 && (box.fill & 0xff) != 0)
            shadow(box);
        m_text += box.shape == Shape::Box ? "<rect" : "<path";
        // The border lies inside the box; SVG strokes along the middle of the line.
        float inset = box.border_width / 2;
        Box inner = box.box.grown(-inset);
        if (box.shape == Shape::Box) {
            append_attribute(m_text, "x", inner.x);
            append_attribute(m_text, "y", inner.y);
            append_attribute(m_text, "width", std::fmax(inner.width, 0.0f));
            append_attribute(m_text, "height", std::fmax(inner.height, 0.0f));
            float radius = std::fmin(box.radius, std::fmin(box.box.width, box.box.height) / 2) - inset;
            if (radius > 0)
                append_attribute(m_text, "rx", radius);
        } else {
            outline(box.shape, inner, box.radius);
        }
        append_fill(m_text, box.shape == Shape::HalfDisc ? 0 : box.fill);
        if (box.border_width > 0 && (box.border & 0xff) != 0) {
            append_colour(m_text, "stroke", box.border);
            append_attribute(m_text, "stroke-width", box.border_width);
            if (box.dashed)
                dashes(4 * box.scale, 3 * box.scale);
        }
        m_text += "/>\n";
        if (box.shape == Shape::HalfDisc)
            half(box);
    }

    void ribbon(const SinkRibbon& ribbon) override {
        m_text += "<path d=\"M";
        append_points({ribbon.curve.start});
        m_text += 'C';
        append_points({ribbon.curve.start_control, ribbon.curve.end_control, ribbon.curve.end});
        m_text += "\" fill=\"none\"";
        append_colour(m_text, "stroke", ribbon.colour);
        append_attribute(m_text, "stroke-width", ribbon.width);
        if (ribbon.dashed)
            dashes(6 * ribbon.scale, 4 * ribbon.scale);
        m_text += "/>\n";
        link_end(ribbon, ribbon.start_end, ribbon.curve.start, ribbon.curve.start_control);
        link_end(ribbon, ribbon.finish_end, ribbon.curve.end, ribbon.curve.end_control);
    }

    void text(const TextLine& line) override {
        m_text += "<text";
        const char* anchor = "";
        float x = line.box.x;
        if (line.align == Align::Centre) {
            anchor = " text-anchor=\"middle\"";
            x += line.box.width / 2;
        } else if (line.align == Align::Right) {
            anchor = " text-anchor=\"end\"";
            x += line.box.width;
        }
        append_attribute(m_text, "x", x);
        // Inter's ascent less its descent, halved: the baseline that centres a line.
        append_attribute(m_text, "y", line.box.y + line.box.height / 2 + 0.364f * line.size);
        append_attribute(m_text, "font-size", line.size);
        m_text += anchor;
        if (line.weight == Weight::Semibold)
            m_text += " font-weight=\"600\"";
        if (line.weight == Weight::Icon)
            m_text += " font-family=\"Throughline Icons\"";
        append_colour(m_text, "fill", line.colour);
        m_text += '>';
        append_escaped(m_text, line.text);
        if (line.ellipsis)
            m_text += "…";
        m_text += "</text>\n";
    }

    void open(const Box& page) {
        m_text += "<svg xmlns=\"http://www.w3.org/2000/svg\"";
        append_attribute(m_text, "width", page.width);
        append_attribute(m_text, "height", page.height);
        m_text += " viewBox=\"";
        append_points({page.corner(), {page.width, page.height}});
        m_text += '"';
        if (!m_font_family.empty()) {
            m_text += " font-family=\"";
            append_escaped(m_text, m_font_family);
            m_text += '"';
        }
        m_text += " role=\"img\" xml:space=\"preserve\">\n";
    }

    void ground(const Box& page, Rgba background, std::string_view title) {
        if (!title.empty()) {
            m_text += "<title>";
            append_escaped(m_text, title);
            m_text += "</title>\n";
        }
        m_text += "<filter id=\"shadow\" x=\"-20%\" y=\"-20%\" width=\"140%\" height=\"140%\">"
                  "<feGaussianBlur stdDeviation=\"1.5\"/></filter>\n<rect";
        append_attribute(m_text, "x", page.x);
        append_attribute(m_text, "y", page.y);
        append_attribute(m_text, "width", page.width);
        append_attribute(m_text, "height", page.height);
        append_fill(m_text, background);
        m_text += "/>\n";
    }

    void close() { m_text += "</svg>\n"; }

private:
    void append_points(std::initializer_list<Point> points) {
        for (const Point& point : points) {
            append_number(m_text, point.x);
            m_text += ' ';
            append_number(m_text, point.y);
            m_text += ' ';
        }
        m_text.pop_back();
    }

    void dashes(float drawn, float left_out) {
        m_text += " stroke-dasharray=\"";
        append_points({{drawn, left_out}});
        m_text += '"';
    }

    void shadow(const SinkBox& box) {
        m_text += "<rect";
        append_attribute(m_text, "x", box.box.x);
        append_attribute(m_text, "y", box.box.y + box.scale);
        append_attribute(m_text, "width", box.box.width);
        append_attribute(m_text, "height", box.box.height);
        append_attribute(m_text, "rx", box.radius);
        append_fill(m_text, box.shadow);
        m_text += " filter=\"url(#shadow)\"/>\n";
    }

    // A dashed line is a box that is all border.
    void rule(const SinkBox& box) {
        Point middle = box.box.centre();
        bool across = box.box.width > box.box.height;
        m_text += "<path d=\"M";
        append_points({across ? Point{box.box.x, middle.y} : Point{middle.x, box.box.y}});
        m_text += 'L';
        append_points({across ? Point{box.box.right(), middle.y} : Point{middle.x, box.box.bottom()}});
        m_text += '"';
        append_colour(m_text, "stroke", box.border);
        append_attribute(m_text, "stroke-width", box.border_width);
        dashes(4 * box.scale, 3 * box.scale);
        m_text += "/>\n";
    }

    void outline(Shape shape, const Box& box, float radius) {
        Point middle = box.centre();
        m_text += " d=\"M";
        switch (shape) {
        case Shape::Box:
            break;
        case Shape::Diamond:
            append_points(
                {{middle.x, box.y}, {box.right(), middle.y}, {middle.x, box.bottom()}, {box.x, middle.y}});
            break;
        case Shape::TriangleRight:
            append_points({{box.x, box.y}, {box.right(), middle.y}, {box.x, box.bottom()}});
            break;
        case Shape::TriangleLeft:
            append_points({{box.right(), box.y}, {box.x, middle.y}, {box.right(), box.bottom()}});
            break;
        case Shape::TriangleUp:
            append_points({{box.x, box.bottom()}, {middle.x, box.y}, {box.right(), box.bottom()}});
            break;
        case Shape::TriangleDown:
            append_points({{box.x, box.y}, {middle.x, box.bottom()}, {box.right(), box.y}});
            break;
        case Shape::HalfDisc:
            append_points({{middle.x, box.y}});
            arc(box, {middle.x, box.bottom()}, 1);
            arc(box, {middle.x, box.y}, 1);
            break;
        case Shape::ClippedBox:
            append_points({{box.x + radius, box.y},
                           {box.right(), box.y},
                           {box.right(), box.bottom() - radius},
                           {box.right() - radius, box.bottom()},
                           {box.x, box.bottom()},
                           {box.x, box.y + radius}});
            break;
        case Shape::Document:
            document(box, radius);
            break;
        }
        m_text += "z\"";
    }

    // Half a wave is close to a cubic curve whose controls lie 0.364 of its length from its ends.
    void document(const Box& box, float height) {
        const float middle = box.centre().x;
        const float rest = box.bottom() - height;
        const float along = 0.364f * box.width / 2;
        const float peak = height * 4 / 3;
        append_points({{box.x, box.y}, {box.right(), box.y}, {box.right(), rest}});
        m_text += 'C';
        append_points({{box.right() - along, rest - peak}, {middle + along, rest - peak}, {middle, rest}});
        m_text += 'C';
        append_points({{middle - along, rest + peak}, {box.x + along, rest + peak}, {box.x, rest}});
    }

    void arc(const Box& box, Point to, int sweep) {
        m_text += 'A';
        append_points({{box.width / 2, box.height / 2}});
        m_text += text_format(" 0 0 %d ", sweep);
        append_points({to});
    }

    void half(const SinkBox& box) {
        Point middle = box.box.centre();
        m_text += "<path d=\"M";
        append_points({{middle.x, box.box.y}});
        arc(box.box, {middle.x, box.box.bottom()}, 0);
        m_text += "z\"";
        append_fill(m_text, box.fill);
        m_text += "/>\n";
    }

    void link_end(const SinkRibbon& ribbon, LinkEnd end, Point tip, Point control) {
        if (end == LinkEnd::None)
            return;
        Point along = tip - control;
        float length = std::hypot(along.x, along.y);
        if (length <= 0)
            return;
        along = along * (1 / length);
        Point across{-along.y, along.x};
        float size = link_end_size(ribbon.width);
        if (end == LinkEnd::Arrow) {
            Point back = tip - along * size;
            m_text += "<path d=\"M";
            append_points({tip, back + across * (size * 0.45f), back - across * (size * 0.45f)});
            m_text += "z\"";
        } else if (end == LinkEnd::OpenArrow) {
            Point back = tip - along * size;
            m_text += "<path d=\"M";
            append_points({back + across * (size * 0.45f), tip, back - across * (size * 0.45f)});
            m_text += "\" fill=\"none\"";
            append_colour(m_text, "stroke", ribbon.colour);
            append_attribute(m_text, "stroke-width", ribbon.width);
            m_text += "/>\n";
            return;
        } else {
            m_text += "<circle";
            append_attribute(m_text, "cx", tip.x);
            append_attribute(m_text, "cy", tip.y);
            append_attribute(m_text, "r", size * 0.4f);
        }
        append_fill(m_text, ribbon.colour);
        m_text += "/>\n";
    }

    std::string& m_text;
    std::string_view m_font_family;
};

std::string written(const Scene& scene, const Camera& camera, const SvgOptions& options, bool overlay) {
    std::string text;
    SvgWriter writer(text, options.font_family);
    writer.open(camera.viewport());
    writer.ground(camera.viewport(), options.palette[Colour::Background], options.title);
    PaintOptions paint_options;
    paint_options.palette = options.palette;
    paint_options.detail = detail_for(camera.zoom(), Detail::Full);
    paint_options.overlay = overlay;
    paint(scene, camera, paint_options, writer);
    writer.close();
    return text;
}

} // namespace

std::string svg_of(const Scene& scene, const SvgOptions& options) {
    Box page = scene.bounds().grown(options.margin);
    Camera camera;
    camera.set_viewport({0, 0, page.width, page.height});
    camera.set_pose({page.corner(), 1});
    return written(scene, camera, options, false);
}

std::string svg_of(const Scene& scene, const Camera& camera, const SvgOptions& options) {
    return written(scene, camera, options, true);
}

std::string svg_of(const MarkSpec& mark, const Palette& palette) {
    std::string text;
    SvgWriter writer(text, {});
    const Box page = Box{0, 0, mark.box.width, mark.box.height}.grown(1);
    writer.open(page);
    SinkBox box;
    box.box = {0, 0, mark.box.width, mark.box.height};
    box.shape = mark.shape;
    box.radius = mark.radius;
    box.fill = palette[mark.fill];
    box.border = palette[mark.border];
    box.border_width = mark.border == Colour::None ? 0 : mark.border_width;
    box.dashed = mark.dashed;
    writer.box(box);
    writer.close();
    return text;
}

} // namespace throughline::canvas
