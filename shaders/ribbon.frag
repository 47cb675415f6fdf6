#version 300 es
// Smooth edges and dashes of a ribbon; premultiplied alpha.
precision highp float;

in vec2 v_across;
in float v_along;
flat in vec4 v_colour;
flat in float v_dash;
flat in float v_stroke;

uniform vec2 u_scale;

out vec4 colour;

void main() {
    float covered = clamp((v_across.y - abs(v_across.x)) * u_scale.x + 0.5, 0.0, 1.0);
    // Two strokes that meet at the tip.
    if (v_stroke > 0.0)
        covered *= clamp((abs(v_across.x) - v_across.y + v_stroke) * u_scale.x + 0.5, 0.0, 1.0);
    if (v_dash > 0.0) {
        // 6 units drawn, 4 left out.
        float place = abs(mod(v_along, 10.0 * v_dash) - 3.0 * v_dash);
        covered *= clamp((3.0 * v_dash - min(place, 10.0 * v_dash - place)) * u_scale.x + 0.5, 0.0, 1.0);
    }
    if (covered <= 0.0)
        discard;
    colour = v_colour * covered;
}
