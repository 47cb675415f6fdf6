#include "store/field_path.h"

#include "base/text.h"
#include "store/record_lines.h"

namespace throughline {

namespace {

template <typename T>
T& value_of(void* member) {
    return *static_cast<T*>(member);
}

bool is_list(FieldType type) {
    return type == FieldType::Texts || type == FieldType::Links || type == FieldType::Groups;
}

std::size_t size_of(const Field& field, void* member) {
    switch (field.type) {
    case FieldType::Texts:
        return value_of<std::vector<std::string>>(member).size();
    case FieldType::Links:
        return value_of<std::vector<Id>>(member).size();
    case FieldType::Groups:
        return field.groups.size(member);
    default:
        return 0;
    }
}

Error beyond(const Field& field, std::size_t at, std::size_t size) {
    return error_at(std::string(field.name),
                    text_format("There is no item %zu; the list has %zu.", at, size));
}

// One part of a path: "rules[2]" → name and item.
struct PathPart {
    std::string_view name;
    std::optional<std::size_t> item;
};

Result<PathPart> read_part(std::string_view text) {
    const std::size_t open = text.find('[');
    if (open == std::string_view::npos)
        return PathPart{text, std::nullopt};
    if (text.back() != ']')
        return error_at(std::string(text), "A position in a path is written like “rules[2]”.");
    const auto number = TRY(read_decimal(text.substr(open + 1, text.size() - open - 2)));
    return PathPart{text.substr(0, open), static_cast<std::size_t>(number)};
}

std::string_view take_part(std::string_view& path) {
    const std::size_t dot = path.find('.');
    const std::string_view part = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    return part;
}

Result<FieldPlace> find_list(Record& record, std::string_view path) {
    FieldPlace place = TRY(find_place(record, path));
    if (place.item || !is_list(place.field->type))
        return error_at(std::string(path),
                        text_format("“%s” is not a list.", std::string(place.field->label).c_str()));
    return place;
}

} // namespace

Result<FieldPlace> find_place(Record& record, std::string_view path) {
    const Shape* shape = describe_kind(record.kind).shape;
    void* owner = &record;
    for (std::string_view rest = path;;) {
        const PathPart part = TRY(read_part(take_part(rest)));
        const Field* field = find_field(*shape, part.name);
        if (!field)
            return error_at(std::string(path),
                            text_format("There is no field “%s” in %s.", std::string(part.name).c_str(),
                                        std::string(describe_kind(record.kind).label).c_str()));
        FieldPlace place{field, field->member(owner), part.item};
        if (part.item && !is_list(field->type))
            return error_at(std::string(path),
                            text_format("“%s” is not a list.", std::string(field->label).c_str()));
        if (part.item && *part.item >= size_of(*field, place.member))
            return beyond(*field, *part.item, size_of(*field, place.member));
        if (rest.empty())
            return place;
        if (field->type == FieldType::Group)
            owner = place.member;
        else if (field->type == FieldType::Groups && part.item)
            owner = field->groups.at(place.member, *part.item);
        else
            return error_at(std::string(path),
                            text_format("“%s” has no parts.", std::string(field->label).c_str()));
        shape = field->shape;
    }
}

Result<std::string> field_text(const Record& record, std::string_view path) {
    // Only read; places are of mutable records.
    return place_text(TRY(find_place(const_cast<Record&>(record), path)));
}

Result<void> set_field(Record& record, std::string_view path, std::string_view text) {
    return set_place(TRY(find_place(record, path)), text);
}

Result<std::size_t> count_items(const Record& record, std::string_view path) {
    const FieldPlace place = TRY(find_list(const_cast<Record&>(record), path));
    return size_of(*place.field, place.member);
}

Result<void> insert_item(Record& record, std::string_view path, std::size_t at, std::string_view text) {
    const FieldPlace place = TRY(find_list(record, path));
    const std::size_t size = size_of(*place.field, place.member);
    if (at > size)
        return beyond(*place.field, at, size);
    const auto offset = static_cast<std::ptrdiff_t>(at);
    if (place.field->type == FieldType::Texts) {
        auto& texts = value_of<std::vector<std::string>>(place.member);
        texts.emplace(texts.begin() + offset, text);
    } else if (place.field->type == FieldType::Links) {
        auto& links = value_of<std::vector<Id>>(place.member);
        links.insert(links.begin() + offset, TRY(Id::parse(text)));
    } else {
        place.field->groups.insert(place.member, at);
    }
    return {};
}

Result<void> remove_item(Record& record, std::string_view path, std::size_t at) {
    const FieldPlace place = TRY(find_list(record, path));
    if (at >= size_of(*place.field, place.member))
        return beyond(*place.field, at, size_of(*place.field, place.member));
    const auto offset = static_cast<std::ptrdiff_t>(at);
    if (place.field->type == FieldType::Texts) {
        auto& texts = value_of<std::vector<std::string>>(place.member);
        texts.erase(texts.begin() + offset);
    } else if (place.field->type == FieldType::Links) {
        auto& links = value_of<std::vector<Id>>(place.member);
        links.erase(links.begin() + offset);
    } else {
        place.field->groups.erase(place.member, at);
    }
    return {};
}

namespace {

template <typename T>
void move_within(std::vector<T>& list, std::size_t from, std::size_t to) {
    T item = std::move(list[from]);
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(from));
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(to), std::move(item));
}

} // namespace

Result<void> move_item(Record& record, std::string_view path, std::size_t from, std::size_t to) {
    const FieldPlace place = TRY(find_list(record, path));
    const std::size_t size = size_of(*place.field, place.member);
    if (from >= size || to >= size)
        return beyond(*place.field, from >= size ? from : to, size);
    if (place.field->type == FieldType::Texts)
        move_within(value_of<std::vector<std::string>>(place.member), from, to);
    else if (place.field->type == FieldType::Links)
        move_within(value_of<std::vector<Id>>(place.member), from, to);
    else
        place.field->groups.move(place.member, from, to);
    return {};
}

} // namespace throughline
