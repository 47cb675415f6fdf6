// Times of the canvas: a frame over 10,000 cards and 20,000 links, picking, filling, the layered layout of 50
// nodes and 500 links. With --graphs it prints those graphs instead, for the comparison with elkjs
// (layout_compared.mjs).
#include "base/random.h"
#include "base/text.h"
#include "canvas/compose.h"
#include "canvas/interaction.h"
#include "canvas/layout_layered.h"
#include "canvas/renderer.h"
#include "count_allocations.h"
#include "figure.h"
#include "idle_device.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

using namespace throughline;
using namespace throughline::canvas;

namespace {

constexpr int card_count = 10'000;
constexpr int link_count = 20'000;
constexpr int rows = 100;

class PlainMeasurer final : public TextMeasurer {
public:
    float measure(std::string_view text, float size, Weight) override {
        return static_cast<float>(count_code_points(text)) * size * 0.55F;
    }
};

// Does what a painter at least must do: look at each character.
class CountingPainter final : public TextPainter {
public:
    void draw(const TextLine& line) override {
        for (char character : line.text)
            m_sum += static_cast<unsigned char>(character);
        ++lines;
    }
    int lines = 0;

private:
    std::uint64_t m_sum = 0;
};

void fill(Scene& scene, TextMeasurer& measurer) {
    scene.begin(1, measurer);
    for (int number = 0; number < card_count; ++number) {
        CardSpec spec;
        spec.target.id = Id::literal(text_format("card%d", number));
        spec.box = {static_cast<float>(number / rows) * 300, static_cast<float>(number % rows) * 100, 210, 0};
        spec.semantics.role = HitRole::Card;
        CardComposer card(scene, spec);
        card.title(text_format("Interaction number %d", number), 2, Weight::Regular, 1, "Title");
        card.second("opened 48 % · n 812");
        card.chip({.text = "helps", .ground = Colour::GoodGround, .colour = Colour::Good});
        card.finish();
    }
    for (int number = 0; number < link_count; ++number) {
        LinkSpec link;
        link.target.id = Id::literal(text_format("link%d", number));
        link.from = static_cast<CardIndex>(1 + number % (card_count - rows));
        link.to = std::min<CardIndex>(link.from + rows + static_cast<CardIndex>(number * 7 % 11), card_count);
        scene.add_link(link);
    }
    scene.finish();
}

struct Stage {
    PlainMeasurer measurer;
    CountingPainter painter;
    bench::IdleDevice device;
    Scene scene;
    Camera camera;
    Interaction interaction;
    Selection selection;
    Renderer renderer{device};
    Minimap minimap;
    TextPass text;
    PaintOptions options;
    InputFrame input;

    Stage() {
        camera.set_viewport({56, 92, 1064, 782});
        options.palette = light_palette();
        input.hovered = true;
        input.focused = true;
    }

