// The bytes of a file as UTF-8 text: finds out the encoding, checks it, decodes it. In slices.
#pragma once

#include "exchange/csv.h"

#include <memory>
#include <string>
#include <string_view>

namespace throughline::csv {

class Decoder {
public:
    Decoder(std::shared_ptr<const std::string> bytes, const Limits& limits);

    // Handles about `byte_budget` bytes; true when finished.
    bool step(std::uint64_t byte_budget);
    std::uint64_t bytes_done() const { return m_position; }
    std::uint64_t bytes_total() const { return m_source_bytes; }

    // Only when finished. Errors: too large, not a text file, invalid UTF-8 behind a byte order mark, half a
    // UTF-16 character.
    Result<SourceText> take_text() &&;

private:
    void recognise();
    void recognise_utf16();
    bool check_utf8(std::size_t end);
    bool decode_utf16(std::size_t end);
    bool decode_windows1252(std::size_t end);
    bool fail(Error problem);
    std::uint32_t utf16_unit(std::size_t position) const;

    std::shared_ptr<const std::string> m_source;
    std::string_view m_bytes; // of it
    std::uint64_t m_source_bytes = 0;
    Encoding m_encoding = Encoding::Utf8;
    bool m_has_mark = false;
    std::size_t m_position = 0;
    std::string m_decoded;
    bool m_failed = false;
    Error m_error;
};

} // namespace throughline::csv
