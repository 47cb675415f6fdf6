// The graphics device of the page: WebGL 2 through GLES 3. Only compiled by Emscripten.
#pragma once

#include "base/result.h"
#include "canvas/graphics_device.h"

#include <memory>

namespace throughline::canvas {

// Compiles the shaders and makes the buffers; fails with the driver's words. A WebGL 2 context must be
// current. After a lost context is restored, drop the device and make a new one, and tell the Renderer to
// forget.
Result<std::unique_ptr<GraphicsDevice>> make_gles3_device();

} // namespace throughline::canvas
