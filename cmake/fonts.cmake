# throughline_fonts: Inter and the icon font, cut down to what is shown and compiled in.
# Headers: "fonts/embedded_fonts.h" (the bytes) and "fonts/icons.h" (where each icon is).

foreach(script data node_modules)
    execute_process(COMMAND ${CMAKE_SOURCE_DIR}/emsdk-config/${script}.sh
        OUTPUT_VARIABLE ${script}_folder OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE ready)
    if(NOT ready EQUAL 0)
        message(FATAL_ERROR "The fonts cannot be made; the lines above say what mends it.")
    endif()
endforeach()
find_program(python3_program python3 REQUIRED)

set(fonts_output ${CMAKE_BINARY_DIR}/fonts)
set(fonts_script ${CMAKE_SOURCE_DIR}/emsdk-config/cut_fonts.py)
set(fonts_icons ${CMAKE_SOURCE_DIR}/emsdk-config/icons.txt)
add_custom_command(
    OUTPUT ${fonts_output}/embedded_fonts.cpp ${fonts_output}/fonts/embedded_fonts.h ${fonts_output}/fonts/icons.h
    COMMAND ${CMAKE_COMMAND} -E env PYTHONPATH=${data_folder}/usr/lib/python3/dist-packages ${python3_program}
        ${fonts_script} ${data_folder}/usr/share/fonts/opentype/inter ${node_modules_folder}/lucide-static/font
        ${fonts_icons} ${fonts_output}
    DEPENDS ${fonts_script} ${fonts_icons}
    COMMENT "Cutting the fonts down" VERBATIM)

add_library(throughline_fonts STATIC ${fonts_output}/embedded_fonts.cpp
    ${fonts_output}/fonts/embedded_fonts.h ${fonts_output}/fonts/icons.h)
target_include_directories(throughline_fonts PUBLIC ${fonts_output})
target_compile_options(throughline_fonts PRIVATE -O1)
# For THIRD_PARTY lists.
add_library(third_party_fonts ALIAS throughline_fonts)
