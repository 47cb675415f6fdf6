#include "unit/ui/support/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <imgui.h>

namespace throughline::ui::test {

namespace {

struct Sampled {
    float red = 0, green = 0, blue = 0, alpha = 0;
};

Sampled unpacked(std::uint32_t colour) {
    return {static_cast<float>(colour & 0xFF) / 255, static_cast<float>(colour >> 8 & 0xFF) / 255,
            static_cast<float>(colour >> 16 & 0xFF) / 255, static_cast<float>(colour >> 24) / 255};
}

// Bilinear, like the page's texture.
Sampled sample(ImTextureData& texture, float u, float v) {
    const float x = u * static_cast<float>(texture.Width) - 0.5F;
    const float y = v * static_cast<float>(texture.Height) - 0.5F;
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    const float across = x - static_cast<float>(left), down = y - static_cast<float>(top);
    Sampled sum;
    for (int corner = 0; corner < 4; ++corner) {
        const int column = std::clamp(left + (corner & 1), 0, texture.Width - 1);
        const int row = std::clamp(top + (corner >> 1), 0, texture.Height - 1);
        const float weight =
            ((corner & 1) != 0 ? across : 1 - across) * ((corner >> 1) != 0 ? down : 1 - down);
        const auto* texel = static_cast<const std::uint8_t*>(texture.GetPixelsAt(column, row));
        if (texture.BytesPerPixel == 1) {
            sum.red += weight;
            sum.green += weight;
            sum.blue += weight;
            sum.alpha += weight * static_cast<float>(texel[0]) / 255;
        } else {
            sum.red += weight * static_cast<float>(texel[0]) / 255;
            sum.green += weight * static_cast<float>(texel[1]) / 255;
            sum.blue += weight * static_cast<float>(texel[2]) / 255;
            sum.alpha += weight * static_cast<float>(texel[3]) / 255;
        }
    }
    return sum;
}

void blend(std::uint32_t& pixel, const Sampled& over) {
    const Sampled under = unpacked(pixel);
    const auto channel = [&](float above, float below) {
        const float mixed = above * over.alpha + below * (1 - over.alpha);
        return static_cast<std::uint32_t>(std::clamp(mixed, 0.0F, 1.0F) * 255 + 0.5F);
    };
    pixel = 0xFF000000 | channel(over.blue, under.blue) << 16 | channel(over.green, under.green) << 8 |
            channel(over.red, under.red);
}

float edge(const ImVec2& from, const ImVec2& to, float x, float y) {
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
}

// Pixels on a shared edge belong to one triangle only.
bool covers(float value, const ImVec2& from, const ImVec2& to) {
    const bool top_left = (from.y == to.y && to.x > from.x) || to.y < from.y;
    return value > 0 || (value == 0 && top_left);
}

struct Triangle {
    std::array<ImDrawVert, 3> corner;
};

struct Clip {
    int left, top, right, bottom;
};

void draw_triangle(Picture& picture, Triangle triangle, const Clip& clip, ImTextureData* texture) {
    auto& corner = triangle.corner;
    float area = edge(corner[0].pos, corner[1].pos, corner[2].pos.x, corner[2].pos.y);
    if (area < 0) {
        std::swap(corner[1], corner[2]);
        area = -area;
    }
    if (area == 0)
        return;
    const auto [low_x, high_x] = std::minmax({corner[0].pos.x, corner[1].pos.x, corner[2].pos.x});
    const auto [low_y, high_y] = std::minmax({corner[0].pos.y, corner[1].pos.y, corner[2].pos.y});
    const int first_x = std::max(clip.left, static_cast<int>(std::floor(low_x)));
    const int last_x = std::min(clip.right, static_cast<int>(std::ceil(high_x)));
    const int first_y = std::max(clip.top, static_cast<int>(std::floor(low_y)));
    const int last_y = std::min(clip.bottom, static_cast<int>(std::ceil(high_y)));
    const std::array<Sampled, 3> colours{unpacked(corner[0].col), unpacked(corner[1].col),
                                         unpacked(corner[2].col)};
    for (int y = first_y; y < last_y; ++y) {
        for (int x = first_x; x < last_x; ++x) {
            const float px = static_cast<float>(x) + 0.5F, py = static_cast<float>(y) + 0.5F;
            const float first = edge(corner[1].pos, corner[2].pos, px, py);
            const float second = edge(corner[2].pos, corner[0].pos, px, py);
            const float third = edge(corner[0].pos, corner[1].pos, px, py);
            if (!covers(first, corner[1].pos, corner[2].pos) ||
                !covers(second, corner[2].pos, corner[0].pos) || !covers(third, corner[0].pos, corner[1].pos))
                continue;
            const float a = first / area, b = second / area, c = third / area;
            Sampled colour{colours[0].red * a + colours[1].red * b + colours[2].red * c,
                           colours[0].green * a + colours[1].green * b + colours[2].green * c,
                           colours[0].blue * a + colours[1].blue * b + colours[2].blue * c,
                           colours[0].alpha * a + colours[1].alpha * b + colours[2].alpha * c};
            if (texture != nullptr) {
                const Sampled texel =
                    sample(*texture, corner[0].uv.x * a + corner[1].uv.x * b + corner[2].uv.x * c,
                           corner[0].uv.y * a + corner[1].uv.y * b + corner[2].uv.y * c);
                colour.red *= texel.red;
                colour.green *= texel.green;
                colour.blue *= texel.blue;
                colour.alpha *= texel.alpha;
            }
            blend(picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                                 static_cast<std::size_t>(x)],
                  colour);
        }
    }
}

void draw_list(Picture& picture, const ImDrawList& list, float scale) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.UserCallback != nullptr)
            continue;
        const Clip clip{std::max(0, static_cast<int>(std::floor(command.ClipRect.x * scale))),
                        std::max(0, static_cast<int>(std::floor(command.ClipRect.y * scale))),
                        std::min(picture.width, static_cast<int>(std::ceil(command.ClipRect.z * scale))),
                        std::min(picture.height, static_cast<int>(std::ceil(command.ClipRect.w * scale)))};
        ImTextureData* texture = command.TexRef._TexData;
        for (unsigned int index = 0; index + 2 < command.ElemCount; index += 3) {
            Triangle triangle;
            for (unsigned int corner = 0; corner < 3; ++corner) {
                const ImDrawIdx at = list.IdxBuffer[static_cast<int>(command.IdxOffset + index + corner)];
                ImDrawVert vertex = list.VtxBuffer[static_cast<int>(command.VtxOffset + at)];
                vertex.pos.x *= scale;
                vertex.pos.y *= scale;
                triangle.corner[corner] = vertex;
            }
            draw_triangle(picture, triangle, clip, texture);
        }
    }
}

