#include "ui/views/customers/table_import.h"

#include "base/later.h"
#include "base/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::uint64_t bytes_per_step = 256 * 1024;
constexpr float dialog_width = 860;

struct DelimiterChoice {
    char character;
    std::string_view name;
};
constexpr std::array<DelimiterChoice, 4> delimiters = {
    {{',', "Comma"}, {';', "Semicolon"}, {'\t', "Tab"}, {'|', "Bar"}}};

// A column whose values are all different and never blank names the customer.
std::size_t likely_key(const csv::Guess& guess) {
    for (std::size_t index = 0; index < guess.columns.size(); ++index) {
        const std::string name = folded(guess.columns[index].name);
        const bool named_so =
            name == "id" || name.ends_with("id") || name.ends_with("key") || name.ends_with("number");
        if (named_so && guess.columns[index].blank_count == 0)
            return index;
    }
    return 0;
}

} // namespace

void TableImport::start(platform::OpenedFile file, Instant now) {
    m_name = std::move(file.name);
    m_bytes = std::make_shared<const std::string>(std::move(file.bytes));
    m_now = now;
    m_guess.reset();
    m_import_job.reset();
    m_imported.reset();
    look_again({});
}

void TableImport::look_again(const csv::Wishes& wishes) {
    m_wishes = wishes;
    m_guess_job.emplace(m_bytes, wishes);
    m_stage = Stage::Looking;
}

bool TableImport::work(const std::function<double()>& clock, double until) {
    while (m_stage == Stage::Looking) {
        if (m_guess_job->step(bytes_per_step) == tables::JobState::Done) {
            auto guess = std::move(*m_guess_job).take_guess();
            m_guess_job.reset();
            if (!guess.ok()) {
                m_problem = guess.error();
                m_stage = Stage::Failed;
                return false;
            }
            m_guess.emplace(std::move(guess).value());
            m_plan = csv::plan_of(*m_guess);
            m_included.assign(m_guess->columns.size(), true);
            m_key_column = likely_key(*m_guess);
            m_stage = Stage::Choosing;
        }
        if (clock() >= until)
            break;
    }
    while (m_stage == Stage::Reading) {
        if (m_import_job->step(bytes_per_step) == tables::JobState::Done) {
            auto imported = std::move(*m_import_job).take_imported();
            m_import_job.reset();
            if (!imported.ok()) {
                m_problem = imported.error();
                m_stage = Stage::Failed;
                return false;
            }
            m_imported.emplace(std::move(imported).value());
            m_stage = Stage::Read;
        }
        if (clock() >= until)
            break;
    }
    return m_stage == Stage::Looking || m_stage == Stage::Reading;
}

void TableImport::draw(ViewContext& context) {
    if (m_stage == Stage::Closed)
        return;
    if (m_stage == Stage::Read) {
        finish(context);
        return;
    }
    Ui& ui = context.ui;
    bool open = true;
    auto box = dialog(ui, "Import customers", open, {.width = dialog_width, .description = m_name});
    if (!open)
        return close(context);
    if (!box)
        return;
    switch (m_stage) {
    case Stage::Looking:
        return draw_looking(context);
    case Stage::Choosing:
        return draw_choosing(context);
    case Stage::Reading:
        return draw_reading(context);
    case Stage::Failed: {
        paragraph(ui, ui.keep(describe(m_problem)));
        paragraph(ui, "Nothing was changed.");
        auto buttons = dialog_buttons(ui);
        if (answer_button(ui, "Close"))
            close(context);
        return;
    }
    case Stage::Closed:
    case Stage::Read:
        return;
    }
}

LATER void TableImport::draw_looking(ViewContext& context) {
    if (progress(context.ui, "Looking at the file", m_guess_job->progress().fraction(),
                 {.cancel_label = "Cancel"}))
        close(context);
}

LATER void TableImport::draw_choosing(ViewContext& context) {
    Ui& ui = context.ui;
    const csv::Guess& guess = *m_guess;
    {
        auto row = line(ui, {.gap = 16});
        second_label(ui,
                     ui.format("%s rows, %zu columns, %s",
                               ui.number(static_cast<double>(guess.row_count)).data(), guess.columns.size(),
                               std::string(csv::encoding_name(guess.text.encoding)).c_str()));
        push_right(ui);
        int chosen = -1;
        for (std::size_t index = 0; index < delimiters.size(); ++index) {
            if (delimiters[index].character == guess.dialect.delimiter)
                chosen = static_cast<int>(index);
        }
        const Picked picked =
            picker(ui, "Separator", {.count = 4, .chosen = chosen, .label_hidden = true, .width = 120},
                   [](int index) { return Choice{delimiters[static_cast<std::size_t>(index)].name}; });
        const bool header = guess.dialect.header == csv::Header::FirstRow;
        const bool header_changed = check_box(ui, "First row holds the names", header);
        if (picked || header_changed) {
            csv::Wishes wishes = m_wishes;
            if (picked)
                wishes.delimiter = delimiters[static_cast<std::size_t>(picked.index)].character;
            wishes.header = header != header_changed ? csv::Header::FirstRow : csv::Header::None;
            return look_again(wishes);
        }
    }
    {
        auto head = columns(ui, {24, 180, 150, 1, 150});
        small_label(ui, "");
        next_column(ui);
        small_label(ui, "Name");
        next_column(ui);
        small_label(ui, "Type");
        next_column(ui);
        small_label(ui, "First values");
        next_column(ui);
        small_label(ui, "Blank");
    }
    {
        const Box list = place(ui, 0, std::min(380.0F, 34.0F * static_cast<float>(guess.columns.size()) + 8));
        auto scroll = scroll_area(ui, "Columns", list, 0, 4);
        for (std::size_t index = 0; index < guess.columns.size(); ++index)
            draw_column(context, index);
    }
    draw_remarks(context, guess.remarks);
    const bool any = std::find(m_included.begin(), m_included.end(), true) != m_included.end();
    const Picked key =
        picker(ui, "Customers are told apart by",
               {.count = static_cast<int>(guess.columns.size()), .chosen = static_cast<int>(m_key_column)},
               [&](int index) { return Choice{m_plan.columns[static_cast<std::size_t>(index)].name}; });
    if (key)
        m_key_column = static_cast<std::size_t>(key.index);
    auto buttons = dialog_buttons(ui);
    if (button(ui, "Cancel"))
        return close(context);
    if (answer_button(ui, ui.format("Import %s rows", ui.number(static_cast<double>(guess.row_count)).data()),
                      any ? "" : "Choose at least one column."))
        begin_reading();
}

