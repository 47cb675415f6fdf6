#include "store/journal.h"

#include "base/hash.h"
#include "base/text.h"
#include "model/record_json.h"
#include "store/list_change.h"
#include "store/record_lines.h"

#include <algorithm>

namespace throughline {

namespace {

// What is written; entries of version 1, which knew no parts of lists, are read too.
constexpr std::string_view entry_magic = "throughline-entry 2 ";
constexpr std::string_view first_entry_magic = "throughline-entry 1 ";

std::string single_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char character) { return static_cast<unsigned char>(character) < 0x20; },
        ' ');
    return line;
}

Error entry_error(std::uint64_t sequence, const std::string& message) {
    return error_at(text_format("entry %llu", static_cast<unsigned long long>(sequence)), message);
}

// Checks version and checksum; gives what the checksum covers.
Result<std::string_view> checked_body(std::string_view bytes) {
    std::string_view header;
    if (!take_line(bytes, header) ||
        !(header.starts_with(entry_magic) || header.starts_with(first_entry_magic)))
        return error("This is not a journal entry of a known version.");
    const std::uint64_t checksum = TRY(read_hex(header.substr(entry_magic.size())));
    if (crc32c(bytes) != checksum)
        return error("The checksum does not match: the entry was damaged.");
    return bytes;
}

// Gives the file version that wrote the entry's records.
Result<int> read_header(std::string_view line, JournalEntry& entry) {
    entry.sequence = TRY(read_decimal(take_word(line)));
    entry.previous_hash = TRY(read_hex(take_word(line)));
    entry.time = static_cast<std::int64_t>(TRY(read_decimal(take_word(line))));
    return read_version(take_word(line));
}

std::string change_line(const RecordChange& change) {
    if (!change.after)
        return "-" + change.id.text();
    const std::optional<ListChange> part =
        change.before ? list_change(*change.before, *change.after) : std::optional<ListChange>();
    return part ? list_change_line(*part, *change.after) : "+" + record_line(*change.after);
}

Result<RecordChange> read_change(std::string_view line, const Store& store, int version) {
    const char sign = line.empty() ? '?' : line.front();
    if (sign == '+' || sign == '~') {
        RecordPointer after = sign == '+' ? TRY(read_record_line(line.substr(1), version))
                                          : TRY(read_list_change(line.substr(1), version, store));
        const Id id = after->id;
        return RecordChange{id, store.pointer(id), std::move(after)};
    }
    if (sign != '-')
        return error("A change neither adds nor removes a record.");
    const Id id = TRY(Id::parse(line.substr(1)));
    RecordPointer before = store.pointer(id);
    if (!before)
        return error_at(id.text(), "The record to remove does not exist.");
    return RecordChange{id, std::move(before), nullptr};
}

} // namespace

std::string encode_entry(const JournalEntry& entry) {
    std::string body = text_format("%llu %s %lld %d\n", static_cast<unsigned long long>(entry.sequence),
                                   hex_text(entry.previous_hash, 16).c_str(),
                                   static_cast<long long>(entry.time), file_version);
    body += single_line(entry.label) + "\n";
    for (const RecordChange& change : entry.diff.changes)
        body += change_line(change) + "\n";
    return std::string(entry_magic) + hex_text(crc32c(body), 8) + "\n" + body;
}

std::uint64_t entry_hash(std::string_view bytes) {
    return fnv1a(bytes);
}

Result<JournalEntry> decode_entry(std::string_view bytes, const Store& store, std::uint64_t expected_sequence,
                                  std::uint64_t expected_previous_hash) {
    std::string_view rest = TRY(checked_body(bytes));
    std::string_view header, label;
    if (!take_line(rest, header) || !take_line(rest, label))
        return entry_error(expected_sequence, "The entry ends too early.");
    JournalEntry entry;
    entry.label = label;
    const int version = TRY(read_header(header, entry));
    if (entry.sequence != expected_sequence)
        return entry_error(expected_sequence, text_format("Entry %llu is missing; number %llu came instead.",
                                                          static_cast<unsigned long long>(expected_sequence),
                                                          static_cast<unsigned long long>(entry.sequence)));
    if (entry.previous_hash != expected_previous_hash)
        return entry_error(entry.sequence, "It does not continue the entry before it.");
    for (std::string_view line; take_line(rest, line);)
        entry.diff.changes.push_back(TRY(read_change(line, store, version)));
    return entry;
}

std::uint64_t Replayed::hash_at(std::uint64_t sequence) const {
    if (sequence == start.sequence)
        return start.hash;
    if (sequence < start.sequence || sequence > last_sequence)
        return 0;
    return hashes[static_cast<std::size_t>(sequence - start.sequence - 1)];
}

void replay(Replayed& replayed, std::span<const platform::StoredEntry> entries) {
    for (std::size_t index = 0; index < entries.size(); ++index) {
        const std::string& bytes = entries[index].bytes;
        if (entries[index].sequence <= replayed.last_sequence)
            continue;
        const Result<JournalEntry> entry =
            decode_entry(bytes, replayed.store, replayed.last_sequence + 1, replayed.last_hash);
        Result<void> applied =
            entry.ok() ? replayed.store.apply(entry.value().diff) : Result<void>(entry.error());
        if (!applied.ok()) {
            replayed.problem = describe(applied.error());
            replayed.entries_dropped = entries.size() - index;
            return;
        }
        ++replayed.last_sequence;
        replayed.last_hash = entry_hash(bytes);
        replayed.hashes.push_back(replayed.last_hash);
        replayed.bytes += bytes.size();
        ++replayed.entries_applied;
    }
}

} // namespace throughline
