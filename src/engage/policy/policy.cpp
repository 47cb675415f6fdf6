#include "engage/policy/policy.h"

#include "base/hash.h"
#include "base/text.h"
#include "engage/catalogue/catalogue_records.h"
#include "model/record_json.h"
#include "model/records/workspace.h"

#include <algorithm>

namespace throughline::engage {

namespace {

Result<RecordPointer> thawed_record(const std::string& line) {
    const std::size_t blank = line.find(' ');
    const KindDescription* kind = find_kind(std::string_view(line).substr(0, blank));
    if (blank == std::string::npos || !kind)
        return error("A record of the version is of no known kind.");
    return parse_record(*kind, line.substr(blank + 1));
}

} // namespace

Ranking ranking_of(const Store& store) {
    const auto workspaces = store.all(Kind::Workspace);
    return workspaces.empty() ? Ranking() : as<Workspace>(workspaces.front())->ranking;
}

Arbitration arbitration_of(const Ranking& ranking) {
    Arbitration arbitration;
    const auto leave_out = [&arbitration](bool is_left_out, Term term) {
        if (is_left_out)
            arbitration.used = arbitration.used.without(term);
    };
    leave_out(ranking.without_propensity, Term::Propensity);
    leave_out(ranking.without_value, Term::Value);
    leave_out(ranking.without_context, Term::Context);
    leave_out(ranking.without_levers, Term::Levers);
    leave_out(ranking.without_customer, Term::Customer);
    arbitration.form = static_cast<ScoreForm>(ranking.form);
    arbitration.customer_strength = ranking.customer_strength.value_or(1);
    arbitration.do_nothing = ranking.do_nothing.value_or(0);
    return arbitration;
}

std::string policy_content(const Catalogue& catalogue, const Ranking& ranking) {
    const Arbitration arbitration = arbitration_of(ranking);
    std::string text = catalogue.version;
    for (std::size_t index = 0; index < term_count; ++index)
        text += arbitration.used.has(static_cast<Term>(index)) ? '1' : '0';
    text += text_format(" %d ", static_cast<int>(arbitration.form));
    text += number_text(arbitration.customer_strength) + ' ' + number_text(arbitration.do_nothing);
    // What was published before there was a choice keeps its name.
    if (ranking.propensity_basis != PropensityBasis::Rates)
        text += choice_name(std::span(propensity_bases), ranking.propensity_basis);
    return sha256_hex(text);
}

const PolicyVersion* challenger_of(const Store& store) {
    const auto workspaces = store.all(Kind::Workspace);
    return workspaces.empty() ? nullptr
                              : store.find_as<PolicyVersion>(as<Workspace>(workspaces.front())->challenger);
}

ArmPlan arm_plan_of(const Store& store) {
    static_assert(std::size(control_arms) == arm_count);
    ArmPlan plan;
    const auto workspaces = store.all(Kind::Workspace);
    if (workspaces.empty())
        return plan;
    const auto& workspace = *as<Workspace>(workspaces.front());
    const bool has_challenger = challenger_of(store) != nullptr;
    double others = 0;
    for (const ControlShare& share : workspace.control_shares) {
        if (share.arm == ControlArm::Decision || (share.arm == ControlArm::Challenger && !has_challenger))
            continue;
        plan.shares[static_cast<std::size_t>(share.arm)] = share.share.value_or(0);
        others += share.share.value_or(0);
    }
    plan.shares[0] = std::max(0.0, 100 - others);
    plan.seed = static_cast<std::uint64_t>(workspace.ranking.arm_seed.value_or(1));
    return plan;
}

std::vector<std::string> frozen_records(const Store& store) {
    std::vector<std::string> lines;
    for (const RecordPointer& record : catalogue_records(store)) {
        std::string line(describe_kind(record->kind).name);
        line += ' ';
        append_record_json(line, *deciding_part(record));
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<Store> thawed(const PolicyVersion& version) {
    std::vector<RecordPointer> records;
    for (const std::string& line : version.records)
        records.push_back(TRY(thawed_record(line)));
    Store store;
    TRY(store.fill(records));
    return store;
}

std::vector<const PolicyVersion*> versions_of(const Store& store) {
    std::vector<const PolicyVersion*> versions;
    for (const RecordPointer& record : store.all(Kind::PolicyVersion))
        versions.push_back(as<PolicyVersion>(record));
    std::stable_sort(versions.begin(), versions.end(),
                     [](const PolicyVersion* left, const PolicyVersion* right) {
                         return left->version.value_or(0) > right->version.value_or(0);
                     });
    return versions;
}

std::int64_t next_policy_version(const Store& store) {
    const auto versions = versions_of(store);
    return versions.empty() ? 1 : versions.front()->version.value_or(0) + 1;
}

} // namespace throughline::engage
