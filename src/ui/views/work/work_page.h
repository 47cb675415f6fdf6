// What the pages of the place Work have in common: each answers one question about what the filter lets pass.
#pragma once

#include "journey/work_filter.h"
#include "ui/views/view.h"
#include "ui/widgets/data_grid.h"

#include <vector>

namespace throughline::ui {

// What the answers depend on.
struct WorkStamp {
    std::uint64_t store = ~std::uint64_t{0};
    Date day;
    journey::WorkFilter filter;
    friend bool operator==(const WorkStamp&, const WorkStamp&) = default;
};

struct WorkInput {
    WorkStamp stamp;
    const std::vector<Id>& passed; // journey::select_work
    bool lets_pass(const Id& id) const { return journey::is_among(passed, id); }
};

// "12 of 40 shown"
struct ShownCount {
    std::size_t shown = 0, of = 0;
};

class WorkPage {
public:
    WorkPage() = default;
    virtual ~WorkPage() = default;
    WorkPage(const WorkPage&) = delete;
    WorkPage& operator=(const WorkPage&) = delete;

    // Answers anew where the workspace, the day or the filter has changed.
    void refresh(ViewContext& context, const WorkInput& input) {
        if (m_stamp == input.stamp)
            return;
        m_stamp = input.stamp;
        m_count = answer(context, input);
    }
    virtual void draw(ViewContext& context, const Box& box) = 0;
    ShownCount count() const { return m_count; }

protected:
    virtual ShownCount answer(ViewContext& context, const WorkInput& input) = 0;

private:
    WorkStamp m_stamp;
    ShownCount m_count;
};

// The title of a record, "nobody" where there is none.
std::string_view name_or_nobody(const Store& store, const Id& id);
// Selects the record of the row under the cursor where it has moved, and opens that of a link or Enter.
// `id_of` gives the record of a row.
void follow_grid(ViewContext& context, const GridState& grid, const GridResult& result, std::int64_t rows,
                 FunctionRef<Id(std::int64_t row)> id_of);
// Nothing of this kind is in the workspace yet: a sentence and the first thing to do.
void draw_nothing_yet(ViewContext& context, const Box& box, std::string_view title, std::string_view sentence,
                      std::string_view action, std::string_view command);

} // namespace throughline::ui
