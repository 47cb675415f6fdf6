# One static library for each folder of src, one test program for each folder of tests/unit.
# A folder may use folders of lower levels only; tests/check_levels.py reads this table too and checks the includes.

set(throughline_levels
    base=0
    model=1 platform=1 tables=1 feel=1 evidence=1
    store=2 dmn=2
    engage=3 journey=3 exchange=3
    commands=4 canvas=4
    ui=5
    platform/web=6 platform/headless=6
    app=7)

set(throughline_folders)
foreach(entry IN LISTS throughline_levels)
    string(REGEX REPLACE "=.*" "" entry_folder ${entry})
    list(APPEND throughline_folders ${entry_folder})
endforeach()

function(throughline_level folder result)
    foreach(entry IN LISTS throughline_levels)
        if(entry MATCHES "^${folder}=([0-9]+)$")
            set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
            return()
        endif()
    endforeach()
    message(FATAL_ERROR "The folder src/${folder} has no level in cmake/folders.cmake.")
endfunction()

function(throughline_target folder result)
    string(REPLACE "/" "_" name ${folder})
    set(${result} throughline_${name} PARENT_SCOPE)
endfunction()

# The *.cpp of a folder and its subfolders, without entry points and without subfolders that are libraries themselves.
function(throughline_sources path result)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${path} ${path}/*.cpp)
    set(kept)
    foreach(source IN LISTS found)
        get_filename_component(inner ${source} DIRECTORY)
        get_filename_component(name ${source} NAME)
        if(name MATCHES "^main_" OR (inner AND EXISTS ${path}/${inner}/CMakeLists.txt))
            continue()
        endif()
        list(APPEND kept ${path}/${source})
    endforeach()
    set(${result} ${kept} PARENT_SCOPE)
endfunction()

# throughline_library(folder [USES lower folders…] [THIRD_PARTY names…] [HOT])
# THIRD_PARTY names are private to the folder. HOT folders are compiled for speed on the page, the others for size.
function(throughline_library folder)
    cmake_parse_arguments(library "HOT" "" "USES;THIRD_PARTY" ${ARGN})
    throughline_level(${folder} level)
    throughline_target(${folder} target)
    throughline_sources(${CMAKE_SOURCE_DIR}/src/${folder} sources)

    # A folder that holds only headers so far is a library without code.
    set(visible PUBLIC)
    set(hidden PRIVATE)
    if(sources)
        add_library(${target} STATIC ${sources})
    else()
        add_library(${target} INTERFACE)
        set(visible INTERFACE)
        set(hidden INTERFACE)
    endif()
    target_link_libraries(${target} ${hidden} throughline_own_code)
    target_include_directories(${target} ${visible} ${CMAKE_SOURCE_DIR}/src)

    foreach(used IN LISTS library_USES)
        throughline_level(${used} used_level)
        if(NOT used_level LESS level)
            message(FATAL_ERROR "src/${folder} (level ${level}) must not use src/${used} (level ${used_level}).")
        endif()
        throughline_target(${used} used_target)
        target_link_libraries(${target} ${visible} ${used_target})
    endforeach()
    foreach(used IN LISTS library_THIRD_PARTY)
        target_link_libraries(${target} ${hidden} third_party_${used})
    endforeach()

    if(EMSCRIPTEN AND sources AND NOT CMAKE_BUILD_TYPE STREQUAL Debug)
        target_compile_options(${target} PRIVATE $<IF:$<BOOL:${library_HOT}>,-O3,-Oz>)
        # Errors are values: only the folder that wraps nlohmann/json pays for cleaning up behind exceptions.
        if(NOT folder STREQUAL base)
            target_compile_options(${target} PRIVATE -fno-exceptions)
        endif()
    endif()
endfunction()

# throughline_test(folder [USES folders…] [THIRD_PARTY names…]): tests/unit/<folder>/*.cpp as test_<folder>.
function(throughline_test folder)
    cmake_parse_arguments(test "" "" "USES;THIRD_PARTY" ${ARGN})
    throughline_sources(${CMAKE_SOURCE_DIR}/tests/unit/${folder} sources)
    throughline_target(${folder} library)
    if(NOT sources OR NOT TARGET ${library})
        return()
    endif()
    string(REPLACE "/" "_" name ${folder})
    set(target test_${name})
    add_executable(${target} ${sources})
    target_link_libraries(${target} PRIVATE ${library} throughline_own_code third_party_catch2)
    foreach(used IN LISTS test_USES)
        throughline_target(${used} used_target)
        target_link_libraries(${target} PRIVATE ${used_target})
    endforeach()
    foreach(used IN LISTS test_THIRD_PARTY)
        target_link_libraries(${target} PRIVATE third_party_${used})
    endforeach()
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_compile_definitions(${target} PRIVATE
        THROUGHLINE_SHARED_DATA="${THROUGHLINE_SHARED_DATA}"
        THROUGHLINE_PROJECT="${CMAKE_SOURCE_DIR}")
    throughline_register_test(${target})
endfunction()
