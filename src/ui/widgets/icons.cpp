#include "fonts/icons.h"

#include "ui/widgets/paint.h"

#include <algorithm>
#include <iterator>

namespace throughline::ui {

Icon icon_named(std::string_view name) {
    const auto* found = std::lower_bound(
        std::begin(fonts::icon_names), std::end(fonts::icon_names), name,
        [](const fonts::IconName& icon, std::string_view wanted) { return icon.name < wanted; });
    return found != std::end(fonts::icon_names) && found->name == name ? found->code_point : 0;
}

} // namespace throughline::ui
