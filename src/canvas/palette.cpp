#include "canvas/palette.h"

#include <cmath>

namespace throughline::canvas {

Palette light_palette() {
    Palette palette;
    palette[Colour::Background] = 0xf6f7f9ff;
    palette[Colour::Panel] = 0xffffffff;
    palette[Colour::Line] = 0xe3e6ebff;
    palette[Colour::StrongLine] = 0xcfd5ddff;
    palette[Colour::Ink] = 0x1b2430ff;
    palette[Colour::Second] = 0x5a6675ff;
    palette[Colour::Third] = 0x8b95a3ff;
    palette[Colour::Accent] = 0x2f6fedff;
    palette[Colour::AccentGround] = 0xe8f0feff;
    palette[Colour::Good] = 0x1f8a5bff;
    palette[Colour::GoodGround] = 0xe3f4ecff;
    palette[Colour::Warning] = 0xb86e00ff;
    palette[Colour::WarningGround] = 0xfdf1deff;
    palette[Colour::Bad] = 0xc0362cff;
    palette[Colour::BadGround] = 0xfbe7e5ff;
    palette[Colour::Violet] = 0x7a4fd0ff;
    palette[Colour::VioletGround] = 0xf0eafcff;
    palette[Colour::OnAccent] = 0xffffffff;
    palette[Colour::Shadow] = 0x1b24301c;
    palette[Colour::Veil] = 0x2f6fed1f;
    palette[Colour::Track] = 0xe3e6ebff;
    return palette;
}

Palette dark_palette() {
    Palette palette;
    palette[Colour::Background] = 0x12161cff;
    palette[Colour::Panel] = 0x1a2028ff;
    palette[Colour::Line] = 0x2a323dff;
    palette[Colour::StrongLine] = 0x3a4451ff;
    palette[Colour::Ink] = 0xe6eaf0ff;
    palette[Colour::Second] = 0xa3aebbff;
    palette[Colour::Third] = 0x6f7b8aff;
    palette[Colour::Accent] = 0x6c9dffff;
    palette[Colour::AccentGround] = 0x1f2f4fff;
    palette[Colour::Good] = 0x4fc08dff;
    palette[Colour::GoodGround] = 0x17352aff;
    palette[Colour::Warning] = 0xe0a34aff;
    palette[Colour::WarningGround] = 0x3a2c14ff;
    palette[Colour::Bad] = 0xef7a70ff;
    palette[Colour::BadGround] = 0x402220ff;
    palette[Colour::Violet] = 0xb095f0ff;
    palette[Colour::VioletGround] = 0x2c2345ff;
    palette[Colour::OnAccent] = 0x12161cff;
    palette[Colour::Shadow] = 0x00000059;
    palette[Colour::Veil] = 0x6c9dff2b;
    palette[Colour::Track] = 0x2a323dff;
    return palette;
}

Rgba faded(Rgba colour, float share) {
    float alpha = static_cast<float>(colour & 0xff) * std::fmin(std::fmax(share, 0.0f), 1.0f);
    return (colour & 0xffffff00) | static_cast<Rgba>(std::lround(alpha));
}

} // namespace throughline::canvas
