// Fields by their type: one widget each, the same for every kind of record.
#include "base/text.h"
#include "model/access.h"
#include "ui/views/inspector/inspector_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

// Groups drawn in full; more are counted. A decision's thousand rules belong into its own editor.
constexpr std::size_t groups_shown = 12;
// Longer texts are files that were taken in, such as a decision model; nobody edits them in a field.
constexpr std::size_t longest_edited = 20'000;

Choice choice_of(const Record& record) {
    return {record.title.empty() ? std::string_view("without a name") : std::string_view(record.title),
            describe_kind(record.kind).label};
}

// In memory of this frame.
std::string_view path_of(Ui& ui, std::string_view prefix, std::string_view name) {
    return ui.format("%.*s%.*s", static_cast<int>(prefix.size()), prefix.data(),
                     static_cast<int>(name.size()), name.data());
}

std::string_view lines_of(Ui& ui, const std::vector<std::string>& texts) {
    return ui.joined(
        texts, [](const std::string& text) -> std::string_view { return text; }, "\n");
}

template <typename T>
const T& value_of(const void* member) {
    return *static_cast<const T*>(member);
}

} // namespace

// The records that a link may lead to, without those it leads to already; the list is used again by the next
// field.
const std::vector<const Record*>& InspectorView::offer(const Store& store, const KindSet& kinds,
                                                       std::span<const Id> taken) {
    m_offered.clear();
    for (std::size_t index = 0; index < kind_count; ++index) {
        const auto kind = static_cast<Kind>(index);
        if (!kinds.contains(kind))
            continue;
        for (const RecordPointer& record : store.all(kind)) {
            if (std::find(taken.begin(), taken.end(), record->id) == taken.end())
                m_offered.push_back(record.get());
        }
    }
    return m_offered;
}

void InspectorView::set(ViewContext& context, std::string_view path, std::string_view value) {
    run(context, "record.set",
        {{"id", m_record.text()}, {"path", std::string(path)}, {"value", std::string(value)}});
}

void InspectorView::draw_shape(ViewContext& context, const Shape& shape, const void* owner,
                               std::string_view prefix) {
    const Record* record = context.store().find(m_record);
    // Other states have a menu, or commands that look at what has to come first.
    const bool has_plain_state = record && (record->kind == Kind::Action || record->kind == Kind::Treatment ||
                                            record->kind == Kind::ContactPolicy);
    for (const Field& field : shape.fields) {
        // The name stands above, positions have their canvas.
        const bool drawn_elsewhere =
            prefix.empty() && (field.name == "title" || (field.name == "state" && !has_plain_state) ||
                               field.name == "history" || field.name == "position");
        if (drawn_elsewhere)
            continue;
        // The description only reads here; the accessor serves writers too.
        const void* member = field.member(const_cast<void*>(owner));
        const bool always = field.presence == Presence::Required;
        if (!m_show_all && !always && access::is_empty(field, owner))
            continue;
        draw_field(context, field, member, path_of(context.ui, prefix, field.name));
    }
}

void InspectorView::draw_field(ViewContext& context, const Field& field, const void* member,
                               std::string_view path) {
    Ui& ui = context.ui;
    auto scope = ui.with_id(path);
    FieldOptions options;
    options.tooltip = field.help;
    options.suffix = field.unit;
    FieldResult result;
    switch (field.type) {
    case FieldType::Text:
        result = text_field(ui, field.label, value_of<std::string>(member), options);
        break;
    case FieldType::LongText:
        if (value_of<std::string>(member).size() > longest_edited) {
            key_value(ui, field.label,
                      ui.format("%s characters",
                                ui.number(static_cast<double>(value_of<std::string>(member).size())).data()));
            return;
        }
        options.label = LabelPlace::Above;
        options.lines = 2;
        result = long_field(ui, field.label, value_of<std::string>(member), options);
        break;
    case FieldType::Texts:
        if (lines_of(ui, value_of<std::vector<std::string>>(member)).size() > longest_edited) {
            key_value(ui, field.label,
                      ui.counted(value_of<std::vector<std::string>>(member).size(), "line", "lines"));
            return;
        }
        options.label = LabelPlace::Above;
        options.lines = 2;
        options.placeholder = "one a line";
        result =
            long_field(ui, field.label, lines_of(ui, value_of<std::vector<std::string>>(member)), options);
        break;
    case FieldType::Number: {
        const auto& number = value_of<std::optional<double>>(member);
        result = number_field(ui, field.label, number ? ui.keep(number_text(*number)) : std::string_view(),
                              options);
        break;
    }
    case FieldType::Integer: {
        const auto& number = value_of<std::optional<std::int64_t>>(member);
        result = number_field(
            ui, field.label, number ? ui.format("%lld", static_cast<long long>(*number)) : std::string_view(),
            options);
        break;
    }
    case FieldType::Day: {
        const auto& day = value_of<std::optional<Date>>(member);
        result = date_field(ui, field.label, day ? ui.keep(date_text(*day)) : std::string_view(), options);
        break;
    }
    case FieldType::Moment: {
        const auto& moment = value_of<std::optional<Instant>>(member);
        key_value(ui, field.label, moment ? ui.date(date_of(*moment)) : std::string_view("—"));
        return;
    }
    case FieldType::Flag:
        if (check_box(ui, field.label, value_of<bool>(member), {.tooltip = field.help}))
            set(context, path, value_of<bool>(member) ? "false" : "true");
        return;
    case FieldType::Choice:
        return draw_choice(context, field, member, path);
    case FieldType::Link:
        return draw_link(context, field, member, path);
    case FieldType::Links:
        return draw_links(context, field, member, path);
    case FieldType::Group:
        section(ui, field.label);
        return draw_shape(context, *field.shape, member, path_of(ui, path, "."));
    case FieldType::Groups:
        return draw_groups(context, field, member, path);
    }
    if (result.committed())
        set(context, path, result.value);
}

