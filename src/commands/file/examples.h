// The worked examples that ship beside the page; a workspace file of each lies in web/examples.
#pragma once

#include <span>
#include <string_view>

namespace throughline {

struct WorkedExample {
    std::string_view name; // in commands: "bank"
    std::string_view title;
    std::string_view story; // one sentence
    std::string_view file;
};

// The first one is opened on the first visit.
std::span<const WorkedExample> worked_examples();
const WorkedExample* find_example(std::string_view name);

} // namespace throughline
