// Puts a scene of src/canvas on the page: input to intents, drawing, crisp text, semantic nodes, editing in
// place, minimap, and the camera moves that commands ask for. Each place with a canvas has one.
#pragma once

#include "canvas/interaction.h"
#include "canvas/minimap.h"
#include "ui/views/view.h"
#include "ui/widgets/canvas_area.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/function_ref.h"

#include <optional>
#include <span>
#include <string>

namespace throughline::ui {

canvas::Palette palette_of(const Theme& theme);

enum class Reading : std::uint8_t { Rightwards, Downwards };

// What a view wants of its canvas in this frame.
struct CanvasRequest {
    std::string_view name;
    Box box;
    // The scene is filled again when this differs from the last time.
    std::uint64_t version = 0;
    // The first look shows everything where that can be read, else where one begins to read.
    Reading reading = Reading::Rightwards;
    bool minimap = true;
    // What is shown as selected, where that is not the session's selection: what is no record has no place
    // there.
    const canvas::Selection* selection = nullptr;
    // Of pictures of it; empty: its name and that of the workspace.
    std::string_view title{};
};

// The end of editing a text in place.
struct CanvasEdit {
    canvas::Target target;
    std::string value;
    bool committed = false; // false: taken back
    platform::TextEntryEnd end = platform::TextEntryEnd::Commit;
};

class CanvasHost {
public:
    // Draws the canvas and gives what the person asks for; the intents hold until the next call.
    std::span<const canvas::Intent> draw(ViewContext& context, const CanvasRequest& request,
                                         FunctionRef<void(canvas::Scene&)> fill);
    // What Select, Move, Duplicate, DropOn and Remove are about.
    std::span<const canvas::Target> targets(const canvas::Intent& intent) const {
        return m_interaction.targets(intent);
    }

    // Lays the page's text field over a field of the scene until the person is done. Where the target is only
    // now added to the store, it opens as soon as the scene has it.
    void edit(const canvas::Target& target, std::string_view value);
    bool editing() const { return m_edit.has_value(); }
    // The edit that ended in this frame.
    std::optional<CanvasEdit> take_edit();

    // The record's part 0 of each id in the session's selection.
    static void selection_of(const Session& session, canvas::Selection& selection);

    canvas::Scene& scene() { return m_scene; }
    canvas::Camera& camera() { return m_camera; }
    canvas::Interaction& interaction() { return m_interaction; }
    float zoom() const { return m_camera.zoom(); }
    // World point in the middle of what is shown: where new cards go.
    canvas::Point centre() const;
    // Shows the whole scene at the next drawing.
    void fit_again() { m_shown = false; }

private:
    struct Edit {
        canvas::Target target;
        std::string value;
        bool started = false;
    };
    struct GpuDraw {
        canvas::Renderer* renderer = nullptr;
        const canvas::Scene* scene = nullptr;
        const canvas::Camera* camera = nullptr;
        canvas::PaintOptions options;
        canvas::Point page;
        const canvas::Minimap* minimap = nullptr;
    };

    canvas::InputFrame input_frame(Ui& ui, const CanvasInput& input);
    void take_keys(Ui& ui, canvas::InputFrame& frame);
    void look_first(Reading reading);
    canvas::Point first_look_corner(canvas::Point corner, float zoom, Reading reading) const;
    void follow_requests(ViewContext& context);
    void keep_pose(bool presenting);
    void return_to_pose(bool presenting);
    void handle_minimap(Ui& ui, const CanvasInput& input);
    void paint(ViewContext& context, const CanvasArea& area);
    void take_picture(ViewContext& context, const CanvasRequest& request);
    void record_items(ViewContext& context);
    void record_item(ViewContext& context, const canvas::Target& target,
                     const canvas::StoredSemantics& semantics, const canvas::Box& screen, std::uint8_t state);
    void draw_edit(ViewContext& context, std::uint32_t area);
    void show_tooltip(ViewContext& context);

    canvas::Scene m_scene;
    canvas::Camera m_camera;
    canvas::Interaction m_interaction;
    canvas::Minimap m_minimap;
    canvas::Detail m_detail = canvas::Detail::Full;
    canvas::Selection m_selection;
    canvas::TextPass m_text_pass;
    GpuDraw m_gpu;
    bool m_shown = false;
    // Where the camera was before presenting.
    std::optional<canvas::CameraPose> m_pose_before;
    bool m_dragging_minimap = false;
    std::optional<Edit> m_edit;
    std::optional<CanvasEdit> m_edit_ended;
    // Asked for through the mirror in this frame.
    std::optional<canvas::Target> m_invoked;
};

} // namespace throughline::ui
