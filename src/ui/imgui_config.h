// How Dear ImGui is compiled (its IMGUI_USER_CONFIG): small, and with what the semantic tree needs.
#pragma once

// Text is any of Unicode, emoji included; meshes may pass 65,536 vertices, since WebGL2 has no base vertex.
#define IMGUI_USE_WCHAR32
#define ImDrawIdx unsigned int

// Inter is our font; ImGui's own would cost 22 KB of the page.
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS

// Reports each interactive item to src/ui, where tests compare them with the semantic tree.
#define IMGUI_ENABLE_TEST_ENGINE
