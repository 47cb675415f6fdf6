// The open half of a begin/end pair: what it opened is closed at the end of the C++ scope.
#pragma once

namespace throughline::ui {

class Ui;

// `if (auto menu = menu_button(ui, "More"))` for what may be closed; `auto row = line(ui);` for the rest.
class [[nodiscard]] Scope {
public:
    using End = void (*)(Ui&);

    Scope() = default; // not open
    Scope(Ui& ui, End closing)
        : m_ui(&ui)
        , m_end(closing) {}
    Scope(Scope&& other) noexcept
        : m_ui(other.m_ui)
        , m_end(other.m_end) {
        other.m_end = nullptr;
    }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    Scope& operator=(Scope&&) = delete;
    ~Scope() { end(); }

    explicit operator bool() const { return m_end != nullptr; }
    // Closes before the end of the C++ scope.
    void end() {
        if (m_end != nullptr) {
            const End closing = m_end;
            m_end = nullptr;
            closing(*m_ui);
        }
    }

private:
    Ui* m_ui = nullptr;
    End m_end = nullptr;
};

} // namespace throughline::ui
