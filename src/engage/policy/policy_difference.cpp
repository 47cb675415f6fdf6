#include "engage/policy/policy_difference.h"

#include "base/text.h"
#include "engage/catalogue/catalogue_records.h"
#include "model/access.h"
#include "model/records/workspace.h"

#include <map>

namespace throughline::engage {

namespace {

// One side of a comparison: the member's owner, and where links lead; no owner where there is none.
struct Side {
    const Store& store;
    const void* owner = nullptr;
};

std::string name_of(const Store& store, const Id& id) {
    const std::string_view title = title_of(store, id);
    return std::string(title.empty() ? id.view() : title);
}

template <typename T>
const T& member(const Field& field, const Side& side) {
    return access::member<T>(field, side.owner);
}

// For people; "" where it is empty or there is no owner. Groups are told field by field.
std::string text_of(const Field& field, const Side& side) {
    if (!side.owner || (field.type != FieldType::Choice && access::is_empty(field, side.owner)))
        return {};
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        return member<std::string>(field, side);
    case FieldType::Number:
        return number_text(*member<std::optional<double>>(field, side));
    case FieldType::Integer:
        return text_format("%lld", static_cast<long long>(*member<std::optional<std::int64_t>>(field, side)));
    case FieldType::Flag:
        return "yes";
    case FieldType::Choice:
        return std::string(field.choices[access::choice(field, side.owner)].label);
    case FieldType::Day:
        return date_text(*member<std::optional<Date>>(field, side));
    case FieldType::Moment:
        return instant_text(*member<std::optional<Instant>>(field, side));
    case FieldType::Link:
        return name_of(side.store, member<Id>(field, side));
    case FieldType::Links: {
        std::vector<std::string> names;
        for (const Id& id : member<std::vector<Id>>(field, side))
            names.push_back(name_of(side.store, id));
        return joined(names, ", ");
    }
    case FieldType::Texts:
        return joined(member<std::vector<std::string>>(field, side), ", ");
    case FieldType::Group:
    case FieldType::Groups:
        break;
    }
    return {};
}

class Comparer {
public:
    Comparer(const Store& before, const Store& after, std::vector<FieldChange>& found)
        : m_before(before)
        , m_after(after)
        , m_found(found) {}

    void compare(const Shape& shape, const void* before, const void* after, const std::string& prefix) {
        for (const Field& field : shape.fields) {
            const std::string label = prefix + std::string(field.label);
            if (field.type == FieldType::Group) {
                compare(*field.shape, before ? access::group(field, before) : nullptr,
                        after ? access::group(field, after) : nullptr, label + ", ");
            } else if (field.type == FieldType::Groups) {
                compare_groups(field, before, after, label);
            } else {
                std::string old = text_of(field, {m_before, before});
                std::string now = text_of(field, {m_after, after});
                if (old != now)
                    m_found.push_back({label, std::move(old), std::move(now)});
            }
        }
    }

private:
    void compare_groups(const Field& field, const void* before, const void* after, const std::string& label) {
        const std::size_t old = before ? access::group_count(field, before) : 0;
        const std::size_t now = after ? access::group_count(field, after) : 0;
        for (std::size_t index = 0; index < std::max(old, now); ++index)
            compare(*field.shape, index < old ? access::group_at(field, before, index) : nullptr,
                    index < now ? access::group_at(field, after, index) : nullptr,
                    text_format("%s %zu, ", label.c_str(), index + 1));
    }

    const Store& m_before;
    const Store& m_after;
    std::vector<FieldChange>& m_found;
};

} // namespace

std::vector<PolicyChange> policy_changes(const Store& before, const Ranking& ranking_before,
                                         const Store& after, const Ranking& ranking_after) {
    std::vector<PolicyChange> changes;
    for (const Kind kind : catalogue_kinds) {
        std::map<Id, std::pair<RecordPointer, RecordPointer>> sides;
        for (const RecordPointer& record : before.all(kind)) {
            if (is_of_catalogue(*record))
                sides[record->id].first = deciding_part(record);
        }
        for (const RecordPointer& record : after.all(kind)) {
            if (is_of_catalogue(*record))
                sides[record->id].second = deciding_part(record);
        }
        for (const auto& [id, side] : sides) {
            const auto& [old, now] = side;
            PolicyChange change{!old   ? PartChange::Added
                                : !now ? PartChange::Removed
                                       : PartChange::Changed,
                                kind,
                                id,
                                now ? now->title : old->title,
                                {}};
            if (old && now)
                Comparer(before, after, change.fields)
                    .compare(*describe_kind(kind).shape, old.get(), now.get(), {});
            if (!old || !now || !change.fields.empty())
                changes.push_back(std::move(change));
        }
    }
    PolicyChange ranking{PartChange::Changed, Kind::Workspace, {}, "Ranking of actions", {}};
    Comparer(before, after, ranking.fields).compare(ranking_shape, &ranking_before, &ranking_after, {});
    if (!ranking.fields.empty())
        changes.push_back(std::move(ranking));
    return changes;
}

} // namespace throughline::engage
