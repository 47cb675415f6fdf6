#include "ui/views/report.h"

#include "base/text.h"
#include "model/member_path.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr float chosen_height = 112;

} // namespace

bool Seen::is_new(const ViewContext& context) {
    if (m_store == context.store().version() && m_day == context.today)
        return false;
    m_store = context.store().version();
    m_day = context.today;
    return true;
}

Deed make_deed(ViewContext& context, std::string_view command, std::string label, Arguments arguments) {
    Deed deed;
    deed.command = command;
    deed.label = std::move(label);
    deed.refused = reason_against(context, command, arguments);
    deed.arguments = std::move(arguments);
    return deed;
}

Deed show_deed(ViewContext& context, const Id& record) {
    return make_deed(context, "go.record", "Show it", {{"id", record.text()}});
}

Deed show_all_deed(ViewContext& context, const std::vector<Id>& records) {
    if (records.size() == 1)
        return show_deed(context, records.front());
    std::string ids;
    for (const Id& id : records)
        ids.append(ids.empty() ? "" : " ").append(id.view());
    return make_deed(context, "edit.select", text_format("Select all %zu", records.size()),
                     {{"ids", ids}, {"mode", "set"}});
}

bool deed_button(ViewContext& context, const Deed& deed, CommandLook look) {
    if (deed.command.empty())
        return false;
    const Command* entry = find_command(deed.command);
    ButtonOptions options;
    options.kind = look == CommandLook::Primary ? ButtonKind::Primary
                   : look == CommandLook::Quiet ? ButtonKind::Quiet
                                                : ButtonKind::Normal;
    options.tooltip = entry->tooltip;
    options.disabled_reason = deed.refused;
    return button(context.ui, deed.label, options) && run(context, deed.command, deed.arguments);
}

const ReportRow* ReportTable::chosen() {
    const auto at_cursor = [this]() -> const ReportRow* {
        const auto row = static_cast<std::size_t>(m_grid.cursor_row);
        return m_grid.cursor_row >= 0 && row < rows.size() ? &rows[row] : nullptr;
    };
    const ReportRow* row = at_cursor();
    if (m_chosen.empty() || (row && row->record == m_chosen))
        return row;
    m_grid.cursor_row = -1;
    m_grid.clear_selection();
    look_at(m_chosen);
    return at_cursor();
}

void ReportTable::look_at(const Id& record) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const ReportRow& row) { return row.record == record; });
    if (found != rows.end())
        look_at_row(static_cast<std::size_t>(found - rows.begin()));
}

void ReportTable::look_at_row(std::size_t row) {
    const auto place = static_cast<std::int64_t>(row);
    m_chosen = row < rows.size() ? rows[row].record : Id();
    m_grid.cursor_row = place;
    m_grid.select_only(place);
    m_grid.reveal(place);
}

void ReportTable::draw(ViewContext& context, std::string_view name, const Box& box,
                       std::span<const GridColumn> columns, std::string_view empty_text) {
    Box rest = box;
    const ReportRow* row = chosen();
    const Box below = row ? rest.cut_bottom(std::min(chosen_height, rest.height / 2)) : Box{};
    draw_table(context, name, rest, columns, empty_text);
    if (row)
        draw_chosen(context, *row, below);
}

void ReportTable::draw_table(ViewContext& context, std::string_view name, const Box& box,
                             std::span<const GridColumn> columns, std::string_view empty_text) {
    chosen();
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(rows.size());
    options.empty_text = empty_text;
    options.multiple_selection = false;
    const GridResult result = data_grid(
        context.ui, name, box, m_grid, columns, options, [&](std::int64_t row, int column, GridCell& cell) {
            const ReportRow& shown = rows[static_cast<std::size_t>(row)];
            if (static_cast<std::size_t>(column) >= shown.cells.size())
                return;
            const ReportCell& prepared = shown.cells[static_cast<std::size_t>(column)];
            cell.text = prepared.text;
            cell.kind = prepared.text.empty() ? CellKind::Text : prepared.kind;
            cell.tone = prepared.tone;
            cell.muted = prepared.muted;
            cell.semibold = prepared.semibold;
        });
    if (result.link_row >= 0)
        m_grid.cursor_row = result.link_row;
    if (!result.selection_changed && !result.cursor_moved && result.link_row < 0)
        return;
    m_chosen = {};
    const ReportRow* row = chosen();
    if (!row || row->record.empty())
        return;
    m_chosen = row->record;
    run(context, "edit.select", {{"ids", row->record.text()}, {"mode", "set"}});
}

void ReportTable::draw_chosen(ViewContext& context, const ReportRow& row, const Box& box) {
    Ui& ui = context.ui;
    ui.paint().line({box.x, box.y}, {box.right(), box.y}, ui.theme().line);
    auto area = scroll_area(ui, "The chosen row", box, 10, 4);
    heading(ui, row.heading);
    paragraph(ui, row.why, {.colour = ui.theme().second_ink});
    auto buttons = line(ui, {.wrap = true});
    CommandLook look = CommandLook::Primary;
    for (std::size_t index = 0; index < row.deeds.size(); ++index) {
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        // The command may change what this row was made of.
        if (deed_button(context, row.deeds[index], look))
            return;
        look = CommandLook::Normal;
    }
}

std::string name_of(const ViewContext& context, const Id& id) {
    const Record* record = context.store().find(id);
    if (!record)
        return "(without a name)";
    if (!record->title.empty())
        return record->title;
    struct FirstTarget final : LinkVisitor {
        void visit(const Field&, const MemberPath&, const Id& target) override {
            if (first.empty())
                first = target;
        }
        Id first;
    };
    FirstTarget target;
    visit_links(*record, target);
    const std::string_view about = title_of(context.store(), target.first);
    std::string name(describe_kind(record->kind).label);
    return about.empty() ? name + " without a name" : name + " of “" + std::string(about) + "”";
}

std::string names_of(const ViewContext& context, const std::vector<Id>& ids, std::size_t shown) {
    std::vector<std::string> names;
    for (std::size_t index = 0; index < std::min(shown, ids.size()); ++index)
        names.push_back(name_of(context, ids[index]));
    std::string text = joined(names, ", ");
    if (ids.size() > shown)
        text += text_format(" and %zu more", ids.size() - shown);
    return text;
}

std::string figure_sentence(const journey::Figure& figure, int decimals) {
    std::string text = journey::figure_text(figure, decimals);
    if (!figure.value && !figure.missing.empty())
        text += ": " + figure.missing;
    if (figure.value && figure.counted < figure.of)
        text += text_format(", %zu of %zu measured", figure.counted, figure.of);
    return text;
}

std::string number_or_nothing(const std::optional<double>& value, int decimals) {
    return value ? number_for_people(*value, decimals) : std::string();
}

} // namespace throughline::ui
