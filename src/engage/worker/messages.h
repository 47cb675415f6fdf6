// What the page and the Worker that simulates for it say to each other, as bytes. Both are the same program
// of the same build, so numbers stand as they do in memory and there are no versions; what cannot be read is
// an error all the same.
#pragma once

#include "base/result.h"
#include "engage/policy/policy_run.h"
#include "model/records/workspace.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace throughline::engage {

// --- from the page
// -------------------------------------------------------------------------------------------------------

// A block of rows that tables are made of; sent once.
struct SentChunk {
    tables::ContentHash name;
    std::string bytes; // tables::encode_chunk()
};
// No table needs these any more.
struct ForgottenChunks {
    std::vector<tables::ContentHash> names;
};
struct AskedContacts {
    std::string table; // tables::encode_table_info()
    std::string customer_column;
};
// A PolicyQuestion by its sources: what is compiled is compiled anew.
struct AskedPolicy {
    std::uint32_t number = 0;   // names the run in all that is said of it
    std::string catalogue;      // frozen_catalogue()
    std::string reference;      // of the customers, as record_json()
    std::string customers;      // tables::encode_table_info(); its chunks were sent
    std::string customers_name; // its content hash
    std::uint64_t key_column = 0;
    std::vector<AskedContacts> contacts;
    PropensityBasis basis = PropensityBasis::Rates;
    std::uint32_t channel = 0;
    Instant now;
    Arbitration arbitration;
    std::optional<Drop> drop;
    Keep keep = Keep::Nothing;
    std::optional<LeverSettingOptions> other_levers;
};
struct CancelledRun {
    std::uint32_t number = 0;
};
using PageMessage = std::variant<SentChunk, ForgottenChunks, AskedPolicy, CancelledRun>;

// --- from the Worker
// -------------------------------------------------------------------------------------------------------

struct RunProgress {
    std::uint32_t number = 0;
    double fraction = 0;
    bool is_learning = false;
};
struct RunAnswer {
    std::uint32_t number = 0;
    PolicyAnswer answer;
};
// The question could not be read there.
struct RunFailure {
    std::uint32_t number = 0; // 0: the message was none
    std::string problem;
};
using WorkerMessage = std::variant<RunProgress, RunAnswer, RunFailure>;

std::string encode(const PageMessage& message);
std::string encode(const WorkerMessage& message);
// Fail on bytes that are no such message.
Result<PageMessage> decode_page_message(std::string_view bytes);
Result<WorkerMessage> decode_worker_message(std::string_view bytes);

} // namespace throughline::engage
