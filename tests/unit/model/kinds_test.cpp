// What every kind must be, checked over all of them, so that a new one is held to it too.
#include "model/access.h"
#include "model/record_json.h"
#include "model/records.h"

#include <catch_amalgamated.hpp>
#include <set>

using namespace throughline;

namespace {

bool is_lower_snake(std::string_view name) {
    if (name.empty() || name.front() < 'a' || name.front() > 'z')
        return false;
    for (char character : name)
        if (!((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
              character == '_'))
            return false;
    return true;
}

void check_shape(const Shape& shape, std::set<const Shape*>& seen) {
    if (!seen.insert(&shape).second)
        return;
    CAPTURE(shape.name);
    CHECK(is_lower_snake(shape.name));
    CHECK(shape.preserved != nullptr);
    REQUIRE(shape.by_name.size() == shape.fields.size());
    std::string_view before;
    for (std::uint8_t index : shape.by_name) {
        CHECK(before < shape.fields[index].name);
        before = shape.fields[index].name;
    }
    for (const Field& field : shape.fields) {
        CAPTURE(field.name);
        CHECK(is_lower_snake(field.name));
        CHECK(field.name != "id");
        CHECK_FALSE(field.label.empty());
        CHECK(find_field(shape, field.name) == &field);
        bool is_link = field.type == FieldType::Link || field.type == FieldType::Links;
        CHECK(field.targets.empty() == !is_link);
        bool is_group = field.type == FieldType::Group || field.type == FieldType::Groups;
        CHECK((field.shape != nullptr) == is_group);
        CHECK(field.choices.empty() == (field.type != FieldType::Choice));
        CHECK(field.minimum <= field.maximum);
        if (field.type == FieldType::Integer)
            CHECK(field.maximum > 0);
        std::set<std::string_view> names;
        for (const ChoiceName& choice : field.choices) {
            CHECK(is_lower_snake(choice.name));
            CHECK_FALSE(choice.label.empty());
            CHECK(names.insert(choice.name).second);
        }
        if (field.shape)
            check_shape(*field.shape, seen);
    }
    CHECK_FALSE(find_field(shape, "no_such_field"));
    CHECK_FALSE(find_field(shape, ""));
    CHECK_FALSE(find_field(shape, "zzz"));
}

} // namespace

TEST_CASE("Every kind is described once, in the order of Kind") {
    REQUIRE(all_kinds().size() == kind_count);
    std::set<std::string_view> names;
    for (std::size_t index = 0; index < kind_count; ++index) {
        const KindDescription& kind = *all_kinds()[index];
        CAPTURE(kind.name);
        CHECK(static_cast<std::size_t>(kind.kind) == index);
        CHECK(&describe_kind(kind.kind) == &kind);
        CHECK(find_kind(kind.name) == &kind);
        CHECK(names.insert(kind.name).second);
        CHECK(is_lower_snake(kind.name));
        CHECK_FALSE(kind.label.empty());
        CHECK_FALSE(kind.plural.empty());
        CHECK_FALSE(kind.help.empty());
        CHECK(kind.help.back() == '.');
    }
    CHECK_FALSE(find_kind("outcomes"));
    CHECK_FALSE(find_kind(""));
}

TEST_CASE("Every shape is well formed") {
    std::set<const Shape*> seen;
    for (const KindDescription* kind : all_kinds()) {
        CAPTURE(kind->name);
        CHECK(kind->shape->fields.front().name == "title");
        check_shape(*kind->shape, seen);
    }
    CHECK(seen.size() > kind_count);
}

TEST_CASE("A new record is empty, so that files can leave out what is empty") {
    for (const KindDescription* kind : all_kinds()) {
        CAPTURE(kind->name);
        std::shared_ptr<Record> record = kind->make(Id::literal("a-1"));
        CHECK(record->kind == kind->kind);
        CHECK(record->id.view() == "a-1");
        CHECK(access::is_empty(*kind->shape, record.get()));
        std::string json = record_json(*record);
        // Only choices that are always written stand beside the id.
        for (const Field& field : kind->shape->fields) {
            bool always = field.type == FieldType::Choice && field.presence == Presence::Required;
            CHECK((json.find("\"" + std::string(field.name) + "\":") != std::string::npos) == always);
        }
    }
}

TEST_CASE("A record is got as its own type only") {
    RecordPointer record = describe_kind(Kind::Outcome).make(Id::literal("o"));
    CHECK(as<Outcome>(record) != nullptr);
    CHECK(as<Task>(record) == nullptr);
    CHECK(as<Outcome>(RecordPointer()) == nullptr);
    CHECK(choice_label(outcome_states, OutcomeState::Verified) == "Verified by the customer");
    CHECK(choice_name(outcome_states, OutcomeState::InProgress) == "in_progress");
}

TEST_CASE("Names that changed lead to names that exist") {
    for (const KindDescription* kind : all_kinds()) {
        CAPTURE(kind->name);
        for (const Renamed& renamed : kind->renamed) {
            CAPTURE(renamed.before);
            CHECK(renamed.last_version < file_version);
            CHECK(find_field(*kind->shape, renamed.now) != nullptr);
            CHECK(find_field(*kind->shape, renamed.before) == nullptr);
        }
        for (const RenamedChoice& renamed : kind->renamed_choices) {
            CAPTURE(renamed.before);
            CHECK(renamed.last_version < file_version);
            const Field* field = find_field(*kind->shape, renamed.field);
            REQUIRE(field != nullptr);
            bool exists = false;
            for (const ChoiceName& choice : field->choices) {
                exists = exists || choice.name == renamed.now;
                CHECK(choice.name != renamed.before);
            }
            CHECK(exists);
        }
    }
}

TEST_CASE(
    "Each requirement that the records must carry has its fields",
    "[R001][R002][R004][R006][R007][R008][R009][R011][R013][R014][R015][R016][R017][R018][R019][R020]"
    "[R021][R022][R023][R024]"
    "[R028][R037][R041][R058][R059][R060][R061][R067][R068][R069][R070][R075][R076][R077][R078][R079]") {
    struct Needed {
        const char* requirement;
        Kind kind;
        std::vector<const char*> fields;
    };
    const Needed needed[] = {
        {"R001", Kind::Interaction, {"control", "effort_hours"}},
        {"R001", Kind::Factor, {"control", "effort_hours"}},
        {"R002", Kind::Interaction, {"planned", "context"}},
        {"R004", Kind::Interaction, {"events", "type", "serves"}},
        {"R006", Kind::Measure, {"class"}},
        {"R007", Kind::Experience, {"serves"}},
        {"R007", Kind::Segment, {"interests"}},
        {"R008", Kind::Outcome, {"objective"}},
        {"R009", Kind::Outcome, {"owner", "state", "business"}},
        {"R011", Kind::Outcome, {"segments"}},
        {"R013", Kind::Interaction, {"result", "success", "next"}},
        {"R013", Kind::Decision, {"measure"}},
        {"R014", Kind::Segment, {"relationship_type", "value"}},
        {"R014", Kind::Measure, {"series"}},
        {"R015", Kind::Interaction, {"serves", "result", "state"}},
        {"R016", Kind::Outcome, {"business", "customer"}},
        {"R017", Kind::Interaction, {"form", "products"}},
        {"R018", Kind::Interaction, {"use"}},
        {"R018", Kind::Product, {"intended_uses", "unintended_uses"}},
        {"R019", Kind::Task, {"interaction", "why", "roles", "state", "depends_on", "effect"}},
        {"R021", Kind::Assignment, {"subject", "person", "role", "responsibility"}},
        {"R023", Kind::Delegation, {"from", "to", "subject", "on", "scope", "acceptance"}},
        {"R024", Kind::Task, {"state", "due", "blocked_by"}},
        {"R028", Kind::Outcome, {"made_from"}},
        {"R037", Kind::RelationshipType, {"role", "phases"}},
        {"R058", Kind::Interaction, {"customer"}},
        {"R059", Kind::Segment, {"standing"}},
        {"R060", Kind::Interaction, {"does", "thinks", "feels", "emotion"}},
        {"R061", Kind::Interaction, {"firm", "control"}},
        {"R067", Kind::Stage, {"phase", "needs", "concerns", "order"}},
        {"R068", Kind::Competitor, {"ratings"}},
        {"R069", Kind::Capability, {"type", "state", "gap"}},
        {"R070", Kind::Interaction, {"stage", "channels", "products", "leading", "lagging"}},
        {"R075", Kind::Segment, {"choice", "needs"}},
        {"R076", Kind::Segment, {"choice_reason"}},
        {"R077", Kind::Interaction, {"customer"}},
        {"R079", Kind::Measure, {"timing", "predicts"}},
    };
    for (const Needed& need : needed) {
        CAPTURE(need.requirement);
        for (const char* field : need.fields) {
            CAPTURE(field);
            CHECK(find_field(*describe_kind(need.kind).shape, field) != nullptr);
        }
    }
    const Shape& customer = *find_field(interaction_shape, "customer")->shape;
    for (const char* field : {"what_matters", "delivery", "expectation", "problem", "solution"})
        CHECK(find_field(customer, field) != nullptr);
    const Shape& side = *find_field(outcome_shape, "business")->shape;
    for (const char* field : {"measure", "baseline", "target", "due", "importance", "satisfaction"})
        CHECK(find_field(side, field) != nullptr);
}
