// Scenes like those of the looks page, built as a view builds them.
#pragma once

#include "canvas/scene.h"

#include <string>

namespace throughline::canvas {

void fill_outcome_map(Scene& scene, TextMeasurer& measurer);
// The same, placed by the layered layout.
void fill_arranged_outcome_map(Scene& scene, TextMeasurer& measurer);
void fill_journey_map(Scene& scene, TextMeasurer& measurer);

// `cards` cards in columns of 100 with `links` links between neighbouring columns.
void fill_large_map(Scene& scene, TextMeasurer& measurer, int cards, int links);

// Writes a file into the folder named by the environment variable THROUGHLINE_PICTURES; nothing without it.
void keep_picture(const std::string& name, const std::string& text);

} // namespace throughline::canvas
