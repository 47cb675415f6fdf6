// The whole application without a browser: frames of each place on the worked example and with 10,000 cards,
// and what a frame in which nothing changes asks of the heap. `application cards N` and `application size
// BYTES` print such a workspace instead, for page.mjs.
#include "app/application.h"

#include "base/text.h"
#include "count_allocations.h"
#include "figure.h"
#include "fonts/embedded_fonts.h"
#include "idle_device.h"
#include "large_workspace.h"
#include "platform/headless/headless_platform.h"
#include "store/diff.h"
#include "ui/widgets/uncovered.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace throughline;

namespace {

class NoPresenter final : public app::Presenter {
public:
    void present(ui::Ui&) override {}
    void graphics_restored() override {}
};

class Bench {
public:
    Bench() {
        m_platform.set_shipped_folder(THROUGHLINE_PROJECT "/web");
        m_application.resized(1440, 900, 1);
        m_application.start();
        settle();
        if (!m_application.is_ready()) {
            std::fprintf(stderr, "The example did not open.\n");
            std::exit(1);
        }
    }

    app::Application& application() { return m_application; }

    // Draws until nothing is asked for and nothing waits.
    void settle() {
        for (int round = 0; round < 1000; ++round) {
            const std::size_t answers = m_platform.pump();
            if (m_platform.draw(m_application) == 0 && answers == 0)
                return;
            m_platform.advance(20);
        }
        std::fprintf(stderr, "The application does not come to rest.\n");
        std::exit(1);
    }

    // The 95th percentile of frames in which a person moves the pointer and turns the wheel.
    double busy_frame() {
        std::vector<double> times;
        for (int frame = 0; frame < 220; ++frame) {
            const auto step = static_cast<float>(frame % 40);
            m_application.pointer_moved(500 + step * 8, 420 + step * 4, platform::PointerSource::Mouse);
            m_application.wheel(0, frame % 40 < 20 ? 3.0F : -3.0F, frame / 40 % 2 == 1);
            m_platform.advance(16);
            times.push_back(bench::fastest_milliseconds(1, [&] { m_application.frame(); }));
        }
        times.erase(times.begin(), times.begin() + 20);
        std::sort(times.begin(), times.end());
        return times[189];
    }

    // What 50 frames allocate while nothing changes.
    std::size_t steady_allocations() {
        settle();
        for (int frame = 0; frame < 20; ++frame)
            m_application.frame();
        const std::size_t before = bench::allocations();
        for (int frame = 0; frame < 50; ++frame)
            m_application.frame();
        return bench::allocations() - before;
    }

    // Interactive items that the semantic tree does not know; as wasm, Dear ImGui does not report them.
    std::size_t uncovered_items() { return ui::uncovered_items(m_application.ui()).size(); }

private:
    platform::HeadlessPlatform m_platform;
    NoPresenter m_presenter;
    bench::IdleDevice m_device;
    app::Application m_application{{m_platform,
                                    {fonts::inter_regular(), fonts::inter_semibold(), fonts::icons()},
                                    m_presenter,
                                    &m_device}};
};

// What is shown now.
void measure_shown(Bench& stage, const std::string& name, const char* content, double wanted) {
    bench::print_figure(text_format("frame of %s, %s, 95th percentile", name.c_str(), content).c_str(),
                        stage.busy_frame(), "ms", bench::Goal::AtMost, wanted);
    bench::print_figure(
        text_format("allocations in 50 steady frames of %s, %s", name.c_str(), content).c_str(),
        static_cast<double>(stage.steady_allocations()), "allocations", bench::Goal::AtMost, 0);
    bench::print_figure(
        text_format("items of %s without a semantic record, %s", name.c_str(), content).c_str(),
        static_cast<double>(stage.uncovered_items()), "items", bench::Goal::AtMost, 0);
}

void measure_place(Bench& stage, Place place, const char* content, double wanted) {
    const std::string name(place_name(place));
    stage.application().location_changed(name);
    stage.settle();
    measure_shown(stage, name, content, wanted);
}

// Each tab of the place; the first is what it opens with.
void measure_tabs(Bench& stage, Place place, const char* content, double wanted) {
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
    Bench stage;
    for (const Place place : places)
        measure_place(stage, place, "example", 4);
    measure_tabs(stage, Place::Customers, "example", 4);
    measure_tabs(stage, Place::Evidence, "example", 4);

    Store store;
    if (!store.apply(difference({}, bench::workspace_of_cards(10'000))).ok())
        std::exit(1);
    stage.application().workspace().reset(std::move(store));
    stage.application().location_changed("outcomes");
    bench::print_figure("first frame of outcomes, 10,000 cards, laid out",
                        bench::fastest_milliseconds(1, [&] { stage.application().frame(); }), "ms",
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
