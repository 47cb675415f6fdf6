// The outside world as one interface: clock, frames, clipboard, files, text entry, storage, log. The page
// (src/platform/web) and the tests (src/platform/headless) implement it; nothing else knows a browser.
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "platform/storage.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace throughline::platform {

// CSS pixels, from the top left corner of the page.
struct Rectangle {
    float x = 0, y = 0, width = 0, height = 0;
};

enum class FieldKind : std::uint8_t { SingleLine, MultipleLines, Number, Date, Search };

// One text field of the page takes all typing: input methods, emoji, mobile keyboards, spelling, screen
// readers. It lies exactly over the widget that it edits.
struct TextEntryRequest {
    std::uint32_t widget = 0; // semantic id of the widget
    FieldKind kind = FieldKind::SingleLine;
    Rectangle box;
    std::string value;
    std::string label; // accessible name
    std::string placeholder;
    float font_size = 13;
    bool monospace = false;
    bool select_all = false;
    // With a ground and a frame of its own, for shapes that do not draw one; `box` includes 4 pixels around
    // the text. Without, the field is clear and `box` is exactly where the text stands.
    bool framed = false;
    std::uint32_t maximum_length = 0; // code points; 0 means no limit
    std::int32_t caret = -1;          // where it goes, in bytes of `value`; negative: behind it
};

// A list of words that may stand in the text field, drawn by the application beside it: Up and Down choose,
// Enter and Tab take, Escape closes it. While it is shown those keys come as key events and a press on `box`
// does not end the entry.
struct TextEntryList {
    std::uint32_t list = 0;   // semantic id of the list box; 0: there is none
    std::uint32_t option = 0; // of the option that would be taken
    Rectangle box;
};

enum class Capability : std::uint8_t {
    SecureContext,     // https or localhost
    ClipboardButtons,  // copy and paste without the keyboard
    SaveFileHandles,   // write to the same file again
    PersistentStorage, // the browser promised not to evict
    OfflineCache,      // a service worker holds the page
    WebLocks,
};

enum class Cursor : std::uint8_t {
    Arrow,
    Text,
    Hand,
    Grab,
    Grabbing,
    Move,
    ResizeHorizontally,
    ResizeVertically,
    ResizeDiagonallyDown, // from top left to bottom right
    ResizeDiagonallyUp,
    Crosshair,
    NotAllowed,
    Wait,
};

// The colours that the page itself needs: its background and its text field, as 0xRRGGBB.
struct PageTheme {
    bool dark = false;
    std::uint32_t background = 0xf6f7f9;
    std::uint32_t field = 0xffffff;
    std::uint32_t ink = 0x1b2430;
    std::uint32_t accent = 0x2f6fed;
    std::uint32_t selection = 0xe8f0fe;
    friend bool operator==(const PageTheme&, const PageTheme&) = default;
};

struct OpenedFile {
    std::string name;
    std::string bytes;
};

// A second copy of the program that computes beside the page and has no screen. Ends when this goes.
class Worker {
public:
    virtual ~Worker() = default;
    // Taken one after the other, in this order.
    virtual void send(std::string message) = 0;
};

// What such a copy does.
class WorkerProgram {
public:
    virtual ~WorkerProgram() = default;
    virtual void take(std::string_view message) = 0;
    // Goes on until `clock` (milliseconds) passes `until`; then what was sent meanwhile is taken. True while
    // there is more to do.
    virtual bool work(const std::function<double()>& clock, double until) = 0;
};

enum class LogLevel : std::uint8_t { Information, Warning, Failure };

class Platform {
public:
    virtual ~Platform() = default;

    // --- time and chance
    // -------------------------------------------------------------------------------------
    virtual Instant now() const = 0;
    virtual double monotonic_milliseconds() const = 0;
    virtual std::int32_t minutes_east_of_utc() const = 0;
    virtual std::uint64_t entropy() = 0;

    // --- frames: none is drawn unless somebody asks --------------------------------------------------------
    virtual void request_frames(int count) = 0;
    virtual void wake_after(double milliseconds) = 0;
    // Asks for Events::work() once, soon, between frames: long work goes on without waiting for the screen,
    // in the background too, and what the person does comes first.
    virtual void request_work() = 0;

    // --- clipboard and files -------------------------------------------------------------------------------
    // `html` may be empty. False when the browser allows copying by keyboard only; inside a copy event it
    // always works.
    virtual bool copy(std::string_view text, std::string_view html) = 0;
    // Offers `bytes` to the person as a file; `done` gets the error when it was not kept ("cancelled"
    // included).
    virtual void save_file(std::string_view name, std::string_view media_type, std::string bytes,
                           std::function<void(Result<void>)> done) = 0;
    // Draws an SVG of the canvas, with the page's own fonts, at `scale` times its size and offers it as a PNG
    // file; `done` as for save_file.
    virtual void save_picture(std::string_view name, std::string_view svg, double scale,
                              std::function<void(Result<void>)> done) = 0;
    // Lets the person choose one file; `accept` like ".csv,.json".
    virtual void open_file(std::string_view accept, std::function<void(Result<OpenedFile>)> done) = 0;
    // A file that is shipped beside the page ("examples/harbour-bank.throughline.json").
    virtual void read_shipped_file(std::string_view path, std::function<void(Result<std::string>)> done) = 0;
    // On a first visit the page begins with the part of the program that the first screen needs. Fetches the
    // rest, if it is not there yet, and calls `done` when it is.
    virtual void complete_program(std::function<void()> done) = 0;

    // Starts a copy beside the page. `take` gets what it sends; or, once, why there is none (any more): what
    // was sent to it is lost. nullptr where the page cannot have one: opened from a disk.
    virtual std::unique_ptr<Worker> start_worker(std::function<void(Result<std::string_view>)> take) = 0;

    // --- text entry ----------------------------------------------------------------------------------------
    virtual void show_text_entry(const TextEntryRequest& request) = 0;
    virtual void move_text_entry(const Rectangle& box) = 0;
    virtual void hide_text_entry() = 0;
    virtual void show_text_entry_list(const TextEntryList& list) = 0;

    // --- the page ------------------------------------------------------------------------------------------
    virtual void set_title(std::string_view title) = 0;
    // The part of the address after '#': which place and record is open, so that Back and bookmarks work.
    virtual void set_location(std::string_view fragment) = 0;
    virtual std::string location() const = 0;
    virtual bool prefers_dark() const = 0;
    virtual bool prefers_reduced_motion() const = 0;
    // Whether numbers have a comma before their decimals in this person's locale.
    virtual bool writes_decimal_comma() const = 0;
    virtual bool has(Capability capability) const = 0;
    virtual void set_cursor(Cursor cursor) = 0;
    virtual void set_page_theme(const PageTheme& theme) = 0;
    // While true, closing the page asks first. Only for work that is not stored yet.
    virtual void set_unsaved(bool unsaved) = 0;
    // Opens another site in a tab of its own; only https and mailto addresses are followed.
    virtual void open_address(std::string_view address) = 0;
    virtual void reload() = 0;
    // Small settings that belong to this browser, not to a workspace (theme, panel widths). Synchronous.
    virtual std::string setting(std::string_view name) const = 0;
    virtual void set_setting(std::string_view name, std::string_view value) = 0;

    virtual Storage& storage() = 0;
    virtual void log(LogLevel level, std::string_view message) = 0;
};

} // namespace throughline::platform
