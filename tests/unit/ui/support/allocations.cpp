#include "unit/ui/support/allocations.h"

#include <cstdlib>
#include <imgui.h>
#include <new>

static std::uint64_t allocation_count = 0;

void* operator new(std::size_t size) {
    ++allocation_count;
    if (void* memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    std::abort();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace throughline::ui::test {

static void* counted_allocation(std::size_t size, void*) {
    ++allocation_count;
    return std::malloc(size);
}
static void freed(void* memory, void*) {
    std::free(memory);
}

// Before the first Ui is made.
static const bool counting = [] {
    ImGui::SetAllocatorFunctions(counted_allocation, freed);
    return true;
}();

std::uint64_t allocations() {
    return counting ? allocation_count : 0;
}

} // namespace throughline::ui::test
