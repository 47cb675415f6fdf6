# Code of others, fetched by emsdk-config/sources.sh and compiled without warnings: third_party_<name> for each.
# None of it is in the repository.

message(STATUS "Sources of third parties: looking in the cache folder")
execute_process(COMMAND ${CMAKE_SOURCE_DIR}/emsdk-config/sources.sh
    OUTPUT_VARIABLE third_party_folder OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE fetched)
if(NOT fetched EQUAL 0)
    message(FATAL_ERROR "The third-party sources are not there; the lines above say what mends it.")
endif()

# third_party_library(name include-folder sources…)
function(third_party_library name include_folder)
    set(target third_party_${name})
    if(ARGN)
        add_library(${target} STATIC ${ARGN})
        target_include_directories(${target} SYSTEM PUBLIC ${include_folder})
        target_compile_options(${target} PRIVATE -w)
        if(EMSCRIPTEN AND NOT CMAKE_BUILD_TYPE STREQUAL Debug)
            target_compile_options(${target} PRIVATE -Oz)
        endif()
    else()
        add_library(${target} INTERFACE)
        target_include_directories(${target} SYSTEM INTERFACE ${include_folder})
    endif()
endfunction()

third_party_library(json ${third_party_folder}/nlohmann-json3/single_include)

set(catch2_folder ${third_party_folder}/catch2/extras)
third_party_library(catch2 ${catch2_folder} ${catch2_folder}/catch_amalgamated.cpp)
# Nothing in the tests crashes on purpose, and wasm has no signals.
target_compile_definitions(third_party_catch2 PUBLIC CATCH_CONFIG_NO_POSIX_SIGNALS)

set(pugixml_folder ${third_party_folder}/pugixml/src)
third_party_library(pugixml ${pugixml_folder} ${pugixml_folder}/pugixml.cpp)
target_compile_definitions(third_party_pugixml PUBLIC PUGIXML_NO_XPATH PUGIXML_NO_STL PUGIXML_NO_EXCEPTIONS)

set(zlib_folder ${third_party_folder}/zlib)
set(zlib_sources)
foreach(name adler32 compress crc32 deflate inffast inflate inftrees trees uncompr zutil)
    list(APPEND zlib_sources ${zlib_folder}/${name}.c)
endforeach()
third_party_library(zlib ${zlib_folder} ${zlib_sources})

# mpdecimal's limbs must be as wide as size_t: 19 digits each natively, 9 on the 32-bit page. Results are the same.
set(mpdecimal_folder ${third_party_folder}/mpdecimal/libmpdec)
set(mpdecimal_sources)
foreach(name basearith constants context convolute crt difradix2 fnt fourstep io mpalloc mpdecimal mpsignal
        numbertheory sixstep transpose)
    list(APPEND mpdecimal_sources ${mpdecimal_folder}/${name}.c)
endforeach()
if(CMAKE_SIZEOF_VOID_P EQUAL 8)
    set(mpdecimal_width CONFIG_64)
else()
    set(mpdecimal_width CONFIG_32)
endif()
set(MPD_HEADER_CONFIG "#define MPD_${mpdecimal_width} 1")
configure_file(${mpdecimal_folder}/mpdecimal.h.in ${CMAKE_BINARY_DIR}/third_party/mpdecimal/mpdecimal.h @ONLY)
third_party_library(mpdecimal ${CMAKE_BINARY_DIR}/third_party/mpdecimal ${mpdecimal_sources})
target_compile_definitions(third_party_mpdecimal PRIVATE ${mpdecimal_width} ANSI)
if(mpdecimal_width STREQUAL CONFIG_64)
    target_compile_definitions(third_party_mpdecimal PRIVATE HAVE_UINT128_T)
endif()
# Decimal arithmetic is in the inner loop of every decision.
target_compile_options(third_party_mpdecimal PRIVATE -O2)

# The hooks that IMGUI_ENABLE_TEST_ENGINE asks for are in src/ui, so a program links both or neither.
set(imgui_folder ${third_party_folder}/imgui)
third_party_library(imgui ${imgui_folder} ${imgui_folder}/imgui.cpp ${imgui_folder}/imgui_draw.cpp
    ${imgui_folder}/imgui_tables.cpp ${imgui_folder}/imgui_widgets.cpp)
target_compile_definitions(third_party_imgui PUBLIC IMGUI_USER_CONFIG="ui/imgui_config.h")
target_include_directories(third_party_imgui PRIVATE ${CMAKE_SOURCE_DIR}/src)
