// A scene as an SVG file that looks as on the screen.
#pragma once

#include "canvas/paint.h"

#include <string>

namespace throughline::canvas {

struct SvgOptions {
    Palette palette = light_palette();
    float margin = 24;
    std::string_view font_family = "Inter, system-ui, sans-serif";
    std::string_view title; // of the document, for screen readers
};

// The whole scene at 100 %, without selection, hover and overlay.
std::string svg_of(const Scene& scene, const SvgOptions& options);
// What the camera shows.
std::string svg_of(const Scene& scene, const Camera& camera, const SvgOptions& options);

// A single sign, as in a legend; a pixel of room around it.
std::string svg_of(const MarkSpec& mark, const Palette& palette);

// Text inside an element or an attribute of XML and HTML.
void append_escaped(std::string& text, std::string_view raw);

} // namespace throughline::canvas
