#include "model/member_path.h"

#include "base/text.h"

namespace throughline {

std::string MemberPath::text() const {
    std::string text;
    for (const Step::Place& place : m_places) {
        if (place.name.empty()) {
            text += text_format("[%zu]", place.index);
            continue;
        }
        if (!text.empty())
            text += '.';
        text += place.name;
    }
    return text;
}

} // namespace throughline
