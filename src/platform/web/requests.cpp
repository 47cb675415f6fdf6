#include "platform/web/requests.h"

#include <utility>

namespace throughline::platform::web {

void Requests::ask(Operation operation, const MessageWriter& message, Answer answer) {
    const std::uint32_t request = ++m_last;
    m_waiting.emplace(request, std::move(answer));
    throughline_ask(request, static_cast<int>(operation), message.bytes().data(), message.bytes().size());
}

void Requests::answered(std::uint32_t request, bool failed, std::string_view text) {
    const auto found = m_waiting.find(request);
    if (found == m_waiting.end())
        return;
    const Answer answer = std::move(found->second);
    m_waiting.erase(found);
    if (failed)
        answer(error(std::string(text)));
    else
        answer(MessageReader(text));
}

} // namespace throughline::platform::web
