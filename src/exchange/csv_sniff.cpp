#include "exchange/csv_sniff.h"

#include "exchange/csv_rows.h"

#include <algorithm>
#include <map>
#include <vector>

namespace throughline::csv {

namespace {

constexpr std::size_t sample_bytes = 65536;
constexpr std::size_t sample_rows = 200;

std::vector<std::size_t> cells_per_row(std::string_view text, char delimiter, const Limits& limits) {
    const std::string_view sample = text.substr(0, sample_bytes);
    RowReader reader(sample, delimiter, limits);
    Row row;
    std::vector<std::size_t> counts;
    while (counts.size() < sample_rows && reader.next(row))
        counts.push_back(row.cells.size());
    // The sample may end in the middle of a row.
    const bool is_cut = sample.size() < text.size() && reader.position() == sample.size();
    if (is_cut && counts.size() > 1)
        counts.pop_back();
    return counts;
}

// In [0, 2): 0 when rows are single cells, near 1 when all have the same number of cells, a little more for
// more cells. Halved when the first row, the header, is not like the others.
double evenness(const std::vector<std::size_t>& counts) {
    if (counts.empty())
        return 0;
    std::map<std::size_t, std::size_t> rows_with;
    for (const std::size_t count : counts)
        ++rows_with[count];
    const auto usual =
        std::max_element(rows_with.begin(), rows_with.end(),
                         [](const auto& one, const auto& other) { return one.second < other.second; });
    if (usual->first == 1)
        return 0;
    double result = static_cast<double>(usual->second) / static_cast<double>(counts.size());
    result *= 1 + 0.01 * static_cast<double>(std::min<std::size_t>(usual->first, 50));
    return counts.front() == usual->first ? result : result / 2;
}

} // namespace

char sniff_delimiter(std::string_view text, const Limits& limits) {
    char best = ',';
    double best_evenness = 0;
    for (const char delimiter : delimiters) {
        const double found = evenness(cells_per_row(text, delimiter, limits));
        if (found > best_evenness) {
            best = delimiter;
            best_evenness = found;
        }
    }
    return best;
}

} // namespace throughline::csv
