#version 300 es
// Cubic Bezier curves, each a strip of pairs of vertices: some pairs for what sits at its start, the curve, as many for
// its finish. They are read from a texture and drawn as one strip, as in box.vert. Layout and flags are those of
// RibbonInstance in src/canvas/instances.h.
precision highp float;
precision highp int;

uniform highp usampler2D u_items; // three texels a ribbon
uniform int u_first;
uniform int u_vertices;   // of a ribbon, with the two that come twice
uniform float u_cap_pairs;
uniform vec4 u_viewport;
uniform vec3 u_camera;
uniform vec2 u_page;
uniform vec2 u_scale;
uniform vec4 u_palette[22];
uniform float u_segments;

out vec2 v_across;      // signed distance from the middle, half width; CSS pixels
out float v_along;      // CSS pixels from the start
flat out vec4 v_colour;
flat out float v_dash;  // pixels per world unit; 0: not dashed
flat out float v_stroke; // width of the outline of an open end; 0: filled

const uint dashed = 1u;
const uint dimmed = 2u;
const uint hidden = 4u;
const uint arrow = 1u;
const uint open_arrow = 3u;

vec2 on_curve(vec2 p0, vec2 p1, vec2 p2, vec2 p3, float t) {
    float rest = 1.0 - t;
    return p0 * (rest * rest * rest) + p1 * (3.0 * rest * rest * t) + p2 * (3.0 * rest * t * t) + p3 * (t * t * t);
}

// Length of the curve up to t, by chords; dashes along it are all of one length.
float length_to(vec2 p0, vec2 p1, vec2 p2, vec2 p3, float t) {
    float sum = 0.0;
    vec2 from = p0;
    for (int step = 1; step <= 12; ++step) {
        vec2 to = on_curve(p0, p1, p2, p3, t * float(step) / 12.0);
        sum += length(to - from);
        from = to;
    }
    return sum;
}

vec2 on_page(vec2 world) {
    return u_viewport.xy + (world - u_camera.xy) * u_camera.z;
}

// Half the width of an end at `place`: −1 where the link comes in, 1 at its tip.
float end_profile(uint end, float place, float size) {
    if (end == arrow || end == open_arrow)
        return size * 0.45 * (1.0 - place) * 0.5;
    return size * 0.4 * sqrt(max(1.0 - place * place, 0.0));
}

uvec4 texel(int index) {
    return texelFetch(u_items, ivec2(index & 1023, index >> 10), 0);
}

void main() {
    int ribbon = gl_VertexID / u_vertices;
    int vertex = clamp(gl_VertexID - ribbon * u_vertices - 1, 0, u_vertices - 3);
    int place_in_texture = (u_first + ribbon) * 3;
    uvec4 rest_of_item = texel(place_in_texture + 2);
    float in_width = uintBitsToFloat(rest_of_item.x);
    uvec4 in_style = (uvec4(rest_of_item.y) >> uvec4(0u, 8u, 16u, 24u)) & 255u; // colour, flags, start end, finish end
    uint flags = in_style.y;
    if ((flags & hidden) != 0u) {
        gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
        return;
    }
    vec4 in_start = uintBitsToFloat(texel(place_in_texture));      // start and its control, world units
    vec4 in_finish = uintBitsToFloat(texel(place_in_texture + 1)); // end's control and end
    float zoom = u_camera.z;
    vec2 p0 = on_page(in_start.xy);
    vec2 p1 = on_page(in_start.zw);
    vec2 p2 = on_page(in_finish.xy);
    vec2 p3 = on_page(in_finish.zw);
    float width = max(in_width * zoom, 1.0);
    vec2 low = min(min(p0, p1), min(p2, p3)) - width - 20.0;
    vec2 high = max(max(p0, p1), max(p2, p3)) + width + 20.0;
    if (any(greaterThan(low, u_viewport.xy + u_viewport.zw)) || any(lessThan(high, u_viewport.xy))) {
        gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
        return;
    }
    bool with_ends = u_scale.y > 1.5;
    uint start_end = with_ends ? in_style.z : 0u;
    uint finish_end = with_ends ? in_style.w : 0u;
    float size = 5.0 + 2.0 * width;

    float pair = float(vertex >> 1);
    float side = (vertex & 1) == 0 ? -1.0 : 1.0;
    // The mean of chord and control polygon is close to the length of such a curve.
    float curve_length = (length(p3 - p0) + length(p1 - p0) + length(p2 - p1) + length(p3 - p2)) * 0.5;

    // Closer together at the ends, where such curves bend.
    float t = clamp((pair - u_cap_pairs) / u_segments, 0.0, 1.0);
    t = mix(t, 0.5 - 0.5 * cos(3.14159265 * t), 0.6);
    // An arrow's point is finer than its link: the link stops inside the arrow.
    float shortened = 0.6 * size / max(curve_length, size);
    float first = start_end == arrow ? shortened : 0.0;
    float last = finish_end == arrow ? 1.0 - shortened : 1.0;
    bool in_start_cap = pair < u_cap_pairs;
    bool in_finish_cap = pair > u_cap_pairs + u_segments;
    t = in_start_cap ? 0.0 : in_finish_cap ? 1.0 : mix(first, last, t);
    float rest = 1.0 - t;
    vec2 point = on_curve(p0, p1, p2, p3, t);
    vec2 tangent = (p1 - p0) * (rest * rest) + (p2 - p1) * (2.0 * rest * t) + (p3 - p2) * (t * t);
    if (dot(tangent, tangent) < 1e-6)
        tangent = p3 - p0;
    tangent = normalize(tangent + vec2(1e-6, 0.0));
    float half_width = width * 0.5;

    v_stroke = 0.0;
    if (in_start_cap || in_finish_cap) {
        uint end = in_start_cap ? start_end : finish_end;
        if (end == 0u) {
            // Folded into the end of the curve.
            half_width = -1.0;
        } else {
            float step = in_start_cap ? pair : pair - u_cap_pairs - u_segments - 1.0;
            float place = step / (u_cap_pairs - 1.0) * 2.0 - 1.0;
            if (in_start_cap)
                place = -place;
            float outwards = in_start_cap ? -1.0 : 1.0;
            v_stroke = end == open_arrow ? max(width, 1.5) * 1.2 : 0.0;
            float reach = end == arrow || end == open_arrow ? (place - 1.0) * 0.5 * size : place * 0.4 * size;
            point += tangent * (outwards * reach);
            half_width = end_profile(end, place, size);
        }
    }

    float outer = half_width < 0.0 ? 0.0 : half_width + 1.0;
    vec2 page = point + vec2(-tangent.y, tangent.x) * (side * outer);
    gl_Position = vec4(page.x / u_page.x * 2.0 - 1.0, 1.0 - page.y / u_page.y * 2.0, 0.0, 1.0);
    v_across = vec2(side * outer, max(half_width, 0.0));
    v_along = (flags & dashed) != 0u ? length_to(p0, p1, p2, p3, t) : 0.0;
    // Thinner than half a pixel: fainter instead.
    float share = ((flags & dimmed) != 0u ? 0.35 : 1.0) * clamp(in_width * zoom * 2.0, 0.3, 1.0);
    v_colour = u_palette[in_style.x] * share;
    bool in_cap = in_start_cap || in_finish_cap;
    v_dash = (flags & dashed) != 0u ? zoom : 0.0;
    // Ends are never dashed: a place in the middle of a dash.
    if (in_cap)
        v_along = 3.0 * zoom;
}
