#include "ui/widgets/ui.h"

#include "base/hash.h"
#include "base/text.h"
#include "ui/widgets/draw_commands.h"
#include "ui/widgets/inside.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/tooltip.h"

#include <algorithm>
#include <cfloat>
#include <cstdarg>
#include <cstdio>
#include <utility>

namespace throughline::ui {

namespace {

// Negative: the size of the em square, as in CSS, not of ascent and descent together.
constexpr float em_size = -metric::body_text;

ImFont* add_font(ImFontAtlas& atlas, std::span<const unsigned char> bytes) {
    if (bytes.empty())
        return nullptr;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = em_size;
    ImFont* font = atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(bytes.data()),
                                              static_cast<int>(bytes.size()), 0, &config);
    // The sign chose the em square as measure. As a size to base glyph offsets on it would turn them round.
    font->Sources[0]->SizePixels = 0;
    font->LegacySize = metric::body_text;
    return font;
}

// Adds what the font does not have.
void add_letters_to(ImFontAtlas& atlas, ImFont* font, std::span<const unsigned char> bytes) {
    if (font == nullptr || bytes.empty())
        return;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = em_size;
    config.MergeMode = true;
    config.DstFont = font;
    // Dear ImGui 1.92.2 merges into the last font, whatever DstFont says.
    ImFont*& last = atlas.Fonts.back();
    std::swap(*std::find(atlas.Fonts.begin(), atlas.Fonts.end(), font), last);
    atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), 0,
                               &config);
    // What was found missing before is looked for again.
    ImFontAtlasFontDiscardBakes(&atlas, font, 0);
}

void prepare_context(Inside& in) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.UserData = &in;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange | ImGuiConfigFlags_NoKeyboard;
    // Never: memory that is given back is taken again in the next frame.
    io.ConfigMemoryCompactTimer = 1e9F;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.WindowRounding = 0;
    style.FontSizeBase = metric::body_text;
    in.context->TestEngineHookItems = true;
}

} // namespace

Ui::Ui(platform::Platform& platform, const FontBytes& fonts, const Theme& theme)
    : m_inside(std::make_unique<Inside>(platform)) {
    Inside& in = *m_inside;
    in.theme = theme;
    in.context = ImGui::CreateContext();
    ImGui::SetCurrentContext(in.context);
    prepare_context(in);
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    // Large enough for both weights at three sizes: no growth while the first frames are drawn.
    atlas.TexMinWidth = 1024;
    atlas.TexMinHeight = 256;
    in.regular = add_font(atlas, fonts.regular);
    in.semibold = add_font(atlas, fonts.semibold);
    in.icons = add_font(atlas, fonts.icons);
}

void Ui::add_letters(const FontBytes& fonts) {
    Inside& in = *m_inside;
    ImGui::SetCurrentContext(in.context);
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    add_letters_to(atlas, in.regular, fonts.regular);
    add_letters_to(atlas, in.semibold, fonts.semibold);
}

Ui::~Ui() {
    m_inside->splitters.clear();
    ImGui::DestroyContext(m_inside->context);
}

void Ui::begin_frame(float width, float height, float pixel_ratio) {
    Inside& in = *m_inside;
    ImGui::SetCurrentContext(in.context);
    const double now = in.platform.monotonic_milliseconds();
    const double passed = in.frame == 0 ? 16 : now - in.now;
    in.elapsed = std::clamp(passed, 0.0, 100.0);
    in.now = now;
    ++in.frame;
    in.page = {0, 0, width, height};
    in.pixel_ratio = pixel_ratio;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DisplayFramebufferScale = {pixel_ratio, pixel_ratio};
    io.DeltaTime = std::max(static_cast<float>(passed / 1000), 0.0001F);
    feed_pointer(*this);
    ImGui::NewFrame();
    // NewFrame opens a window of Dear ImGui's own, which is never shown; its items are not ours.
    in.items.clear();
    in.left_out.clear();
    for (ImFont* font : {in.regular, in.semibold, in.icons}) {
        if (font != nullptr)
            font->CurrentRasterizerDensity = pixel_ratio;
    }

    in.arena.clear();
    in.arena.drop_large();
    in.tree.begin_frame();
    in.ids.resize(1);
    in.frames_wanted = 0;
    in.wake_after = -1;
    in.layout_counter = 0;
    in.splitter_depth = 0;
    begin_input(in);
    begin_focus(in);
    in.tree.open(hashed("page", in.ids[0]), Role::Application, "Throughline");
    in.tree.node(0).width = width;
    in.tree.node(0).height = height;
    begin_window(in, "page", in.page, WindowInput::Takes);
    in.flow.flows.clear();
    in.flow.flows.push_back(Flow{.box = in.page});
}

FrameWish Ui::end_frame() {
    Inside& in = *m_inside;
    end_layers(*this);
    move_focus(*this);
    end_text_entry(*this);
    end_tooltip(*this);
    SemanticNode& polite = in.tree.add(hashed("announcement", in.ids[0]), Role::Status, in.polite);
    polite.width = polite.height = 1;
    SemanticNode& assertive = in.tree.add(hashed("alert", in.ids[0]), Role::Alert, in.assertive);
    assertive.width = assertive.height = 1;
    in.tree.close();
    end_window();
    end_input(in);
    ImGui::Render();
    join_draw_commands(*ImGui::GetDrawData());
    if (in.cursor != in.shown_cursor) {
        in.platform.set_cursor(in.cursor);
        in.shown_cursor = in.cursor;
    }
    if (in.context->InputEventsQueue.Size > 0 || !in.pointer_queue.empty() || !in.key_queue.empty() ||
        in.focus.wants)
        in.frames_wanted = std::max(in.frames_wanted, 1);
    return {in.frames_wanted, in.wake_after};
}

