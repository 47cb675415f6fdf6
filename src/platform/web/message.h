// What C++ and the page's scripts hand each other: numbers of eight bytes, and texts with their length before
// them. web/platform.library.js packs and reads the same.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace throughline::platform::web {

class MessageWriter {
public:
    MessageWriter& number(double value) {
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        return *this;
    }
    // Exact up to 2^53, which no sequence reaches.
    MessageWriter& count(std::uint64_t value) { return number(static_cast<double>(value)); }
    MessageWriter& text(std::string_view value) {
        const auto length = static_cast<std::uint32_t>(value.size());
        m_bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
        m_bytes.append(value);
        return *this;
    }
    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

// Our own scripts write what is read here; a message that is too short reads as zeros and empty texts.
class MessageReader {
public:
    explicit MessageReader(std::string_view bytes)
        : m_bytes(bytes) {}

    double number() {
        double value = 0;
        take(&value, sizeof value);
        return value;
    }
    std::uint64_t count() { return static_cast<std::uint64_t>(number()); }
    std::string_view text() {
        std::uint32_t length = 0;
        take(&length, sizeof length);
        const std::string_view value = m_bytes.substr(0, length);
        m_bytes.remove_prefix(value.size());
        return value;
    }

private:
    void take(void* target, std::size_t size) {
        if (m_bytes.size() < size) {
            m_bytes = {};
            return;
        }
        std::memcpy(target, m_bytes.data(), size);
        m_bytes.remove_prefix(size);
    }

    std::string_view m_bytes;
};

} // namespace throughline::platform::web
