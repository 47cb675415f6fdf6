#include "dmn/decision_table.h"

#include <array>

namespace throughline::dmn {

namespace {

struct PolicyName {
    HitPolicy policy;
    std::string_view name;
    std::string_view letter;
};

constexpr std::array<PolicyName, 7> policy_names = {{{HitPolicy::Unique, "UNIQUE", "U"},
                                                     {HitPolicy::First, "FIRST", "F"},
                                                     {HitPolicy::Any, "ANY", "A"},
                                                     {HitPolicy::Priority, "PRIORITY", "P"},
                                                     {HitPolicy::Collect, "COLLECT", "C"},
                                                     {HitPolicy::RuleOrder, "RULE ORDER", "R"},
                                                     {HitPolicy::OutputOrder, "OUTPUT ORDER", "O"}}};

bool same_letters(std::string_view left, std::string_view right) {
    if (left.size() != right.size())
        return false;
    for (std::size_t index = 0; index < left.size(); ++index) {
        const auto upper = [](char letter) {
            return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
        };
        if (upper(left[index]) != upper(right[index]))
            return false;
    }
    return true;
}

} // namespace

std::string_view hit_policy_name(HitPolicy policy) {
    return policy_names[static_cast<std::size_t>(policy)].name;
}

std::string_view hit_policy_letter(HitPolicy policy, Aggregation aggregation) {
    static constexpr std::array<std::string_view, 5> collect = {"C", "C+", "C#", "C<", "C>"};
    if (policy == HitPolicy::Collect)
        return collect[static_cast<std::size_t>(aggregation)];
    return policy_names[static_cast<std::size_t>(policy)].letter;
}

std::optional<HitPolicy> parse_hit_policy(std::string_view text) {
    for (const PolicyName& entry : policy_names) {
        if (same_letters(text, entry.name) || same_letters(text, entry.letter))
            return entry.policy;
    }
    return std::nullopt;
}

} // namespace throughline::dmn
