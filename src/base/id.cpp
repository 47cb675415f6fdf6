#include "base/id.h"

namespace throughline {

namespace {

bool is_id_character(char character) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
           character == '_' || character == '-';
}

constexpr std::string_view crockford_digits = "0123456789abcdefghjkmnpqrstvwxyz";

} // namespace

Result<Id> Id::parse(std::string_view text) {
    if (text.empty())
        return error("An id must not be empty.");
    if (text.size() > max_length)
        return error("An id has at most 23 characters.");
    Id id;
    for (std::size_t index = 0; index < text.size(); ++index) {
        if (!is_id_character(text[index]))
            return error("An id consists of lower-case letters, digits, '-' and '_'.");
        id.m_characters[index] = text[index];
    }
    id.m_length = static_cast<std::uint8_t>(text.size());
    return id;
}

Id Id::literal(std::string_view text) {
    auto parsed = parse(text);
    return parsed.ok() ? parsed.value() : Id{};
}

Id IdSource::next(std::int64_t milliseconds_since_epoch) {
    if (milliseconds_since_epoch > m_last_time) {
        m_last_time = milliseconds_since_epoch;
        // The top bit stays clear, so that counting up within the millisecond has room.
        m_last_chance = static_cast<std::uint32_t>(m_random.next() >> 33);
    } else {
        ++m_last_chance;
    }
    std::array<char, 16> digits{};
    auto time = static_cast<std::uint64_t>(m_last_time);
    for (int index = 8; index >= 0; --index) {
        digits[static_cast<std::size_t>(index)] = crockford_digits[time & 31];
        time >>= 5;
    }
    std::uint32_t chance = m_last_chance;
    for (int index = 15; index >= 9; --index) {
        digits[static_cast<std::size_t>(index)] = crockford_digits[chance & 31];
        chance >>= 5;
    }
    return Id::literal({digits.data(), digits.size()});
}

} // namespace throughline
