#include "base/random.h"
#include "tables/hash_set.h"

#include <catch_amalgamated.hpp>
#include <cstring>
#include <string>
#include <unordered_set>

using namespace throughline;
using namespace throughline::tables;

namespace {

// As hash_set.h says it, byte by byte.
std::uint64_t plain_hash(std::string_view text) {
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL ^ text.size();
    std::uint64_t word = 0;
    for (std::size_t index = 0; index < text.size(); ++index) {
        word |= std::uint64_t{static_cast<unsigned char>(text[index])} << (8 * (index % 8));
        if (index % 8 == 7)
            hash = mixed_bits(hash ^ std::exchange(word, 0));
    }
    return mixed_bits(hash ^ word ^ 0x9e3779b97f4a7c15ULL);
}

} // namespace

TEST_CASE("Hashes of texts of every length are those of their bytes, and equal texts are equal", "[tables]") {
    Random random(5);
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (std::uint64_t count = random.below(40); count > 0; --count)
            text += static_cast<char>(random.next());
        CHECK(text_hash(text) == plain_hash(text));
        std::string other = text;
        CHECK(equal_texts(text, other));
        other += 'x';
        CHECK_FALSE(equal_texts(text, other));
        if (!text.empty()) {
            other = text;
            other[random.below(other.size())] ^= static_cast<char>(1U << random.below(8));
            CHECK_FALSE(equal_texts(text, other));
        }
    }
}

TEST_CASE("A set counts different hashes, few and many", "[tables]") {
    for (const std::uint64_t range : {1ULL, 100ULL, 8191ULL, 8192ULL, 8193ULL, 300'000ULL}) {
        Random random(range);
        HashSet set;
        std::unordered_set<std::uint64_t> expected;
        for (std::uint64_t count = 0; count < 2 * range + 10; ++count) {
            const std::uint64_t value = random.below(range);
            // Zero is a hash as others are.
            const std::uint64_t hash = value == 0 ? 0 : mixed_bits(value);
            set.insert(hash);
            expected.insert(hash);
            if (count % (range / 3 + 1) == 0)
                CHECK(set.size() == expected.size());
        }
        CHECK(set.size() == expected.size());
    }
}
