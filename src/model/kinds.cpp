#include "model/records.h"

#include <array>

namespace throughline {

namespace {

// In the order of Kind.
constexpr std::array<const KindDescription*, kind_count> kinds = {&workspace_kind,
                                                                  &segment_kind,
                                                                  &relationship_type_kind,
                                                                  &product_kind,
                                                                  &person_kind,
                                                                  &role_kind,
                                                                  &channel_kind,
                                                                  &competitor_kind,
                                                                  &objective_kind,
                                                                  &outcome_kind,
                                                                  &experience_kind,
                                                                  &interaction_kind,
                                                                  &task_kind,
                                                                  &factor_kind,
                                                                  &capability_kind,
                                                                  &assignment_kind,
                                                                  &delegation_kind,
                                                                  &journey_kind,
                                                                  &stage_kind,
                                                                  &measure_kind,
                                                                  &decision_kind,
                                                                  &decision_model_kind,
                                                                  &action_kind,
                                                                  &treatment_kind,
                                                                  &contact_policy_kind,
                                                                  &lever_kind,
                                                                  &policy_version_kind,
                                                                  &initiative_kind,
                                                                  &experiment_kind,
                                                                  &approach_assessment_kind,
                                                                  &table_reference_kind,
                                                                  &note_kind};

} // namespace

std::span<const KindDescription* const> all_kinds() {
    return kinds;
}

const KindDescription& describe_kind(Kind kind) {
    return *kinds[static_cast<std::size_t>(kind)];
}

const KindDescription* find_kind(std::string_view name) {
    for (const KindDescription* description : kinds)
        if (description->name == name)
            return description;
    return nullptr;
}

} // namespace throughline
