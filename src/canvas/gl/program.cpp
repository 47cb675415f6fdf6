#include "canvas/gl/program.h"

#include "base/text.h"

#include <array>

namespace throughline::canvas {

namespace {

GLuint start_shader(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

// What the driver says of the first part that failed.
Error refusal(const StartedProgram& started, const char* name) {
    std::array<char, 1024> words{};
    for (const GLuint shader : {started.vertex, started.fragment}) {
        GLint done = GL_FALSE;
        glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
        if (done == GL_TRUE)
            continue;
        glGetShaderInfoLog(shader, static_cast<GLsizei>(words.size()), nullptr, words.data());
        return error_at(name,
                        text_format("The graphics driver does not accept this shader: %s", words.data()));
    }
    glGetProgramInfoLog(started.program, static_cast<GLsizei>(words.size()), nullptr, words.data());
    return error_at(name, text_format("The graphics driver does not link these shaders: %s", words.data()));
}

} // namespace

StartedProgram start_program(const char* vertex_source, const char* fragment_source) {
    StartedProgram started;
    started.vertex = start_shader(GL_VERTEX_SHADER, vertex_source);
    started.fragment = start_shader(GL_FRAGMENT_SHADER, fragment_source);
    started.program = glCreateProgram();
    glAttachShader(started.program, started.vertex);
    glAttachShader(started.program, started.fragment);
    glLinkProgram(started.program);
    return started;
}

Result<GLuint> finish_program(const StartedProgram& started, const char* name) {
    GLint done = GL_FALSE;
    glGetProgramiv(started.program, GL_LINK_STATUS, &done);
    Result<GLuint> program = started.program;
    if (done != GL_TRUE) {
        program = refusal(started, name);
        glDeleteProgram(started.program);
    }
    glDeleteShader(started.vertex);
    glDeleteShader(started.fragment);
    return program;
}

} // namespace throughline::canvas
