// Reads a CSV text into a table by a plan, in slices.
#pragma once

#include "exchange/csv.h"
#include "exchange/csv_guess.h"

namespace throughline::csv {

struct Imported {
    tables::Table table;
    Remarks remarks;
};

class ImportJob {
public:
    // `name` is the table's. Fails on a plan without columns, or with two columns of one name.
    static Result<ImportJob> start(SourceText text, Plan plan, std::string name,
                                   tables::Provenance provenance);
    ImportJob(ImportJob&&) noexcept;
    ImportJob& operator=(ImportJob&&) noexcept;
    ~ImportJob();

    // Reads on for about `byte_budget` bytes. An error ends the job; take_imported() gives it.
    tables::JobState step(std::uint64_t byte_budget);
    // In bytes.
    tables::Progress progress() const;
    // Only when Done.
    Result<Imported> take_imported() &&;

private:
    struct State;
    explicit ImportJob(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// The whole file at once with the guessed plan. `provenance.source_bytes` is filled in; the table is named
// after `provenance.source`.
Result<Imported> read_csv(std::string bytes, tables::Provenance provenance, const Wishes& wishes = {});

} // namespace throughline::csv
