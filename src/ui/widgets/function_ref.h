// A function passed down for the length of one call: no allocation, no ownership.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace throughline::ui {

template <typename Signature>
class FunctionRef;

template <typename Answer, typename... Arguments>
class FunctionRef<Answer(Arguments...)> {
public:
    template <typename Callable,
              typename = std::enable_if_t<!std::is_same_v<std::remove_cvref_t<Callable>, FunctionRef>>>
    FunctionRef(Callable&& callable)
        : m_object(const_cast<void*>(static_cast<const void*>(std::addressof(callable))))
        , m_call([](void* object, Arguments... arguments) -> Answer {
            return (*static_cast<std::remove_reference_t<Callable>*>(object))(
                std::forward<Arguments>(arguments)...);
        }) {}

    Answer operator()(Arguments... arguments) const {
        return m_call(m_object, std::forward<Arguments>(arguments)...);
    }

private:
    void* m_object;
    Answer (*m_call)(void*, Arguments...);
};

} // namespace throughline::ui
