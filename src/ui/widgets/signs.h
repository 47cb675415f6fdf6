// Small drawings that several widgets share; no interaction and no record.
#pragma once

#include "ui/theme.h"
#include "ui/widgets/geometry.h"
#include "ui/widgets/paint.h"

#include <string_view>

namespace throughline::ui {

class Ui;

enum class KeyCapLook : std::uint8_t { Plain, OnDark };
float key_cap_width(Ui& ui, std::string_view keys);
void draw_key_cap(Ui& ui, const Box& box, std::string_view keys, KeyCapLook look = KeyCapLook::Plain);

float chip_width(Ui& ui, std::string_view text, Icon icon = 0);
void draw_chip(Ui& ui, const Box& box, std::string_view text, Tone tone, Icon icon = 0);

// Hover and press as a thin layer over whatever lies there.
void draw_state(Ui& ui, const Box& box, bool hovered, bool held, float radius);

} // namespace throughline::ui
