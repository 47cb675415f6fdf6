#include "model/records/decision.h"
#include "records_for_tests.h"
#include "store/field_path.h"

namespace throughline::store_tests {

namespace {

std::string text_of(const Record& record, std::string_view path) {
    Result<std::string> text = field_text(record, path);
    REQUIRE(text.ok());
    return std::move(text).value();
}

std::string refusal(Record& record, std::string_view path, std::string_view text) {
    const Result<void> result = set_field(record, path, text);
    REQUIRE_FALSE(result.ok());
    return result.error().message;
}

} // namespace

TEST_CASE("Every type of field is set and read as text", "[store]") {
    auto outcome = make<Outcome>("o", "Stay");
    REQUIRE(set_field(*outcome, "title", "Households stay").ok());
    CHECK(outcome->title == "Households stay");
    REQUIRE(set_field(*outcome, "business.target", " 80.5 ").ok());
    CHECK(text_of(*outcome, "business.target") == "80.5");
    REQUIRE(set_field(*outcome, "business.target", "").ok());
    CHECK_FALSE(outcome->business.target);
    REQUIRE(set_field(*outcome, "business.n", "812").ok());
    CHECK(text_of(*outcome, "business.n") == "812");
    REQUIRE(set_field(*outcome, "business.due", "2027-06-30").ok());
    CHECK(text_of(*outcome, "business.due") == "2027-06-30");
    REQUIRE(set_field(*outcome, "state", "In progress").ok());
    CHECK(text_of(*outcome, "state") == "in_progress");
    REQUIRE(set_field(*outcome, "owner", "mara").ok());
    CHECK(text_of(*outcome, "owner") == "mara");
    REQUIRE(set_field(*outcome, "segments", "young\n\nold").ok());
    CHECK(outcome->segments.size() == 2);
    CHECK(text_of(*outcome, "segments") == "young\nold");
    CHECK(text_of(*outcome, "business").empty());

    auto interaction = make<Interaction>("i", "Call");
    REQUIRE(set_field(*interaction, "emotion", "−1.2").ok());
    CHECK(interaction->emotion == -1.2);
    REQUIRE(set_field(*interaction, "needs", "One answer\n  No forms  ").ok());
    CHECK(interaction->needs == std::vector<std::string>{"One answer", "No forms"});
    REQUIRE(set_field(*interaction, "enactment.people_trained", "yes").ok());
    CHECK(text_of(*interaction, "enactment.people_trained") == "true");
    REQUIRE(set_field(*interaction, "effort_hours", "12 h a month").ok());
    CHECK(interaction->effort_hours == 12);
}

TEST_CASE("What can't be is refused with a reason", "[store]") {
    auto outcome = make<Outcome>("o", "Stay");
    CHECK(refusal(*outcome, "title", "  ") == "The title must not be empty.");
    CHECK(refusal(*outcome, "title", "\xff") == "The text is not valid UTF-8.");
    CHECK(refusal(*outcome, "business.target", "many") == "“many” is not a number.");
    CHECK(refusal(*outcome, "business.importance", "11") == "“Importance” must be between 0 and 10.");
    CHECK(refusal(*outcome, "business.n", "1.5") == "“1.5” is not a whole number.");
    CHECK(refusal(*outcome, "state", "flying").starts_with("“flying” is not one of: Proposed, Agreed"));
    CHECK_FALSE(set_field(*outcome, "business.due", "30.6.2027").ok());
    CHECK_FALSE(set_field(*outcome, "owner", "Mara Lind").ok());
    CHECK(refusal(*outcome, "business", "x") == "A group is edited field by field.");
    CHECK(refusal(*outcome, "nothing", "x") == "There is no field “nothing” in Outcome.");
    CHECK(refusal(*outcome, "title[0]", "x") == "“Outcome” is not a list.");
    CHECK(refusal(*outcome, "title.part", "x") == "“Outcome” has no parts.");
    CHECK(refusal(*outcome, "segments[0]", "x") == "There is no item 0; the list has 0.");
    CHECK(refusal(*outcome, "segments[x]", "x") == "“x” is not a whole number.");
    CHECK(refusal(*outcome, "segments[1", "x") == "A position in a path is written like “rules[2]”.");
    auto interaction = make<Interaction>("i", "Call");
    CHECK(refusal(*interaction, "enactment.people_trained", "perhaps") ==
          "“perhaps” is neither “true” nor “false”.");
}

TEST_CASE("Lists of texts, links and groups grow, shrink and change order", "[store]") {
    auto decision = make<Decision>("d", "Offer");
    REQUIRE(insert_item(*decision, "rules", 0, "").ok());
    REQUIRE(insert_item(*decision, "rules", 1, "").ok());
    REQUIRE(insert_item(*decision, "rules[0].input_entries", 0, "< 12").ok());
    REQUIRE(insert_item(*decision, "rules[0].input_entries", 1, "-").ok());
    CHECK(text_of(*decision, "rules[0].input_entries[0]") == "< 12");
    REQUIRE(set_field(*decision, "rules[0].input_entries[1]", "true").ok());
    REQUIRE(move_item(*decision, "rules[0].input_entries", 1, 0).ok());
    CHECK(decision->rules[0].input_entries == std::vector<std::string>{"true", "< 12"});
    REQUIRE(move_item(*decision, "rules", 0, 1).ok());
    CHECK(decision->rules[1].input_entries.size() == 2);
    REQUIRE(remove_item(*decision, "rules[1].input_entries", 0).ok());
    REQUIRE(remove_item(*decision, "rules", 0).ok());
    REQUIRE(count_items(*decision, "rules").value() == 1);

    auto outcome = make<Outcome>("o", "Stay");
    REQUIRE(insert_item(*outcome, "segments", 0, "young").ok());
    REQUIRE(insert_item(*outcome, "segments", 0, "old").ok());
    REQUIRE(move_item(*outcome, "segments", 0, 1).ok());
    CHECK(text_of(*outcome, "segments[1]") == "old");
    REQUIRE(remove_item(*outcome, "segments", 0).ok());
    CHECK(outcome->segments.size() == 1);

    CHECK_FALSE(insert_item(*outcome, "segments", 5, "x").ok());
    CHECK_FALSE(remove_item(*outcome, "segments", 1).ok());
    CHECK_FALSE(move_item(*outcome, "segments", 0, 1).ok());
    CHECK_FALSE(insert_item(*outcome, "title", 0, "x").ok());
    CHECK_FALSE(set_field(*outcome, "segments[0]", "").ok());
}

} // namespace throughline::store_tests
