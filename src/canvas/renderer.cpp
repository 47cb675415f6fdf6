#include "canvas/renderer.h"

#include <algorithm>
#include <cstring>

namespace throughline::canvas {

namespace {

// Changes are found and uploaded in pieces of this size.
constexpr std::size_t piece = 4096;

constexpr std::uint32_t fine_segments = 32;
constexpr std::uint32_t coarse_segments = 10;
// The profile of an arrow or a dot is drawn in steps; links that are shown without their ends need none.
constexpr std::uint32_t cap_pairs = 5;

template <typename Instance>
std::size_t bytes_of(const std::vector<Instance>& instances) {
    return instances.size() * sizeof(Instance);
}

} // namespace

Renderer::Renderer(GraphicsDevice& device)
    : m_device(device) {}

void Renderer::forget_uploads() {
    for (Shadow& shadow : m_shadows) {
        shadow.bytes.clear();
        shadow.capacity = 0;
    }
    m_last_scene = nullptr;
    m_palette_known = false;
}

// Brings a buffer of the device up to date. What the device holds is kept here too, so that only pieces that
// differ travel: a scene that is filled anew after a small edit uploads a few kilobytes.
void Renderer::synchronise(Buffer buffer, const void* bytes, std::size_t size) {
    Shadow& shadow = m_shadows[static_cast<std::size_t>(buffer)];
    const auto* wanted = static_cast<const std::byte*>(bytes);
    if (size > shadow.capacity) {
        shadow.capacity = std::max(size + size / 4, piece);
        m_device.allocate(buffer, shadow.capacity);
        shadow.bytes.clear();
    }
    std::size_t held = shadow.bytes.size();
    std::size_t dirty_from = 0;
    bool dirty = false;
    auto upload = [&](std::size_t to) {
        m_device.upload(buffer, dirty_from, wanted + dirty_from, to - dirty_from);
        m_counts.uploaded_bytes += to - dirty_from;
    };
    for (std::size_t at = 0; at < size; at += piece) {
        std::size_t length = std::min(piece, size - at);
        bool same = at + length <= held && std::memcmp(shadow.bytes.data() + at, wanted + at, length) == 0;
        if (!same && !dirty)
            dirty_from = at;
        if (same && dirty)
            upload(at);
        dirty = !same;
    }
    if (dirty)
        upload(size);
    shadow.bytes.reserve(shadow.capacity);
    shadow.bytes.resize(size);
    if (size > 0)
        std::memcpy(shadow.bytes.data(), wanted, size);
}

// The same where it is known what may have changed.
void Renderer::synchronise_ranges(Buffer buffer, const void* bytes, std::size_t size,
                                  std::span<const Range> ranges, std::size_t stride) {
    Shadow& shadow = m_shadows[static_cast<std::size_t>(buffer)];
    if (size > shadow.capacity) {
        synchronise(buffer, bytes, size);
        return;
    }
    const auto* wanted = static_cast<const std::byte*>(bytes);
    shadow.bytes.resize(size);
    for (const Range& range : ranges) {
        std::size_t from = std::min(range.first * stride, size);
        std::size_t length = std::min(range.count * stride, size - from);
        if (length == 0 || std::memcmp(shadow.bytes.data() + from, wanted + from, length) == 0)
            continue;
        std::memcpy(shadow.bytes.data() + from, wanted + from, length);
        m_device.upload(buffer, from, wanted + from, length);
        m_counts.uploaded_bytes += length;
    }
}

void Renderer::synchronise_scene(const Scene& scene) {
    if (m_last_scene == &scene && m_last_revision == scene.revision())
        return;
    const InstanceLists& lists = scene.instances();
    const Scene::Touched& touched = scene.touched();
    if (m_last_scene == &scene && m_last_epoch == touched.epoch) {
        synchronise_ranges(Buffer::Boxes, lists.boxes.data(), bytes_of(lists.boxes),
                           std::span(touched.boxes).subspan(m_seen_boxes), sizeof(BoxInstance));
        synchronise_ranges(Buffer::Ribbons, lists.ribbons.data(), bytes_of(lists.ribbons),
                           std::span(touched.ribbons).subspan(m_seen_ribbons), sizeof(RibbonInstance));
    } else {
        synchronise(Buffer::Boxes, lists.boxes.data(), bytes_of(lists.boxes));
        synchronise(Buffer::Ribbons, lists.ribbons.data(), bytes_of(lists.ribbons));
    }
    synchronise(Buffer::OverlayBoxes, lists.overlay_boxes.data(), bytes_of(lists.overlay_boxes));
    synchronise(Buffer::OverlayRibbons, lists.overlay_ribbons.data(), bytes_of(lists.overlay_ribbons));
    m_last_scene = &scene;
    m_last_revision = scene.revision();
    m_last_epoch = touched.epoch;
    m_seen_boxes = touched.boxes.size();
    m_seen_ribbons = touched.ribbons.size();
}

void Renderer::draw_range(const DrawRange& range) {
    if (range.count == 0)
        return;
    m_device.draw(range);
    ++m_counts.draw_calls;
}

void Renderer::draw(const Scene& scene, const Camera& camera, const PaintOptions& options,
                    const FrameTarget& target, const Minimap* minimap) {
    m_counts = {};
    const InstanceLists& lists = scene.instances();
    synchronise_scene(scene);
    if (!m_palette_known || m_last_palette != options.palette) {
        m_device.set_palette(options.palette);
        m_last_palette = options.palette;
        m_palette_known = true;
    }

    PassUniforms uniforms;
    uniforms.viewport = camera.viewport();
    uniforms.clip = camera.viewport();
    uniforms.origin = camera.pose().origin;
    uniforms.zoom = camera.zoom();
    uniforms.pixel_ratio = target.pixel_ratio;
    uniforms.page = target.page;
    uniforms.pin = pin_shift(scene, camera);
    uniforms.detail = static_cast<std::uint8_t>(options.detail);
    m_device.begin_pass(uniforms);
    auto boxes = static_cast<std::uint32_t>(lists.boxes.size());
    const bool is_full = options.detail == Detail::Full;
    draw_range({Program::Box, Buffer::Boxes, 0, lists.ground, 0});
    draw_range({Program::Ribbon, Buffer::Ribbons, 0, static_cast<std::uint32_t>(lists.ribbons.size()),
                is_full ? fine_segments : coarse_segments, is_full ? cap_pairs : 0});
    draw_range({Program::Box, Buffer::Boxes, lists.ground, boxes - lists.ground, 0});
    if (options.overlay) {
        draw_range({Program::Ribbon, Buffer::OverlayRibbons, 0,
                    static_cast<std::uint32_t>(lists.overlay_ribbons.size()), fine_segments, cap_pairs});
        draw_range({Program::Box, Buffer::OverlayBoxes, 0,
                    static_cast<std::uint32_t>(lists.overlay_boxes.size()), 0});
    }
    if (minimap != nullptr && minimap->needed())
        draw_minimap(*minimap, target);
    m_device.end_pass();
}

void Renderer::draw_minimap(const Minimap& minimap, const FrameTarget& target) {
    std::span<const BoxInstance> boxes = minimap.boxes();
    std::span<const BoxInstance> frame = minimap.frame();
    synchronise(Buffer::MinimapBoxes, boxes.data(), boxes.size_bytes());
    synchronise(Buffer::MinimapFrame, frame.data(), frame.size_bytes());
    PassUniforms uniforms;
    uniforms.viewport = minimap.camera().viewport();
    uniforms.clip = minimap.box();
    uniforms.origin = minimap.camera().pose().origin;
    uniforms.zoom = minimap.camera().zoom();
    uniforms.pixel_ratio = target.pixel_ratio;
    uniforms.page = target.page;
    uniforms.detail = static_cast<std::uint8_t>(Detail::Full);
    m_device.begin_pass(uniforms);
    draw_range({Program::Box, Buffer::MinimapBoxes, 0, static_cast<std::uint32_t>(boxes.size()), 0});
    draw_range({Program::Box, Buffer::MinimapFrame, 0, static_cast<std::uint32_t>(frame.size()), 0});
}

} // namespace throughline::canvas
