# The preset "web" compiles with the Emscripten that emsdk-config/toolchain.sh finds or sets up.

if(NOT THROUGHLINE_EMSCRIPTEN)
    execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/../emsdk-config/toolchain.sh
        OUTPUT_VARIABLE THROUGHLINE_EMSCRIPTEN OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE found)
    if(NOT found EQUAL 0)
        message(FATAL_ERROR "There is no Emscripten; the lines above say what mends it.")
    endif()
endif()
# CMake reads this file again for each of its trial builds.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES THROUGHLINE_EMSCRIPTEN)

include(${THROUGHLINE_EMSCRIPTEN}/cmake/Modules/Platform/Emscripten.cmake)
