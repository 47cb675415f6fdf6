#include "base/tab_separated.h"

#include "base/text.h"

#include <algorithm>

namespace throughline {

namespace {

bool ends_cell(std::string_view text, std::size_t at) {
    return at >= text.size() || text[at] == '\t' || text[at] == '\n' || text[at] == '\r';
}

// The cell in quotes that begins at `at`, which moves behind it. False where the quotes are part of the text,
// as in
// `"a", "b"`, which FEEL writes and Excel copies as it stands.
bool take_quoted(std::string_view text, std::size_t& at, std::string& cell) {
    std::size_t next = at + 1;
    std::string inside;
    while (next < text.size()) {
        if (text[next] != '"') {
            // Inside a cell a line ends with LF, whoever copied it.
            if (text[next] == '\r' && next + 1 < text.size() && text[next + 1] == '\n')
                ++next;
            inside += text[next++];
        } else if (next + 1 < text.size() && text[next + 1] == '"') {
            inside += '"';
            next += 2;
        } else {
            if (!ends_cell(text, next + 1))
                return false;
            at = next + 1;
            cell = std::move(inside);
            return true;
        }
    }
    return false;
}

std::string take_cell(std::string_view text, std::size_t& at) {
    std::string cell;
    if (at < text.size() && text[at] == '"' && take_quoted(text, at, cell))
        return cell;
    const std::size_t begin = at;
    while (!ends_cell(text, at))
        ++at;
    return std::string(text.substr(begin, at - begin));
}

void append_html(std::string& html, std::string_view text) {
    for (const char character : text) {
        if (character == '&')
            html += "&amp;";
        else if (character == '<')
            html += "&lt;";
        else if (character == '>')
            html += "&gt;";
        else if (character == '\n')
            html += "<br style='mso-data-placement:same-cell'>";
        else
            html += character;
    }
}

} // namespace

CellRows read_tab_separated(std::string_view text) {
    CellRows rows;
    std::size_t at = 0;
    while (at < text.size() || rows.empty()) {
        std::vector<std::string>& row = rows.emplace_back();
        row.push_back(take_cell(text, at));
        while (at < text.size() && text[at] == '\t') {
            ++at;
            row.push_back(take_cell(text, at));
        }
        const bool two = at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n';
        at += two ? 2 : 1;
    }
    return rows;
}

std::string write_tab_separated(const CellRows& rows) {
    std::string text;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const std::string& cell = rows[row][column];
            if (column > 0)
                text += '\t';
            const bool quoted =
                cell.find_first_of("\t\r\n") != std::string::npos || (!cell.empty() && cell.front() == '"');
            if (!quoted) {
                text += cell;
                continue;
            }
            text += '"';
            for (const char character : cell)
                text.append(character == '"' ? 2 : 1, character);
            text += '"';
        }
        if (row + 1 < rows.size() || (rows[row].size() == 1 && rows[row].front().empty() && row > 0))
            text += '\n';
    }
    return text;
}

std::string write_html_table(const CellRows& rows) {
    std::string html = "<table>";
    for (const std::vector<std::string>& row : rows) {
        html += "<tr>";
        for (const std::string& cell : row) {
            double number = 0;
            // Excel reads x:num, LibreOffice sdval; both take them in any locale.
            if (parse_number(cell, number))
                html.append("<td x:num=\"")
                    .append(cell)
                    .append("\" sdval=\"")
                    .append(cell)
                    .append("\" sdnum=\"1033;\">");
            else
                html += "<td style='mso-number-format:\"\\@\"' sdnum=\"1033;0;@\">";
            append_html(html, cell);
            html += "</td>";
        }
        html += "</tr>";
    }
    return html + "</table>";
}

} // namespace throughline
