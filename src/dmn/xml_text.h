// Writes XML, indented, with everything escaped that has to be.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline::dmn {

class XmlText {
public:
    XmlText();

    // Attributes with an empty value are left out.
    using Attributes = std::vector<std::pair<std::string_view, std::string>>;
    void open(std::string_view name, const Attributes& attributes = {});
    void close();
    // An element without content.
    void leaf(std::string_view name, const Attributes& attributes = {});
    // An element with text only; left out where the text is empty.
    void text(std::string_view name, std::string_view content, const Attributes& attributes = {});
    // A comment or element that is XML already.
    void raw(std::string_view xml);

    // Closes what is open.
    std::string finish();

private:
    void start(std::string_view name, const Attributes& attributes);

    std::string m_xml;
    std::vector<std::string> m_open;
};

} // namespace throughline::dmn
