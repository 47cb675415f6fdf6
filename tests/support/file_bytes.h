// Reads a whole file, for tests and measuring programs alike.
#pragma once

#include <cstdio>
#include <optional>
#include <string>

namespace throughline::testing {

// Nothing when the file is not there.
inline std::optional<std::string> file_bytes(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file)
        return std::nullopt;
    std::string bytes;
    char buffer[65536];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file))
        bytes.append(buffer, count);
    std::fclose(file);
    return bytes;
}

} // namespace throughline::testing
