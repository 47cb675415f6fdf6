#include "platform/web/page_events.h"

#include "platform/web/message.h"
#include "platform/web/web_platform.h"

#include <emscripten.h>
#include <string>
#include <utility>

namespace throughline::platform::web {

namespace {

WebPlatform* the_page = nullptr;
Events* the_events = nullptr;

// Until the next call; the page's scripts copy them at once.
std::string copied_text;
std::string copied_html;
std::string test_answer;

} // namespace

void set_page(WebPlatform* page) {
    the_page = page;
}

void set_events(Events* events) {
    the_events = events;
}

} // namespace throughline::platform::web

using namespace throughline::platform;
using namespace throughline::platform::web;

extern "C" {

EMSCRIPTEN_KEEPALIVE void throughline_on_frame() {
    the_events->frame();
}

EMSCRIPTEN_KEEPALIVE void throughline_on_resized(float width, float height, float pixel_ratio) {
    the_events->resized(width, height, pixel_ratio);
}

EMSCRIPTEN_KEEPALIVE void throughline_on_moved(float x, float y, int source) {
    the_events->pointer_moved(x, y, static_cast<PointerSource>(source));
}

EMSCRIPTEN_KEEPALIVE void throughline_on_left() {
    the_events->pointer_left();
}

EMSCRIPTEN_KEEPALIVE void throughline_on_pressed(int button, int down, int click_count) {
    the_events->pointer_pressed(static_cast<PointerButton>(button), down != 0, click_count);
}

EMSCRIPTEN_KEEPALIVE void throughline_on_wheel(float horizontal, float vertical, int pinch) {
    the_events->wheel(horizontal, vertical, pinch != 0);
}

EMSCRIPTEN_KEEPALIVE void throughline_on_key(int key, int down, int repeated) {
    the_events->key(static_cast<Key>(key), down != 0, repeated != 0);
}

EMSCRIPTEN_KEEPALIVE void throughline_on_typed(const char* text, std::size_t length) {
    the_events->typed({text, length});
}

EMSCRIPTEN_KEEPALIVE void throughline_on_modifiers(int control, int shift, int alt) {
    the_events->modifiers({control != 0, shift != 0, alt != 0});
}

EMSCRIPTEN_KEEPALIVE void throughline_on_focus(int focused) {
    the_events->focus_changed(focused != 0);
}

EMSCRIPTEN_KEEPALIVE void throughline_on_work() {
    the_events->work();
}

EMSCRIPTEN_KEEPALIVE void throughline_on_woken() {
    the_events->woken();
}

EMSCRIPTEN_KEEPALIVE void throughline_on_visible(int visible) {
    the_events->visibility_changed(visible != 0);
}

EMSCRIPTEN_KEEPALIVE void throughline_on_scheme() {
    the_events->colour_scheme_changed();
}

EMSCRIPTEN_KEEPALIVE void throughline_on_restored() {
    the_events->graphics_restored();
}

EMSCRIPTEN_KEEPALIVE void throughline_on_update() {
    the_events->update_ready();
}

EMSCRIPTEN_KEEPALIVE void throughline_on_worker(int failed, const char* text, std::size_t length) {
    the_page->worker_told(failed != 0, {text, length});
}

EMSCRIPTEN_KEEPALIVE void throughline_on_entry(const char* value, std::size_t length) {
    the_events->text_entry_changed({value, length});
}

EMSCRIPTEN_KEEPALIVE void throughline_on_entry_end(int how) {
    the_events->text_entry_ended(static_cast<TextEntryEnd>(how));
}

EMSCRIPTEN_KEEPALIVE int throughline_on_copy(int cut) {
    copied_text.clear();
    copied_html.clear();
    return the_events->copy_requested(cut != 0, copied_text, copied_html) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE const char* throughline_copied(int which) {
    return which == 0 ? copied_text.c_str() : copied_html.c_str();
}

EMSCRIPTEN_KEEPALIVE void throughline_on_paste(const char* text, std::size_t length) {
    the_events->pasted({text, length});
}

EMSCRIPTEN_KEEPALIVE std::uint32_t throughline_file_begins(double size) {
    return the_page->incoming_files().begin(static_cast<std::size_t>(size));
}

EMSCRIPTEN_KEEPALIVE void throughline_file_piece(std::uint32_t file, const char* bytes, std::size_t length) {
    the_page->incoming_files().add(file, {bytes, length});
}

EMSCRIPTEN_KEEPALIVE void throughline_file_lost(std::uint32_t file) {
    the_page->incoming_files().take(file);
}

EMSCRIPTEN_KEEPALIVE void throughline_on_drop(const char* message, std::size_t length) {
    MessageReader reader({message, length});
    std::string name(reader.text());
    the_events->file_dropped(OpenedFile{
        std::move(name), the_page->incoming_files().take(static_cast<std::uint32_t>(reader.number()))});
}

EMSCRIPTEN_KEEPALIVE void throughline_on_drop_failed(const char* failure, std::size_t length) {
    the_events->file_dropped(throughline::error({failure, length}));
}

EMSCRIPTEN_KEEPALIVE void throughline_on_location(const char* fragment, std::size_t length) {
    the_events->location_changed({fragment, length});
}

EMSCRIPTEN_KEEPALIVE void throughline_on_mirror_focus(std::uint32_t node) {
    the_events->mirror_focused(node);
}

EMSCRIPTEN_KEEPALIVE void throughline_on_mirror_invoke(std::uint32_t node) {
    the_events->mirror_invoked(node);
}

EMSCRIPTEN_KEEPALIVE void throughline_on_mirror_value(std::uint32_t node, const char* value,
                                                      std::size_t length) {
    the_events->mirror_value_set(node, {value, length});
}

EMSCRIPTEN_KEEPALIVE void throughline_on_answer(std::uint32_t request, int failed, const char* text,
                                                std::size_t length) {
    the_page->requests().answered(request, failed != 0, {text, length});
}

EMSCRIPTEN_KEEPALIVE void throughline_on_notice(const char* workspace, std::size_t length, int notice) {
    the_page->web_storage().noticed({workspace, length}, static_cast<Notice>(notice));
}

EMSCRIPTEN_KEEPALIVE const char* throughline_on_question(const char* question, std::size_t length) {
    test_answer = the_page->answer_test({question, length});
    return test_answer.c_str();
}
}
