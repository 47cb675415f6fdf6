// view.zoom_in, view.zoom_out, view.zoom_actual, view.zoom_fit, view.zoom_selection
#include "commands/editing.h"
#include "commands/entries.h"

namespace throughline {

namespace {

// Query

Allowed camera_allowed(const CommandContext& context) {
    switch (context.session.place) {
    case Place::Outcomes:
    case Place::Journeys:
        return {};
    default:
        return refused("There is no canvas here.");
    }
}

Allowed selection_allowed(const CommandContext& context) {
    TRY(camera_allowed(context).result());
    return needs_selection(context);
}

// Execute

template <CameraMove move>
Result<void> request(const CommandContext& context, Transaction&) {
    context.session.camera = CameraRequest{move, {}};
    return {};
}

} // namespace

// Entries. Without Ctrl, with which browsers zoom the whole page.

constinit const Command zoom_in_command{
    .id = "view.zoom_in",
    .title = "Zoom in",
    .tooltip = "Shows the canvas larger.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::Plus},
    .alternative = {.key = platform::Key::Equal},
    .synonyms = "larger magnify",
    .icon = "zoom_in",
    .query = camera_allowed,
    .execute = request<CameraMove::ZoomIn>,
};

constinit const Command zoom_out_command{
    .id = "view.zoom_out",
    .title = "Zoom out",
    .tooltip = "Shows the canvas smaller.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::Minus},
    .synonyms = "smaller",
    .icon = "zoom_out",
    .query = camera_allowed,
    .execute = request<CameraMove::ZoomOut>,
};

constinit const Command zoom_actual_command{
    .id = "view.zoom_actual",
    .title = "Actual size",
    .tooltip = "Shows the canvas at 100 %.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::Digit0, .shift = true},
    .synonyms = "100 % zoom reset",
    .query = camera_allowed,
    .execute = request<CameraMove::ActualSize>,
};

constinit const Command zoom_fit_command{
    .id = "view.zoom_fit",
    .title = "Show everything",
    .tooltip = "Fits the whole canvas into the window.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::Digit1, .shift = true},
    .synonyms = "zoom fit all",
    .icon = "fit",
    .query = camera_allowed,
    .execute = request<CameraMove::Fit>,
};

constinit const Command zoom_selection_command{
    .id = "view.zoom_selection",
    .title = "Show selection",
    .tooltip = "Fits what is selected into the window.",
    .topic = Topic::View,
    .shortcut = {.key = platform::Key::Digit2, .shift = true},
    .synonyms = "zoom fit",
    .query = selection_allowed,
    .execute = request<CameraMove::FitSelection>,
};

} // namespace throughline
