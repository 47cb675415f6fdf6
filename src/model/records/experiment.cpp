#include "model/records/experiment.h"

#include "base/text.h"
#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto arm_fields = list(
    required_text<&Arm::title>("title", "Arm"), integer<&Arm::n>("n", "Customers", 0, largest_integer),
    integer<&Arm::successes>("successes", "Successes", 0, largest_integer),
    number<&Arm::mean>("mean", "Mean"), number<&Arm::deviation>("deviation", "Standard deviation", 0, 1e300));
constinit const Shape arm_shape = arm_fields.shape("arm", &preserved_of<Arm>);

constexpr auto experiment_fields =
    list(required_text<&Experiment::title>("title", "Name"),
         link<&Experiment::initiative>("initiative", "Initiative", Kind::Initiative),
         links<&Experiment::interactions>("interactions", "Interactions", Kind::Interaction),
         links<&Experiment::actions>("actions", "Actions", Kind::Action),
         link<&Experiment::measure>("measure", "Measure", Kind::Measure),
         long_text<&Experiment::hypothesis>("hypothesis", "Hypothesis"),
         choice<&Experiment::design>("design", "Design", experiment_designs),
         choice<&Experiment::desired>("desired", "Better is", directions),
         choice<&Experiment::state>("state", "State", experiment_states),
         day<&Experiment::started>("started", "Started"), day<&Experiment::ended>("ended", "Ended"),
         integer<&Experiment::least_n>("least_n", "At least, per arm", 0, largest_integer),
         groups<&Experiment::arms>("arms", "Arms", arm_shape, "The first is the control."),
         group<&Experiment::result>("result", "Result", estimate_shape),
         long_text<&Experiment::conclusion>("conclusion", "Conclusion"),
         link<&Experiment::table>("table", "Table", Kind::TableReference),
         link<&Experiment::owner>("owner", "Owner", Kind::Person));

} // namespace

constinit const Shape experiment_shape = experiment_fields.shape("experiment", &preserved_of<Experiment>);

// Rules

namespace {

void experiment_rules(const Experiment& experiment, std::vector<Problem>& problems) {
    check_order("ended", experiment.started, "started", experiment.ended, "ended", problems);
    check_interval("result.value", experiment.result.low, experiment.result.value, experiment.result.high,
                   problems);
    for (std::size_t index = 0; index < experiment.arms.size(); ++index) {
        const Arm& arm = experiment.arms[index];
        if (arm.n && arm.successes && *arm.successes > *arm.n)
            problems.push_back({text_format("arms[%zu].successes", index),
                                "An arm cannot have more successes than customers."});
    }
}

// Migrations

constexpr Renamed experiment_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_experiment() {
    auto description = description_of<Experiment, &experiment_rules>(
        {"experiment", "Experiment", "Experiments", "A test of an improvement against a control."},
        experiment_shape);
    description.renamed = experiment_renamed;
    return description;
}

} // namespace

constinit const KindDescription experiment_kind = describe_experiment();

} // namespace throughline
