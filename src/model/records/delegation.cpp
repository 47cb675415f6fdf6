#include "model/records/delegation.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto delegation_fields =
    list(text<&Delegation::title>("title", "Remark"),
         required(link<&Delegation::from>("from", "From", Kind::Person)),
         required(link<&Delegation::to>("to", "To", Kind::Person)),
         required(link<&Delegation::subject>(
             "subject", "What", KindSet(Kind::Task, Kind::Interaction, Kind::Experience, Kind::Outcome))),
         long_text<&Delegation::scope>("scope", "Scope", "What exactly is handed over, and what is not."),
         day<&Delegation::on>("on", "On"), day<&Delegation::until>("until", "Until"),
         required(choice<&Delegation::acceptance>("acceptance", "Acceptance", acceptances)),
         day<&Delegation::answered_on>("answered_on", "Answered on"),
         text<&Delegation::answer>("answer", "Answer"));

} // namespace

constinit const Shape delegation_shape = delegation_fields.shape("delegation", &preserved_of<Delegation>);

// Rules

namespace {

void delegation_rules(const Delegation& delegation, std::vector<Problem>& problems) {
    // R023
    if (!delegation.from.empty() && delegation.from == delegation.to)
        problems.push_back({"to", "Nobody delegates to themselves."});
    check_order("until", delegation.on, "on", delegation.until, "until", problems);
    check_order("answered_on", delegation.on, "on", delegation.answered_on, "answered on", problems);
}

// Migrations

constexpr Renamed delegation_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_delegation() {
    auto description = description_of<Delegation, &delegation_rules>(
        {"delegation", "Delegation", "Delegations", "Who hands what to whom; accountability stays."},
        delegation_shape);
    description.renamed = delegation_renamed;
    return description;
}

} // namespace

constinit const KindDescription delegation_kind = describe_delegation();

} // namespace throughline
