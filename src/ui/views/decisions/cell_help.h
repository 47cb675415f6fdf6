// Help while a cell of a decision is typed: what is wrong with it and what may stand there.
#pragma once

#include "dmn/cell_completion.h"
#include "engage/decision_runs.h"
#include "model/records/decision.h"
#include "store/store.h"
#include "tables/table.h"
#include "ui/widgets/entry_help.h"

#include <memory>
#include <string>
#include <vector>

namespace throughline::ui {

// Which cells are typed: those of the rules, or the values of tests, which are literals.
enum class HelpedCells : std::uint8_t { Rules, Tests };

class CellHelp final : public EntryHelp {
public:
    explicit CellHelp(HelpedCells cells)
        : m_cells(cells) {}

    // In every frame before the table is drawn. `bound` may be pending; then what is known from before helps
    // on.
    // `customers`: whom it is tried on; may be nullptr.
    void prepare(const Store& store, const Decision& decision, const engage::BoundDecision& bound,
                 const tables::Table* customers);

    // What the text that was last looked at is kept as.
    std::string_view kept() const { return m_quoted.empty() ? m_text : m_quoted; }

    void look(int row, int column, std::string_view text, std::size_t caret, bool asked) override;
    void leave() override;
    std::string_view error() const override { return m_error; }
    std::string_view hint() const override { return m_found.hint; }
    int offer_count() const override { return static_cast<int>(m_found.offers.size()); }
    EntryOffer offer(int index) const override;
    std::string_view accept(int index, std::size_t& caret) override;

private:
    bool begin_column(int column);
    void add_known_values();
    void check(std::string_view text);
    std::string quoted(std::string_view text) const;

    HelpedCells m_cells;
    const Store* m_store = nullptr;
    const Decision* m_decision = nullptr;
    const tables::Table* m_customers = nullptr;
    std::shared_ptr<const dmn::CompiledTable> m_parts;
    // The column that is helped with; −1: none.
    int m_column = -1;
    dmn::CompletedColumn m_about;
    std::string m_text;
    std::string m_error;
    std::string m_quoted; // the text that the typed words will be
    std::string m_accepted;
    dmn::CellCompletions m_found;
};

} // namespace throughline::ui
