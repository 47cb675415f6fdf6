#include "base/text.h"
#include "journey/requirement_list.h"

#include <algorithm>

namespace throughline::journey {

namespace {

std::string priority_text(const SystemRequirement& requirement) {
    return requirement.priority ? number_for_people(*requirement.priority, 1) : std::string();
}

std::string names_of(const Store& store, const std::vector<Id>& ids) {
    std::vector<std::string> names;
    for (const Id& id : ids) {
        const Record* record = store.find(id);
        names.push_back(record && !record->title.empty() ? record->title : std::string(id.view()));
    }
    return joined(names, "; ");
}

// What Markdown would take for a border of the table, markup or the end of the row.
std::string markdown_cell(std::string_view text) {
    std::string cell;
    for (const char character : text) {
        if (character == '\n' || character == '\r' || character == '\t') {
            cell += ' ';
            continue;
        }
        if (std::string_view("|\\`*_<>[]").find(character) != std::string_view::npos)
            cell += '\\';
        cell += character;
    }
    return cell;
}

bool would_run(std::string_view text) {
    if (text.empty())
        return false;
    constexpr std::string_view starts("=+-@\t\r\0", 7);
    if (starts.find(text.front()) != std::string_view::npos)
        return true;
    // The full-width forms of = + - @.
    for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
        if (text.substr(0, wide.size()) == wide)
            return true;
    }
    return false;
}

void append_csv_row(std::string& text, const std::vector<std::string>& cells) {
    for (std::size_t index = 0; index < cells.size(); ++index) {
        text += index > 0 ? "," : "";
        const std::string cell = (would_run(cells[index]) ? "'" : "") + cells[index];
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            text += cell;
            continue;
        }
        text += '"';
        for (const char character : cell) {
            text += character == '"' ? "\"\"" : std::string(1, character);
        }
        text += '"';
    }
    text += "\r\n";
}

} // namespace

std::string requirements_as_markdown(const Store& store, const std::vector<SystemRequirement>& list) {
    std::string text = "# Requirements for the CRM system\n";
    for (int number = 0; number <= static_cast<int>(RequirementTopic::Responsibility); ++number) {
        const auto topic = static_cast<RequirementTopic>(number);
        const bool any = std::any_of(list.begin(), list.end(),
                                     [topic](const SystemRequirement& one) { return one.topic == topic; });
        if (!any)
            continue;
        text += "\n## " + std::string(topic_text(topic)) +
                "\n\n| Number | Requirement | State | Priority | Why | Needed by |\n"
                "|---|---|---|---:|---|---|\n";
        for (const SystemRequirement& one : list) {
            if (one.topic != topic)
                continue;
            text += "| " + one.number + " | " + markdown_cell(one.sentence) + " | " +
                    std::string(state_text(one.state)) + " | " + priority_text(one) + " | " +
                    markdown_cell(one.reason) + " | " + markdown_cell(names_of(store, one.interactions)) +
                    " |\n";
        }
    }
    return text;
}

std::string requirements_as_csv(const Store& store, const std::vector<SystemRequirement>& list) {
    std::string text;
    append_csv_row(text,
                   {"Number", "Topic", "Requirement", "State", "Priority", "Why", "Needed by", "Source"});
    for (const SystemRequirement& one : list) {
        append_csv_row(text, {one.number, std::string(topic_text(one.topic)), one.sentence,
                              std::string(state_text(one.state)), priority_text(one), one.reason,
                              names_of(store, one.interactions), std::string(one.source.view())});
    }
    return text;
}

} // namespace throughline::journey
