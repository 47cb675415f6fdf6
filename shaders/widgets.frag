#version 300 es
// Dear ImGui's meshes: the colour of the vertex times the texture's.
precision mediump float;

uniform sampler2D u_texture;

in vec2 v_texture;
in vec4 v_colour;

out vec4 colour;

void main() {
    colour = v_colour * texture(u_texture, v_texture);
}
