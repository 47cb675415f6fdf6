#include "canvas/gl/gles3_device.h"

#include "canvas/gl/program.h"
#include "canvas/gl/shaders.h"
#include "canvas/instances.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace throughline::canvas {

namespace {

// Boxes and ribbons lie in textures of this many texels of 16 bytes in a row; the shaders have the same
// number.
constexpr std::size_t row_texels = 1024;
constexpr std::size_t texel_bytes = 16;
static_assert(sizeof(BoxInstance) == 2 * texel_bytes && sizeof(RibbonInstance) == 3 * texel_bytes);
// A box's corners, and the first and the last once more: see shaders/box.vert.
constexpr std::uint32_t box_vertices = 6;

struct ProgramState {
    GLuint program = 0;
    GLint viewport = -1;
    GLint camera = -1;
    GLint page = -1;
    GLint pin = -1;
    GLint scale = -1;
    GLint palette = -1;
    GLint segments = -1;
    GLint cap_pairs = -1;
    GLint vertices = -1;
    GLint first = -1;
    bool palette_current = false;
};

ProgramState with_uniforms(GLuint program) {
    ProgramState state;
    state.program = program;
    state.viewport = glGetUniformLocation(state.program, "u_viewport");
    state.camera = glGetUniformLocation(state.program, "u_camera");
    state.page = glGetUniformLocation(state.program, "u_page");
    state.pin = glGetUniformLocation(state.program, "u_pin");
    state.scale = glGetUniformLocation(state.program, "u_scale");
    state.palette = glGetUniformLocation(state.program, "u_palette");
    state.segments = glGetUniformLocation(state.program, "u_segments");
    state.cap_pairs = glGetUniformLocation(state.program, "u_cap_pairs");
    state.vertices = glGetUniformLocation(state.program, "u_vertices");
    state.first = glGetUniformLocation(state.program, "u_first");
    return state;
}

class Gles3Device final : public GraphicsDevice {
public:
    Gles3Device(const ProgramState& box, const ProgramState& ribbon)
        : m_programs{box, ribbon} {
        glGenTextures(buffer_count, m_textures.data());
        // Empty: the shaders know a vertex by its number.
        glGenVertexArrays(1, &m_vertex_array);
    }

    // After a lost context these names mean nothing, and deleting them is allowed and does nothing.
    ~Gles3Device() override {
        glDeleteTextures(buffer_count, m_textures.data());
        glDeleteVertexArrays(1, &m_vertex_array);
        for (const ProgramState& state : m_programs)
            glDeleteProgram(state.program);
    }

    Gles3Device(const Gles3Device&) = delete;
    Gles3Device& operator=(const Gles3Device&) = delete;

    void allocate(Buffer buffer, std::size_t bytes) override {
        bind(buffer);
        const std::size_t rows = (bytes / texel_bytes + row_texels - 1) / row_texels;
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA32UI, row_texels,
                     static_cast<GLsizei>(std::max<std::size_t>(rows, 1)), 0, GL_RGBA_INTEGER,
                     GL_UNSIGNED_INT, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }

    // In up to three rectangles: the end of a row, whole rows, the beginning of one.
    void upload(Buffer buffer, std::size_t offset, const void* bytes, std::size_t size) override {
        bind(buffer);
        const auto* texels = static_cast<const std::byte*>(bytes);
        std::size_t at = offset / texel_bytes;
        const std::size_t end = at + size / texel_bytes;
        while (at < end) {
            const std::size_t column = at % row_texels;
            const std::size_t width = std::min(end - at, row_texels - column);
            const std::size_t height = width == row_texels ? (end - at) / row_texels : 1;
            glTexSubImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(column), static_cast<GLint>(at / row_texels),
                            static_cast<GLsizei>(width), static_cast<GLsizei>(height), GL_RGBA_INTEGER,
                            GL_UNSIGNED_INT, texels);
            const std::size_t done = width * height;
            texels += done * texel_bytes;
            at += done;
        }
    }

