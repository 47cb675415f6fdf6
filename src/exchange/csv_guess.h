// Looks at a whole CSV file before it is imported: encoding, delimiter, header, and what each column could
// be.
#pragma once

#include "exchange/csv.h"

#include <array>

namespace throughline::csv {

// A type that nearly all cells of a column would fit.
struct NearlyFits {
    tables::ColumnType type = tables::ColumnType::Text;
    std::uint64_t misfit_count = 0;
    // The first few different ones that do not fit.
    std::vector<Remark> misfits;
};

struct ColumnGuess {
    // From the header; made up where it has none ("Column 3"), made unique where it repeats ("Name (2)").
    std::string name;
    // Every cell that is not blank fits this format, so that importing with it loses nothing.
    ColumnFormat format;
    // The first distinct cells that are not blank.
    std::vector<std::string> examples;
    std::uint64_t blank_count = 0;
    // Where a stricter type would fit most cells (19 of 20): what a person may want to choose after all.
    std::optional<NearlyFits> nearly;
    // Each may be true of "1,234" (decimal mark) or "3/4/2010" (order of the date) in every cell.
    bool decimal_mark_is_ambiguous = false;
    bool date_order_is_ambiguous = false;
    // Years are written with two digits.
    bool century_is_assumed = false;
};

struct Guess {
    SourceText text;
    Dialect dialect;
    // Whether the first row must be a header (cells below have types it does not have), or only looks like
    // one.
    bool header_is_certain = false;
    std::vector<ColumnGuess> columns;
    // Rows of data, the header and empty lines left out.
    std::uint64_t row_count = 0;
    Remarks remarks;
    Limits limits;
};

// What a person may fix before the guess; the rest is sniffed.
struct Wishes {
    std::optional<char> delimiter;
    std::optional<Header> header;
    Limits limits;
};

class GuessJob {
public:
    // `bytes` is the file as it was read; it is not copied where it is UTF-8 already.
    GuessJob(std::shared_ptr<const std::string> bytes, Wishes wishes);
    GuessJob(GuessJob&&) noexcept;
    GuessJob& operator=(GuessJob&&) noexcept;
    ~GuessJob();

    // Reads on for about `byte_budget` bytes. An error ends the job; take_guess() gives it.
    tables::JobState step(std::uint64_t byte_budget);
    // In bytes.
    tables::Progress progress() const;
    // Only when Done. Errors: not a text file, too large, no rows, a quote that is never closed.
    Result<Guess> take_guess() &&;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// All columns with the guessed names and formats.
Plan plan_of(const Guess& guess);

} // namespace throughline::csv
