// Keys by meaning, as the browser's KeyboardEvent.key and .code give them.
#pragma once

#include <cstdint>

namespace throughline::platform {

// clang-format off
enum class Key : std::uint8_t {
    None, Tab, Left, Right, Up, Down, PageUp, PageDown, Home, End, Insert, Delete, Backspace, Space, Enter, Escape,
    A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, W, X, Y, Z,
    Digit0, Digit1, Digit2, Digit3, Digit4, Digit5, Digit6, Digit7, Digit8, Digit9,
    F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12,
    Plus, Minus, Equal, Slash, Comma, Period, BracketLeft, BracketRight, Menu,
};
// clang-format on

} // namespace throughline::platform
