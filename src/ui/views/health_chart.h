// Where an outcome's health comes from: what each experience, interaction and task adds or takes.
#pragma once

#include "journey/health.h"
#include "ui/views/view.h"

namespace throughline::ui {

// Bars to both sides, the first few parts; nothing while no effect is known.
void draw_health_parts(ViewContext& context, const journey::Health& health);

} // namespace throughline::ui
