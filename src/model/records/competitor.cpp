#include "model/records/competitor.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto competitor_rating_fields =
    list(required(link<&CompetitorRating::about>(
             "about", "About", KindSet(Kind::Stage, Kind::Interaction, Kind::Experience, Kind::Outcome))),
         text<&CompetitorRating::what_matters>("what_matters", "What matters"),
         number<&CompetitorRating::emotion>("emotion", "Emotion", -2, 2),
         number<&CompetitorRating::satisfaction>("satisfaction", "Satisfaction", 0, 10),
         integer<&CompetitorRating::n>("n", "Answers", 0, largest_integer),
         text<&CompetitorRating::source>("source", "Source"));
constinit const Shape competitor_rating_shape =
    competitor_rating_fields.shape("competitor_rating", &preserved_of<CompetitorRating>);

constexpr auto competitor_fields =
    list(required_text<&Competitor::title>("title", "Name"),
         long_text<&Competitor::description>("description", "Description"),
         groups<&Competitor::ratings>("ratings", "Ratings", competitor_rating_shape));

} // namespace

constinit const Shape competitor_shape = competitor_fields.shape("competitor", &preserved_of<Competitor>);

// Rules

namespace {

// None beyond what the shape says.
void competitor_rules(const Competitor&, std::vector<Problem>&) {}

// Migrations

constexpr Renamed competitor_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_competitor() {
    auto description = description_of<Competitor, &competitor_rules>(
        {"competitor", "Competitor", "Competitors",
         "Who else the customer could choose, and how they fare on what matters."},
        competitor_shape);
    description.renamed = competitor_renamed;
    return description;
}

} // namespace

constinit const KindDescription competitor_kind = describe_competitor();

} // namespace throughline
