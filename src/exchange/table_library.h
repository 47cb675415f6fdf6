// The tables that records point to: which are in memory, and the way between memory and storage. A table is
// named by the hash of its information, which pins every cell; records keep that name.
#pragma once

#include "platform/storage.h"
#include "tables/table.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace throughline {

enum class TableState : std::uint8_t {
    Unknown, // nobody asked for it yet
    Loading,
    Ready,
    Failed, // the storage does not have it, or not whole
};

class TableLibrary {
public:
    explicit TableLibrary(platform::Storage& storage);
    ~TableLibrary();
    TableLibrary(const TableLibrary&) = delete;
    TableLibrary& operator=(const TableLibrary&) = delete;

    TableState state(std::string_view name) const;
    // nullptr unless Ready.
    const tables::Table* find(std::string_view name) const;
    // Why it is Failed; empty otherwise.
    std::string_view problem(std::string_view name) const;
    // Of what is Loading, between 0 and 1.
    double progress(std::string_view name) const;
    // Some table is Loading.
    bool is_reading() const;
    // Rises whenever a table becomes Ready or Failed; caches are keyed by it.
    std::uint64_t version() const;

    // Reads a table from the storage unless it is there or on its way; `changed` is called when its state
    // changes.
    void want(std::string_view name, std::function<void()> changed);
    // Takes a table in: it is Ready at once, and written to the storage, chunk by chunk; `done` says that
    // everything is committed, or what failed.
    tables::ContentHash keep(tables::Table table, std::function<void(Result<void>)> done);
    // The names of everything stored for a table: itself and its chunks. Empty unless Ready.
    std::vector<std::string> stored_names(std::string_view name) const;

private:
    struct State;
    std::shared_ptr<State> m_state; // callbacks of the storage may come after this object is gone
};

} // namespace throughline