std::uint32_t crc_of(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

void append_number(std::string& bytes, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(number >> shift));
}

void append_chunk(std::string& png, const char* kind, const std::string& content) {
    append_number(png, static_cast<std::uint32_t>(content.size()));
    const std::string body = kind + content;
    png += body;
    append_number(png, crc_of(body));
}

} // namespace

Picture rasterised(const ImDrawData& data, Colour ground) {
    const float scale = data.FramebufferScale.x;
    Picture picture;
    picture.width = static_cast<int>(data.DisplaySize.x * scale);
    picture.height = static_cast<int>(data.DisplaySize.y * scale);
    picture.pixels.assign(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height),
                          ground);
    for (const ImDrawList* list : data.CmdLists)
        draw_list(picture, *list, scale);
    return picture;
}

bool write_png(const Picture& picture, const std::string& path) {
    std::string rows;
    for (int y = 0; y < picture.height; ++y) {
        rows.push_back(0);
        for (int x = 0; x < picture.width; ++x) {
            const std::uint32_t pixel = picture.at(x, y);
            rows.push_back(static_cast<char>(pixel));
            rows.push_back(static_cast<char>(pixel >> 8));
            rows.push_back(static_cast<char>(pixel >> 16));
        }
    }
    std::string packed = "\x78\x01";
    std::uint32_t low = 1, high = 0;
    for (const char byte : rows) {
        low = (low + static_cast<std::uint8_t>(byte)) % 65521;
        high = (high + low) % 65521;
    }
    for (std::size_t start = 0; start < rows.size(); start += 65535) {
        const std::size_t size = std::min<std::size_t>(65535, rows.size() - start);
        packed.push_back(start + size == rows.size() ? 1 : 0);
        for (const std::size_t number : {size, ~size}) {
            packed.push_back(static_cast<char>(number));
            packed.push_back(static_cast<char>(number >> 8));
        }
        packed.append(rows, start, size);
    }
    append_number(packed, high << 16 | low);
    std::string png = "\x89PNG\r\n\x1a\n", header;
    append_number(header, static_cast<std::uint32_t>(picture.width));
    append_number(header, static_cast<std::uint32_t>(picture.height));
    header += std::string("\x08\x02\x00\x00\x00", 5);
    append_chunk(png, "IHDR", header);
    append_chunk(png, "IDAT", packed);
    append_chunk(png, "IEND", {});
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr)
        return false;
    const bool written = std::fwrite(png.data(), 1, png.size(), file) == png.size();
    return std::fclose(file) == 0 && written;
}

} // namespace throughline::ui::test
