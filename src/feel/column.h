// A borrowed view of one column of a table, for evaluating many rows without a value per cell. The owner of
// the memory (such as src/tables) makes these; nothing is copied.
#pragma once

#include "feel/value.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace throughline::feel {

struct Column {
    enum class Kind : std::uint8_t {
        Nulls,    // every row is null
        Doubles,  // numbers; each stands for the shortest decimal that reads back as the same double; NaN is
                  // null
        Integers, // numbers
        Decimals, // numbers
        Booleans, // one byte each, 0 or 1
        Strings,  // codes into `dictionary`
        Dates,    // days since 1970-01-01
        Values    // anything
    };

    Kind kind = Kind::Nulls;
    std::size_t rows = 0;
    const double* doubles = nullptr;
    const std::int64_t* integers = nullptr;
    const Decimal* decimals = nullptr;
    const std::uint8_t* booleans = nullptr;
    const std::uint32_t* codes = nullptr;
    std::span<const std::string_view> dictionary;
    const std::int32_t* days = nullptr;
    const Value* values = nullptr;
    // One bit per row, lowest bit of the first word first, set where the row is null; or no nulls where
    // absent.
    const std::uint64_t* null_bits = nullptr;

    bool is_null(std::size_t row) const {
        return null_bits != nullptr && ((null_bits[row / 64] >> (row % 64)) & 1U) != 0;
    }
    // The value of one row, as evaluating that row alone would see it.
    Value value(std::size_t row) const;
};

} // namespace throughline::feel
