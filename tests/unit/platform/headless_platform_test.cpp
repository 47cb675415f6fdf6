#include "platform/headless/headless_platform.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::platform;

namespace {

// Notes what it is told.
class Listener final : public Events {
public:
    int frames = 0;
    int works = 0;
    std::vector<std::string> values;
    std::vector<TextEntryEnd> ends;

    void resized(float, float, float) override {}
    void pointer_moved(float, float, PointerSource) override {}
    void pointer_left() override {}
    void pointer_pressed(PointerButton, bool, int) override {}
    void wheel(float, float, bool) override {}
    void key(Key, bool, bool) override {}
    void modifiers(Modifiers) override {}
    void focus_changed(bool) override {}
    void colour_scheme_changed() override {}
    void text_entry_changed(std::string_view value) override { values.emplace_back(value); }
    void text_entry_ended(TextEntryEnd end) override { ends.push_back(end); }
    bool copy_requested(bool, std::string&, std::string&) override { return false; }
    void pasted(std::string_view) override {}
    void file_dropped(Result<OpenedFile>) override {}
    void location_changed(std::string_view) override {}
    void mirror_focused(std::uint32_t) override {}
    void mirror_invoked(std::uint32_t) override {}
    void mirror_value_set(std::uint32_t, std::string_view) override {}
    void visibility_changed(bool) override {}
    void graphics_restored() override {}
    void update_ready() override {}
    void frame() override { ++frames; }
    void work() override { ++works; }
};

} // namespace

TEST_CASE("no frame is drawn unless somebody asks", "[platform]") {
    HeadlessPlatform platform;
    Listener listener;
    CHECK(platform.draw(listener) == 0);
    platform.request_frames(3);
    platform.request_frames(1);
    CHECK(platform.draw(listener) == 3);
    platform.wake_after(100);
    platform.advance(99);
    CHECK(platform.draw(listener) == 0);
    platform.advance(1);
    CHECK(platform.draw(listener) == 1);
    CHECK(listener.frames == 4);
}

TEST_CASE("long work goes on between frames, once for each wish", "[platform]") {
    HeadlessPlatform platform;
    Listener listener;
    platform.request_work();
    platform.request_work();
    platform.request_frames(1);
    CHECK(platform.draw(listener) == 2);
    CHECK(listener.frames == 1);
    CHECK(listener.works == 1);
    CHECK(platform.draw(listener) == 0);
}

TEST_CASE("the clock stands until a test moves it", "[platform]") {
    HeadlessPlatform platform;
    platform.set_now(Instant{1'000'000});
    CHECK(platform.now().milliseconds == 1'000'000);
    platform.advance(250);
    CHECK(platform.now().milliseconds == 1'000'250);
    CHECK(platform.monotonic_milliseconds() == 250);
}

TEST_CASE("the text field of a test types like a person", "[platform]") {
    HeadlessPlatform platform;
    Listener listener;
    CHECK_FALSE(platform.type_text(listener, "nobody listens"));
    TextEntryRequest request;
    request.value = "old";
    request.select_all = true;
    request.maximum_length = 3;
    platform.show_text_entry(request);
    REQUIRE(platform.type_text(listener, "é👩ab"));
    CHECK(listener.values == std::vector<std::string>{"é", "é👩", "é👩a"});
    REQUIRE(platform.end_entry(listener, TextEntryEnd::CommitAndNext));
    CHECK(listener.ends == std::vector{TextEntryEnd::CommitAndNext});
    CHECK_FALSE(platform.text_entry());
}

TEST_CASE("files are offered, chosen and shipped", "[platform]") {
    HeadlessPlatform platform;
    std::string story;
    platform.save_file("a.json", "application/json", "{}",
                       [&](const Result<void>& result) { story += result.ok() ? "saved;" : "not saved;"; });
    platform.refuse_saving("cancelled");
    platform.save_file("b.json", "application/json", "{}", [&](const Result<void>& result) {
        story += result.ok() ? "saved;" : result.error().message + ";";
    });
    platform.choose_file({"customers.csv", "id\n1\n"});
    const auto opened = [&](const Result<OpenedFile>& file) {
        story += file.ok() ? file.value().name + ";" : file.error().message + ";";
    };
    platform.open_file(".csv", opened);
    platform.open_file(".csv", opened);
    platform.ship_file("examples/bank.json", "{}");
    const auto shipped = [&](const Result<std::string>& bytes) {
        story += bytes.ok() ? "there;" : "absent;";
    };
    platform.read_shipped_file("examples/bank.json", shipped);
    platform.read_shipped_file("examples/other.json", shipped);
    CHECK(story.empty());
    CHECK(platform.pump() == 6);
    CHECK(story == "saved;cancelled;customers.csv;cancelled;there;absent;");
    REQUIRE(platform.saved_files().size() == 1);
    CHECK(platform.saved_files()[0].name == "a.json");
}

TEST_CASE("copying by button works only where the browser allows it", "[platform]") {
    HeadlessPlatform platform;
    CHECK_FALSE(platform.copy("text", ""));
    platform.set_capability(Capability::ClipboardButtons, true);
    CHECK(platform.copy("text", "<b>text</b>"));
    REQUIRE(platform.copies().size() == 1);
    CHECK(platform.copies()[0].html == "<b>text</b>");
}

TEST_CASE("settings belong to the browser", "[platform]") {
    HeadlessPlatform platform;
    CHECK(platform.setting("theme").empty());
    platform.set_setting("theme", "dark");
    CHECK(platform.setting("theme") == "dark");
}
