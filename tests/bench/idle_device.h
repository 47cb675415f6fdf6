// A graphics device that draws nothing: what is left is the time on our side of it.
#pragma once

#include "canvas/renderer.h"

namespace throughline::bench {

class IdleDevice final : public canvas::GraphicsDevice {
public:
    void allocate(canvas::Buffer, std::size_t) override {}
    void upload(canvas::Buffer, std::size_t, const void*, std::size_t) override {}
    void set_palette(const canvas::Palette&) override {}
    void begin_pass(const canvas::PassUniforms&) override {}
    void draw(const canvas::DrawRange&) override {}
    void end_pass() override {}
};

} // namespace throughline::bench
