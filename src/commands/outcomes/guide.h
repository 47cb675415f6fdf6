// The next step from outcome to task, in words (R028, R036). It follows from the records alone, never stands
// in the way, and asks for nothing that can wait.
#pragma once

#include "commands/command.h"

namespace throughline {

struct GuideStep {
    std::string sentence;
    Id about; // the record that it speaks of; may be empty
    // What does it; empty where the person chooses among `outcomes`.
    std::string_view command;
    std::string_view command_title;
    Arguments arguments;
    // R036: the outcomes that an interaction which leads to none could be for.
    std::vector<Id> outcomes;
};

// For the line of the selected record where one is selected, else for the first that is not complete.
GuideStep guide_step(const Store& store, const Id& selected);

} // namespace throughline
