#include "base/hash.h"

#include <array>
#include <bit>
#include <cstring>
#include <vector>

namespace throughline {

namespace {

constexpr std::array<std::uint32_t, 256> castagnoli_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? (value >> 1) ^ 0x82f63b78U : value >> 1;
        table[byte] = value;
    }
    return table;
}

constexpr auto crc_table = castagnoli_table();

// For long texts, four bytes in a step (Kounavis and Berry, "Novel Table Lookup-Based Algorithms for
// High-Performance CRC Generation", 2008): table n tells what a byte does that n others follow. Made anew
// each time, in microseconds, since the tables would take more room in the program than the rest of it.
constexpr std::size_t long_bytes = 16384;

std::uint32_t crc_of_words(std::uint32_t value, std::string_view words) {
    std::array<std::array<std::uint32_t, 256>, 4> tables{crc_table};
    for (std::size_t table = 1; table < tables.size(); ++table) {
        for (std::size_t byte = 0; byte < crc_table.size(); ++byte) {
            const std::uint32_t before = tables[table - 1][byte];
            tables[table][byte] = crc_table[before & 0xff] ^ (before >> 8);
        }
    }
    for (std::size_t offset = 0; offset < words.size(); offset += sizeof(std::uint32_t)) {
        std::uint32_t word = 0;
        std::memcpy(&word, words.data() + offset, sizeof word);
        word ^= value;
        value = tables[3][word & 0xff] ^ tables[2][word >> 8 & 0xff] ^ tables[1][word >> 16 & 0xff] ^
                tables[0][word >> 24];
    }
    return value;
}

constexpr std::array<std::uint64_t, 5> xxh_primes = {
    0x9e3779b185ebca87, 0xc2b2ae3d27d4eb4f, 0x165667b19e3779f9, 0x85ebca77c2b2ae63, 0x27d4eb2f165667c5};

// The first bytes, the lowest first as all our machines have them.
template <typename Word>
Word word_of(std::string_view bytes) {
    static_assert(std::endian::native == std::endian::little);
    Word word = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    return word;
}

std::uint64_t xxh_round(std::uint64_t lane, std::uint64_t word) {
    return std::rotl(lane + word * xxh_primes[1], 31) * xxh_primes[0];
}

// FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> sha_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

constexpr std::uint32_t rotated(std::uint32_t value, int bits) {
    return (value >> bits) | (value << (32 - bits));
}

using ShaState = std::array<std::uint32_t, 8>;

// FIPS 180-4, 6.2.2.
void sha_block(ShaState& state, const unsigned char* block) {
    std::array<std::uint32_t, 64> words{};
    for (std::size_t index = 0; index < 16; ++index) {
        words[index] = static_cast<std::uint32_t>(block[index * 4]) << 24 |
                       static_cast<std::uint32_t>(block[index * 4 + 1]) << 16 |
                       static_cast<std::uint32_t>(block[index * 4 + 2]) << 8 | block[index * 4 + 3];
    }
    for (std::size_t index = 16; index < 64; ++index) {
        std::uint32_t early = words[index - 15];
        std::uint32_t late = words[index - 2];
        std::uint32_t sigma0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3);
        std::uint32_t sigma1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10);
        words[index] = words[index - 16] + sigma0 + words[index - 7] + sigma1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t index = 0; index < 64; ++index) {
        std::uint32_t sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
        std::uint32_t choice = (e & f) ^ (~e & g);
        std::uint32_t first = h + sum1 + choice + sha_constants[index] + words[index];
        std::uint32_t sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
        std::uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + sum0 + majority;
    }
    const ShaState added = {a, b, c, d, e, f, g, h};
    for (std::size_t index = 0; index < 8; ++index)
        state[index] += added[index];
}

} // namespace

std::uint32_t crc32c(std::string_view bytes) {
    std::uint32_t value = 0xffffffffU;
    if (bytes.size() >= long_bytes) {
        const std::string_view words = bytes.substr(0, bytes.size() & ~std::size_t{3});
        value = crc_of_words(value, words);
        bytes.remove_prefix(words.size());
    }
    for (char byte : bytes)
        value = crc_table[(value ^ static_cast<unsigned char>(byte)) & 0xff] ^ (value >> 8);
    return value ^ 0xffffffffU;
}

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t start) {
    std::uint64_t hash = start;
    for (char byte : bytes) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

std::uint64_t xxh64(std::string_view bytes) {
    const std::uint64_t length = bytes.size();
    std::uint64_t hash = xxh_primes[4];
    if (bytes.size() >= 32) {
        std::array<std::uint64_t, 4> lanes = {xxh_primes[0] + xxh_primes[1], xxh_primes[1], 0,
                                              0 - xxh_primes[0]};
        for (; bytes.size() >= 32; bytes.remove_prefix(32)) {
            for (std::size_t lane = 0; lane < lanes.size(); ++lane)
                lanes[lane] = xxh_round(lanes[lane], word_of<std::uint64_t>(bytes.substr(8 * lane)));
        }
        hash = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) +
               std::rotl(lanes[3], 18);
        for (const std::uint64_t lane : lanes)
            hash = (hash ^ xxh_round(0, lane)) * xxh_primes[0] + xxh_primes[3];
    }
    hash += length;
    for (; bytes.size() >= 8; bytes.remove_prefix(8))
        hash =
            std::rotl(hash ^ xxh_round(0, word_of<std::uint64_t>(bytes)), 27) * xxh_primes[0] + xxh_primes[3];
    if (bytes.size() >= 4) {
        hash = std::rotl(hash ^ word_of<std::uint32_t>(bytes) * xxh_primes[0], 23) * xxh_primes[1] +
               xxh_primes[2];
        bytes.remove_prefix(4);
    }
    for (const char byte : bytes)
        hash = std::rotl(hash ^ static_cast<unsigned char>(byte) * xxh_primes[4], 11) * xxh_primes[0];
    hash = (hash ^ hash >> 33) * xxh_primes[1];
    hash = (hash ^ hash >> 29) * xxh_primes[2];
    return hash ^ hash >> 32;
}

std::string sha256_hex(std::string_view bytes) {
    ShaState state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t whole_blocks = bytes.size() / 64;
    for (std::size_t block = 0; block < whole_blocks; ++block)
        sha_block(state, data + block * 64);

    // FIPS 180-4, 5.1.1: a one bit, zeros, and the length in bits.
    std::array<unsigned char, 128> tail{};
    std::size_t rest = bytes.size() - whole_blocks * 64;
    if (rest > 0)
        std::memcpy(tail.data(), data + whole_blocks * 64, rest);
    tail[rest] = 0x80;
    std::size_t tail_size = rest < 56 ? 64 : 128;
    std::uint64_t bits = static_cast<std::uint64_t>(bytes.size()) * 8;
    for (std::size_t index = 0; index < 8; ++index)
        tail[tail_size - 1 - index] = static_cast<unsigned char>(bits >> (8 * index));
    for (std::size_t offset = 0; offset < tail_size; offset += 64)
        sha_block(state, tail.data() + offset);

    std::string text;
    text.reserve(64);
    for (std::uint32_t word : state) {
        for (int shift = 28; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[(word >> shift) & 15];
    }
    return text;
}

} // namespace throughline
