#include "tables/hash_set.h"

#include <cstring>
#include <utility>

namespace throughline::tables {

namespace {

constexpr unsigned part_bits = 8;
constexpr std::size_t hashes_in_one_part = 8192;
constexpr std::size_t waiting_at_most = 64;

template <typename Word>
Word word_at(const char* place) {
    Word word = 0;
    std::memcpy(&word, place, sizeof word);
    return word;
}

// The fewer than eight bytes at the end of a text of `size` bytes as one little-endian word; read without a
// loop, overlapping, since this is done for every cell of a file.
std::uint64_t last_bytes(const char* bytes, std::size_t count, std::size_t size) {
    if (count == 0)
        return 0;
    if (size >= 8)
        return word_at<std::uint64_t>(bytes + count - 8) >> (8 * (8 - count));
    if (count >= 4)
        return word_at<std::uint32_t>(bytes) | std::uint64_t{word_at<std::uint32_t>(bytes + count - 4)}
                                                   << (8 * (count - 4));
    const auto byte = [&](std::size_t index) {
        return std::uint64_t{static_cast<unsigned char>(bytes[index])} << (8 * index);
    };
    return byte(0) | byte(count / 2) | byte(count - 1);
}

} // namespace

void HashSet::insert(std::uint64_t hash) {
    if (hash == 0) {
        m_has_zero = true;
        return;
    }
    if (m_parts.size() > 1) {
        Part& part = m_parts[hash >> (64 - part_bits)];
        part.waiting.push_back(hash);
        if (part.waiting.size() == waiting_at_most)
            part.insert_waiting();
        return;
    }
    m_parts.front().insert(hash);
    if (m_parts.front().size == hashes_in_one_part)
        divide();
}

std::size_t HashSet::size() {
    std::size_t size = m_has_zero ? 1 : 0;
    for (Part& part : m_parts) {
        part.insert_waiting();
        size += part.size;
    }
    return size;
}

void HashSet::divide() {
    const std::vector<Part> whole = std::exchange(m_parts, std::vector<Part>(std::size_t{1} << part_bits));
    for (const std::uint64_t hash : whole.front().slots) {
        if (hash != 0)
            insert(hash);
    }
}

void HashSet::Part::insert(std::uint64_t hash) {
    if (size * 2 >= slots.size())
        grow();
    const std::size_t mask = slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash) & mask;
    while (slots[slot] != 0) {
        if (slots[slot] == hash)
            return;
        slot = (slot + 1) & mask;
    }
    slots[slot] = hash;
    ++size;
}

void HashSet::Part::insert_waiting() {
    for (const std::uint64_t hash : waiting)
        insert(hash);
    waiting.clear();
}

void HashSet::Part::grow() {
    const std::vector<std::uint64_t> old = std::move(slots);
    slots.assign(old.empty() ? 64 : old.size() * 2, 0);
    const std::size_t mask = slots.size() - 1;
    for (const std::uint64_t hash : old) {
        if (hash == 0)
            continue;
        std::size_t slot = static_cast<std::size_t>(hash) & mask;
        while (slots[slot] != 0)
            slot = (slot + 1) & mask;
        slots[slot] = hash;
    }
}

bool equal_texts(std::string_view left, std::string_view right) {
    if (left.size() != right.size())
        return false;
    const std::size_t size = left.size();
    std::size_t offset = 0;
    for (; offset + 8 <= size; offset += 8) {
        if (word_at<std::uint64_t>(left.data() + offset) != word_at<std::uint64_t>(right.data() + offset))
            return false;
    }
    return last_bytes(left.data() + offset, size - offset, size) ==
           last_bytes(right.data() + offset, size - offset, size);
}

std::uint64_t text_hash(std::string_view text) {
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL ^ text.size();
    const char* place = text.data();
    const char* const end = place + text.size();
    for (; end - place >= 8; place += 8)
        hash = mixed_bits(hash ^ word_at<std::uint64_t>(place));
    const std::uint64_t rest = last_bytes(place, static_cast<std::size_t>(end - place), text.size());
    return mixed_bits(hash ^ rest ^ 0x9e3779b97f4a7c15ULL);
}

} // namespace throughline::tables
