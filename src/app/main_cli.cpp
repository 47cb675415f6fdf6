#include "app/command_line/command_line.h"

int main(int count, char** values) {
    const std::vector<std::string> arguments(values + 1, values + count);
    return static_cast<int>(throughline::app::run_command_line(arguments, {}));
}
