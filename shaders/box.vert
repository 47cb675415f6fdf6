#version 300 es
// Rounded boxes, shapes and marks: four corners around each, with room for its shadow and for smooth edges. The boxes
// are read from a texture, since drivers, and those without a graphics card above all, draw many small instances
// slowly. All are one strip: a box's first and last corner come twice, so that nothing shows between it and the next.
// Layout and flags are those of BoxInstance in src/canvas/instances.h.
precision highp float;
precision highp int;

uniform highp usampler2D u_items; // two texels a box
uniform int u_first;
uniform vec4 u_viewport;    // x, y, width, height in CSS pixels of the page
uniform vec3 u_camera;      // world origin, zoom
uniform vec2 u_page;        // size in CSS pixels
uniform vec2 u_pin;         // world units by which pinned boxes are moved
uniform vec2 u_scale;       // device pixels per CSS pixel, level of detail
uniform vec4 u_palette[22]; // premultiplied

out vec2 v_place;           // from the box's middle, CSS pixels
flat out vec2 v_half_size;
flat out vec3 v_edges;      // radius, border width, pixels per world unit
flat out vec4 v_fill;
flat out vec4 v_border;
flat out vec4 v_shadow;
flat out uvec2 v_kind;      // shape, flags

const uint dashed = 1u;
const uint shadowed = 2u;
const uint inside_card = 4u;
const uint stands_for_text = 8u;
const uint pinned_left = 16u;
const uint pinned_top = 32u;
const uint dimmed = 64u;
const uint hidden = 128u;

uvec4 texel(int index) {
    return texelFetch(u_items, ivec2(index & 1023, index >> 10), 0);
}

void main() {
    int box = gl_VertexID / 6;
    int corner_index = clamp(gl_VertexID - box * 6 - 1, 0, 3);
    uvec4 rest = texel((u_first + box) * 2 + 1);
    uvec4 in_style = (uvec4(rest.z) >> uvec4(0u, 8u, 16u, 24u)) & 255u; // fill, border, shape, flags
    uint flags = in_style.w;
    float detail = u_scale.y;
    bool left_out = (flags & hidden) != 0u || (detail < 0.5 && (flags & inside_card) != 0u) ||
                    ((detail < 0.5 || detail > 1.5) && (flags & stands_for_text) != 0u);
    if (left_out) {
        gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
        return;
    }

    vec4 in_box = uintBitsToFloat(texel((u_first + box) * 2)); // x, y, width, height in world units
    vec2 in_edges = uintBitsToFloat(rest.xy);                   // radius, border width
    float zoom = u_camera.z;
    vec2 pin = vec2((flags & pinned_left) != 0u ? u_pin.x : 0.0, (flags & pinned_top) != 0u ? u_pin.y : 0.0);
    vec2 corner = u_viewport.xy + (in_box.xy + pin - u_camera.xy) * zoom;
    vec2 size = in_box.zw * zoom;
    bool has_shadow = (flags & shadowed) != 0u && detail > 1.5;
    float margin = has_shadow ? 5.0 * zoom + 1.0 : 1.0;

    vec2 side = vec2(float(corner_index & 1), float(corner_index >> 1));
    v_half_size = size * 0.5;
    v_place = (side * 2.0 - 1.0) * (v_half_size + margin);
    vec2 page = corner + v_half_size + v_place;
    gl_Position = vec4(page.x / u_page.x * 2.0 - 1.0, 1.0 - page.y / u_page.y * 2.0, 0.0, 1.0);

    float share = (flags & dimmed) != 0u ? 0.35 : 1.0;
    float border_width = in_edges.y > 0.0 ? max(in_edges.y * zoom, 1.0 / u_scale.x) : 0.0;
    v_edges = vec3(min(in_edges.x * zoom, min(v_half_size.x, v_half_size.y)), border_width, zoom);
    v_fill = u_palette[in_style.x] * share;
    v_border = u_palette[in_style.y] * share;
    v_shadow = has_shadow ? u_palette[19] * share : vec4(0.0);
    v_kind = uvec2(in_style.z, flags & dashed);
}
