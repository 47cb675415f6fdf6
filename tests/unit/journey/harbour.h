// The example bank as it is published, and the day on which its story is told.
#pragma once

#include "example.h"
#include "exchange/workspace_file.h"

#include <fstream>
#include <iterator>

namespace throughline::journey_tests {

inline Example harbour_bank() {
    std::ifstream file(THROUGHLINE_PROJECT "/web/examples/harbour-bank.throughline.json", std::ios::binary);
    REQUIRE(file);
    const WorkspaceContent content =
        read_workspace(std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()));
    INFO((content.errors.empty() ? std::string() : describe(content.errors.front())));
    REQUIRE(content.ok());
    Example example;
    REQUIRE(example.store.fill(content.records).ok());
    return example;
}

inline Date harbour_day() {
    return day("2026-11-21");
}

} // namespace throughline::journey_tests
