#include "platform/web/web_worker.h"

#include "platform/web/page_calls.h"

#include <emscripten.h>

namespace throughline::platform::web {

namespace {

// So long messages may wait: one that takes work back should be heard before much more of it is done.
constexpr double slice_milliseconds = 30;

WorkerProgram* the_program = nullptr; // lives as long as the Worker

} // namespace

bool is_worker() {
    return throughline_is_worker() != 0;
}

void answer_page(const std::string& message) {
    throughline_worker_answer(message.data(), message.size());
}

void serve_page(std::unique_ptr<WorkerProgram> program) {
    the_program = program.release();
    throughline_worker_listen();
}

} // namespace throughline::platform::web

using namespace throughline::platform::web;

extern "C" {

EMSCRIPTEN_KEEPALIVE void throughline_worker_take(const char* message, std::size_t length) {
    the_program->take({message, length});
    throughline_worker_go_on();
}

EMSCRIPTEN_KEEPALIVE void throughline_worker_work() {
    if (the_program->work(emscripten_get_now, emscripten_get_now() + slice_milliseconds))
        throughline_worker_go_on();
}
}
