// Errors are values. A function that can fail returns Result<T>; the caller either handles the error or
// hands it on with TRY, and each error is handled exactly once.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace throughline {

// What went wrong, in a sentence a person understands, and where.
struct Error {
    std::string message;
    // A path, a cell, a file: "records.outcome[3].title". Empty when the message says it all.
    std::string place;
    // Counted from 1 in the text that was read; 0 where the error has no position.
    int line = 0;
    int column = 0;
};

// "line 3, column 7, records.outcome[0].title: …", leaving out the parts that are not known.
std::string describe(const Error& error);

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_content(std::move(value)) {}
    Result(Error error)
        : m_content(std::move(error)) {}

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    // Only after ok(); a Result is never unwrapped blindly.
    T& value() & { return *std::get_if<0>(&m_content); }
    const T& value() const& { return *std::get_if<0>(&m_content); }
    T&& value() && { return std::move(*std::get_if<0>(&m_content)); }

    // Only after !ok().
    const Error& error() const& { return *std::get_if<1>(&m_content); }
    Error&& error() && { return std::move(*std::get_if<1>(&m_content)); }

private:
    std::variant<T, Error> m_content;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
        , m_ok(false) {}

    bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    void value() const {}
    const Error& error() const& { return m_error; }
    Error&& error() && { return std::move(m_error); }

private:
    Error m_error;
    bool m_ok = true;
};

inline Error error(std::string message) {
    return Error{std::move(message), {}, 0, 0};
}
inline Error error_at(std::string place, std::string message) {
    return Error{std::move(message), std::move(place), 0, 0};
}

} // namespace throughline

// Gives the value of a Result expression, or returns its error from the enclosing function.
#define TRY(expression)                                                                                      \
    ({                                                                                                       \
        auto&& try_result = (expression);                                                                    \
        if (!try_result.ok())                                                                                \
            return std::move(try_result).error();                                                            \
        std::move(try_result).value();                                                                       \
    })
