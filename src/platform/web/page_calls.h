// The functions of web/platform.library.js. Texts are UTF-8 with their length; what they return as char* was
// allocated for the caller, who frees it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace throughline::platform::web {

// By number in web/platform.library.js: append only.
enum class Operation : std::uint8_t {
    OpenDatabase,
    ListWorkspaces,
    ReadWorkspace,
    Acquire,
    TakeOver,
    Append,
    WriteSnapshot,
    ListBackups,
    ReadBackup,
    UpdateSummary,
    Purge,
    WriteChunk,
    ReadChunk,
    RemoveChunks,
    SaveFile,
    OpenFile,
    ReadShippedFile,
    CompleteProgram,
    SavePicture,
};

} // namespace throughline::platform::web

extern "C" {
void throughline_page_start();
void throughline_page_listen();

// Answered through throughline_on_answer().
void throughline_ask(std::uint32_t request, int operation, const char* message, std::size_t length);
void throughline_storage_release(const char* workspace, std::size_t length);

void throughline_request_frames(int count);
void throughline_wake_after(double milliseconds);
void throughline_request_work();
int throughline_frames_pending();

// A Worker beside the page (web/page_worker.js): 0 where there can be none. What it says, and its end, come
// through throughline_on_worker().
int throughline_worker_start();
void throughline_worker_send(const char* message, std::size_t length);
void throughline_worker_end();

// In the Worker: what the page sends comes to throughline_worker_take(), and throughline_worker_work() is
// called once for each wish to go on.
int throughline_is_worker();
void throughline_worker_listen();
void throughline_worker_go_on();
void throughline_worker_answer(const char* message, std::size_t length);

int throughline_copy(const char* text, std::size_t text_length, const char* html, std::size_t html_length);
void throughline_entry_show(const char* message, std::size_t length);
void throughline_entry_move(double x, double y, double width, double height);
void throughline_entry_hide();
void throughline_entry_list(unsigned list, unsigned option, double x, double y, double width, double height);

void throughline_set_title(const char* title, std::size_t length);
void throughline_set_location(const char* fragment, std::size_t length);
char* throughline_location();
int throughline_prefers(int which); // 0 dark, 1 reduced motion
int throughline_has(int capability);
void throughline_set_cursor(int cursor);
void throughline_set_theme(int dark, std::uint32_t background, std::uint32_t field, std::uint32_t ink,
                           std::uint32_t accent, std::uint32_t selection);
void throughline_set_unsaved(int unsaved);
void throughline_open_address(const char* address, std::size_t length);
void throughline_reload();
void throughline_add_font(int weight, const void* bytes, std::size_t length);

char* throughline_local_get(const char* name, std::size_t length);
void throughline_local_set(const char* name, std::size_t name_length, const char* value,
                           std::size_t value_length);

void throughline_mirror(const void* nodes, std::size_t count, const char* text, std::size_t length);

// Covers the page with what went wrong, in plain HTML.
void throughline_trouble(const char* sentence, std::size_t length);

std::uint32_t throughline_chance();
int throughline_minutes_east();
void throughline_log(int level, const char* text, std::size_t length);
}
