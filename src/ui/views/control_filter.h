// The filter by how far something can be controlled (R030): one for all places.
#pragma once

#include "ui/views/view.h"

namespace throughline::ui {

// A chip for each level, pressed where it is shown.
void control_chips(ViewContext& context);
// The same as a menu, where there is little room.
void control_menu(ViewContext& context);

} // namespace throughline::ui