void TableImport::draw_column(ViewContext& context, std::size_t index) {
    Ui& ui = context.ui;
    const csv::ColumnGuess& guess = m_guess->columns[index];
    csv::PlannedColumn& planned = m_plan.columns[index];
    auto scope = ui.with_id(static_cast<std::uint64_t>(index));
    auto row = columns(ui, {24, 180, 150, 1, 150});
    if (check_box(ui, ui.format("##Import %s", guess.name.c_str()), m_included[index]))
        m_included[index] = !m_included[index];
    next_column(ui);
    const FieldResult name = text_field(ui, "Name", planned.name, {.label = LabelPlace::Hidden});
    if (name.committed())
        planned.name = std::string(name.value);
    next_column(ui);
    const Picked type = picker(
        ui, "Type",
        {.count = tables::column_type_count,
         .chosen = static_cast<int>(planned.format.type),
         .label_hidden = true},
        [](int choice) { return Choice{tables::column_type_name(static_cast<tables::ColumnType>(choice))}; });
    if (type)
        planned.format.type = static_cast<tables::ColumnType>(type.index);
    next_column(ui);
    second_label(ui, ui.keep(joined(guess.examples, " · ")));
    next_column(ui);
    if (guess.nearly && planned.format.type != guess.nearly->type) {
        const std::string type_name(tables::column_type_name(guess.nearly->type));
        chip(ui,
             ui.format("%llu not %s", static_cast<unsigned long long>(guess.nearly->misfit_count),
                       type_name.c_str()),
             {.tone = Tone::Warning,
              .tooltip = "Nearly all cells are of this type; choose it and the others become blank."});
    } else if (guess.date_order_is_ambiguous) {
        chip(ui, "day or month first?",
             {.tone = Tone::Warning, .tooltip = "Every date could be read both ways."});
    } else {
        small_label(ui, guess.blank_count == 0 ? std::string_view("none")
                                               : ui.number(static_cast<double>(guess.blank_count)));
    }
}

void TableImport::draw_remarks(ViewContext& context, const csv::Remarks& remarks) {
    if (remarks.count == 0)
        return;
    Ui& ui = context.ui;
    constexpr std::size_t shown = 3;
    section(ui, ui.format("%llu remarks", static_cast<unsigned long long>(remarks.count)));
    for (std::size_t index = 0; index < std::min(shown, remarks.listed.size()); ++index)
        paragraph(ui, ui.keep(csv::describe(remarks.listed[index])), {.size = metric::small_text});
}

void TableImport::begin_reading() {
    csv::Plan plan = m_plan;
    plan.columns.clear();
    std::size_t key = 0;
    for (std::size_t index = 0; index < m_included.size(); ++index) {
        if (index == m_key_column)
            key = plan.columns.size();
        // The key is needed whether or not it was chosen.
        if (m_included[index] || index == m_key_column)
            plan.columns.push_back(m_plan.columns[index]);
    }
    m_key_column = key;
    tables::Provenance provenance{m_name, m_now, m_bytes->size()};
    auto job = csv::ImportJob::start(m_guess->text, std::move(plan), m_name, std::move(provenance));
    if (!job.ok()) {
        m_problem = job.error();
        m_stage = Stage::Failed;
        return;
    }
    m_import_job.emplace(std::move(job).value());
    m_stage = Stage::Reading;
}

LATER void TableImport::draw_reading(ViewContext& context) {
    Ui& ui = context.ui;
    const tables::Progress done = m_import_job->progress();
    const std::string_view detail = ui.format("%.1f of %.1f MB", static_cast<double>(done.done) / 1e6,
                                              static_cast<double>(done.total) / 1e6);
    if (progress(ui, "Reading", done.fraction(), {.detail = detail, .cancel_label = "Cancel"}))
        close(context);
}

LATER void TableImport::finish(ViewContext& context) {
    const tables::Table table = m_imported->table;
    Session& session = context.session();
    const std::string key = table.column_info(m_key_column).name;
    const std::string rows = number_for_people(table.row_count());
    platform::Platform& platform = context.ui.platform();
    const tables::ContentHash name =
        context.tables.keep(table, [&platform, &session, rows](Result<void> kept) {
            platform.request_frames(2);
            if (kept.ok())
                session.toast(rows + " customers imported and saved.", ToastTone::Good);
            else
                session.toast("The customers are here, but were not saved: " + kept.error().message,
                              ToastTone::Bad);
        });
    add_table_reference(context, table, name, key);
    close(context);
}

void TableImport::close(ViewContext& context) {
    m_stage = Stage::Closed;
    m_bytes.reset();
    m_guess_job.reset();
    m_guess.reset();
    m_import_job.reset();
    m_imported.reset();
    if (context.session().dialog == Dialog::ImportTable)
        context.session().dialog = Dialog::None;
}

} // namespace throughline::ui
