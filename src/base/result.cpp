#include "base/result.h"

namespace throughline {

std::string describe(const Error& error) {
    std::string text;
    if (error.line > 0) {
        text += "line " + std::to_string(error.line);
        if (error.column > 0)
            text += ", column " + std::to_string(error.column);
    }
    if (!error.place.empty()) {
        if (!text.empty())
            text += ", ";
        text += error.place;
    }
    if (!text.empty())
        text += ": ";
    return text + error.message;
}

} // namespace throughline
