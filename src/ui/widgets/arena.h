// Text that lives for one frame. Memory is kept from frame to frame, so a steady frame allocates nothing.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace throughline::ui {

class Arena {
public:
    void clear() {
        m_block = 0;
        m_used = 0;
    }

    char* room(std::size_t size) {
        if (size > block_size) {
            m_large.push_back(std::make_unique<char[]>(size));
            return m_large.back().get();
        }
        if (m_used + size > block_size) {
            ++m_block;
            m_used = 0;
        }
        if (m_block >= m_blocks.size())
            m_blocks.push_back(std::make_unique<char[]>(block_size));
        char* place = m_blocks[m_block].get() + m_used;
        m_used += size;
        return place;
    }

    // Ends with a zero byte, so that data() may go into a format.
    std::string_view keep(std::string_view text) {
        if (text.empty())
            return "";
        char* place = room(text.size() + 1);
        std::memcpy(place, text.data(), text.size());
        place[text.size()] = '\0';
        return {place, text.size()};
    }

    // Large texts are rare (a pasted page); their memory is given back.
    void drop_large() { m_large.clear(); }

private:
    static constexpr std::size_t block_size = 16 * 1024;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::vector<std::unique_ptr<char[]>> m_large;
    std::size_t m_block = 0;
    std::size_t m_used = 0;
};

} // namespace throughline::ui
