// The inside of a JsonDocument: its values one after the other, an object or array before what is in it.
#pragma once

#include "base/json.h"

#include <deque>
#include <limits>
#include <vector>

namespace throughline {

struct JsonNode {
    enum class Tag : std::uint8_t { Null, False, True, Integer, Double, Text, Array, Object };
    // While an array or object is not complete.
    static constexpr std::uint32_t open = std::numeric_limits<std::uint32_t>::max();

    Tag tag = Tag::Null;
    std::uint32_t offset = 0; // of its first byte in the source
    std::uint32_t next = 0;   // index of the node behind it and all that is in it
    std::uint32_t size = 0;   // bytes of a text, elements of an array, members of an object
    union {
        std::int64_t integer = 0;
        double number;
        const char* text; // not ended by NUL
    };
};

struct JsonContent {
    std::string source;
    std::vector<JsonNode> nodes;
    // Texts with escapes, decoded. A deque does not move what it holds.
    std::deque<std::string> decoded;

    std::string_view text(std::uint32_t index) const { return {nodes[index].text, nodes[index].size}; }
    // The path of the node at `index`, which may still be open or about to come (nodes.size()).
    std::string path_of(std::uint32_t index) const;
    Error error_at(std::size_t offset, std::string path, std::string message) const;
};

} // namespace throughline
