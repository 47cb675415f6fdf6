// Checksums and content hashes; the same on plain http, where the browser withholds crypto.subtle.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace throughline {

// CRC-32C (Castagnoli), as in RFC 3720 B.4.
std::uint32_t crc32c(std::string_view bytes);

// FNV-1a, 64 bits. For hash tables and chains, not against an adversary.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t start = 0xcbf29ce484222325ULL);

// XXH64 with seed 0 (Collet, "xxHash fast digest algorithm", 0.1.1). For long texts of our own, where damage
// is to be noticed and nobody forges: fifteen times as fast as SHA-256.
std::uint64_t xxh64(std::string_view bytes);

// SHA-256 (FIPS 180-4), as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

} // namespace throughline
