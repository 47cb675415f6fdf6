#include "exchange/csv_decoder.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace throughline::csv {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view little_endian_mark = "\xFF\xFE";
constexpr std::string_view big_endian_mark = "\xFE\xFF";

// Bytes 0x80 to 0x9F of Windows-1252; the five that are free stand for themselves, as in WHATWG's encodings.
constexpr std::array<std::uint16_t, 32> windows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

Decoder::Decoder(std::shared_ptr<const std::string> bytes, const Limits& limits)
    : m_source(std::move(bytes))
    , m_bytes(*m_source)
    , m_source_bytes(m_bytes.size()) {
    if (m_source_bytes > limits.bytes)
        fail(error(text_format("The file has %s bytes; at most %s can be read.",
                               number_for_people(static_cast<double>(m_source_bytes)).c_str(),
                               number_for_people(static_cast<double>(limits.bytes)).c_str())));
    else
        recognise();
}

bool Decoder::fail(Error problem) {
    m_failed = true;
    m_error = std::move(problem);
    return true;
}

void Decoder::recognise() {
    if (m_bytes.starts_with("PK\x03\x04")) {
        fail(error("This is an Excel workbook or a zip file, not CSV. Save it as CSV first."));
    } else if (m_bytes.starts_with("\x1F\x8B")) {
        fail(error("This file is compressed with gzip. Unpack it first."));
    } else if (m_bytes.starts_with(utf8_mark)) {
        m_has_mark = true;
        m_position = utf8_mark.size();
    } else {
        recognise_utf16();
    }
    const bool is_utf16 = m_encoding != Encoding::Utf8;
    if (!m_failed && !is_utf16 && m_bytes.substr(0, 65536).find('\0') != std::string_view::npos)
        fail(error("This is not a text file: it has bytes that are zero."));
}

// By the mark, or without one by zeros in every second place, which text in Latin letters has.
void Decoder::recognise_utf16() {
    const std::string_view sample = m_bytes.substr(0, 4096);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t index = 0; index < sample.size(); ++index)
        zeros[index % 2] += sample[index] == '\0' ? 1 : 0;
    const std::size_t many = sample.size() / 4;
    if (sample.starts_with(little_endian_mark) || (zeros[0] == 0 && zeros[1] > many)) {
        m_encoding = Encoding::Utf16LittleEndian;
        m_position = sample.starts_with(little_endian_mark) ? 2 : 0;
    } else if (sample.starts_with(big_endian_mark) || (zeros[1] == 0 && zeros[0] > many)) {
        m_encoding = Encoding::Utf16BigEndian;
        m_position = sample.starts_with(big_endian_mark) ? 2 : 0;
    }
    if (m_encoding != Encoding::Utf8 && m_bytes.size() % 2 != 0)
        fail(error("The file is UTF-16, but ends in the middle of a character."));
}

bool Decoder::step(std::uint64_t byte_budget) {
    if (m_failed)
        return true;
    const std::uint64_t budget = std::max<std::uint64_t>(byte_budget, 16) & ~std::uint64_t{1};
    const auto end = static_cast<std::size_t>(std::min<std::uint64_t>(m_bytes.size(), m_position + budget));
    switch (m_encoding) {
    case Encoding::Utf8:
        return check_utf8(end);
    case Encoding::Utf16LittleEndian:
    case Encoding::Utf16BigEndian:
        return decode_utf16(end);
    case Encoding::Windows1252:
        return decode_windows1252(end);
    }
    return true;
}

bool Decoder::check_utf8(std::size_t end) {
    // Not through the middle of a character: back to where one begins.
    std::size_t stop = end;
    while (stop < m_bytes.size() && stop > m_position && end - stop < 3 && is_continuation(m_bytes[stop]))
        --stop;
    if (stop == m_position)
        stop = end;
    const std::size_t invalid = first_invalid_utf8(m_bytes.substr(m_position, stop - m_position));
    if (invalid == no_position) {
        m_position = stop;
        return m_position == m_bytes.size();
    }
    if (m_has_mark) {
        const TextPosition place = position_of(m_bytes, m_position + invalid);
        Error problem = error("The file says that it is UTF-8, but has a byte that is not.");
        problem.line = place.line;
        problem.column = place.column;
        return fail(std::move(problem));
    }
    // Every byte string is Windows-1252, what spreadsheets in Western Europe write; read it again as that.
    m_encoding = Encoding::Windows1252;
    m_position = 0;
    return false;
}

std::uint32_t Decoder::utf16_unit(std::size_t position) const {
    const auto first = static_cast<unsigned char>(m_bytes[position]);
    const auto second = static_cast<unsigned char>(m_bytes[position + 1]);
    return m_encoding == Encoding::Utf16LittleEndian ? first | second << 8U : first << 8U | second;
}

bool Decoder::decode_utf16(std::size_t end) {
    while (m_position < end) {
        std::uint32_t unit = utf16_unit(m_position);
        m_position += 2;
        if (unit >= 0xD800U && unit <= 0xDFFFU) {
            const std::uint32_t low = m_position < m_bytes.size() ? utf16_unit(m_position) : 0;
            if (unit > 0xDBFFU || low < 0xDC00U || low > 0xDFFFU) {
                const TextPosition place = position_of(m_decoded, m_decoded.size());
                Error problem = error("Half of a UTF-16 character stands alone.");
                problem.line = place.line;
                problem.column = place.column;
                return fail(std::move(problem));
            }
            unit = 0x10000U + ((unit - 0xD800U) << 10U) + (low - 0xDC00U);
            m_position += 2;
        }
        append_code_point(m_decoded, unit);
    }
    return m_position >= m_bytes.size();
}

bool Decoder::decode_windows1252(std::size_t end) {
    for (; m_position < end; ++m_position) {
        const auto byte = static_cast<unsigned char>(m_bytes[m_position]);
        if (byte < 0x80U)
            m_decoded += static_cast<char>(byte);
        else
            append_code_point(m_decoded, byte < 0xA0U ? windows1252[byte - 0x80U] : byte);
    }
    return m_position == m_bytes.size();
}

Result<SourceText> Decoder::take_text() && {
    if (m_failed)
        return std::move(m_error);
    SourceText text;
    text.encoding = m_encoding;
    text.source_bytes = m_source_bytes;
    if (m_encoding == Encoding::Utf8 && !m_has_mark)
        text.utf8 = m_source;
    else if (m_encoding == Encoding::Utf8)
        text.utf8 = std::make_shared<const std::string>(m_bytes.substr(utf8_mark.size()));
    else
        text.utf8 = std::make_shared<const std::string>(std::move(m_decoded));
    return text;
}

} // namespace throughline::csv
