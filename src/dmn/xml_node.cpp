#include "dmn/xml_node.h"

#include "base/text.h"

#include <algorithm>

namespace throughline::dmn {

namespace {

constexpr std::size_t block = 4096;

// Bytes that begin a character.
std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    }));
}

} // namespace

Positions::Positions(std::string_view text)
    : m_text(text)
    , m_line_starts{0}
    , m_characters{0} {
    for (std::size_t offset = text.find('\n'); offset != std::string_view::npos;
         offset = text.find('\n', offset + 1))
        m_line_starts.push_back(offset + 1);
    for (std::size_t offset = 0; offset < text.size(); offset += block)
        m_characters.push_back(m_characters.back() + characters_in(text.substr(offset, block)));
}

std::size_t Positions::characters_before(std::size_t offset) const {
    const std::size_t start = offset / block * block;
    return m_characters[offset / block] + characters_in(m_text.substr(start, offset - start));
}

SourcePlace Positions::place(std::ptrdiff_t offset) const {
    if (offset < 0 || static_cast<std::size_t>(offset) > m_text.size())
        return {};
    const auto at = static_cast<std::size_t>(offset);
    const auto behind = std::upper_bound(m_line_starts.begin(), m_line_starts.end(), at);
    const std::size_t line = static_cast<std::size_t>(behind - m_line_starts.begin());
    const std::size_t column = characters_before(at) - characters_before(m_line_starts[line - 1]) + 1;
    return {static_cast<int>(line), static_cast<int>(column)};
}

Result<void> load_xml(pugi::xml_document& document, std::string_view text) {
    constexpr std::size_t largest = 64U << 20;
    if (text.size() > largest)
        return error("The file is larger than 64 MB.");
    const std::size_t invalid = first_invalid_utf8(text);
    const Positions positions(text);
    const auto fail = [&positions](std::ptrdiff_t offset, std::string message) {
        const SourcePlace place = positions.place(offset);
        return Error{std::move(message), {}, place.line, place.column};
    };
    if (invalid != no_position)
        return fail(static_cast<std::ptrdiff_t>(invalid), "The file is not valid UTF-8 here.");
    const pugi::xml_parse_result parsed = document.load_buffer(
        text.data(), text.size(), pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata_single,
        pugi::encoding_utf8);
    if (!parsed)
        return fail(parsed.offset, std::string("The XML is broken here: ") + parsed.description() + ".");
    for (const pugi::xml_node& node : document.children()) {
        if (node.type() == pugi::node_doctype)
            return fail(0, "The file has a document type, which is not allowed.");
    }
    return {};
}

} // namespace throughline::dmn
