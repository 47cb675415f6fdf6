// A run of the page that edits and saves, over a disk that outlives it: what tests of saving share.
#pragma once

#include "base/text.h"
#include "platform/headless/memory_storage.h"
#include "records_for_tests.h"
#include "store/same_content.h"
#include "store/saving.h"

#include <optional>

namespace throughline::store_tests {

using platform::MemoryDisk;
using platform::MemoryStorage;
using platform::WriteFault;

inline const Id workspace_id = Id::literal("work");

// One run of the page: its storage dies with it, the disk does not.
struct Page {
    explicit Page(MemoryDisk& on_disk)
        : disk(on_disk) {}

    MemoryDisk& disk;
    MemoryStorage storage{disk};
    std::int64_t now = 1'795'000'000'000;
    std::vector<double> wakes;
    Saver saver{storage, [this] { return Instant{now}; },
                [this](double milliseconds) { wakes.push_back(milliseconds); }};
    Store store;
    // What the person was told is saved.
    Store acknowledged;
    std::uint64_t acknowledged_sequence = 0;
    int edits = 0;

    void create() {
        store = acknowledged = small_store();
        std::optional<Result<void>> done;
        saver.create({workspace_id, "Harbour Bank", Instant{now}, 0, false}, store,
                     [&](Result<void> result) { done = std::move(result); });
        storage.pump();
        REQUIRE(done);
        REQUIRE(done->ok());
    }

    OpenedWorkspace open() {
        std::optional<Result<OpenedWorkspace>> done;
        saver.open(workspace_id, [&](Result<OpenedWorkspace> result) { done = std::move(result); });
        storage.pump();
        REQUIRE(done);
        REQUIRE(done->ok());
        store = done->value().store;
        return std::move(*done).value();
    }

    void edit(const char* title = nullptr) {
        const std::string text = title ? title : text_format("Edit %d", ++edits);
        const Diff diff = renaming(store, "outcome", text);
        REQUIRE(store.apply(diff).ok());
        saver.record(diff, "Rename", store);
        note();
    }

    // The person looks at the status line: from then on these edits must never be lost.
    void note() {
        const SaveStatus status = saver.status();
        if (status.state == SaveState::Saved && status.waiting == 0) {
            acknowledged = store;
            acknowledged_sequence = status.sequence;
        }
    }

    void pump() {
        storage.pump();
        note();
    }

    void wait(std::int64_t milliseconds) {
        now += milliseconds;
        saver.tick();
        pump();
    }
};

inline bool same_records(const Store& left, const Store& right) {
    return difference(left.everything(), right.everything()).empty();
}

inline std::string title_in(const Store& store) {
    return store.find(Id::literal("outcome"))->title;
}

} // namespace throughline::store_tests
