// Counts what the whole test program takes from the heap, Dear ImGui included.
#pragma once

#include <cstdint>

namespace throughline::ui::test {

std::uint64_t allocations();

} // namespace throughline::ui::test
