// The scene of a place as a file: SVG and PNG as on the screen, and a page to print.
#include "base/later.h"
#include "base/text.h"
#include "canvas/printed_page.h"
#include "canvas/svg.h"
#include "commands/editing.h"
#include "ui/views/canvas/canvas_host.h"

#include <array>
#include <span>

namespace throughline::ui {

namespace {

using canvas::Colour;
using canvas::LegendEntry;
using canvas::MarkSpec;
using canvas::Shape;

constexpr MarkSpec disc(Colour fill, Colour border) {
    return {{0, 0, 9, 9}, Shape::Box, 4.5F, fill, border, 1, false};
}
constexpr MarkSpec shape(Shape form, float radius, Colour border = Colour::Ink) {
    return {{0, 0, 14, 11}, form, radius, Colour::None, border, 1.5F, false};
}
constexpr MarkSpec line(Colour border, bool dashed) {
    return {{0, 0, 20, 10}, Shape::Box, 3, Colour::None, border, 1, dashed};
}

constexpr MarkSpec half_disc{{0, 0, 9, 9}, Shape::HalfDisc, 4.5F, Colour::Ink, Colour::Ink, 1, false};

constexpr std::array outcome_legend = {
    LegendEntry{disc(Colour::Ink, Colour::None), "controlled"},
    LegendEntry{half_disc, "influenced"},
    LegendEntry{disc(Colour::None, Colour::Ink), "uncontrolled"},
    LegendEntry{line(Colour::StrongLine, true), "not in our hands"},
    LegendEntry{line(Colour::Good, false), "helps"},
    LegendEntry{line(Colour::Bad, false), "harms"},
};
constexpr std::array journey_legend = {
    LegendEntry{disc(Colour::None, Colour::Ink), "communication"},
    LegendEntry{{{0, 0, 11, 11}, Shape::Box, 1, Colour::None, Colour::Ink, 2, false}, "action"},
    LegendEntry{{{0, 0, 11, 11}, Shape::ClippedBox, 4, Colour::None, Colour::Ink, 2, false},
                "use of a product"},
    LegendEntry{disc(Colour::None, Colour::Accent), "begun by the customer"},
    LegendEntry{disc(Colour::None, Colour::Violet), "begun by a partner"},
    LegendEntry{disc(Colour::Ink, Colour::None), "controlled"},
    LegendEntry{half_disc, "influenced"},
    LegendEntry{line(Colour::StrongLine, true), "uncontrolled"},
    LegendEntry{line(Colour::Accent, true), "in any order"},
    LegendEntry{{{0, 0, 9, 9}, Shape::Diamond, 0, Colour::Violet, Colour::None, 1, false},
                "moment that matters"},
};
constexpr std::array graph_legend = {
    LegendEntry{shape(Shape::Box, 1), "decision"},
    LegendEntry{shape(Shape::Box, 5.5F), "input"},
    LegendEntry{shape(Shape::ClippedBox, 4), "knowledge"},
    LegendEntry{shape(Shape::Document, 2), "source of knowledge"},
};

std::span<const LegendEntry> legend_of(Place place) {
    switch (place) {
    case Place::Outcomes:
        return outcome_legend;
    case Place::Journeys:
        return journey_legend;
    case Place::Decisions:
        return graph_legend;
    case Place::Customers:
    case Place::Work:
    case Place::Evidence:
        break;
    }
    return {};
}

void ask_to_save(Session& session, RequestKind kind, std::string name, std::string_view type,
                 std::string bytes) {
    session.requests.push_back({kind, std::move(name), std::string(type), std::move(bytes), {}});
}

} // namespace

LATER void CanvasHost::take_picture(ViewContext& context, const CanvasRequest& request) {
    Session& session = context.session();
    const PictureRequest wanted = *std::exchange(session.picture, std::nullopt);
    const std::string workspace(workspace_title(context.store()));
    const std::string title =
        request.title.empty() ? std::string(request.name) + ", " + workspace : std::string(request.title);
    canvas::SvgOptions options;
    options.title = title;
    // Paper is white, whatever the screen is.
    if (wanted.format != PictureFormat::Page)
        options.palette = palette_of(context.ui.theme());
    std::string svg = canvas::svg_of(m_scene, options);
    switch (wanted.format) {
    case PictureFormat::Svg:
        return ask_to_save(session, RequestKind::SaveFile, file_name_for(title, "picture", ".svg"),
                           "image/svg+xml", std::move(svg));
    case PictureFormat::Png:
        return ask_to_save(session, RequestKind::SavePicture, file_name_for(title, "picture", ".png"),
                           "image/png", std::move(svg));
    case PictureFormat::Page: {
        const std::string note = workspace + " · " + date_for_people(context.today);
        canvas::PageOptions page;
        page.title = title;
        page.note = note;
        page.sheet = wanted.paper == Paper::A3 ? canvas::SheetSize::A3 : canvas::SheetSize::A4;
        page.legend = legend_of(session.place);
        return ask_to_save(session, RequestKind::SaveFile, file_name_for(title, "picture", ".html"),
                           "text/html", canvas::printed_page(svg, page));
    }
    }
}

} // namespace throughline::ui
