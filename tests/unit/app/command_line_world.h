// Runs the command line inside a test: what it prints, what it complains about, and files to run it on.
#pragma once

#include "app/command_line/command_line.h"

#include <catch_amalgamated.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace throughline::app {

struct Ran {
    ExitCode code = ExitCode::Fine;
    std::string results;
    std::string complaints;
};

// A file that is written into memory.
class MemoryFile {
public:
    MemoryFile()
        : m_file(open_memstream(&m_bytes, &m_size)) {
        REQUIRE(m_file != nullptr);
    }
    ~MemoryFile() {
        std::fclose(m_file);
        std::free(m_bytes);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::FILE* file() const { return m_file; }
    std::string text() const {
        std::fflush(m_file);
        return {m_bytes, m_size};
    }

private:
    char* m_bytes = nullptr;
    std::size_t m_size = 0;
    std::FILE* m_file = nullptr;
};

inline Ran run(const std::vector<std::string>& arguments) {
    const MemoryFile results;
    const MemoryFile complaints;
    Ran ran;
    ran.code = run_command_line(arguments, {results.file(), complaints.file()});
    ran.results = results.text();
    ran.complaints = complaints.text();
    return ran;
}

// A folder of its own, removed with all that is in it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "throughline-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        m_path = pattern;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string path() const { return m_path.string(); }
    std::string path(const std::string& name) const { return (m_path / name).string(); }
    // The path of the file that is made, with the folders that its name tells.
    std::string write(const std::string& name, const std::string& bytes) const {
        std::filesystem::create_directories((m_path / name).parent_path());
        std::FILE* file = std::fopen(path(name).c_str(), "wb");
        REQUIRE(file != nullptr);
        const std::size_t written = std::fwrite(bytes.data(), 1, bytes.size(), file);
        REQUIRE(std::fclose(file) == 0);
        REQUIRE(written == bytes.size());
        return path(name);
    }

private:
    std::filesystem::path m_path;
};

// The lines of a text that ends with a line end.
inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

} // namespace throughline::app
