// What a page says while it has nothing to show, and what to do first.
#pragma once

#include "ui/views/view.h"

#include <string_view>

namespace throughline::ui {

struct NothingYet {
    std::string_view icon; // of the place
    std::string_view title, sentence;
    std::string_view action, command; // the button, and what it runs
    Arguments arguments{};
};
void draw_nothing_yet(ViewContext& context, const Box& box, const NothingYet& nothing);

} // namespace throughline::ui