    void set_palette(const Palette& palette) override {
        for (std::size_t index = 0; index < colour_count; ++index) {
            Rgba colour = palette.values[index];
            auto channel = [&](int shift) { return static_cast<float>((colour >> shift) & 0xff) / 255; };
            float alpha = channel(0);
            m_palette[4 * index] = channel(24) * alpha;
            m_palette[4 * index + 1] = channel(16) * alpha;
            m_palette[4 * index + 2] = channel(8) * alpha;
            m_palette[4 * index + 3] = alpha;
        }
        for (ProgramState& state : m_programs)
            state.palette_current = false;
    }

    void begin_pass(const PassUniforms& uniforms) override {
        m_uniforms = uniforms;
        m_current = nullptr;
        float ratio = uniforms.pixel_ratio;
        glViewport(0, 0, pixels(uniforms.page.x * ratio), pixels(uniforms.page.y * ratio));
        glEnable(GL_SCISSOR_TEST);
        // GL counts from the bottom.
        glScissor(pixels(uniforms.clip.x * ratio), pixels((uniforms.page.y - uniforms.clip.bottom()) * ratio),
                  pixels(uniforms.clip.width * ratio), pixels(uniforms.clip.height * ratio));
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glDisable(GL_CULL_FACE);
        glDisable(GL_DEPTH_TEST);
        glBindVertexArray(m_vertex_array);
    }

    void draw(const DrawRange& range) override {
        use(m_programs[static_cast<std::size_t>(range.program)]);
        bind(range.buffer);
        std::uint32_t vertices = box_vertices;
        if (range.program == Program::Ribbon) {
            vertices = 2 * (range.segments + 1 + 2 * range.cap_pairs) + 2;
            glUniform1f(m_current->segments, static_cast<float>(range.segments));
            glUniform1f(m_current->cap_pairs, static_cast<float>(range.cap_pairs));
            glUniform1i(m_current->vertices, static_cast<GLint>(vertices));
        }
        glUniform1i(m_current->first, static_cast<GLint>(range.first));
        glDrawArrays(GL_TRIANGLE_STRIP, 0, static_cast<GLsizei>(vertices * range.count));
    }

    void end_pass() override {
        glBindVertexArray(0);
        glBindTexture(GL_TEXTURE_2D, 0);
    }

private:
    static GLint pixels(float value) { return static_cast<GLint>(std::lround(value)); }

    void bind(Buffer buffer) const {
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, m_textures[static_cast<std::size_t>(buffer)]);
    }

    void use(ProgramState& state) {
        if (m_current == &state)
            return;
        m_current = &state;
        glUseProgram(state.program);
        const PassUniforms& pass = m_uniforms;
        glUniform4f(state.viewport, pass.viewport.x, pass.viewport.y, pass.viewport.width,
                    pass.viewport.height);
        glUniform3f(state.camera, pass.origin.x, pass.origin.y, pass.zoom);
        glUniform2f(state.page, pass.page.x, pass.page.y);
        glUniform2f(state.scale, pass.pixel_ratio, static_cast<float>(pass.detail));
        if (state.pin >= 0)
            glUniform2f(state.pin, pass.pin.x, pass.pin.y);
        if (!state.palette_current) {
            glUniform4fv(state.palette, colour_count, m_palette.data());
            state.palette_current = true;
        }
    }

    std::array<ProgramState, 2> m_programs;
    std::array<GLuint, buffer_count> m_textures{};
    GLuint m_vertex_array = 0;
    std::array<float, 4 * colour_count> m_palette{};
    PassUniforms m_uniforms;
    ProgramState* m_current = nullptr;
};

} // namespace

Result<std::unique_ptr<GraphicsDevice>> make_gles3_device() {
    const StartedProgram box = start_program(shaders::box_vert, shaders::box_frag);
    const StartedProgram ribbon = start_program(shaders::ribbon_vert, shaders::ribbon_frag);
    const GLuint box_program = TRY(finish_program(box, "shaders/box"));
    const GLuint ribbon_program = TRY(finish_program(ribbon, "shaders/ribbon"));
    return std::unique_ptr<GraphicsDevice>(
        std::make_unique<Gles3Device>(with_uniforms(box_program), with_uniforms(ribbon_program)));
}

} // namespace throughline::canvas
