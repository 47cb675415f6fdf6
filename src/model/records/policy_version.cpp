#include "model/records/policy_version.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto published_figures_fields =
    list(integer<&PublishedFigures::customers>("customers", "Customers", 0, largest_integer),
         integer<&PublishedFigures::contacted>("contacted", "With an action", 0, largest_integer),
         number<&PublishedFigures::value>("value", "Value per customer"),
         number<&PublishedFigures::acceptance>("acceptance", "Acceptance", 0, 1),
         number<&PublishedFigures::customer_worth>("customer_worth", "Worth to the customer"),
         link<&PublishedFigures::channel>("channel", "Channel", Kind::Channel),
         link<&PublishedFigures::table>("table", "Customers of", Kind::TableReference),
         text<&PublishedFigures::content>("content", "Content hash"),
         text<&PublishedFigures::fairness>("fairness", "Fairness"));
constinit const Shape published_figures_shape =
    published_figures_fields.shape("published_figures", &preserved_of<PublishedFigures>);

constexpr auto policy_version_fields = list(
    required_text<&PolicyVersion::title>("title", "Name"),
    integer<&PolicyVersion::version>("version", "Version", 1, largest_integer),
    moment<&PolicyVersion::at>("at", "Published at"), link<&PolicyVersion::by>("by", "By", Kind::Person),
    long_text<&PolicyVersion::note>("note", "Note"),
    text<&PolicyVersion::catalogue>("catalogue", "Hash of the records"),
    text<&PolicyVersion::content>("content", "Hash of the policy"),
    group<&PolicyVersion::ranking>("ranking", "Ranking of actions", ranking_shape),
    texts<&PolicyVersion::records>("records", "Records that decided"),
    group<&PolicyVersion::figures>("figures", "Simulated when it was published", published_figures_shape));

} // namespace

constinit const Shape policy_version_shape =
    policy_version_fields.shape("policy_version", &preserved_of<PolicyVersion>);

// Rules

namespace {

void policy_version_rules(const PolicyVersion& version, std::vector<Problem>& problems) {
    expect(!version.records.empty(), "records", "Nothing was kept that could decide again.", problems);
}

// Migrations

constexpr KindDescription describe_policy_version() {
    return description_of<PolicyVersion, &policy_version_rules>(
        {"policy_version", "Policy version", "Policy versions",
         "The decision policy as it was published, with everything it decided by."},
        policy_version_shape);
}

} // namespace

constinit const KindDescription policy_version_kind = describe_policy_version();

} // namespace throughline
