// What the Worker beside the page does: it simulates policies.
#pragma once

#include "platform/platform.h"

#include <functional>
#include <memory>
#include <string>

namespace throughline::app {

// `send` takes messages to the page.
std::unique_ptr<platform::WorkerProgram> make_worker_program(std::function<void(std::string)> send);

} // namespace throughline::app
