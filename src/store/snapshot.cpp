#include "store/snapshot.h"

#include "base/hash.h"
#include "base/text.h"
#include "model/record_json.h"
#include "store/record_lines.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::string_view snapshot_magic = "throughline-snapshot 1 ";
constexpr std::size_t usual_line_bytes = 400;

} // namespace

std::string encode_snapshot(const Store& store, JournalStart at) {
    std::string text(snapshot_magic);
    text += text_format("%d %llu %s %llu\n", file_version, static_cast<unsigned long long>(at.sequence),
                        hex_text(at.hash, 16).c_str(), static_cast<unsigned long long>(store.size()));
    text.reserve(text.size() + store.size() * usual_line_bytes);
    for (const RecordPointer& record : store.everything()) {
        append_record_line(text, *record);
        text += '\n';
    }
    return text;
}

std::string snapshot_hash(std::string_view snapshot) {
    return hex_text(xxh64(snapshot), 16);
}

// Before November 2026 it was SHA-256.
bool has_hash(std::string_view snapshot, std::string_view hash) {
    constexpr std::size_t sha256_digits = 64;
    return hash == (hash.size() == sha256_digits ? sha256_hex(snapshot) : snapshot_hash(snapshot));
}

Result<Replayed> decode_snapshot(std::string_view text) {
    Replayed replayed;
    if (text.empty())
        return replayed; // a workspace that was made without one
    std::string_view header;
    if (!take_line(text, header) || !header.starts_with(snapshot_magic))
        return error("The snapshot is not of a known version.");
    header.remove_prefix(snapshot_magic.size());
    const int version = TRY(read_version(take_word(header)));
    replayed.start.sequence = TRY(read_decimal(take_word(header)));
    replayed.start.hash = TRY(read_hex(take_word(header)));
    const std::uint64_t count = TRY(read_decimal(take_word(header)));
    std::vector<RecordPointer> records;
    records.reserve(std::min(static_cast<std::size_t>(count), text.size()));
    for (std::string_view line; take_line(text, line);)
        records.push_back(TRY(read_record_line(line, version)));
    if (records.size() != count)
        return error("The snapshot does not have as many records as it says.");
    TRY(replayed.store.fill(records));
    replayed.last_sequence = replayed.start.sequence;
    replayed.last_hash = replayed.start.hash;
    return replayed;
}

} // namespace throughline
