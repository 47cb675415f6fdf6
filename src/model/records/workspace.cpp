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

constexpr auto ranking_fields = list(
    choice<&Ranking::form>("form", "Form", ranking_forms),
    choice<&Ranking::propensity_basis>("propensity_basis", "Propensities from", propensity_bases),
    flag<&Ranking::without_propensity>("without_propensity", "Without propensity"),
    flag<&Ranking::without_value>("without_value", "Without value"),
    flag<&Ranking::without_context>("without_context", "Without context"),
    flag<&Ranking::without_levers>("without_levers", "Without levers"),
    flag<&Ranking::without_customer>("without_customer", "Without what the customer misses"),
    number<&Ranking::customer_strength>("customer_strength", "Weight of what the customer misses", 0, 100),
    number<&Ranking::do_nothing>("do_nothing", "Doing nothing is worth", 0, 0,
                                 "An action must be worth more than this."),
    text<&Ranking::fairness_column>("fairness_column", "Fair to groups by",
                                    "A column of the customers, such as an age band."),
    links<&Ranking::fairness_actions>("fairness_actions", "Fair in", Kind::Action,
                                      "Groups get their share of each of these, too."),
    number<&Ranking::least_ratio>("least_ratio", "Least ratio of rates", 0.01, 1,
                                  "0.8 is the four-fifths rule; 0.5 allows twice the rate."),
    integer<&Ranking::arm_seed>("arm_seed", "Seed of the control arms", 0, largest_integer));
} // namespace

constinit const Shape ranking_shape = ranking_fields.shape("ranking", &preserved_of<Ranking>);

namespace {

constexpr auto control_share_fields =
    list(required(choice<&ControlShare::arm>("arm", "Decided by", control_arms)),
         number<&ControlShare::share>("share", "Share", 0, 100, {}, "%"));
constinit const Shape control_share_shape =
    control_share_fields.shape("control_share", &preserved_of<ControlShare>);

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
    groups<&Workspace::stakeholders>("stakeholders", "Stakeholders", stakeholder_shape),
    group<&Workspace::ranking>("ranking", "Ranking of actions", ranking_shape,
                               "How candidates for a customer's next action are ranked."),
    groups<&Workspace::control_shares>("control_shares", "Control arms", control_share_shape,
                                       "Which share of customers is decided for in another way."),
    link<&Workspace::challenger>("challenger", "Challenger", Kind::PolicyVersion,
                                 "The published version that decides for the arm of this name."));

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
    // R103
    for (const ControlShare& share : workspace.control_shares) {
        expect(share.arm != ControlArm::Challenger || share.share.value_or(0) <= 0 ||
                   !workspace.challenger.empty(),
               "challenger", "The challenger has a share of customers: choose the version that it is.",
               problems);
    }
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