ImDrawData* Ui::draw_data() {
    ImGui::SetCurrentContext(m_inside->context);
    return ImGui::GetDrawData();
}

void Ui::graphics_restored() {
    for (ImTextureData* texture : m_inside->context->PlatformIO.Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->BackendUserData = nullptr;
        if (texture->Status != ImTextureStatus_Destroyed && texture->Status != ImTextureStatus_WantDestroy)
            texture->SetStatus(ImTextureStatus_WantCreate);
    }
}

const Theme& Ui::theme() const {
    return m_inside->theme;
}
void Ui::set_theme(const Theme& theme) {
    m_inside->theme = theme;
}
platform::Platform& Ui::platform() {
    return m_inside->platform;
}
Box Ui::page() const {
    return m_inside->page;
}
float Ui::pixel_ratio() const {
    return m_inside->pixel_ratio;
}
double Ui::milliseconds() const {
    return m_inside->now;
}
double Ui::frame_milliseconds() const {
    return m_inside->elapsed;
}
std::uint64_t Ui::frame_number() const {
    return m_inside->frame;
}
void Ui::request_frame() {
    m_inside->frames_wanted = std::max(m_inside->frames_wanted, 1);
}
void Ui::wake_after(double milliseconds) {
    Inside& in = *m_inside;
    if (in.wake_after < 0 || milliseconds < in.wake_after)
        in.wake_after = std::max(milliseconds, 0.0);
}

std::uint32_t hashed(std::string_view text, std::uint32_t seed) {
    const std::uint64_t wide = fnv1a(text, 0xcbf29ce484222325ULL ^ (std::uint64_t{seed} << 17));
    const auto folded = static_cast<std::uint32_t>(wide ^ wide >> 32);
    return folded == 0 ? 1 : folded;
}
std::uint32_t hashed(std::uint64_t number, std::uint32_t seed) {
    return hashed({reinterpret_cast<const char*>(&number), sizeof number}, seed);
}

std::uint32_t Ui::id(std::string_view label) const {
    return hashed(label, m_inside->ids.back());
}
static void end_id(Ui& ui) {
    ui.inside().ids.pop_back();
}
Scope Ui::with_id(std::string_view record) {
    m_inside->ids.push_back(hashed(record, m_inside->ids.back()));
    return {*this, end_id};
}
Scope Ui::with_id(std::uint64_t number) {
    m_inside->ids.push_back(hashed(number, m_inside->ids.back()));
    return {*this, end_id};
}

SemanticTree& Ui::semantics() {
    return m_inside->tree;
}
const SemanticTree& Ui::semantics() const {
    return m_inside->tree;
}

// A live region speaks when its text changes, so a sentence that comes again differs by a space.
static void say(std::string& region, std::string_view sentence) {
    const bool again = region == sentence;
    region = sentence;
    if (again)
        region += ' ';
}
void Ui::announce(std::string_view sentence) {
    say(m_inside->polite, sentence);
}
void Ui::announce_error(std::string_view sentence) {
    say(m_inside->assertive, sentence);
}

std::string_view Ui::format(const char* format, ...) {
    std::va_list arguments;
    va_start(arguments, format);
    std::va_list again;
    va_copy(again, arguments);
    char small[256];
    const int length = std::vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    std::string_view text;
    if (length > 0 && length < static_cast<int>(sizeof small)) {
        text = m_inside->arena.keep({small, static_cast<std::size_t>(length)});
    } else if (length > 0) {
        const auto size = static_cast<std::size_t>(length);
        char* place = m_inside->arena.room(size + 1);
        std::vsnprintf(place, size + 1, format, again);
        text = {place, size};
    }
    va_end(again);
    return text;
}

std::string_view Ui::keep(std::string_view text) {
    return m_inside->arena.keep(text);
}
std::string_view Ui::join(std::initializer_list<std::string_view> parts) {
    std::string& text = scratch();
    for (const std::string_view part : parts)
        text.append(part);
    return keep(text);
}

std::string_view Ui::counted(std::size_t count, const char* one, const char* many) {
    return format("%zu %s", count, count == 1 ? one : many);
}

std::string& Ui::scratch() {
    m_inside->scratch.clear();
    return m_inside->scratch;
}
std::string_view Ui::number(double value, int decimals) {
    std::string& text = m_inside->figure;
    text.clear();
    append_number_for_people(text, value, decimals);
    return keep(text);
}
std::string_view Ui::date(Date date) {
    std::string& text = m_inside->figure;
    text.clear();
    append_date_for_people(text, date);
    return keep(text);
}

float Ui::animated(std::uint32_t id, bool on, float milliseconds) {
    Inside& in = *m_inside;
    const float goal = on ? 1.0F : 0.0F;
    auto [place, fresh] = in.animations.try_emplace(id, goal);
    float& value = place->second;
    if (fresh || value == goal)
        return value;
    const float step =
        in.theme.reduced_motion ? 1.0F : static_cast<float>(in.elapsed) / std::max(milliseconds, 1.0F);
    value = on ? std::min(value + step, 1.0F) : std::max(value - step, 0.0F);
    if (value != goal)
        request_frame();
    return value;
}

std::string_view shown_label(std::string_view label) {
    return label.substr(0, label.find("##"));
}

} // namespace throughline::ui
