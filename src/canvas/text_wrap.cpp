#include "base/text.h"
#include "canvas/text.h"

namespace throughline::canvas {

namespace {

constexpr std::string_view ellipsis_text = "…";

// Scripts written without spaces: a line may break before and after each of their characters.
bool breaks_anywhere(std::uint32_t code_point) {
    return (code_point >= 0x2E80 && code_point <= 0x9FFF) || (code_point >= 0xAC00 && code_point <= 0xD7AF) ||
           (code_point >= 0xF900 && code_point <= 0xFAFF) || (code_point >= 0xFF00 && code_point <= 0xFFEF) ||
           (code_point >= 0x20000 && code_point <= 0x3FFFF);
}

std::string_view without_trailing_spaces(std::string_view text) {
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

// The piece of text that starts at `offset` and is not broken: a word with the spaces behind it, or one CJK
// character. A piece never goes beyond a '\n'.
std::size_t piece_end(std::string_view text, std::size_t offset) {
    std::size_t position = offset;
    bool in_spaces = false;
    while (position < text.size() && text[position] != '\n') {
        std::size_t next = position;
        std::uint32_t code_point = next_code_point(text, next);
        if (code_point == ' ') {
            in_spaces = true;
        } else {
            if (in_spaces || (position > offset && breaks_anywhere(code_point)))
                return position;
            if (breaks_anywhere(code_point) || (code_point == '-' && position > offset)) {
                while (next < text.size() && text[next] == ' ')
                    ++next;
                return next;
            }
        }
        position = next;
    }
    return position;
}

struct Wrapper {
    TextMeasurer& measurer;
    std::string_view text;
    float size;
    Weight weight;
    float width;

    float measure(std::size_t from, std::size_t to) const {
        return measurer.measure(text.substr(from, to - from), size, weight);
    }

    // The longest run of whole characters from `from` that is at most `limit` wide; at least one character
    // where `AtLeastOne` asks for progress.
    std::size_t longest_run(std::size_t from, std::size_t to, float limit, bool at_least_one) const {
        std::size_t low = from;
        std::size_t high = to;
        while (low < high) {
            std::size_t middle = low + (high - low + 1) / 2;
            while (middle < high && (static_cast<unsigned char>(text[middle]) & 0xC0) == 0x80)
                ++middle;
            if (measure(from, middle) <= limit) {
                low = middle;
            } else {
                high = middle - 1;
                while (high > low && (static_cast<unsigned char>(text[high]) & 0xC0) == 0x80)
                    --high;
            }
        }
        if (low == from && at_least_one && from < to)
            next_code_point(text, low);
        return low;
    }

    // Where the line that starts at `from` ends. `next` is where the following one starts.
    std::size_t line_end(std::size_t from, std::size_t& next) const {
        std::size_t end = from;
        while (end < text.size() && text[end] != '\n') {
            std::size_t candidate = piece_end(text, end);
            std::size_t visible = from + without_trailing_spaces(text.substr(from, candidate - from)).size();
            if (measure(from, visible) > width) {
                if (end == from)
                    end = longest_run(from, candidate, width, true);
                break;
            }
            end = candidate;
        }
        next = end < text.size() && text[end] == '\n' ? end + 1 : end;
        return from + without_trailing_spaces(text.substr(from, end - from)).size();
    }

    // The last line when more text follows: as much as fits with the ellipsis.
    WrappedLine cut_line(std::size_t from) const {
        float room = width - measurer.measure(ellipsis_text, size, weight);
        std::size_t limit = text.find('\n', from);
        if (limit == std::string_view::npos)
            limit = text.size();
        std::size_t end = longest_run(from, limit, room, false);
        end = from + without_trailing_spaces(text.substr(from, end - from)).size();
        return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end - from),
                measure(from, end) + width - room, true};
    }
};

} // namespace

int wrap_text(TextMeasurer& measurer, std::string_view text, float size, Weight weight, float width,
              int maximum_lines, std::vector<WrappedLine>& lines) {
    if (text.empty() || maximum_lines < 1)
        return 0;
    if (text.find('\n') == std::string_view::npos) {
        float whole = measurer.measure(text, size, weight);
        if (whole <= width) {
            lines.push_back({0, static_cast<std::uint32_t>(text.size()), whole, false});
            return 1;
        }
    }
    Wrapper wrapper{measurer, text, size, weight, width};
    int count = 0;
    std::size_t from = 0;
    while (from < text.size()) {
        std::size_t next = from;
        std::size_t end = wrapper.line_end(from, next);
        if (count == maximum_lines - 1 && next < text.size()) {
            lines.push_back(wrapper.cut_line(from));
            return count + 1;
        }
        lines.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end - from),
                         wrapper.measure(from, end), false});
        ++count;
        from = next;
    }
    return count;
}

float line_height(float size) {
    if (size == 11)
        return 16;
    if (size == 13)
        return 18;
    if (size == 16)
        return 22;
    return size * 1.4f;
}

} // namespace throughline::canvas
