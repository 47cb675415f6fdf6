// Files that a person gave to the page, while their bytes come in piece by piece.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace throughline::platform::web {

class IncomingFiles {
public:
    // Room for `size` bytes; the number that the file is known by.
    std::uint32_t begin(std::size_t size) {
        m_files[++m_last].reserve(size);
        return m_last;
    }
    void add(std::uint32_t file, std::string_view piece) { m_files[file] += piece; }
    // What came in; it is forgotten here.
    std::string take(std::uint32_t file) {
        const auto node = m_files.extract(file);
        return node ? std::move(node.mapped()) : std::string();
    }

private:
    std::map<std::uint32_t, std::string> m_files;
    std::uint32_t m_last = 0;
};

} // namespace throughline::platform::web
