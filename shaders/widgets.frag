#version 300 es
// Dear ImGui's meshes: the colour of the vertex times the texture's. Most of a page is areas of one colour: the texture is
// not read for them, which takes half the time where graphics are drawn by software.
precision mediump float;

uniform sampler2D u_texture;

in vec2 v_texture;
in float v_is_plain;
in vec4 v_colour;

out vec4 colour;

void main() {
    colour = v_is_plain == 1.0 ? v_colour : v_colour * textureLod(u_texture, v_texture, 0.0);
}
