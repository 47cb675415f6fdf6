// The whole application without a browser: frames of each place on the worked example and with 10,000 cards,
// and what a frame in which nothing changes asks of the heap. `application cards N` and `application size
// BYTES` print such a workspace instead, for page.mjs.
#include "base/text.h"
#include "large_workspace.h"
#include "stage.h"
#include "store/diff.h"
#include "ui/widgets/uncovered.h"

#include <cstring>

using namespace throughline;

namespace {

// A person moves the pointer and turns the wheel.
double busy_frame(bench::Stage& stage) {
    return stage.busy_frame([&](int number) {
        const auto step = static_cast<float>(number % 40);
        stage.application().pointer_moved(500 + step * 8, 420 + step * 4, platform::PointerSource::Mouse);
        stage.application().wheel(0, number % 40 < 20 ? 3.0F : -3.0F, number / 40 % 2 == 1);
    });
}

// What is shown now.
void measure_shown(bench::Stage& stage, const std::string& name, const char* content, double wanted) {
    bench::print_figure(text_format("frame of %s, %s, 95th percentile", name.c_str(), content).c_str(),
                        busy_frame(stage), "ms", bench::Goal::AtMost, wanted);
    bench::print_figure(
        text_format("allocations in 50 steady frames of %s, %s", name.c_str(), content).c_str(),
        static_cast<double>(stage.steady_allocations()), "allocations", bench::Goal::AtMost, 0);
    bench::print_figure(
        text_format("items of %s without a semantic record, %s", name.c_str(), content).c_str(),
        static_cast<double>(ui::uncovered_items(stage.application().ui()).size()), "items",
        bench::Goal::AtMost, 0);
}

void measure_place(bench::Stage& stage, Place place, const char* content, double wanted) {
    const std::string name(place_name(place));
    stage.application().location_changed(name);
    stage.settle();
    measure_shown(stage, name, content, wanted);
}

void measure_address(bench::Stage& stage, const char* address, const char* content, double wanted) {
    stage.application().location_changed(address);
    stage.settle();
    measure_shown(stage, address, content, wanted);
}

// Each tab of the place; the first is what it opens with.
void measure_tabs(bench::Stage& stage, Place place, const char* content, double wanted) {
    const std::string name(place_name(place));
    stage.application().location_changed(name);
    stage.settle();
    const ui::SemanticTree& tree = stage.application().ui().semantics();
    std::vector<std::pair<std::uint32_t, std::string>> tabs;
    for (const ui::SemanticNode& node : tree.nodes()) {
        if (static_cast<ui::Role>(node.role) == ui::Role::Tab)
            tabs.emplace_back(node.id, tree.text(node.name));
    }
    for (const auto& [id, title] : tabs) {
        stage.application().mirror_invoked(id);
        stage.settle();
        measure_shown(stage, name + ", " + title, content, wanted);
    }
}

void measure_frames() {
    constexpr Place places[] = {Place::Outcomes, Place::Journeys, Place::Decisions, Place::Customers,
                                Place::Work};
    bench::Stage stage;
    for (const Place place : places)
        measure_place(stage, place, "example", 4);
    measure_tabs(stage, Place::Customers, "example", 4);
    measure_tabs(stage, Place::Work, "example", 4);
    measure_tabs(stage, Place::Evidence, "example", 4);
    for (const char* address :
         {"decisions/graph", "decisions/next-action/catalogue", "decisions/next-action/models",
          "decisions/next-action/simulation", "decisions/next-action/compare",
          "decisions/next-action/trade_off", "decisions/next-action/budget", "decisions/next-action/versions",
          "decisions/next-action/experiments", "customers/customer/HB-0001",
          "customers/customer/HB-0001/conversation", "customers/customer/HB-0001/conversation/candidates",
          "customers/customer/HB-0001/conversation/channels"})
        measure_address(stage, address, "example", 4);

    Store store;
    if (!store.apply(difference({}, bench::workspace_of_cards(10'000))).ok())
        std::exit(1);
    stage.application().workspace().reset(std::move(store));
    stage.application().location_changed("outcomes");
    bench::print_figure("first frame of outcomes, 10,000 cards, laid out", stage.frame(), "ms",
                        bench::Goal::AtMost, 1000);
    measure_place(stage, Place::Outcomes, "10,000 cards", 8);
    measure_place(stage, Place::Work, "10,000 cards", 8);
}

} // namespace

int main(int argument_count, char** arguments) {
    const std::size_t amount =
        argument_count > 2 ? static_cast<std::size_t>(std::strtoull(arguments[2], nullptr, 10)) : 0;
    if (amount == 0) {
        measure_frames();
        return 0;
    }
    const bool by_cards = std::strcmp(arguments[1], "cards") == 0;
    const std::string bytes =
        write_workspace(by_cards ? bench::workspace_of_cards(amount) : bench::workspace_of_size(amount));
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    return 0;
}
