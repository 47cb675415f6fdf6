# The entry points of src/app: the page and the command line.

# The glue that Emscripten writes holds only what the page calls; Closure joins it with web/*.js and makes it small.
set(page_link_options
    -Oz -sENVIRONMENT=web,worker -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sSUPPORT_LONGJMP=0
    -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sABORTING_MALLOC=0 -sSTACK_SIZE=1MB -sMALLOC=emmalloc
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_TRACK_ERRORS=0 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0
    -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0 -sGL_WORKAROUND_SAFARI_GETCONTEXT_BUG=0
    -sTEXTDECODER=2 -sINCOMING_MODULE_JS_API=instantiateWasm,onAbort,printErr
    # Functions with one caller stay apart where they are large, so that scripts/split.mjs can leave them for later: the
    # compiler has put together already what belongs together.
    -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=200
    --closure 1
    # By the names of functions and the map of the data scripts/split.mjs divides the program, and scripts/size.mjs says
    # what it is made of. Nothing of that is shipped.
    --profiling-funcs LINKER:--no-demangle LINKER:-Map=page/throughline.map)

# Which scripts of web/ are joined into the page's one script: those that add functions for C++ to call are JavaScript
# libraries, the others stand before the module. Scripts that index.html loads, and workers, are shipped by themselves.
function(throughline_page_scripts result)
    file(GLOB scripts CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/web ${CMAKE_SOURCE_DIR}/web/*.js)
    set(index ${CMAKE_SOURCE_DIR}/web/index.html)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${index})
    file(READ ${index} page_text)
    set(options)
    set(joined)
    foreach(script IN LISTS scripts)
        string(FIND "${page_text}" "src=\"${script}\"" loaded)
        if(loaded GREATER -1 OR script MATCHES "^(service_)?worker\\.js$")
            continue()
        endif()
        list(APPEND joined ${script})
        file(STRINGS ${CMAKE_SOURCE_DIR}/web/${script} adds REGEX "addToLibrary|mergeInto" LIMIT_COUNT 1)
        if(adds)
            list(APPEND options "SHELL:--js-library ${CMAKE_SOURCE_DIR}/web/${script}")
        else()
            list(APPEND options "SHELL:--pre-js ${CMAKE_SOURCE_DIR}/web/${script}")
        endif()
    endforeach()
    # scripts/dist.mjs leaves these out.
    list(JOIN joined "\n" joined_lines)
    file(WRITE ${CMAKE_BINARY_DIR}/page/joined-scripts.txt "${joined_lines}\n")
    set(${result} ${options} PARENT_SCOPE)
    list(TRANSFORM joined PREPEND ${CMAKE_SOURCE_DIR}/web/)
    set(${result}_files ${joined} PARENT_SCOPE)
endfunction()

# The linked program (page_program), and it divided in what the first screen needs and the rest (page).
function(throughline_page)
    throughline_page_scripts(scripts)
    set(folder ${CMAKE_BINARY_DIR}/page)
    add_executable(page_program ${CMAKE_CURRENT_SOURCE_DIR}/main_web.cpp)
    target_link_libraries(page_program PRIVATE throughline_app throughline_platform_web throughline_own_code
        third_party_fonts)
    target_link_options(page_program PRIVATE ${page_link_options} ${scripts})
    set_target_properties(page_program PROPERTIES OUTPUT_NAME throughline SUFFIX .js
        RUNTIME_OUTPUT_DIRECTORY ${folder} LINK_DEPENDS "${scripts_files}")
    find_program(closure_program compiler REQUIRED NO_DEFAULT_PATH
        PATHS ${node_modules_folder}/google-closure-compiler-linux ${node_modules_folder}/google-closure-compiler-linux-arm64)
    set_property(TARGET page_program PROPERTY CXX_LINKER_LAUNCHER
        ${CMAKE_COMMAND} -E env EM_CLOSURE_COMPILER=${closure_program})

    find_program(node_program node REQUIRED)
    execute_process(COMMAND ${THROUGHLINE_EMSCRIPTEN}/em-config BINARYEN_ROOT
        OUTPUT_VARIABLE binaryen_folder OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    set(split_script ${CMAKE_SOURCE_DIR}/scripts/split.mjs)
    set(later_rules ${CMAKE_CURRENT_SOURCE_DIR}/later.txt)
    add_custom_command(
        OUTPUT ${folder}/split/throughline.wasm ${folder}/split/throughline_rest.wasm
        COMMAND ${node_program} ${split_script} ${folder}/throughline.wasm ${folder}/throughline.map ${later_rules}
            ${folder}/split ${binaryen_folder}/bin
        DEPENDS page_program ${split_script} ${CMAKE_SOURCE_DIR}/scripts/wasm.mjs ${later_rules}
        COMMENT "Dividing the program" VERBATIM)
    add_custom_target(page ALL DEPENDS ${folder}/split/throughline.wasm ${folder}/split/throughline_rest.wasm)
endfunction()

function(throughline_command_line)
    set(sources ${CMAKE_CURRENT_SOURCE_DIR}/main_cli.cpp)
    if(EMSCRIPTEN)
        add_executable(throughline_cli ${sources})
        target_link_options(throughline_cli PRIVATE -O2 -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1
            -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB -sEXIT_RUNTIME=1 -sSUPPORT_LONGJMP=0)
        set_target_properties(throughline_cli PROPERTIES OUTPUT_NAME throughline SUFFIX .js
            RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/cli)
        target_link_libraries(throughline_cli PRIVATE throughline_app throughline_own_code)
    else()
        add_executable(throughline ${sources})
        set_target_properties(throughline PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
        target_link_libraries(throughline PRIVATE throughline_app throughline_own_code)
    endif()
endfunction()
