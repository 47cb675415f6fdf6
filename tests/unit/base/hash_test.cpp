#include "base/hash.h"
#include "base/random.h"

#include <catch_amalgamated.hpp>

using namespace throughline;

TEST_CASE("Checksums give the published values") {
    // RFC 3720 B.4, the check value of the CRC catalogue, FIPS 180-4 examples, the FNV reference page.
    CHECK(crc32c(std::string(32, '\0')) == 0x8a9136aaU);
    CHECK(crc32c("123456789") == 0xe3069283U);
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    CHECK(fnv1a("foobar") == 0x85944171f73967e8ULL);
    // The values that xxHash's own documentation and its ports test with.
    CHECK(xxh64("") == 0xef46db3751d8e999ULL);
    CHECK(xxh64("a") == 0xd24ec4f1a98c6e5bULL);
    CHECK(xxh64("abc") == 0x44bc2cf5ad770999ULL);
    CHECK(xxh64("Nobody inspects the spammish repetition") == 0xfbcea83c8a378bf1ULL);
}

TEST_CASE("The checksum of a long text is that of its bytes one after the other") {
    Random random(4);
    std::string text(40'000, '\0');
    for (char& byte : text)
        byte = static_cast<char>(random.next());
    for (const std::size_t size : {16'383U, 16'384U, 16'385U, 16'386U, 16'387U, 40'000U}) {
        std::uint32_t plain = 0xffffffffU;
        for (const char byte : text.substr(0, size)) {
            plain ^= static_cast<unsigned char>(byte);
            for (int bit = 0; bit < 8; ++bit)
                plain = (plain & 1U) != 0 ? (plain >> 1U) ^ 0x82f63b78U : plain >> 1U;
        }
        CHECK(crc32c(std::string_view(text).substr(0, size)) == (plain ^ 0xffffffffU));
    }
}
