// The outer shell of this folder's formats: magic, version, body, CRC-32C.
#pragma once

#include "base/result.h"
#include "tables/bytes.h"
#include "tables/chunk.h"

#include <string>
#include <string_view>

namespace throughline::tables {

constexpr std::string_view chunk_magic = "TLCH";
constexpr std::string_view table_magic = "TLTB";

// A writer that has the magic and the version in it.
ByteWriter opened_envelope(std::string_view magic);
// The finished bytes.
std::string sealed_envelope(ByteWriter writer);

// The body between version and checksum. Checks the hash (unless `expected` is empty), the magic, the version
// and the checksum. `what` names the thing in errors: "chunk of a table".
Result<std::string_view> envelope_body(std::string_view bytes, std::string_view magic,
                                       const ContentHash& expected, std::string_view what);

// An error about a byte of the body; `position` is that of a reader of the body.
Error format_error(std::size_t position, std::string message);

} // namespace throughline::tables
