// Draws a scene with a graphics device: uploads the ranges of instances that changed, then a handful of
// instanced draws. Text is drawn by a TextPass after it, with the widget layer's fonts.
#pragma once

#include "canvas/graphics_device.h"
#include "canvas/minimap.h"
#include "canvas/paint.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace throughline::canvas {

struct RenderCounts {
    std::uint32_t draw_calls = 0;
    std::uint64_t uploaded_bytes = 0;
};

// Where a frame goes, in CSS pixels of the page and device pixels per CSS pixel.
struct FrameTarget {
    Point page;
    float pixel_ratio = 1;
};

class Renderer {
public:
    explicit Renderer(GraphicsDevice& device);

    // Uploads what changed and draws. `minimap` may be nullptr. Call between the background and the text,
    // in the page from an ImDrawList callback that is followed by ImDrawCallback_ResetRenderState.
    void draw(const Scene& scene, const Camera& camera, const PaintOptions& options,
              const FrameTarget& target, const Minimap* minimap);

    // The graphics context was lost: everything is uploaded anew at the next draw.
    void forget_uploads();

    // Of the last draw.
    const RenderCounts& counts() const { return m_counts; }

private:
    struct Shadow {
        std::vector<std::byte> bytes; // what the device holds
        std::size_t capacity = 0;
    };

    void synchronise(Buffer buffer, const void* bytes, std::size_t size);
    void synchronise_ranges(Buffer buffer, const void* bytes, std::size_t size, std::span<const Range> ranges,
                            std::size_t stride);
    void synchronise_scene(const Scene& scene);
    void draw_range(const DrawRange& range);
    void draw_minimap(const Minimap& minimap, const FrameTarget& target);

    GraphicsDevice& m_device;
    std::array<Shadow, buffer_count> m_shadows;
    const Scene* m_last_scene = nullptr;
    std::uint64_t m_last_revision = 0;
    std::uint64_t m_last_epoch = 0;
    std::size_t m_seen_boxes = 0; // of Scene::touched()
    std::size_t m_seen_ribbons = 0;
    Palette m_last_palette;
    bool m_palette_known = false;
    RenderCounts m_counts;
};

} // namespace throughline::canvas