void InspectorView::draw_choice(ViewContext& context, const Field& field, const void* member,
                                std::string_view path) {
    const auto current = value_of<std::uint8_t>(member);
    const Picked picked =
        picker(context.ui, field.label,
               {.count = static_cast<int>(field.choices.size()), .chosen = current, .tooltip = field.help},
               [&](int index) { return Choice{field.choices[static_cast<std::size_t>(index)].label}; });
    if (picked && picked.index >= 0)
        set(context, path, field.choices[static_cast<std::size_t>(picked.index)].name);
}

void InspectorView::draw_link(ViewContext& context, const Field& field, const void* member,
                              std::string_view path) {
    const Id& current = value_of<Id>(member);
    const std::vector<const Record*>& records = offer(context.store(), field.targets, {});
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&](const Record* record) { return record->id == current; });
    const int chosen = found == records.end() ? -1 : static_cast<int>(found - records.begin());
    const Picked picked =
        picker(context.ui, field.label,
               {.count = static_cast<int>(records.size()),
                .chosen = chosen,
                .placeholder = "none",
                .tooltip = field.help,
                .clearable = true},
               [&](int index) { return choice_of(*records[static_cast<std::size_t>(index)]); });
    if (picked.index == picked_none)
        set(context, path, {});
    else if (picked && picked.index >= 0)
        set(context, path, records[static_cast<std::size_t>(picked.index)]->id.view());
}

void InspectorView::draw_links(ViewContext& context, const Field& field, const void* member,
                               std::string_view path) {
    Ui& ui = context.ui;
    const auto& links = value_of<std::vector<Id>>(member);
    std::size_t removed = links.size();
    {
        auto row = key_row(ui, field.label);
        auto chips = line(ui, {.gap = 4, .wrap = true});
        for (std::size_t index = 0; index < links.size(); ++index) {
            const Record* record = context.store().find(links[index]);
            auto scope = ui.with_id(links[index].view());
            if (record && chip_button(ui, record->title, {.tooltip = "Remove from this list"}))
                removed = index;
        }
    }
    if (removed < links.size()) {
        run(context, "record.remove_item",
            {{"id", m_record.text()}, {"path", std::string(path)}, {"at", text_format("%zu", removed)}});
        return;
    }
    const std::vector<const Record*>& records = offer(context.store(), field.targets, links);
    const Picked picked =
        picker(ui, ui.format("Add to %s", folded(field.label).c_str()),
               {.count = static_cast<int>(records.size()),
                .placeholder = "add…",
                .tooltip = field.help,
                .label_hidden = true},
               [&](int index) { return choice_of(*records[static_cast<std::size_t>(index)]); });
    if (picked && picked.index >= 0)
        run(context, "record.insert_item",
            {{"id", m_record.text()},
             {"path", std::string(path)},
             {"at", text_format("%zu", links.size())},
             {"value", records[static_cast<std::size_t>(picked.index)]->id.text()}});
}

void InspectorView::draw_groups(ViewContext& context, const Field& field, const void* member,
                                std::string_view path) {
    Ui& ui = context.ui;
    const std::size_t count = field.groups.size(member);
    section(ui, count > 0 ? ui.format("%s (%zu)", field.label.data(), count) : field.label);
    std::size_t removed = count;
    for (std::size_t index = 0; index < std::min(count, groups_shown); ++index) {
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        const std::string_view item =
            ui.format("%.*s[%zu].", static_cast<int>(path.size()), path.data(), index);
        auto frame = card(ui, ui.format("%s %zu", field.label.data(), index + 1), CardOptions{.quiet = true});
        draw_shape(context, *field.shape, field.groups.at(const_cast<void*>(member), index), item);
        if (link(ui, "Remove", {.style = {.size = metric::small_text}}))
            removed = index;
    }
    if (count > groups_shown)
        small_label(ui, ui.format("and %zu more", count - groups_shown));
    if (removed < count)
        run(context, "record.remove_item",
            {{"id", m_record.text()}, {"path", std::string(path)}, {"at", text_format("%zu", removed)}});
    else if (link(ui, "Add", {.tooltip = field.help}))
        run(context, "record.insert_item",
            {{"id", m_record.text()}, {"path", std::string(path)}, {"at", text_format("%zu", count)}});
}

} // namespace throughline::ui
