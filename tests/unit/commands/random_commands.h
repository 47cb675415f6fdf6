// Commands at random, sensible and senseless, for tests of what must hold after any of them.
#pragma once

#include "base/random.h"
#include "commands/open_workspace.h"

#include <string>

namespace throughline {

struct RandomCommand {
    std::string id;
    Arguments arguments;
};

class CommandGenerator {
public:
    CommandGenerator(const OpenWorkspace& workspace, Random& random)
        : m_workspace(workspace)
        , m_random(random) {}

    RandomCommand next();

private:
    RandomCommand add();
    RandomCommand set();
    RandomCommand edit_list();
    RandomCommand link();
    RandomCommand move();
    RandomCommand remove();
    RandomCommand anything();

    bool chance(std::uint64_t of) { return m_random.below(of) == 0; }
    std::string record(); // the id of some record, seldom of none
    std::string records();
    std::string text();
    std::string path(const std::string& id);

    const OpenWorkspace& m_workspace;
    Random& m_random;
};

} // namespace throughline
