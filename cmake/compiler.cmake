# How our own code is compiled, natively and for the page.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
# Statement expressions: TRY is one.
set(CMAKE_CXX_EXTENSIONS ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(THROUGHLINE_SANITIZE "Address and undefined behaviour sanitizers, stopping at the first finding" OFF)

find_program(ccache_program ccache)
if(ccache_program)
    foreach(language C CXX)
        if(NOT CMAKE_${language}_COMPILER_LAUNCHER)
            set(CMAKE_${language}_COMPILER_LAUNCHER ${ccache_program})
        endif()
    endforeach()
endif()

if(THROUGHLINE_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

option(THROUGHLINE_FUZZ "Coverage for libFuzzer (clang only)" OFF)
if(THROUGHLINE_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(EMSCRIPTEN)
    # Exceptions serve nlohmann/json alone; the engine's own cost a kilobyte.
    add_compile_options(-fwasm-exceptions)
    add_link_options(-fwasm-exceptions)
    if(NOT CMAKE_BUILD_TYPE STREQUAL Debug)
        add_compile_options(-flto)
        add_link_options(-flto)
    endif()
endif()

# Linked by every library and test of ours, never by third-party code.
add_library(throughline_own_code INTERFACE)
target_include_directories(throughline_own_code INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(throughline_own_code INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor
    -Woverloaded-virtual -Wimplicit-fallthrough -Werror)
