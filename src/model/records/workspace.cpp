#include "model/records/workspace.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto story_step_fields = list(
    required_text<&StoryStep::title>("title", "Step"), long_text<&StoryStep::text>("text", "What is said"),
    link<&StoryStep::about>("about", "Shows", any_kind),
    text<&StoryStep::customer>("customer", "Customer", "The key of the customer who is shown."));

constinit const Shape story_step_shape = story_step_fields.shape("story_step", &preserved_of<StoryStep>);

constexpr auto workspace_fields = list(
    required_text<&Workspace::title>("title", "Name"),
    text<&Workspace::client>("client", "Client", "The organisation whose customers this is about."),
    long_text<&Workspace::purpose>("purpose", "Purpose",
                                   "What this work is to bring about, in a sentence or two."),
    link<&Workspace::starting_segment>("starting_segment", "Begins with", Kind::Segment,
                                       "The customers this work begins with."),
    link<&Workspace::programme_owner>("programme_owner", "Programme owner", Kind::Person),
    link<&Workspace::growth_measure>("growth_measure", "Growth measure", Kind::Measure,
                                     "The one measure by which the whole programme is judged."),
    text<&Workspace::currency>("currency", "Currency", "Three letters, such as EUR."),
    day<&Workspace::as_of>("as_of", "Today is",
                           "Fixes the day that lateness is counted from; leave empty for the real one."),
    groups<&Workspace::story>("story", "Story", story_step_shape, "The steps of present mode, in order."),
    groups<&Workspace::risks>("risks", "Risks of change", risk_shape),
    groups<&Workspace::stakeholders>("stakeholders", "Stakeholders", stakeholder_shape));

} // namespace

constinit const Shape workspace_shape = workspace_fields.shape("workspace", &preserved_of<Workspace>);

// Rules

namespace {

void workspace_rules(const Workspace& workspace, std::vector<Problem>& problems) {
    // R065
    expect(!workspace.starting_segment.empty(), "starting_segment",
           "The work should begin with the customer: choose the segment it starts from.", problems);
    // R074
    expect(!workspace.programme_owner.empty(), "programme_owner", "The programme has no owner yet.",
           problems);
}

// Migrations

constexpr Renamed workspace_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_workspace() {
    auto description = description_of<Workspace, &workspace_rules>(
        {"workspace", "Workspace", "Workspaces", "The whole piece of work: for whom, and who owns it."},
        workspace_shape);
    description.renamed = workspace_renamed;
    return description;
}

} // namespace

constinit const KindDescription workspace_kind = describe_workspace();

} // namespace throughline
