#version 300 es
// Dear ImGui's meshes: places in CSS pixels of the page.
precision highp float;

layout(location = 0) in vec2 a_place;
layout(location = 1) in vec2 a_texture;
layout(location = 2) in vec4 a_colour;

// Half the size of the page, negative downwards.
uniform vec2 u_half_page;
// Where the texture is white: areas of one colour point there with all their corners.
uniform vec2 u_white;

out vec2 v_texture;
out float v_is_plain;
out vec4 v_colour;

void main() {
    v_texture = a_texture;
    v_is_plain = float(a_texture == u_white);
    v_colour = a_colour;
    gl_Position = vec4(a_place / u_half_page + vec2(-1.0, 1.0), 0.0, 1.0);
}
