// A CSV file of customers, for the programs that decide about each of them.
#pragma once

#include "app/command_line/command_line.h"
#include "tables/table.h"

namespace throughline::app {

// The rows, or how the program ends for lack of them: that has been complained about, as have cells that were
// read as blank.
struct ReadCustomers {
    ExitCode code = ExitCode::Fine;
    tables::Table table;
};
ReadCustomers read_customers(const std::string& path, const Output& output);

} // namespace throughline::app
