#include "ui/views/work/work_page.h"

#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"

namespace throughline::ui {

std::string_view name_or_nobody(const Store& store, const Id& id) {
    const std::string_view name = title_of(store, id);
    return name.empty() ? "nobody" : name;
}

void follow_grid(ViewContext& context, const GridState& grid, const GridResult& result, std::int64_t rows,
                 FunctionRef<Id(std::int64_t row)> id_of) {
    const std::int64_t opened = result.activated_row >= 0 ? result.activated_row : result.link_row;
    if (opened >= 0 && opened < rows) {
        if (const Id id = id_of(opened); !id.empty())
            run(context, "go.record", {{"id", id.text()}});
        return;
    }
    if (!result.selection_changed && !result.cursor_moved)
        return;
    if (grid.cursor_row < 0 || grid.cursor_row >= rows)
        return;
    if (const Id id = id_of(grid.cursor_row); !id.empty())
        run(context, "edit.select", {{"ids", id.text()}, {"mode", "set"}});
}

void draw_nothing_yet(ViewContext& context, const Box& box, std::string_view title, std::string_view sentence,
                      std::string_view action, std::string_view command) {
    auto area = column(context.ui, box);
    EmptyOptions options;
    options.icon = icon_named("work");
    options.sentence = sentence;
    options.action = action;
    if (empty_state(context.ui, title, options) == 1)
        run(context, command);
}

} // namespace throughline::ui
