#include "canvas/gl/gles3_device.h"

#include "base/text.h"
#include "canvas/gl/shaders.h"
#include "canvas/instances.h"

#include <GLES3/gl3.h>
#include <array>
#include <cmath>
#include <string>

namespace throughline::canvas {

namespace {

// Pairs of vertices for what sits at the two ends of a ribbon; shaders/ribbon.vert has the same number.
constexpr std::uint32_t cap_pairs = 5;

struct ProgramState {
    GLuint program = 0;
    GLint viewport = -1;
    GLint camera = -1;
    GLint page = -1;
    GLint pin = -1;
    GLint scale = -1;
    GLint palette = -1;
    GLint segments = -1;
    bool palette_current = false;
};

Result<GLuint> compiled(GLenum kind, const char* source, const char* name) {
    GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint done = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
    if (done == GL_TRUE)
        return shader;
    std::array<char, 1024> words{};
    glGetShaderInfoLog(shader, static_cast<GLsizei>(words.size()), nullptr, words.data());
    glDeleteShader(shader);
    return error_at(name, text_format("The graphics driver does not accept this shader: %s", words.data()));
}

Result<ProgramState> linked(const char* vertex_source, const char* fragment_source, const char* name) {
    GLuint vertex = TRY(compiled(GL_VERTEX_SHADER, vertex_source, name));
    GLuint fragment = TRY(compiled(GL_FRAGMENT_SHADER, fragment_source, name));
    ProgramState state;
    state.program = glCreateProgram();
    glAttachShader(state.program, vertex);
    glAttachShader(state.program, fragment);
    glLinkProgram(state.program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint done = GL_FALSE;
    glGetProgramiv(state.program, GL_LINK_STATUS, &done);
    if (done != GL_TRUE) {
        std::array<char, 1024> words{};
        glGetProgramInfoLog(state.program, static_cast<GLsizei>(words.size()), nullptr, words.data());
        glDeleteProgram(state.program);
        return error_at(name,
                        text_format("The graphics driver does not link these shaders: %s", words.data()));
    }
    state.viewport = glGetUniformLocation(state.program, "u_viewport");
    state.camera = glGetUniformLocation(state.program, "u_camera");
    state.page = glGetUniformLocation(state.program, "u_page");
    state.pin = glGetUniformLocation(state.program, "u_pin");
    state.scale = glGetUniformLocation(state.program, "u_scale");
    state.palette = glGetUniformLocation(state.program, "u_palette");
    state.segments = glGetUniformLocation(state.program, "u_segments");
    return state;
}

const void* at_byte(std::size_t offset) {
    // GL takes an offset into a bound buffer as a pointer.
    return reinterpret_cast<const void*>(offset); // NOLINT(performance-no-int-to-ptr)
}

void floats(GLuint location, GLint count, std::size_t stride, std::size_t offset) {
    glEnableVertexAttribArray(location);
    glVertexAttribPointer(location, count, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride), at_byte(offset));
    glVertexAttribDivisor(location, 1);
}

void four_bytes(GLuint location, std::size_t stride, std::size_t offset) {
    glEnableVertexAttribArray(location);
    glVertexAttribIPointer(location, 4, GL_UNSIGNED_BYTE, static_cast<GLsizei>(stride), at_byte(offset));
    glVertexAttribDivisor(location, 1);
}

class Gles3Device final : public GraphicsDevice {
public:
    Gles3Device(const ProgramState& box, const ProgramState& ribbon)
        : m_programs{box, ribbon} {
        glGenBuffers(buffer_count, m_buffers.data());
        glGenVertexArrays(1, &m_vertex_array);
    }

    // After a lost context these names mean nothing, and deleting them is allowed and does nothing.
    ~Gles3Device() override {
        glDeleteBuffers(buffer_count, m_buffers.data());
        glDeleteVertexArrays(1, &m_vertex_array);
        for (const ProgramState& state : m_programs)
            glDeleteProgram(state.program);
    }

    Gles3Device(const Gles3Device&) = delete;
    Gles3Device& operator=(const Gles3Device&) = delete;

    void allocate(Buffer buffer, std::size_t bytes) override {
        bind(buffer);
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes), nullptr, GL_DYNAMIC_DRAW);
    }

    void upload(Buffer buffer, std::size_t offset, const void* bytes, std::size_t size) override {
        bind(buffer);
        glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(offset), static_cast<GLsizeiptr>(size), bytes);
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
        if (range.program == Program::Box) {
            std::size_t stride = sizeof(BoxInstance);
            std::size_t first = range.first * stride;
            floats(0, 4, stride, first + offsetof(BoxInstance, x));
            floats(1, 2, stride, first + offsetof(BoxInstance, radius));
            four_bytes(2, stride, first + offsetof(BoxInstance, fill));
            glDisableVertexAttribArray(3);
            glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(range.count));
            return;
        }
        std::size_t stride = sizeof(RibbonInstance);
        std::size_t first = range.first * stride;
        floats(0, 4, stride, first);
        floats(1, 4, stride, first + 4 * sizeof(float));
        floats(2, 1, stride, first + offsetof(RibbonInstance, width));
        four_bytes(3, stride, first + offsetof(RibbonInstance, colour));
        glUniform1f(m_current->segments, static_cast<float>(range.segments));
        auto vertices = static_cast<GLsizei>(2 * (range.segments + 1 + 2 * cap_pairs));
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, vertices, static_cast<GLsizei>(range.count));
    }

    void end_pass() override {
        glBindVertexArray(0);
        glBindBuffer(GL_ARRAY_BUFFER, 0);
    }

private:
    static GLint pixels(float value) { return static_cast<GLint>(std::lround(value)); }

    void bind(Buffer buffer) const {
        glBindBuffer(GL_ARRAY_BUFFER, m_buffers[static_cast<std::size_t>(buffer)]);
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
    std::array<GLuint, buffer_count> m_buffers{};
    GLuint m_vertex_array = 0;
    std::array<float, 4 * colour_count> m_palette{};
    PassUniforms m_uniforms;
    ProgramState* m_current = nullptr;
};

} // namespace

Result<std::unique_ptr<GraphicsDevice>> make_gles3_device() {
    ProgramState box = TRY(linked(shaders::box_vert, shaders::box_frag, "shaders/box"));
    ProgramState ribbon = TRY(linked(shaders::ribbon_vert, shaders::ribbon_frag, "shaders/ribbon"));
    return std::unique_ptr<GraphicsDevice>(std::make_unique<Gles3Device>(box, ribbon));
}

} // namespace throughline::canvas
