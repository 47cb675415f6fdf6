// What present mode walks through: the workspace's own story, completed with what a client asks to see, from
// outcome and journey to decision and customer.
#pragma once

#include "commands/session.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace throughline {

struct PresentStep {
    std::string title;
    std::string text;     // what is told meanwhile
    Id about;             // what is shown
    std::string customer; // or the key of one customer
};

std::vector<PresentStep> present_steps(const Store& store);

// Back to where the person was before presenting.
void stop_presenting(Session& session, const Store& store);

} // namespace throughline
