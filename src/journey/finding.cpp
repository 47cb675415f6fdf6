#include "journey/finding.h"

#include "journey/checks.h"

#include <algorithm>

namespace throughline::journey {

std::string quoted(const Record& record) {
    return record.title.empty() ? "(without a name)" : "“" + record.title + "”";
}

std::vector<Finding> find_misalignments(const Store& store, Date today, Checks checks) {
    std::vector<Finding> findings;
    check_chain(store, findings);
    check_coverage(store, findings);
    check_work(store, today, findings);
    if (checks == Checks::All)
        check_method(store, today, findings);
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& left, const Finding& right) {
        if (left.severity != right.severity)
            return left.severity > right.severity;
        if (left.kind != right.kind)
            return left.kind < right.kind;
        return left.record < right.record;
    });
    return findings;
}

} // namespace throughline::journey
