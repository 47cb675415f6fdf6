// Counts what `new` is asked for; included by one file of a measuring program, which it equips with a new
// `new`.
#pragma once

#include <cstdlib>
#include <new>

namespace throughline::bench {

inline std::size_t& allocations() {
    static std::size_t count = 0;
    return count;
}

} // namespace throughline::bench

// C++ forbids that these be inline, and one file of a program has them.
// NOLINTBEGIN(misc-definitions-in-headers)
void* operator new(std::size_t size) {
    ++throughline::bench::allocations();
    if (void* memory = std::malloc(size))
        return memory;
    std::abort();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
// NOLINTEND(misc-definitions-in-headers)
