#include "tables/envelope.h"

#include "base/hash.h"
#include "base/text.h"

namespace throughline::tables {

namespace {
constexpr std::uint16_t version = 1;
constexpr std::size_t head_bytes = 6;
constexpr std::size_t checksum_bytes = 4;
} // namespace

ByteWriter opened_envelope(std::string_view magic) {
    ByteWriter writer;
    writer.put_bytes(magic);
    writer.put(version);
    return writer;
}

std::string sealed_envelope(ByteWriter writer) {
    writer.put(crc32c(writer.bytes()));
    return std::move(writer).take();
}

Result<std::string_view> envelope_body(std::string_view bytes, std::string_view magic,
                                       const ContentHash& expected, std::string_view what) {
    const std::string subject = "This is not a " + std::string(what);
    if (bytes.size() < head_bytes + checksum_bytes)
        return error(subject + ": it is too short.");
    ByteReader head(bytes);
    if (head.take_bytes(4) != magic)
        return error(subject + ": it does not begin with “" + std::string(magic) + "”.");
    const auto found_version = head.take<std::uint16_t>();
    if (found_version > version)
        return error(text_format("This %s was written by a newer version (%u) of the workbench.",
                                 std::string(what).c_str(), static_cast<unsigned>(found_version)));
    if (found_version != version)
        return error(subject + ": its version is unknown.");
    const std::string_view checked = bytes.substr(0, bytes.size() - checksum_bytes);
    ByteReader tail(bytes.substr(checked.size()));
    if (tail.take<std::uint32_t>() != crc32c(checked))
        return error("This " + std::string(what) + " is damaged: its checksum does not fit.");
    if (!expected.empty() && chunk_hash(bytes) != expected)
        return error("This " + std::string(what) +
                     " is not the one that was asked for: its hash does not fit.");
    return checked.substr(head_bytes);
}

Error format_error(std::size_t position, std::string message) {
    return error_at(text_format("byte %lu", static_cast<unsigned long>(position + head_bytes)),
                    std::move(message));
}

} // namespace throughline::tables
