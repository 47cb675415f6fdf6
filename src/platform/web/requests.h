// What was asked of the page's scripts and is not answered yet.
#pragma once

#include "base/result.h"
#include "platform/web/message.h"
#include "platform/web/page_calls.h"

#include <cstdint>
#include <functional>
#include <map>

namespace throughline::platform::web {

class Requests {
public:
    using Answer = std::function<void(Result<MessageReader>)>;

    void ask(Operation operation, const MessageWriter& message, Answer answer);
    // `text` is the error when it failed, else the message.
    void answered(std::uint32_t request, bool failed, std::string_view text);

private:
    std::map<std::uint32_t, Answer> m_waiting;
    std::uint32_t m_last = 0;
};

// For requests whose answer says no more than that it was done.
inline Requests::Answer when_done(std::function<void(Result<void>)> done) {
    return [done = std::move(done)](const Result<MessageReader>& answer) {
        if (answer.ok())
            done({});
        else
            done(answer.error());
    };
}

} // namespace throughline::platform::web
