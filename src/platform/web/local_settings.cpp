#include "platform/web/local_settings.h"

#include "platform/web/page_calls.h"

#include <cstdlib>

namespace throughline::platform::web {

std::string taken_text(char* text) {
    std::string value = text ? text : "";
    std::free(text);
    return value;
}

std::string local_value(std::string_view name) {
    return taken_text(throughline_local_get(name.data(), name.size()));
}

void set_local_value(std::string_view name, std::string_view value) {
    throughline_local_set(name.data(), name.size(), value.data(), value.size());
}

} // namespace throughline::platform::web
