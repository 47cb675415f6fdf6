// The list of workspaces of this browser: names, duplicate, delete and undelete.
#pragma once

#include "store/saving.h"

namespace throughline {

class Workspaces {
public:
    explicit Workspaces(platform::Storage& storage);

    // Reads the list anew. Until then, and between, list() is what was last known.
    void refresh(std::function<void(Result<void>)> done);
    // Sorted by last change, newest first; deleted ones are not among them.
    const std::vector<platform::WorkspaceSummary>& list() const { return m_list; }
    const std::vector<platform::WorkspaceSummary>& deleted() const { return m_deleted; }

    void rename(const Id& workspace, std::string title, std::function<void(Result<void>)> done);
    // The copy begins with one snapshot of everything that is stored of the original.
    void duplicate(const Id& workspace, const Id& copy, std::string title, Instant now,
                   std::function<void(Result<void>)> done);
    // Marks it as deleted; restore() brings it back until purge() removes it for good.
    void remove(const Id& workspace, std::function<void(Result<void>)> done);
    void restore(const Id& workspace, std::function<void(Result<void>)> done);
    void purge(const Id& workspace, std::function<void(Result<void>)> done);
    // "Harbour Bank 2" when "Harbour Bank" is taken.
    std::string free_title(std::string_view wanted) const;

private:
    void update(const Id& workspace, std::function<void(platform::WorkspaceSummary&)> change,
                std::function<void(Result<void>)> done);

    platform::Storage& m_storage;
    std::vector<platform::WorkspaceSummary> m_list;
    std::vector<platform::WorkspaceSummary> m_deleted;
};

} // namespace throughline
