#include "canvas/printed_page.h"

#include "base/later.h"
#include "canvas/svg.h"

namespace throughline::canvas {

namespace {

// What is left of the sheet for the picture, in millimetres: without margins, title and legend.
std::string_view room_of(SheetSize sheet) {
    return sheet == SheetSize::A3 ? "max-width:400mm;max-height:250mm" : "max-width:277mm;max-height:165mm";
}

void append_style(std::string& text, SheetSize sheet) {
    text += "<style>\n@page{size:";
    text += sheet == SheetSize::A3 ? "A3" : "A4";
    text += " landscape;margin:10mm}\n"
            "html{font:9pt Inter,system-ui,sans-serif;color:#1b2430;print-color-adjust:exact;"
            "-webkit-print-color-adjust:exact}\n"
            "body{margin:0}\nheader{display:flex;justify-content:space-between;margin-bottom:3mm}\n"
            "h1{font-size:13pt;margin:0}\nfigure{margin:0}\nfigure>svg{display:block;width:100%;height:auto;";
    text += room_of(sheet);
    text += "}\nul{display:flex;flex-wrap:wrap;gap:1mm 5mm;list-style:none;margin:3mm 0 0;padding:0}\n"
            "li{display:flex;align-items:center;gap:1.5mm}\n</style>\n";
}

} // namespace

LATER std::string printed_page(std::string_view svg, const PageOptions& options) {
    std::string text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
    append_escaped(text, options.title);
    text += "</title>\n";
    append_style(text, options.sheet);
    text += "</head>\n<body>\n<header><h1>";
    append_escaped(text, options.title);
    text += "</h1><span>";
    append_escaped(text, options.note);
    text += "</span></header>\n<figure>\n";
    text += svg;
    text += "</figure>\n<ul aria-label=\"Legend\">\n";
    for (const LegendEntry& entry : options.legend) {
        text += "<li>";
        text += svg_of(entry.mark, options.palette);
        text += "<span>";
        append_escaped(text, entry.text);
        text += "</span></li>\n";
    }
    text += "</ul>\n</body>\n</html>\n";
    return text;
}

} // namespace throughline::canvas
