#include "ui/views/nothing_yet.h"

#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"

namespace throughline::ui {

void draw_nothing_yet(ViewContext& context, const Box& box, const NothingYet& nothing) {
    auto area = column(context.ui, box);
    EmptyOptions options;
    options.icon = icon_named(nothing.icon);
    options.sentence = nothing.sentence;
    options.action = nothing.action;
    if (empty_state(context.ui, nothing.title, options) == 1)
        run(context, nothing.command, nothing.arguments);
}

} // namespace throughline::ui
