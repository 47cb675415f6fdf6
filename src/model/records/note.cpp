#include "model/records/note.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto note_fields =
    list(required_text<&Note::title>("title", "Note"), choice<&Note::type>("type", "Type", note_types),
         long_text<&Note::text>("text", "Text"), links<&Note::about>("about", "About", any_kind),
         link<&Note::by>("by", "By", Kind::Person), day<&Note::on>("on", "On"),
         number<&Note::severity>("severity", "Severity", 0, 10), text<&Note::source>("source", "Source"),
         group<&Note::position>("position", "Position", position_shape));

} // namespace

constinit const Shape note_shape = note_fields.shape("note", &preserved_of<Note>);

// Rules

namespace {

// None beyond what the shape says.
void note_rules(const Note&, std::vector<Problem>&) {}

// Migrations

constexpr Renamed note_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_note() {
    auto description = description_of<Note, &note_rules>(
        {"note", "Note", "Notes", "A remark, pain point, opportunity, quote or question about records."},
        note_shape);
    description.renamed = note_renamed;
    return description;
}

} // namespace

constinit const KindDescription note_kind = describe_note();

} // namespace throughline
