#include "model/records/segment.h"

#include "base/text.h"
#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto relationship_move_fields =
    list(required(choice<&RelationshipMove::phase>("phase", "Into", phases)),
         day<&RelationshipMove::on>("on", "On"),
         link<&RelationshipMove::because>("because", "Because of",
                                          {Kind::Interaction, Kind::Experience, Kind::Factor}),
         text<&RelationshipMove::event>("event", "What happened"));
constinit const Shape relationship_move_shape =
    relationship_move_fields.shape("relationship_move", &preserved_of<RelationshipMove>);

constexpr auto segment_fields =
    list(required_text<&Segment::title>("title", "Name"),
         long_text<&Segment::description>("description", "Who they are"),
         choice<&Segment::choice>("choice", "Chosen", segment_choices),
         long_text<&Segment::choice_reason>(
             "choice_reason", "Why", "Segments that were not chosen say why, so that nobody asks again."),
         choice<&Segment::standing>("standing", "Standing", standings),
         link<&Segment::relationship_type>("relationship_type", "Relationship", Kind::RelationshipType),
         texts<&Segment::needs>("needs", "Needs", "What they need, in their words, one a line."),
         texts<&Segment::concerns>("concerns", "Concerns", "What worries them."),
         texts<&Segment::interests>("interests", "Interests", "What they told you they care about."),
         integer<&Segment::size>("size", "How many", 0, largest_integer),
         number<&Segment::value>("value", "Value a year", 0, 0, "Margin from one of them in a year."),
         link<&Segment::table>("table", "Customer table", Kind::TableReference),
         text<&Segment::condition>("condition", "Condition", "A FEEL condition over the table's columns."),
         groups<&Segment::moves>("moves", "Came into its phases", relationship_move_shape,
                                 "What moved the relationship from phase to phase; the record may begin "
                                 "before the first contact."));

} // namespace

constinit const Shape segment_shape = segment_fields.shape("segment", &preserved_of<Segment>);

// Rules

namespace {

void segment_rules(const Segment& segment, std::vector<Problem>& problems) {
    // R075
    expect(segment.choice != SegmentChoice::Chosen || !segment.needs.empty(), "needs",
           "A chosen segment should say what its customers need.", problems);
    // R076
    expect(segment.choice != SegmentChoice::NotChosen || !segment.choice_reason.empty(), "choice_reason",
           "A segment that was not chosen should say why.", problems);
    // R031
    for (std::size_t index = 0; index < segment.moves.size(); ++index) {
        const RelationshipMove& move = segment.moves[index];
        expect(!move.because.empty() || !move.event.empty(), text_format("moves[%zu].event", index),
               "Say what moved the relationship.", problems);
    }
}

// Migrations

constexpr Renamed segment_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_segment() {
    auto description = description_of<Segment, &segment_rules>(
        {"segment", "Segment", "Segments", "Customers or prospects who want alike, with their needs."},
        segment_shape);
    description.renamed = segment_renamed;
    return description;
}

} // namespace

constinit const KindDescription segment_kind = describe_segment();

} // namespace throughline
