// One record as one line of text, for journal and snapshot: "outcome {…}".
#pragma once

#include "model/record_json.h"

namespace throughline {

void append_record_line(std::string& text, const Record& record, const ListPart& part = {});
std::string record_line(const Record& record, const ListPart& part = {});
// `version` is the file version that wrote the line.
Result<RecordPointer> read_record_line(std::string_view line, int version);
// A file version; fails on one that is newer than this program.
Result<int> read_version(std::string_view text);

// The next line of `text` without its end; `text` moves behind it. False at the end.
bool take_line(std::string_view& text, std::string_view& line);
// The text up to the next space or the end; `text` moves behind the space.
std::string_view take_word(std::string_view& text);

std::string hex_text(std::uint64_t value, int digits);
Result<std::uint64_t> read_hex(std::string_view text);
Result<std::uint64_t> read_decimal(std::string_view text);

} // namespace throughline
