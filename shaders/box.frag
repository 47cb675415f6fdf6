#version 300 es
// Fill, border, dashes and shadow of one box by its signed distance; premultiplied alpha.
precision highp float;
precision highp int;

in vec2 v_place;
flat in vec2 v_half_size;
flat in vec3 v_edges;
flat in vec4 v_fill;
flat in vec4 v_border;
flat in vec4 v_shadow;
flat in uvec2 v_kind;

uniform vec2 u_scale;

out vec4 colour;

float rounded_box(vec2 place, vec2 half_size, float radius) {
    vec2 outside = abs(place) - half_size + radius;
    return length(max(outside, 0.0)) + min(max(outside.x, outside.y), 0.0) - radius;
}

// A triangle that points to the right, with its base at the left edge of the box.
float triangle(vec2 place, vec2 half_size) {
    vec2 normal = normalize(vec2(half_size.y, 2.0 * half_size.x));
    float slope = dot(vec2(place.x - half_size.x, abs(place.y)), normal);
    return max(slope, -place.x - half_size.x);
}

// Without the corners at the top left and the bottom right.
float clipped_box(vec2 place, vec2 half_size, float cut) {
    float corner = (abs(place.x + place.y) - half_size.x - half_size.y + cut) * 0.70710678;
    return max(rounded_box(place, half_size, 0.0), corner);
}

// Its lower edge is a wave that falls at the left and rises at the right.
float document(vec2 place, vec2 half_size, float height) {
    float phase = 3.14159265 * place.x / half_size.x;
    float edge = half_size.y - height - height * sin(phase);
    float slope = 3.14159265 * height * cos(phase) / half_size.x;
    return max(rounded_box(place, half_size, 0.0), (place.y - edge) * inversesqrt(1.0 + slope * slope));
}

float distance_to_edge(uint shape) {
    if (shape == 1u) {
        vec2 normal = normalize(v_half_size.yx);
        return dot(abs(v_place), normal) - v_half_size.x * normal.x;
    }
    if (shape == 2u)
        return triangle(v_place, v_half_size);
    if (shape == 3u)
        return triangle(vec2(-v_place.x, v_place.y), v_half_size);
    if (shape == 4u)
        return triangle(vec2(-v_place.y, v_place.x), v_half_size.yx);
    if (shape == 5u)
        return triangle(v_place.yx, v_half_size.yx);
    if (shape == 6u)
        return length(v_place) - min(v_half_size.x, v_half_size.y);
    if (shape == 7u)
        return clipped_box(v_place, v_half_size, v_edges.x);
    if (shape == 8u)
        return document(v_place, v_half_size, v_edges.x);
    return rounded_box(v_place, v_half_size, v_edges.x);
}

// 4 units drawn, 3 left out, along the nearer pair of sides.
float dash() {
    vec2 gap = v_half_size - abs(v_place);
    float along = gap.y < gap.x ? v_place.x : v_place.y;
    float period = 7.0 * v_edges.z;
    float drawn = 2.0 * v_edges.z;
    float place = abs(mod(along + period * 0.5, period) - period * 0.5);
    return clamp((drawn - place) * u_scale.x + 0.5, 0.0, 1.0);
}

void main() {
    float edge = distance_to_edge(v_kind.x);
    float pixels = u_scale.x;
    float covered = clamp(0.5 - edge * pixels, 0.0, 1.0);
    float inner = clamp(0.5 - (edge + v_edges.y) * pixels, 0.0, 1.0);

    float filled = v_kind.x == 6u ? inner * clamp(0.5 - v_place.x * pixels, 0.0, 1.0) : covered;
    float bordered = v_edges.y > 0.0 ? covered - inner : 0.0;
    if (v_kind.y != 0u)
        bordered *= dash();

    vec4 own = v_fill * filled;
    own = v_border * bordered + own * (1.0 - v_border.a * bordered);

    if (v_shadow.a > 0.0) {
        float zoom = v_edges.z;
        float below = rounded_box(v_place - vec2(0.0, zoom), v_half_size, v_edges.x);
        float soft = 1.0 - smoothstep(-3.0 * zoom, 4.0 * zoom, below);
        // A card without fill shows no shadow through itself.
        own += v_shadow * (soft * soft * (1.0 - covered));
    }
    if (own.a <= 0.0)
        discard;
    colour = own;
}
