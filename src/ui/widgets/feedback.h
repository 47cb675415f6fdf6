// What the program says by itself: progress, toasts with undo, banners, empty places.
#pragma once

#include "ui/widgets/ui.h"

#include <string_view>

namespace throughline::ui {

struct ProgressOptions {
    std::string_view detail{};       // "3,104 of 7,043 rows"
    std::string_view cancel_label{}; // not empty: shows a button
};
// `done` from 0 to 1; negative while the amount is not known. True when cancelled.
bool progress(Ui& ui, std::string_view name, double done, const ProgressOptions& options = {});
// Only the bar, 6 pixels high.
void progress_bar(Ui& ui, std::string_view name, double done, Tone tone = Tone::Accent);

struct EmptyOptions {
    Icon icon = 0;
    std::string_view sentence{};
    std::string_view action{}; // the first thing to do
    std::string_view second_action{};
};
// In the middle of what is left. 1 when the action was chosen, 2 for the second, otherwise 0.
int empty_state(Ui& ui, std::string_view title, const EmptyOptions& options = {});

struct BannerOptions {
    Tone tone = Tone::Warning;
    std::string_view action{};
    std::string_view second_action{};
    bool closable = false;
};
// 1 and 2 for the actions, 3 when closed, otherwise 0.
int banner(Ui& ui, std::string_view text, const BannerOptions& options = {});

struct Toast {
    std::string_view text{};
    std::string_view action{}; // "Undo"
    Tone tone = Tone::Neutral;
    std::uint32_t token = 0; // given back when the action is chosen; not 0 where there is one
    double milliseconds = 6000;
};
// Shows it for a while at the bottom; stays while hovered or focused. Also announced.
void show_toast(Ui& ui, const Toast& toast);
void close_toasts(Ui& ui);
// Draws them; call once a frame after the views. The token of the action that was chosen, or 0.
std::uint32_t draw_toasts(Ui& ui);

} // namespace throughline::ui
