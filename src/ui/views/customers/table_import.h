// Bringing a CSV file in: looks at it, shows what each column would become, lets the person change that,
// reads it.
#pragma once

#include "exchange/csv_guess.h"
#include "exchange/csv_import.h"
#include "ui/views/customers/table_access.h"
#include "ui/views/view.h"

#include <functional>
#include <optional>
#include <string>

namespace throughline::ui {

class TableImport {
public:
    // A file that a person chose or dropped. The dialog opens.
    void start(platform::OpenedFile file, Instant now);
    bool open() const { return m_stage != Stage::Closed; }

    // Until `clock` passes `until`. True while there is more to do.
    bool work(const std::function<double()>& clock, double until);
    // The dialog. When the table is read and the person agreed, it is kept in the library and a record points
    // to it.
    void draw(ViewContext& context);

private:
    enum class Stage : std::uint8_t { Closed, Looking, Choosing, Reading, Read, Failed };

    void draw_looking(ViewContext& context);
    void draw_choosing(ViewContext& context);
    void draw_column(ViewContext& context, std::size_t index);
    void draw_reading(ViewContext& context);
    void draw_remarks(ViewContext& context, const csv::Remarks& remarks);
    void look_again(const csv::Wishes& wishes);
    void begin_reading();
    void finish(ViewContext& context);
    void close(ViewContext& context);

    Stage m_stage = Stage::Closed;
    std::string m_name;
    // Kept until the import begins, to look again with another delimiter.
    std::shared_ptr<const std::string> m_bytes;
    Instant m_now;
    csv::Wishes m_wishes;
    std::optional<csv::GuessJob> m_guess_job;
    std::optional<csv::Guess> m_guess;
    csv::Plan m_plan;
    std::vector<bool> m_included; // by column of the guess
    std::size_t m_key_column = 0;
    std::optional<csv::ImportJob> m_import_job;
    std::optional<csv::Imported> m_imported;
    Error m_problem;
};

} // namespace throughline::ui