    void frame(Point pointer) {
        input.pointer = pointer;
        input.now_milliseconds += 16;
        interaction.update(input, scene, camera, selection);
        interaction.decorate(scene, camera, selection);
        options.detail = detail_for(camera.zoom(), options.detail);
        minimap.update(scene, camera, {70, 750, 170, 110});
        renderer.draw(scene, camera, options, {{1440, 900}, 2}, &minimap);
        painter.lines = 0;
        text.paint(scene, camera, options, painter);
    }
};

// The slowest but ten of 200 frames, with the canvas panned a little in each.
void measure_frames(Stage& stage, const char* name, float zoom) {
    stage.camera.set_pose({{9000, 3000}, zoom});
    std::vector<double> times;
    std::uint32_t draw_calls = 0;
    for (int frame = 0; frame < 210; ++frame) {
        stage.camera.pan({-1, -0.5F});
        Point pointer{300 + static_cast<float>(frame % 50), 400};
        times.push_back(bench::fastest_milliseconds(1, [&] { stage.frame(pointer); }));
        draw_calls = std::max(draw_calls, stage.renderer.counts().draw_calls);
    }
    times.erase(times.begin(), times.begin() + 10);
    std::sort(times.begin(), times.end());
    std::string title = text_format("canvas: frame, 10,000 cards, 20,000 links, %s", name);
    bench::print_figure(title.c_str(), times[189], "ms", bench::Goal::AtMost, 8);
    title = text_format("canvas: draw calls, %s", name);
    bench::print_figure(title.c_str(), draw_calls, "calls", bench::Goal::AtMost, 12);

    const std::size_t before = bench::allocations();
    for (int frame = 0; frame < 50; ++frame)
        stage.frame({300, 400});
    auto made = static_cast<double>(bench::allocations() - before);
    title = text_format("canvas: allocations in 50 steady frames, %s", name);
    bench::print_figure(title.c_str(), made, "allocations", bench::Goal::AtMost, 0);
}

void measure_picking(const Stage& stage) {
    std::vector<std::uint32_t> scratch;
    Random random(4);
    double slowest = 0;
    int found = 0;
    for (int point = 0; point < 500; ++point) {
        Point screen{56 + static_cast<float>(random.unit() * 1064),
                     92 + static_cast<float>(random.unit() * 782)};
        slowest = std::max(slowest, bench::fastest_milliseconds(3, [&] {
                               found +=
                                   pick(stage.scene, stage.camera, screen, scratch).target.empty() ? 0 : 1;
                           }));
    }
    if (found == 0)
        std::abort();
    bench::print_figure("canvas: picking, slowest of 500 places", slowest, "ms", bench::Goal::AtMost, 0.2);
}

void measure_scene() {
    Stage stage;
    fill(stage.scene, stage.measurer);
    bench::print_figure("canvas: filling 10,000 cards, 20,000 links",
                        bench::fastest_milliseconds(3, [&] { fill(stage.scene, stage.measurer); }), "ms",
                        bench::Goal::AtMost, 100);
    stage.selection.set(stage.scene.card(4000).target);
    measure_frames(stage, "all in view", 0.05F);
    measure_picking(stage);
    measure_frames(stage, "bars for text", 0.3F);
    measure_frames(stage, "most text in view", 0.4F);
    measure_frames(stage, "at 100 %", 1);
    measure_picking(stage);
}

struct Graph {
    std::vector<LayoutNode> nodes;
    std::vector<LayoutEdge> edges;
};

// Kind 0: any links; 1: without cycles; 2: in four columns.
Graph graph_of(int kind, std::uint64_t seed) {
    constexpr std::uint32_t nodes = 50;
    Random random(seed * 1000 + static_cast<std::uint64_t>(kind));
    Graph graph;
    for (std::uint32_t node = 0; node < nodes; ++node) {
        LayoutNode box;
        box.width = 200;
        box.height = 70;
        if (kind == 2)
            box.layer = static_cast<int>(node * 4 / nodes);
        graph.nodes.push_back(box);
    }
    while (graph.edges.size() < 500) {
        auto from = static_cast<std::uint32_t>(random.below(nodes));
        auto to = static_cast<std::uint32_t>(random.below(nodes));
        if (kind == 1 && from > to)
            std::swap(from, to);
        if (from == to || (kind == 2 && graph.nodes[from].layer >= graph.nodes[to].layer))
            continue;
        graph.edges.push_back({from, to, 1});
    }
    return graph;
}

void measure_layout() {
    constexpr const char* names[] = {"any links", "no cycles", "four columns"};
    for (int kind = 0; kind < 3; ++kind) {
        double slowest = 0;
        double moved_most = 0;
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            Graph graph = graph_of(kind, seed);
            LayoutResult before;
            slowest = std::max(slowest, bench::fastest_milliseconds(
                                            3, [&] { before = layered_layout(graph.nodes, graph.edges); }));
            for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
                graph.nodes[node].previous = before.corners[node];
                graph.nodes[node].has_previous = true;
            }
            graph.edges.push_back(
                {static_cast<std::uint32_t>(7 * seed), static_cast<std::uint32_t>(30 + seed), 1});
            LayoutResult after = layered_layout(graph.nodes, graph.edges);
            int moved = 0;
            for (std::size_t node = 0; node < graph.nodes.size(); ++node)
                moved += before.corners[node] == after.corners[node] ? 0 : 1;
            moved_most = std::max(moved_most, 100.0 * moved / static_cast<double>(graph.nodes.size()));
        }
        std::string title = text_format("layout: 50 nodes, 500 links, %s", names[kind]);
        bench::print_figure(title.c_str(), slowest, "ms", bench::Goal::AtMost, 100);
        title = text_format("layout: nodes moved by one more link, %s", names[kind]);
        bench::print_figure(title.c_str(), moved_most, "%", bench::Goal::AtMost, 10);
    }
}

void print_graphs() {
    for (int kind = 0; kind < 3; ++kind) {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            Graph graph = graph_of(kind, seed);
            LayoutResult result = layered_layout(graph.nodes, graph.edges);
            std::printf("{\"kind\": %d, \"crossings\": %.0f, \"layers\": [", kind,
                        static_cast<double>(result.crossings));
            for (std::size_t node = 0; node < graph.nodes.size(); ++node)
                std::printf("%s%d", node > 0 ? "," : "", result.layers[node]);
            std::printf("], \"edges\": [");
            for (std::size_t edge = 0; edge < graph.edges.size(); ++edge)
                std::printf("%s[%u,%u]", edge > 0 ? "," : "", graph.edges[edge].from, graph.edges[edge].to);
            std::printf("]}\n");
        }
    }
}

} // namespace

int main(int argument_count, char** arguments) {
    if (argument_count > 1 && std::strcmp(arguments[1], "--graphs") == 0) {
        print_graphs();
        return 0;
    }
    measure_scene();
    measure_layout();
    return 0;
}
