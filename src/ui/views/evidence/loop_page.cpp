#include "ui/views/evidence/loop_page.h"

#include "base/text.h"
#include "ui/views/record_picker.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr float widest_part = 300, highest_part = 170, gap_of_parts = 20;
constexpr float arrow_thickness = 2, arrow_head_size = 8;

} // namespace

void LoopPage::refresh(ViewContext& context) {
    if (!m_seen.is_new(context) && m_seen_outcome == m_outcome)
        return;
    // It may have been deleted.
    if (!context.store().find(m_outcome))
        m_outcome = {};
    m_seen_outcome = m_outcome;
    m_loop = journey::loop_of(context.store(), m_outcome, context.today);
    const auto text_of = [](const journey::LoopPart& part) {
        PartText text;
        const std::string whole = part.figure.value ? journey::figure_text(part.figure) : "not measured";
        const std::size_t divide = std::min(whole.find(", "), whole.size());
        text.value = whole.substr(0, divide);
        text.base = whole.substr(std::min(divide + 2, whole.size()));
        if (part.figure.of > 0)
            text.covered = text_format("%zu of %zu measured", part.figure.counted, part.figure.of);
        if (!part.unmeasured.empty())
            text.unmeasured = text_format("Select %zu without a measure", part.unmeasured.size());
        return text;
    };
    for (std::size_t index = 0; index < journey::loop_length; ++index) {
        m_nodes[index] = text_of(m_loop.nodes[index]);
        m_arrows[index] = text_of(m_loop.arrows[index]);
    }
}

void LoopPage::draw_picker(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto flow = column(ui, box);
    heading(ui, "The loop, as it is measured now");
    paragraph(
        ui,
        "What we do creates experiences; experiences make the relationship; it teaches us what to do next.",
        {.colour = ui.theme().second_ink});
    pick_record(context, "Outcome", {Kind::Outcome},
                {.placeholder = "All outcomes", .label_hidden = true, .clearable = true}, m_outcome);
}

void LoopPage::draw_unmeasured(ViewContext& context, const journey::LoopPart& part, const PartText& text) {
    if (text.unmeasured.empty() || !link(context.ui, text.unmeasured))
        return;
    std::string ids;
    for (const Id& id : part.unmeasured)
        ids.append(ids.empty() ? "" : " ").append(id.view());
    run(context, "edit.select", {{"ids", ids}, {"mode", "set"}});
}

void LoopPage::draw_node(ViewContext& context, const journey::LoopPart& part, const PartText& text,
                         const Box& box) {
    Ui& ui = context.ui;
    auto frame = card(ui, part.title, box);
    heading(ui, part.title);
    {
        auto row = line(ui, {.gap = 8});
        label(ui, text.value, {.size = metric::title_text, .weight = Weight::Semibold});
        second_label(ui, text.base);
    }
    paragraph(ui, part.figure.value ? part.means : std::string_view(part.figure.missing),
              {.colour = ui.theme().second_ink});
    small_label(ui, text.covered);
    draw_unmeasured(context, part, text);
}

void LoopPage::draw_arrow(ViewContext& context, const journey::LoopPart& part, const PartText& text,
                          const Box& box) {
    Ui& ui = context.ui;
    auto frame = card(ui, part.title, box, {.dashed = !part.figure.value, .quiet = true});
    label(ui, part.title, {.weight = Weight::Semibold});
    {
        auto row = line(ui, {.gap = 8});
        label(ui, text.value);
        second_label(ui, text.base);
    }
    paragraph(ui, part.figure.value ? part.means : std::string_view(part.figure.missing),
              {.size = metric::small_text, .colour = ui.theme().third_ink});
    draw_unmeasured(context, part, text);
}

// Nodes at the corners of a square, clockwise from the top left; arrows on its sides.
void LoopPage::draw(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    refresh(context);
    auto area = ui.group(Role::Group, "The loop", box);
    const Box inside = box.inset(metric::padding, metric::padding);
    const float width = std::min((inside.width - 4 * gap_of_parts) / 3, widest_part);
    const float height = std::min((inside.height - 4 * gap_of_parts) / 3, highest_part);
    const float step_x = width + 2 * gap_of_parts;
    const float step_y = height + 2 * gap_of_parts;
    const auto cell = [&](int across, int down) {
        return Box{inside.x + static_cast<float>(across) * step_x,
                   inside.y + static_cast<float>(down) * step_y, width, height};
    };
    // Below the cards, so that only the ends show between them.
    const Painter paint(ui);
    const Colour ink = ui.theme().strong_line;
    const Box corners[] = {cell(0, 0), cell(2, 0), cell(2, 2), cell(0, 2)};
    for (std::size_t index = 0; index < journey::loop_length; ++index) {
        const Box& from = corners[index];
        const Box& to = corners[(index + 1) % journey::loop_length];
        const bool is_level = from.y == to.y;
        const float sign = (is_level ? to.x > from.x : to.y > from.y) ? 1.0F : -1.0F;
        const Point start = from.centre();
        Point tip = to.centre();
        (is_level ? tip.x : tip.y) -= sign * ((is_level ? width : height) / 2 + 1);
        paint.line(start, tip, ink, arrow_thickness,
                   m_loop.arrows[index].figure.value ? Dash::Solid : Dash::Dashed);
        const Direction direction = is_level ? (sign > 0 ? Direction::Right : Direction::Left)
                                             : (sign > 0 ? Direction::Down : Direction::Up);
        paint.arrow_head(tip, direction, arrow_head_size, ink);
    }
    const Box sides[] = {cell(1, 0), cell(2, 1), cell(1, 2), cell(0, 1)};
    for (std::size_t index = 0; index < journey::loop_length; ++index) {
        draw_node(context, m_loop.nodes[index], m_nodes[index], corners[index]);
        draw_arrow(context, m_loop.arrows[index], m_arrows[index], sides[index]);
    }
    draw_picker(context, cell(1, 1));
}

} // namespace throughline::ui
