// The worked examples that ship with the page, opened.
#pragma once

#include "exchange/workspace_file.h"
#include "unit/support/files.h"

namespace throughline::testing {

inline const std::string harbour_bank = "web/examples/harbour-bank.throughline.json";
inline const std::string quillboard = "web/examples/quillboard.throughline.json";
inline const std::string northlight_power = "web/examples/northlight-power.throughline.json";
inline const std::string telco_retention = "web/examples/telco-retention.throughline.json";

inline Store open_example(const std::string& path) {
    WorkspaceContent content = read_workspace(project_file(path));
    INFO((content.ok() ? std::string("read") : describe(content.errors.front())));
    REQUIRE(content.ok());
    Store store;
    REQUIRE(store.fill(content.records).ok());
    return store;
}

} // namespace throughline::testing
