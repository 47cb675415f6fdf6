// For an audience: what is told at this step, how far it is, and the way back. Nothing else of the frame is
// shown.
#include "base/later.h"
#include "ui/views/shell/shell_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

// Read from the back of a room.
constexpr float told_title = 20, told_text = 16;
constexpr float buttons_width = 320;

} // namespace

LATER void ShellView::draw_presenting_bar(ViewContext& context, Box box) {
    Ui& ui = context.ui;
    if (m_steps_version != context.store().version()) {
        m_steps_version = context.store().version();
        m_steps = present_steps(context.store());
    }
    auto region = ui.group(Role::Banner, "Presenting", box);
    ui.paint().fill(box, ui.theme().panel);
    ui.paint().fill({box.x, box.y, box.width, 1}, ui.theme().line);
    Box inner = box.inset(24, 12);
    const Box right = inner.cut_right(std::min(buttons_width, inner.width / 2));
    const std::size_t at = m_steps.empty() ? 0 : std::min(context.session().present_step, m_steps.size() - 1);
    {
        auto flow = column(ui, inner, 2);
        if (m_steps.empty()) {
            label(ui, "Nothing to tell yet", {.size = told_title, .weight = Weight::Semibold});
            paragraph(ui, "Add an outcome; its line is what is presented.", {.size = told_text});
        } else {
            label(ui, m_steps[at].title, {.size = told_title, .weight = Weight::Semibold});
            paragraph(ui, m_steps[at].text, {.size = told_text, .colour = ui.theme().second_ink});
        }
    }
    auto flow = column(ui, {right.x, box.centre().y - metric::control / 2, right.width, metric::control});
    auto row = line(ui, {.align = Align::Right, .height = metric::control});
    if (!m_steps.empty())
        second_label(ui, ui.format("%zu of %zu", at + 1, m_steps.size()));
    command_button(context, "view.present_previous", {}, CommandLook::Normal, "Back");
    command_button(context, "view.present_next", {}, CommandLook::Primary, "Next");
    command_button(context, "view.present", {}, CommandLook::Quiet, "End");
}

} // namespace throughline::ui
