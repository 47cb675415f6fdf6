#include "dmn/xml_text.h"

namespace throughline::dmn {

namespace {

void append_escaped(std::string& xml, std::string_view content, bool in_attribute) {
    for (const char character : content) {
        switch (character) {
        case '&':
            xml += "&amp;";
            break;
        case '<':
            xml += "&lt;";
            break;
        case '>':
            xml += "&gt;";
            break;
        case '"':
            xml += in_attribute ? "&quot;" : "\"";
            break;
        case '\n':
            xml += in_attribute ? "&#10;" : "\n";
            break;
        case '\t':
            xml += in_attribute ? "&#9;" : "\t";
            break;
        case '\r':
            xml += "&#13;";
            break;
        default:
            // Other control characters cannot stand in XML at all.
            if (static_cast<unsigned char>(character) >= 0x20)
                xml += character;
            break;
        }
    }
}

} // namespace

XmlText::XmlText()
    : m_xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlText::start(std::string_view name, const Attributes& attributes) {
    m_xml.append(2 * m_open.size(), ' ');
    m_xml += '<';
    m_xml += name;
    for (const auto& [key, value] : attributes) {
        if (value.empty())
            continue;
        m_xml += ' ';
        m_xml += key;
        m_xml += "=\"";
        append_escaped(m_xml, value, true);
        m_xml += '"';
    }
}

void XmlText::open(std::string_view name, const Attributes& attributes) {
    start(name, attributes);
    m_xml += ">\n";
    m_open.emplace_back(name);
}

void XmlText::close() {
    const std::string name = std::move(m_open.back());
    m_open.pop_back();
    m_xml.append(2 * m_open.size(), ' ');
    m_xml += "</" + name + ">\n";
}

void XmlText::leaf(std::string_view name, const Attributes& attributes) {
    start(name, attributes);
    m_xml += "/>\n";
}

void XmlText::text(std::string_view name, std::string_view content, const Attributes& attributes) {
    if (content.empty())
        return;
    start(name, attributes);
    m_xml += '>';
    append_escaped(m_xml, content, false);
    m_xml += "</";
    m_xml += name;
    m_xml += ">\n";
}

void XmlText::raw(std::string_view xml) {
    m_xml += xml;
    m_xml += '\n';
}

std::string XmlText::finish() {
    while (!m_open.empty())
        close();
    return std::move(m_xml);
}

} // namespace throughline::dmn
