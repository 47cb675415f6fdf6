// Meaning: a decision policy as it was published: everything that decided then, kept whole, so that it can be
// replayed and compared when the records have changed (R103, R104).
#pragma once

#include "model/record.h"
#include "model/records/workspace.h"

namespace throughline {

// What the simulation said when it was published. Averages are per customer.
struct PublishedFigures {
    std::optional<std::int64_t> customers;
    std::optional<std::int64_t> contacted; // those for whom there was an action
    std::optional<double> value;           // expected, costs taken off
    std::optional<double> acceptance;
    std::optional<double> customer_worth;
    Id channel;
    Id table;
    std::string content; // hash of the table's own description
    std::string fairness;
    Preserved preserved;
};

// Fields
struct PolicyVersion : Record {
    static constexpr Kind record_kind = Kind::PolicyVersion;
    PolicyVersion()
        : Record(record_kind) {}

    std::optional<std::int64_t> version;
    std::optional<Instant> at;
    Id by;
    std::string note;
    std::string catalogue; // hash of the records that decided: engage::Catalogue::version
    std::string content;   // hash of these records and of the ranking: equal texts decide alike
    Ranking ranking;
    std::vector<std::string> records; // one a line: the name of the kind, a blank, the record as JSON
    PublishedFigures figures;
};

extern const Shape policy_version_shape;
extern const KindDescription policy_version_kind;

} // namespace throughline
