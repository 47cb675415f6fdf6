// The Worker's end of a Worker beside the page: main_web.cpp calls this where it finds itself in one.
#pragma once

#include "platform/platform.h"

#include <memory>

namespace throughline::platform::web {

// This is a Worker: there is no page, and none of the rest of this folder.
bool is_worker();
// Sends a message to the page.
void answer_page(const std::string& message);
// From here on `program` gets what the page sends.
void serve_page(std::unique_ptr<WorkerProgram> program);

} // namespace throughline::platform::web
