// Random records for property tests, filled through their shapes, so that a new field is covered as soon as
// it exists.
#pragma once

#include "base/random.h"
#include "base/text.h"
#include "model/access.h"
#include "model/content.h"
#include "model/limits.h"
#include "model/records.h"

#include <algorithm>
#include <array>

namespace throughline::testing {

class RecordMaker {
public:
    explicit RecordMaker(std::uint64_t seed)
        : m_random(seed) {}

    Random& random() { return m_random; }

    // Ids that links may point to.
    void add_target(Kind kind, const Id& id) { targets(kind).push_back(id); }

    // A record without errors. `fullness` is the share of fields that are filled.
    std::shared_ptr<Record> make(Kind kind, const Id& id, double fullness = 0.6) {
        const KindDescription& description = describe_kind(kind);
        while (true) {
            std::shared_ptr<Record> record = description.make(id);
            m_fullness = fullness;
            fill(*description.shape, record.get());
            record->title = "Record " + id.text();
            if (kind == Kind::Decision)
                align_rules(static_cast<Decision&>(*record));
            if (check_record(*record).ok())
                return record;
            // Rules over several fields hold more often where fewer of them are filled.
            fullness *= 0.8;
        }
    }

    std::string text() {
        static constexpr std::array<std::uint32_t, 18> odd = {
            '"', '\\', '\n',   '\t',   '\r',   1,      0x1F,    0x7F,     '/',
            ' ', 0xE9, 0x2028, 0x202E, 0xFEFF, 0xFFFD, 0x1F600, 0x10FFFF, 0x301};
        std::string result;
        for (std::uint64_t left = 1 + m_random.below(12); left > 0; --left) {
            bool is_odd = m_random.below(4) == 0;
            append_code_point(result, is_odd ? odd[m_random.below(odd.size())]
                                             : static_cast<std::uint32_t>('a' + m_random.below(26)));
        }
        return result;
    }

private:
    std::vector<Id>& targets(Kind kind) { return m_targets[static_cast<std::size_t>(kind)]; }

    bool chance(double share) { return m_random.unit() < share; }

    Id target_for(const Field& field) {
        std::vector<Id> possible;
        for (const KindDescription* kind : all_kinds())
            if (field.targets.contains(kind->kind))
                possible.insert(possible.end(), targets(kind->kind).begin(), targets(kind->kind).end());
        return possible.empty() ? Id{} : possible[m_random.below(possible.size())];
    }

    double number(const Field& field) {
        if (field.minimum != 0 || field.maximum != 0) {
            double share = m_random.unit();
            return field.minimum + (field.maximum - field.minimum) * share;
        }
        switch (m_random.below(4)) {
        case 0:
            return static_cast<double>(m_random.below(1000));
        case 1:
            return static_cast<double>(m_random.below(100000)) / 100;
        case 2:
            return (m_random.unit() - 0.5) * 1e-12;
        default:
            return (m_random.unit() - 0.5) * 1e200;
        }
    }

    void fill(const Shape& shape, void* owner) {
        for (const Field& field : shape.fields)
            if (chance(m_fullness))
                fill_field(field, owner);
        if (chance(0.15))
            *shape.preserved(owner) = {{"x_" + shape_word(), "{\"a\":[1,2.50,null]}"}, {"zz", "\"kept\""}};
    }

    std::string shape_word() { return text_format("%d", static_cast<int>(m_random.below(10))); }

    void fill_field(const Field& field, void* owner) {
        using access::member;
        switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText:
            member<std::string>(field, owner) = text();
            break;
        case FieldType::Number:
            member<std::optional<double>>(field, owner) = number(field);
            break;
        case FieldType::Integer:
            member<std::optional<std::int64_t>>(field, owner) =
                static_cast<std::int64_t>(m_random.below(static_cast<std::uint64_t>(field.maximum) + 1));
            break;
        case FieldType::Flag:
            member<bool>(field, owner) = true;
            break;
        case FieldType::Choice:
            member<std::uint8_t>(field, owner) =
                static_cast<std::uint8_t>(m_random.below(field.choices.size()));
            break;
        case FieldType::Day:
            member<std::optional<Date>>(field, owner) = day();
            break;
        case FieldType::Moment:
            member<std::optional<Instant>>(field, owner) =
                Instant{std::int64_t{day().days} * 86'400'000 +
                        static_cast<std::int64_t>(m_random.below(86'400'000))};
            break;
        case FieldType::Link:
            member<Id>(field, owner) = target_for(field);
            break;
        case FieldType::Links:
            fill_links(field, owner);
            break;
        case FieldType::Texts:
            for (std::uint64_t left = 1 + m_random.below(3); left > 0; --left)
                member<std::vector<std::string>>(field, owner)
                    .push_back(chance(0.2) ? std::string() : text());
            break;
        case FieldType::Group:
            fill(*field.shape, field.member(owner));
            break;
        case FieldType::Groups:
            for (std::uint64_t left = 1 + m_random.below(3); left > 0; --left) {
                void* items = field.member(owner);
                field.groups.insert(items, 0);
                fill(*field.shape, field.groups.at(items, 0));
            }
            break;
        }
    }

    void fill_links(const Field& field, void* owner) {
        auto& links = access::member<std::vector<Id>>(field, owner);
        for (std::uint64_t left = 1 + m_random.below(3); left > 0; --left) {
            Id target = target_for(field);
            if (!target.empty() && std::find(links.begin(), links.end(), target) == links.end())
                links.push_back(target);
        }
    }

    Date day() {
        auto span = static_cast<std::uint64_t>(limits::last_day.days - limits::first_day.days + 1);
        return Date{limits::first_day.days + static_cast<std::int32_t>(m_random.below(span))};
    }

    void align_rules(Decision& decision) {
        for (DecisionRule& rule : decision.rules) {
            rule.input_entries.resize(decision.inputs.size());
            rule.output_entries.resize(decision.outputs.size());
        }
        for (DecisionTest& test : decision.tests) {
            test.values.resize(decision.inputs.size());
            test.expected.resize(decision.outputs.size());
        }
    }

    Random m_random;
    std::array<std::vector<Id>, kind_count> m_targets;
    double m_fullness = 0.6;
};

// `count` records of every kind that point at each other; at most one workspace.
inline std::vector<RecordPointer> random_workspace(std::uint64_t seed, std::size_t count) {
    RecordMaker maker(seed);
    std::vector<std::pair<Kind, Id>> planned;
    for (const KindDescription* kind : all_kinds()) {
        std::size_t wanted = kind->kind == Kind::Workspace ? 1 : count;
        for (std::size_t index = 0; index < wanted; ++index) {
            Id id = Id::literal(text_format("%zu-%zu", static_cast<std::size_t>(kind->kind), index));
            planned.emplace_back(kind->kind, id);
            maker.add_target(kind->kind, id);
        }
    }
    std::vector<RecordPointer> records;
    for (const auto& [kind, id] : planned)
        records.push_back(maker.make(kind, id));
    return records;
}

} // namespace throughline::testing
