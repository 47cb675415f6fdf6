// What the DMN tests share: tables that compile.
#pragma once

#include "dmn/compiled_table.h"

#include <catch_amalgamated.hpp>
#include <memory>

namespace throughline::dmn {

// Fails the test, with what is wrong, where the table does not compile.
inline std::shared_ptr<const CompiledTable> compiled(const DecisionTable& table,
                                                     const CompileOptions& options = {}) {
    CompileReport report = compile_table(table, options);
    for (const CellProblem& problem : report.problems)
        UNSCOPED_INFO(describe(problem, table));
    REQUIRE(report.table != nullptr);
    return report.table;
}

} // namespace throughline::dmn
