// Shader programs of OpenGL ES 3, made so that the page waits for the graphics process as seldom as it can:
// each question about a shader or program stops until everything sent before is done. Only compiled by
// Emscripten.
#pragma once

#include "base/result.h"

#include <GLES3/gl3.h>

namespace throughline::canvas {

// On its way: the driver may still be at work on it, beside others.
struct StartedProgram {
    GLuint program = 0;
    GLuint vertex = 0;
    GLuint fragment = 0;
};

StartedProgram start_program(const char* vertex_source, const char* fragment_source);
// Waits for it. Fails with the driver's words; `name` says which one it is. Nothing is left of a failed one.
Result<GLuint> finish_program(const StartedProgram& started, const char* name);

} // namespace throughline::canvas
