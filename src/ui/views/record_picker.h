// A picker over the records of some kinds, by their titles.
#pragma once

#include "ui/views/view.h"
#include "ui/widgets/menus.h"

#include <initializer_list>
#include <string_view>

namespace throughline::ui {

// `chosen` becomes the id of what was picked, and empty where that is cleared; count and place of `options`
// are set here. Where several kinds are offered, each says its own.
void pick_record(ViewContext& context, std::string_view name, std::initializer_list<Kind> kinds,
                 PickerOptions options, Id& chosen);

} // namespace throughline::ui
