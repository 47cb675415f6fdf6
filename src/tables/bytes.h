// Little-endian bytes out and in, for the formats of this folder. Reading never goes behind the end.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace throughline::tables {

static_assert(std::endian::native == std::endian::little, "The formats are written as they stand in memory.");

class ByteWriter {
public:
    template <typename Number>
    void put(Number number) {
        m_bytes.append(reinterpret_cast<const char*>(&number), sizeof(number));
    }
    template <typename Number>
    void put_all(std::span<const Number> numbers) {
        if (!numbers.empty())
            m_bytes.append(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
    }
    void put_bytes(std::string_view bytes) { m_bytes += bytes; }
    // A length in 32 bits, then the bytes.
    void put_text(std::string_view text) {
        put(static_cast<std::uint32_t>(text.size()));
        m_bytes += text;
    }
    const std::string& bytes() const { return m_bytes; }
    std::string take() && { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

// After the first read behind the end, failed() is true and every read gives zeros.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes)
        : m_bytes(bytes) {}

    template <typename Number>
    Number take() {
        Number number{};
        const std::string_view bytes = take_bytes(sizeof(Number));
        if (bytes.size() == sizeof(Number))
            std::memcpy(&number, bytes.data(), sizeof(Number));
        return number;
    }
    // Empty when fewer than `count` are left.
    std::string_view take_bytes(std::uint64_t count) {
        if (m_failed || count > m_bytes.size() - m_position) {
            m_failed = true;
            return {};
        }
        const std::string_view bytes = m_bytes.substr(m_position, static_cast<std::size_t>(count));
        m_position += static_cast<std::size_t>(count);
        return bytes;
    }
    template <typename Number>
    bool take_all(std::span<Number> numbers) {
        const std::string_view bytes = take_bytes(numbers.size_bytes());
        if (bytes.size() != numbers.size_bytes())
            return false;
        if (!bytes.empty())
            std::memcpy(numbers.data(), bytes.data(), bytes.size());
        return true;
    }
    std::string_view take_text() { return take_bytes(take<std::uint32_t>()); }

    bool failed() const { return m_failed; }
    bool at_end() const { return m_position == m_bytes.size(); }
    std::size_t position() const { return m_position; }

private:
    std::string_view m_bytes;
    std::size_t m_position = 0;
    bool m_failed = false;
};

} // namespace throughline::tables
