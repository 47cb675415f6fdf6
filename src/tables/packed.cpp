#include "tables/packed.h"

#include "tables/envelope.h"

#include <algorithm>
#include <limits>

namespace throughline::tables {

namespace {

std::uint8_t width_for(std::uint64_t greatest) {
    if (greatest == 0)
        return 0;
    if (greatest <= 0xFFU)
        return 1;
    if (greatest <= 0xFFFFU)
        return 2;
    return greatest <= 0xFFFFFFFFU ? 4 : 8;
}

// The distance may exceed what int64 holds; unsigned arithmetic is exact modulo 2^64.
std::uint64_t distance(std::int64_t value, std::int64_t least) {
    return static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(least);
}

struct Spread {
    std::int64_t least = 0;
    std::uint64_t greatest_distance = 0;
};

Spread spread_of(std::span<const std::int64_t> values, std::span<const std::uint64_t> null_words) {
    bool any = false;
    std::int64_t least = 0;
    std::int64_t greatest = 0;
    for (std::size_t index = 0; index < values.size(); ++index) {
        if (is_null_in(null_words, index))
            continue;
        least = any ? std::min(least, values[index]) : values[index];
        greatest = any ? std::max(greatest, values[index]) : values[index];
        any = true;
    }
    return {least, distance(greatest, least)};
}

template <typename Width>
void put_distances(ByteWriter& writer, std::span<const std::int64_t> values,
                   std::span<const std::uint64_t> null_words, std::int64_t least) {
    std::vector<Width> distances(values.size());
    for (std::size_t index = 0; index < values.size(); ++index) {
        if (!is_null_in(null_words, index))
            distances[index] = static_cast<Width>(distance(values[index], least));
    }
    writer.put_all(std::span<const Width>(distances));
}

template <typename Width>
bool take_distances(ByteReader& reader, std::vector<std::uint64_t>& distances) {
    std::vector<Width> narrow(distances.size());
    if (!reader.take_all(std::span<Width>(narrow)))
        return false;
    std::copy(narrow.begin(), narrow.end(), distances.begin());
    return true;
}

bool take_distances_of_width(ByteReader& reader, std::uint8_t width, std::vector<std::uint64_t>& distances) {
    switch (width) {
    case 0:
        return true;
    case 1:
        return take_distances<std::uint8_t>(reader, distances);
    case 2:
        return take_distances<std::uint16_t>(reader, distances);
    case 4:
        return take_distances<std::uint32_t>(reader, distances);
    case 8:
        return take_distances<std::uint64_t>(reader, distances);
    default:
        return false;
    }
}

} // namespace

void put_packed(ByteWriter& writer, std::span<const std::int64_t> values,
                std::span<const std::uint64_t> null_words) {
    const Spread spread = spread_of(values, null_words);
    const std::uint8_t width = width_for(spread.greatest_distance);
    writer.put(spread.least);
    writer.put(width);
    switch (width) {
    case 1:
        return put_distances<std::uint8_t>(writer, values, null_words, spread.least);
    case 2:
        return put_distances<std::uint16_t>(writer, values, null_words, spread.least);
    case 4:
        return put_distances<std::uint32_t>(writer, values, null_words, spread.least);
    case 8:
        return put_distances<std::uint64_t>(writer, values, null_words, spread.least);
    default:
        return;
    }
}

Result<std::vector<std::int64_t>> take_packed(ByteReader& reader, std::size_t count,
                                              std::span<const std::uint64_t> null_words) {
    const std::size_t start = reader.position();
    const auto least = reader.take<std::int64_t>();
    const auto width = reader.take<std::uint8_t>();
    std::vector<std::uint64_t> distances(count, 0);
    if (reader.failed() || !take_distances_of_width(reader, width, distances))
        return format_error(start, "The integers end too early, or their width is none of 0, 1, 2, 4 and 8.");

    const std::uint64_t room = distance(std::numeric_limits<std::int64_t>::max(), least);
    std::vector<std::int64_t> values(count, 0);
    for (std::size_t index = 0; index < count; ++index) {
        const bool is_null = is_null_in(null_words, index);
        if (distances[index] > room || (is_null && distances[index] != 0))
            return format_error(start, "An integer is out of range.");
        if (!is_null)
            values[index] = static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + distances[index]);
    }
    const Spread spread = spread_of(values, null_words);
    if (spread.least != least || width_for(spread.greatest_distance) != width)
        return format_error(start, "The integers are not packed in the one canonical way.");
    return values;
}

} // namespace throughline::tables
