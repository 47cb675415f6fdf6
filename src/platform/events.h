// What the outside world tells the application. src/app implements this; the page backend and the test driver
// call it. Positions are CSS pixels.
#pragma once

#include "platform/keys.h"
#include "platform/platform.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace throughline::platform {

enum class PointerSource : std::uint8_t { Mouse, Touch, Pen };
enum class PointerButton : std::uint8_t { Primary, Secondary, Middle };

struct Modifiers {
    bool control = false; // Ctrl, or Command on a Mac
    bool shift = false;
    bool alt = false;
};

enum class TextEntryEnd : std::uint8_t { Commit, CommitAndNext, CommitAndPrevious, CommitAndBelow, Cancel };

class Events {
public:
    virtual ~Events() = default;

    virtual void resized(float width, float height, float pixel_ratio) = 0;
    virtual void pointer_moved(float x, float y, PointerSource source) = 0;
    virtual void pointer_left() = 0;
    virtual void pointer_pressed(PointerButton button, bool down, int click_count) = 0;
    // In lines, positive down and right as the page counts. A notch of a mouse's wheel is three whole lines;
    // a trackpad and two fingers give fractions (40 pixels a line). With `pinch`, a zoom gesture about the
    // pointer, `vertical` is the natural logarithm of the zoom factor: positive zooms in.
    virtual void wheel(float horizontal, float vertical, bool pinch) = 0;
    virtual void key(Key key, bool down, bool repeated) = 0;
    virtual void modifiers(Modifiers modifiers) = 0;
    virtual void focus_changed(bool focused) = 0;
    virtual void colour_scheme_changed() = 0;

    // The text field of the page: every edit, then how it ended.
    virtual void text_entry_changed(std::string_view value) = 0;
    virtual void text_entry_ended(TextEntryEnd end) = 0;

    // Inside the browser's copy event: what is selected, as text and as HTML (empty where there is none).
    virtual bool copy_requested(bool cut, std::string& text, std::string& html) = 0;
    virtual void pasted(std::string_view text) = 0;
    // A character typed while no text field is open, with neither Ctrl nor Alt: it starts editing a cell or
    // searches in a list. Sent after the key event of the same press.
    virtual void typed(std::string_view) {}
    // Or pasted; the error when the browser could not read it.
    virtual void file_dropped(Result<OpenedFile> file) = 0;
    virtual void location_changed(std::string_view fragment) = 0;

    // From the accessible mirror: a person with assistive technology (or a test) acts on a semantic node.
    virtual void mirror_focused(std::uint32_t node) = 0;
    virtual void mirror_invoked(std::uint32_t node) = 0;
    virtual void mirror_value_set(std::uint32_t node, std::string_view value) = 0;

    // A time that wake_after() asked for has come. In the background no frame follows it.
    virtual void woken() {}
    // request_work() was called.
    virtual void work() {}
    // The page went to the background or came back; nothing is drawn in the background.
    virtual void visibility_changed(bool visible) = 0;
    // The GL context is new: every GL object of before is gone and must be made again.
    virtual void graphics_restored() = 0;
    // A newer build of the workbench is there; reload() starts it.
    virtual void update_ready() = 0;

    // Draws one frame. Only called when frames were asked for.
    virtual void frame() = 0;
};

} // namespace throughline::platform
