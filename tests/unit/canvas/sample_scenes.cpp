#include "sample_scenes.h"

#include "base/text.h"
#include "canvas/compose.h"
#include "canvas/layout_layered.h"

#include <cstdio>
#include <cstdlib>

namespace throughline::canvas {

namespace {

constexpr MarkSpec controlled{{0, 0, 9, 9}, Shape::Box, 4.5f, Colour::Ink, Colour::None, 0, false};
constexpr MarkSpec influenced{{0, 0, 9, 9}, Shape::HalfDisc, 0, Colour::Ink, Colour::Ink, 1, false};
constexpr MarkSpec uncontrolled{{0, 0, 9, 9}, Shape::Box, 4.5f, Colour::None, Colour::Ink, 1.3f, false};

ChipSpec chip(std::string_view text, Colour colour, Colour ground) {
    ChipSpec spec;
    spec.text = text;
    spec.colour = colour;
    spec.ground = ground;
    return spec;
}

ChipSpec outlined_chip(std::string_view text) {
    ChipSpec spec = chip(text, Colour::Second, Colour::None);
    spec.border = Colour::Line;
    return spec;
}

CardSpec card_at(const char* id, float x, float y, float width) {
    CardSpec spec;
    spec.target.id = Id::literal(id);
    spec.box = {x, y, width, 0};
    spec.semantics = {HitRole::Card, {}, {}, {}};
    spec.style.border = Colour::StrongLine;
    return spec;
}

struct OutcomeSide {
    const char* text;
    float share;
    Colour colour;
};

CardIndex outcome(Scene& scene, const char* id, float x, float y, const char* title, OutcomeSide business,
                  OutcomeSide customer) {
    CardComposer card(scene, card_at(id, x, y, 260), {.title_size = 14});
    card.title(title, 2, Weight::Semibold, 1, "Title");
    card.columns(2);
    card.caption("Business");
    card.strong(business.text);
    card.bar(business.share, business.colour);
    card.next_column();
    card.caption("Customer");
    card.strong(customer.text);
    card.bar(customer.share, customer.colour);
    card.end_columns();
    if (std::string_view(id) == "households") {
        card.chip(chip("in progress", Colour::Accent, Colour::AccentGround));
        card.chip(chip("gap 4.2", Colour::Warning, Colour::WarningGround));
        card.chip(outlined_chip("owner Jon"));
    } else {
        card.chip(chip("mutual", Colour::Good, Colour::GoodGround));
        card.chip(outlined_chip("owner Ada"));
    }
    return card.finish();
}

CardIndex experience(Scene& scene, const char* id, float y, const char* title, const char* second,
                     const ChipSpec& effect) {
    CardComposer card(scene, card_at(id, 380, y, 230));
    card.title(title, 2, Weight::Regular, 1, "Title");
    card.second(second);
    card.chip(effect);
    return card.finish();
}

CardIndex interaction(Scene& scene, const char* id, float y, const MarkSpec& mark, const char* title,
                      const char* second, std::initializer_list<ChipSpec> chips) {
    CardSpec spec = card_at(id, 690, y, 210);
    if (mark.fill == Colour::None)
        spec.style = uncontrolled_card_style;
    CardComposer card(scene, spec);
    card.marked_title(mark, title, 2, 1, "Title");
    card.second(second);
    for (const ChipSpec& each : chips)
        card.chip(each);
    return card.finish();
}

void link(Scene& scene, CardIndex from, CardIndex to, Colour colour, float width, bool dashed = false) {
    LinkSpec spec;
    spec.target.id = Id::literal(text_format("link-%u-%u", from, to));
    spec.from = from;
    spec.to = to;
    spec.colour = colour;
    spec.width = width;
    spec.dashed = dashed;
    scene.add_link(spec);
}

} // namespace

namespace {

void arrange(Scene& scene) {
    std::vector<LayoutNode> nodes;
    for (const Card& card : scene.cards().subspan(1)) {
        LayoutNode node;
        node.width = card.box.width;
        node.height = card.box.height;
        node.layer = card.box.x < 100 ? 0 : card.box.x < 500 ? 1 : 2;
        nodes.push_back(node);
    }
    std::vector<LayoutEdge> edges;
    for (const Link& link : scene.links())
        edges.push_back({link.from - 1, link.to - 1, link.width});
    LayoutResult result = layered_layout(nodes, edges, {.node_gap = 16});
    for (std::size_t node = 0; node < nodes.size(); ++node)
        scene.place(static_cast<CardIndex>(node + 1), result.corners[node] + Point{40, 48});
}

void add_outcome_map(Scene& scene, TextMeasurer& measurer) {
    scene.begin(1, measurer);
    scene.add_text({.box = {40, 16, 0, 0}, .text = "Outcomes", .size = 11, .colour = Colour::Third});
    scene.add_text({.box = {380, 16, 0, 0}, .text = "Experiences", .size = 11, .colour = Colour::Third});
    scene.add_text({.box = {690, 16, 0, 0}, .text = "Interactions", .size = 11, .colour = Colour::Third});
    CardIndex households = outcome(scene, "households", 40, 97, "Households stay past the fix",
                                   {"renewal 71 → 80 %", 0.62f, Colour::Accent},
                                   {"“a fair rate, no chasing”", 0.38f, Colour::Warning});
    CardIndex arrears =
        outcome(scene, "arrears", 40, 451, "Arrears end without leaving",
                {"cured 44 → 55 %", 0.7f, Colour::Good}, {"“time, and no shame”", 0.66f, Colour::Good});
    CardIndex confident = experience(scene, "confident", 72, "Confident to commit", "felt by 64 % · n 812",
                                     chip("+0.18 effect", Colour::Good, Colour::GoodGround));
    CardIndex looked = experience(scene, "looked", 214, "Looked after without asking", "felt by 31 % · n 640",
                                  chip("+0.06 [−0.01, 0.13]", Colour::Warning, Colour::WarningGround));
    CardIndex treated = experience(scene, "treated", 434, "Treated as a person", "felt by 58 % · n 207",
                                   chip("+0.22 effect", Colour::Good, Colour::GoodGround));
    ChipSpec helps = chip("helps", Colour::Good, Colour::GoodGround);
    CardIndex advisor =
        interaction(scene, "advisor", 48, controlled, "Advisor call", "held 61 % ≤ 24 h", {helps});
    CardIndex calculator =
        interaction(scene, "calculator", 138, controlled, "Online calculator", "3,104 this quarter", {helps});
    CardIndex reminder =
        interaction(scene, "reminder", 228, controlled, "Reminder e-mail", "opened 48 %",
                    {chip("−0.04 harms", Colour::Bad, Colour::BadGround), outlined_chip("activity only")});
    CardIndex review = interaction(scene, "review", 320, influenced, "Rate review offer", "decision",
                                   {chip("trial", Colour::Warning, Colour::WarningGround)});
    CardIndex plan = interaction(scene, "plan", 422, controlled, "Payment-plan talk", "phone",
                                 {chip("demonstrated", Colour::Good, Colour::GoodGround)});
    CardIndex charity = interaction(scene, "charity", 510, uncontrolled, "Money-advice charity",
                                    "uncontrolled", {outlined_chip("observe")});
    link(scene, households, confident, Colour::Good, 3);
    link(scene, households, looked, Colour::Warning, 3);
    link(scene, arrears, treated, Colour::Good, 2);
    link(scene, confident, advisor, Colour::Good, 3);
    link(scene, confident, calculator, Colour::Good, 2);
    link(scene, looked, reminder, Colour::Bad, 2.5f);
    link(scene, looked, review, Colour::Warning, 2);
    link(scene, treated, plan, Colour::Good, 2);
    link(scene, treated, charity, Colour::StrongLine, 2, true);
}

} // namespace

void fill_outcome_map(Scene& scene, TextMeasurer& measurer) {
    add_outcome_map(scene, measurer);
    scene.finish();
}

void fill_arranged_outcome_map(Scene& scene, TextMeasurer& measurer) {
    add_outcome_map(scene, measurer);
    arrange(scene);
    scene.finish();
}

namespace {

constexpr float lane_header = 128;
constexpr float stage_width = 188;
constexpr float stage_header = 44;

struct Lane {
    const char* title;
    const char* second;
    float height;
};

constexpr Lane lanes[] = {{"Interactions", "what happens", 96},
                          {"What matters", "needs and concerns", 80},
                          {"Channel", "", 52},
                          {"Emotion", "−2 … +2, n = 214", 124},
                          {"Measures", "leading → lagging", 84},
                          {"Backstage", "tasks", 96}};
constexpr const char* stages[] = {"Initial interest", "Compare", "Apply", "Move in", "Use and repeat"};
constexpr const char* voices[] = {"“Can people like us afford this?”", "“Is this the real price?”",
                                  "“Don’t make me say it twice.”", "“Will the money be there on the day?”",
                                  "“Am I still on a good rate?”"};
constexpr const char* steps[] = {"Friends recommend", "Online calculator", "Advisor call on affordability",
                                 "Keys handed over", "Rate review offer"};
constexpr float emotions[] = {0.5f, 0.7f, -1.2f, 1.1f, 0.5f};

CardStyle cell_style(Colour fill) {
    return {fill, Colour::Line, 1, 0, false, false, Shape::Box};
}

void add_lane(Scene& scene, const Lane& lane, int number, float y) {
    for (int stage = 0; stage < 5; ++stage) {
        CardSpec cell;
        cell.target = {Id::literal(text_format("stage%d", stage)), static_cast<std::uint16_t>(10 + number)};
        cell.box = {lane_header + static_cast<float>(stage) * stage_width, y, stage_width + 1,
                    lane.height + 1};
        cell.style = cell_style(Colour::None);
        cell.layer = Layer::Ground;
        cell.traits = Selectable | CreatesInside;
        cell.takes = 1u << 1;
        cell.semantics = {HitRole::Cell, lane.title, stages[stage], {}};
        scene.add_card(cell);
        if (number == 1)
            scene.add_text({.box = {8, 8, stage_width - 16, 0}, .text = voices[stage], .maximum_lines = 3});
    }
}

void add_lane_header(Scene& scene, const Lane& lane, int number, float y) {
    CardSpec header;
    header.target.id = Id::literal(text_format("lane%d", number));
    header.box = {0, y, lane_header + 1, lane.height + 1};
    header.style = cell_style(Colour::Panel);
    header.layer = Layer::Header;
    header.pin = Pin::Left;
    header.traits = Selectable;
    header.semantics = {HitRole::RowHeader, lane.title, {}, lane.second};
    scene.add_card(header);
    scene.add_text({.box = {8, 8, lane_header - 16, 0},
                    .text = lane.title,
                    .size = 11,
                    .weight = Weight::Semibold,
                    .colour = Colour::Second,
                    .maximum_lines = 2});
    scene.add_text({.box = {8, 24, lane_header - 16, 0},
                    .text = lane.second,
                    .size = 11,
                    .colour = Colour::Third,
                    .maximum_lines = 2});
}

void add_step(Scene& scene, int stage, float y) {
    CardSpec spec =
        card_at(text_format("step%d", stage).c_str(),
                lane_header + static_cast<float>(stage) * stage_width + 8, y + 8, stage_width - 16);
    spec.kind = 1;
    if (stage == 0)
        spec.style = uncontrolled_card_style;
    if (stage == 2)
        spec.minimap = Colour::Violet;
    CardComposer card(scene, spec, {.minimum_height = 80});
    card.title(steps[stage], 2, Weight::Regular, 1, "Title");
    card.marked_second(stage == 0   ? uncontrolled
                       : stage == 3 ? influenced
                                    : controlled,
                       "phone · 2 tasks late");
    card.finish();
}

void add_emotions(Scene& scene, float y, float height) {
    std::array<CurvePoint, 5> points;
    std::array<CurvePoint, 5> competitor;
    for (std::size_t stage = 0; stage < 5; ++stage) {
        float x = lane_header + (static_cast<float>(stage) + 0.5f) * stage_width;
        float at = y + height / 2 - emotions[stage] * height / 5;
        CardSpec marker;
        marker.target = {Id::literal(text_format("stage%zu", stage)), 2};
        marker.box = {x - 5, at - 5, 10, 10};
        marker.style = {Colour::Panel, Colour::Accent, 2, 5, false, false, Shape::Box};
        marker.traits = Selectable | Movable | MovesUpDownOnly;
        marker.minimap = Colour::None;
        marker.semantics = {HitRole::Marker, "Emotion", stages[stage], {}};
        points[stage] = {{x, at}, scene.add_card(marker)};
        competitor[stage] = {{x, y + height / 2 - emotions[stage] * height / 9}, no_card};
    }
    scene.add_curve({.points = points});
    scene.add_curve({.points = competitor, .colour = Colour::Third, .width = 1.5f, .dashed = true});
}

} // namespace

void fill_journey_map(Scene& scene, TextMeasurer& measurer) {
    scene.begin(1, measurer);
    float y = stage_header;
    std::array<float, 6> tops{};
    for (int lane = 0; lane < 6; ++lane) {
        auto at = static_cast<std::size_t>(lane);
        if (lane == 5) {
            scene.add_card({.box = {lane_header, y, 5 * stage_width, 24},
                            .style = cell_style(Colour::None),
                            .layer = Layer::Ground,
                            .traits = IgnoresPointer});
            scene.add_text(
                {.box = {8, 4, 0, 0}, .text = "line of visibility", .size = 11, .colour = Colour::Third});
            scene.add_rule({.from = {100, 12},
                            .to = {5 * stage_width, 12},
                            .colour = Colour::StrongLine,
                            .dashed = true});
            y += 24;
        }
        tops[at] = y;
        add_lane(scene, lanes[lane], lane, y);
        y += lanes[lane].height;
    }
    for (int stage = 0; stage < 5; ++stage)
        add_step(scene, stage, tops[0]);
    scene.add_card({.box = {lane_header, tops[3], 5 * stage_width, lanes[3].height},
                    .style = cell_style(Colour::None),
                    .layer = Layer::Ground,
                    .traits = IgnoresPointer});
    scene.add_rule(
        {.from = {0, lanes[3].height / 2}, .to = {5 * stage_width, lanes[3].height / 2}, .dashed = true});
    add_emotions(scene, tops[3], lanes[3].height);
    for (int lane = 0; lane < 6; ++lane)
        add_lane_header(scene, lanes[lane], lane, tops[static_cast<std::size_t>(lane)]);
    for (int stage = 0; stage < 5; ++stage) {
        CardSpec header;
        header.target.id = Id::literal(text_format("stage%d", stage));
        header.box = {lane_header + static_cast<float>(stage) * stage_width, 0, stage_width + 1,
                      stage_header + 1};
        header.style = cell_style(Colour::Panel);
        header.layer = Layer::Header;
        header.pin = Pin::Top;
        header.traits = Selectable | Movable | MovesSidewaysOnly | Editable;
        header.semantics = {HitRole::ColumnHeader, stages[stage], {}, {}};
        scene.add_card(header);
        scene.add_text({.box = {8, 13, stage_width - 50, 0},
                        .text = stages[stage],
                        .weight = Weight::Semibold,
                        .part = 1,
                        .field_name = "Title"});
        scene.add_chip({.corner = {stage_width - 34, 13}, .text = "4", .border = Colour::Line});
    }
    scene.add_card({.box = {0, 0, lane_header + 1, stage_header + 1},
                    .style = cell_style(Colour::Panel),
                    .layer = Layer::Header,
                    .pin = Pin::Corner,
                    .traits = 0});
    scene.finish();
}

void fill_large_map(Scene& scene, TextMeasurer& measurer, int cards, int links) {
    scene.begin(1, measurer);
    constexpr int rows = 100;
    CardIndex first = 0;
    for (int number = 0; number < cards; ++number) {
        std::string id = text_format("card%d", number);
        std::string title = text_format("Interaction number %d", number);
        CardComposer card(scene, card_at(id.c_str(), static_cast<float>(number / rows) * 300,
                                         static_cast<float>(number % rows) * 100, 210));
        card.marked_title(controlled, title, 2, 1, "Title");
        card.second("opened 48 % · n 812");
        card.chip(chip("helps", Colour::Good, Colour::GoodGround));
        CardIndex index = card.finish();
        if (number == 0)
            first = index;
    }
    for (int number = 0; number < links; ++number) {
        auto from = static_cast<CardIndex>(number % std::max(cards - rows, 1));
        auto shift = static_cast<CardIndex>((number * 7) % 11);
        CardIndex to = std::min(from + rows + shift, static_cast<CardIndex>(cards - 1));
        link(scene, first + from, first + to, number % 3 == 0 ? Colour::Good : Colour::StrongLine, 2);
    }
    scene.finish();
}

void keep_picture(const std::string& name, const std::string& text) {
    const char* folder = std::getenv("THROUGHLINE_PICTURES");
    if (folder == nullptr)
        return;
    std::string path = std::string(folder) + "/" + name;
    if (std::FILE* file = std::fopen(path.c_str(), "wb")) {
        std::fwrite(text.data(), 1, text.size(), file);
        std::fclose(file);
    }
}

} // namespace throughline::canvas
