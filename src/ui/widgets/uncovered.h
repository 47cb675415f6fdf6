// The completeness check of the semantic tree: Dear ImGui reports each interactive item through its
// test-engine hooks; an item without a semantic record is uncovered. Tests assert that there is none.
#pragma once

#include <cstdint>
#include <span>

namespace throughline::ui {

class Ui;

// Ids of the last frame. Left out by rule: windows themselves (layers carry their own semantic group),
// scrollbars and the page's veil, which have no name and are reached by other keys.
std::span<const std::uint32_t> uncovered_items(const Ui& ui);

} // namespace throughline::ui
