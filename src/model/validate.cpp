#include "base/text.h"
#include "model/access.h"
#include "model/content.h"
#include "model/limits.h"
#include "model/member_path.h"

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

using namespace access;

class Validator {
public:
    explicit Validator(std::vector<Problem>& problems)
        : m_problems(problems) {}

    void check_shape(const Shape& shape, const void* owner) {
        for (const Field& field : shape.fields) {
            MemberPath::Step step(m_path, field.name);
            check_presence(field, owner);
            check_field(field, owner);
        }
    }

private:
    void complain(std::string message, Severity severity = Severity::Error) {
        m_problems.push_back({m_path.text(), std::move(message), severity});
    }

    std::string quoted(const Field& field) const { return "\"" + std::string(field.label) + "\""; }

    void check_presence(const Field& field, const void* owner) {
        if (field.presence != Presence::Required)
            return;
        if (field.type == FieldType::Text) {
            // Only the record's own title has an error; the rest can wait.
            bool is_title = m_path.is("title");
            if (trimmed(member<std::string>(field, owner)).empty())
                complain(quoted(field) + " must not be empty.",
                         is_title ? Severity::Error : Severity::Finding);
        } else if (field.type != FieldType::Choice && is_empty(field, owner)) {
            complain(quoted(field) + " is not filled in yet.", Severity::Finding);
        }
    }

    void check_field(const Field& field, const void* owner) {
        switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText:
            check_text(field, member<std::string>(field, owner));
            break;
        case FieldType::Texts:
            check_texts(field, member<std::vector<std::string>>(field, owner));
            break;
        case FieldType::Number:
            if (const auto& number = member<std::optional<double>>(field, owner))
                check_number(field, *number);
            break;
        case FieldType::Integer:
            if (const auto& number = member<std::optional<std::int64_t>>(field, owner))
                check_number(field, static_cast<double>(*number));
            break;
        case FieldType::Choice:
            if (choice(field, owner) >= field.choices.size())
                complain(quoted(field) + " has a value that does not exist.");
            break;
        case FieldType::Day:
            if (const auto& day = member<std::optional<Date>>(field, owner))
                check_day(field, *day);
            break;
        case FieldType::Moment:
            if (const auto& moment = member<std::optional<Instant>>(field, owner))
                check_day(field, date_of(*moment));
            break;
        case FieldType::Links:
            check_links(field, member<std::vector<Id>>(field, owner));
            break;
        case FieldType::Group:
            check_shape(*field.shape, group(field, owner));
            break;
        case FieldType::Groups:
            for (std::size_t index = 0; index < group_count(field, owner); ++index) {
                MemberPath::Step item(m_path, index);
                check_shape(*field.shape, group_at(field, owner, index));
            }
            break;
        case FieldType::Flag:
        case FieldType::Link:
            break;
        }
    }

    // What is stored must be readable again, so what the reader refuses is refused here too.
    void check_text(const Field& field, const std::string& text) {
        if (text.size() > limits::text_bytes)
            complain(
                text_format("%s is longer than %zu characters.", quoted(field).c_str(), limits::text_bytes));
        else if (first_invalid_utf8(text) != no_position)
            complain(quoted(field) + " contains bytes that are not UTF-8 text.");
        else if (text.find('\0') != std::string::npos)
            complain(quoted(field) + " contains a NUL character, which no text has.");
    }

    void check_texts(const Field& field, const std::vector<std::string>& items) {
        for (std::size_t index = 0; index < items.size(); ++index) {
            MemberPath::Step item(m_path, index);
            check_text(field, items[index]);
        }
    }

    void check_number(const Field& field, double number) {
        if (!std::isfinite(number)) {
            complain(quoted(field) + " must be a finite number.");
            return;
        }
        bool limited = field.minimum != 0 || field.maximum != 0;
        if (limited && (number < field.minimum || number > field.maximum))
            complain(text_format("%s must lie between %s and %s, but is %s.", quoted(field).c_str(),
                                 number_text(field.minimum).c_str(), number_text(field.maximum).c_str(),
                                 number_text(number).c_str()));
        else if (!limited && field.type == FieldType::Integer && std::abs(number) > fields::largest_integer)
            complain(quoted(field) + " is larger than any program reads exactly.");
    }

    void check_day(const Field& field, Date day) {
        if (day < limits::first_day || day > limits::last_day)
            complain(quoted(field) + " must be a day between the years 1 and 9999.");
    }

    void check_links(const Field& field, const std::vector<Id>& targets) {
        for (std::size_t index = 0; index < targets.size(); ++index) {
            MemberPath::Step item(m_path, index);
            if (targets[index].empty())
                complain(quoted(field) + " has a link that leads nowhere.");
            else if (std::find(targets.begin(), targets.begin() + static_cast<std::ptrdiff_t>(index),
                               targets[index]) != targets.begin() + static_cast<std::ptrdiff_t>(index))
                complain(quoted(field) + " names \"" + targets[index].text() + "\" twice.");
        }
    }

    std::vector<Problem>& m_problems;
    MemberPath m_path;
};

} // namespace

std::vector<Problem> validate_record(const Record& record) {
    std::vector<Problem> problems;
    const KindDescription& kind = describe_kind(record.kind);
    Validator(problems).check_shape(*kind.shape, &record);
    kind.validate(record, problems);
    std::stable_partition(problems.begin(), problems.end(),
                          [](const Problem& problem) { return problem.severity == Severity::Error; });
    return problems;
}

Result<void> check_record(const Record& record) {
    std::vector<Problem> problems = validate_record(record);
    if (problems.empty() || problems.front().severity != Severity::Error)
        return {};
    return error_at(std::move(problems.front().field), std::move(problems.front().message));
}

} // namespace throughline
