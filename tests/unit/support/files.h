// The files that tests read: the project's own, which must be there, and the outside data, without which a
// test is skipped by name.
#pragma once

#include "support/file_bytes.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::testing {

// The bytes of a file that must be there.
inline std::string file_at(const std::filesystem::path& path) {
    std::optional<std::string> bytes = file_bytes(path.string());
    INFO(path.string());
    REQUIRE(bytes.has_value());
    return std::move(*bytes);
}

// Below the project's top folder: "web/examples/…".
inline std::string project_path(const std::string& name) {
    return std::string(THROUGHLINE_PROJECT) + "/" + name;
}
inline std::string project_file(const std::string& name) {
    return file_at(project_path(name));
}

// Below the folder of outside data: "customers/…". Skips the test where this machine has no such file or
// folder.
inline std::filesystem::path shared_path(const std::string& name) {
    std::filesystem::path path = std::filesystem::path(THROUGHLINE_SHARED_DATA) / name;
    if (!std::filesystem::exists(path))
        SKIP("The shared data has no " + name + " on this machine.");
    return path;
}
inline std::string shared_file(const std::string& name) {
    return file_at(shared_path(name));
}

// All files with this extension (".dmn") below a folder of the outside data, in a fixed order.
inline std::vector<std::filesystem::path> shared_files(const std::string& folder,
                                                       std::string_view extension) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shared_path(folder))) {
        if (entry.path().extension() == extension)
            paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace throughline::testing
