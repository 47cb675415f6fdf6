// Maps, canvases and graphs as files that look as on the screen.
#include "unit/app/whole_app.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <string>
#include <vector>

namespace throughline::app::test {

using ui::Role;

namespace {

const platform::SavedFile& saved(WholeApp& app, const Arguments& arguments) {
    const std::size_t before = app.outside().saved_files().size();
    REQUIRE(app.run("file.export_picture", arguments));
    REQUIRE(app.outside().saved_files().size() == before + 1);
    return app.outside().saved_files().back();
}

// Elements open and close in order, attributes are quoted, and no control character stands in a text.
bool is_well_formed(std::string_view xml) {
    std::vector<std::string> open;
    for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        const std::size_t end = xml.find('>', at);
        if (end == std::string_view::npos)
            return false;
        const std::string_view tag = xml.substr(at + 1, end - at - 1);
        if (std::count(tag.begin(), tag.end(), '"') % 2 != 0)
            return false;
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1))
                return false;
            open.pop_back();
        } else if (!tag.ends_with('/')) {
            open.emplace_back(tag.substr(0, tag.find_first_of(" >")));
        }
    }
    return open.empty() && xml.find("nan") == std::string_view::npos;
}

} // namespace

TEST_CASE("Each canvas is saved as SVG with all that it says", "[app][R028][R066][R102]") {
    WholeApp app;
    const platform::SavedFile outcomes = saved(app, {{"format", "svg"}});
    CHECK(outcomes.media_type == "image/svg+xml");
    CHECK(outcomes.name.ends_with(".svg"));
    CHECK(is_well_formed(outcomes.bytes));
    CHECK(outcomes.bytes.find("First home without surprises") != std::string::npos);

    REQUIRE(app.run("go.journeys"));
    const platform::SavedFile map = saved(app, {});
    CHECK(is_well_formed(map.bytes));
    CHECK(map.name.starts_with("first-mortgage"));
    // Also what the window is too small for.
    for (const char* words : {">Initial interest<", ">Use and repeat<", ">Backstage<", ">Emotion<"})
        CHECK(map.bytes.find(words) != std::string::npos);
    CHECK(map.bytes.find("font-family=\"Inter, system-ui, sans-serif\"") != std::string::npos);

    REQUIRE(app.run("go.decisions"));
    CHECK_FALSE(app.run("file.export_picture"));
    REQUIRE(app.run("view.mode", {{"mode", "graph"}}));
    const platform::SavedFile graph = saved(app, {});
    CHECK(is_well_formed(graph.bytes));
    CHECK(graph.bytes.find("Retention offer") != std::string::npos);

    REQUIRE(app.run("go.work"));
    CHECK_FALSE(app.run("file.export_picture"));
    REQUIRE(app.run("go.journeys"));
    CHECK_FALSE(app.run("file.export_picture", {{"format", "gif"}}));
    CHECK_FALSE(app.run("file.export_picture", {{"format", "page"}, {"paper", "letter"}}));
}

TEST_CASE("A picture has the colours of the theme and nothing selected", "[app]") {
    WholeApp app;
    REQUIRE(app.run("go.journeys"));
    const std::string light = saved(app, {}).bytes;
    app.click(Role::Button, "Online calculator");
    CHECK(saved(app, {}).bytes == light);
    // It is still selected on the screen.
    CHECK(app.session().selection.size() == 1);
    REQUIRE(app.run("view.theme", {{"theme", "dark"}}));
    const std::string dark = saved(app, {}).bytes;
    CHECK(dark.find("#12161c") != std::string::npos);
    CHECK(light.find("#12161c") == std::string::npos);
    // PNG is the same picture.
    const platform::SavedFile png = saved(app, {{"format", "png"}});
    CHECK(png.media_type == "image/png");
    CHECK(png.name.ends_with(".png"));
    CHECK(png.bytes == dark);
}

TEST_CASE("A page to print has title, date and legend on the sheet that was asked for", "[app]") {
    WholeApp app;
    REQUIRE(app.run("go.journeys"));
    REQUIRE(app.run("view.theme", {{"theme", "dark"}}));
    const platform::SavedFile page = saved(app, {{"format", "page"}});
    CHECK(page.name.ends_with(".html"));
    CHECK(page.media_type == "text/html");
    CHECK(page.bytes.starts_with("<!DOCTYPE html>"));
    CHECK(page.bytes.find("size:A4 landscape") != std::string::npos);
    CHECK(page.bytes.find("<h1>First mortgage, young families</h1>") != std::string::npos);
    CHECK(page.bytes.find("Harbour Bank · ") != std::string::npos);
    CHECK(page.bytes.find("<span>moment that matters</span>") != std::string::npos);
    // Paper is white, and nothing is fetched from anywhere.
    CHECK(page.bytes.find("#12161c") == std::string::npos);
    CHECK(page.bytes.find("src=") == std::string::npos);
    CHECK(saved(app, {{"format", "page"}, {"paper", "a3"}}).bytes.find("size:A3 landscape") !=
          std::string::npos);
}

TEST_CASE("A picture is no backup of the workspace", "[app]") {
    WholeApp app;
    REQUIRE(app.run("go.journeys"));
    saved(app, {});
    CHECK(app.has(Role::Text, "No backup to a file yet"));
    REQUIRE(app.run("file.export"));
    CHECK_FALSE(app.has(Role::Text, "No backup to a file yet"));
}

} // namespace throughline::app::test
