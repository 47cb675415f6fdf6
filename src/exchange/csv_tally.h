// Counts what the cells of one column look like, and decides from that what the column could be.
#pragma once

#include "base/text.h"
#include "exchange/csv_cells.h"
#include "exchange/csv_guess.h"
#include "tables/hash_set.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::csv {

class ColumnTally {
public:
    // `place` gives line and column of the cell when a misfit is kept.
    template <typename Place>
    void add(std::string_view cell, Place place) {
        if (cell.empty()) {
            ++m_blank;
            return;
        }
        if (is_known(cell))
            return;
        const Shapes shapes = count(cell);
        if (shapes == no_cell)
            return;
        for (std::size_t index = 0; index < type_shapes.size(); ++index) {
            if ((shapes & type_shapes[index]) == 0 && m_misfits[index].size() < kept_misfits)
                keep_misfit(index, cell, place());
        }
    }

    // Before the questions below; cells that come later still count.
    void finish();
    // Every cell fits numbers by this mark, and some not by the other.
    bool proves(DecimalMark mark) const;
    // Name, format, examples and the rest but the name. `mark` is the decimal mark where the cells leave it
    // open.
    ColumnGuess guess(DecimalMark mark) const;

private:
    static constexpr std::uint16_t no_cell = 0xFFFF;
    static constexpr std::size_t kept_misfits = 5;
    static constexpr std::size_t kept_examples = 5;
    // A type's shape, or for Integer and Number by point both.
    static constexpr std::array<Shapes, 6> type_shapes = {shape_boolean,      shape_integer,
                                                          shape_number_point, shape_number_comma,
                                                          shape_day_month,    shape_month_day};

    // Whether the cell was seen a short while ago ("Yes" and "No" fill a column), and so only counted here.
    bool is_known(std::string_view cell) {
        if (!m_remembers)
            return false;
        Known& known = m_known[place_of(cell)];
        if (!tables::equal_texts(known.text, cell))
            return false;
        ++known.cells;
        ++m_repeated;
        return true;
    }
    static std::size_t place_of(std::string_view cell) {
        return static_cast<std::size_t>(tables::text_hash(cell)) % known_at_most;
    }
    Shapes count(std::string_view cell);
    void tally(Shapes shapes, std::uint64_t cells);
    void remember(std::string_view cell, Shapes shapes);
    void keep_misfit(std::size_t index, std::string_view cell, TextPosition place);
    std::uint64_t with(Shapes shape) const;
    // The words for "not known" do not count against these types.
    bool all(Shapes shape) const { return m_filled > 0 && with(shape) == m_filled; }
    void decide(ColumnGuess& guess, DecimalMark mark) const;
    void decide_number(ColumnGuess& guess, DecimalMark mark) const;
    void decide_date(ColumnGuess& guess) const;
    std::optional<NearlyFits> nearly(DecimalMark mark) const;

    struct Known {
        std::string text;
        Shapes shapes = 0;
        // Not tallied yet.
        std::uint64_t cells = 0;
    };
    static constexpr std::size_t known_at_most = 128;

    // The last distinct cells, each at the place that its hash gives. Given up when most cells are new.
    bool m_remembers = true;
    std::uint64_t m_remembered = 0;
    std::uint64_t m_repeated = 0;
    std::vector<Known> m_known = std::vector<Known>(known_at_most);
    std::uint64_t m_filled = 0;
    std::uint64_t m_blank = 0;
    std::uint64_t m_blank_word_count = 0;
    std::vector<std::string> m_blank_words;
    // How many cells have each bit of Shapes.
    std::array<std::uint64_t, 10> m_counts{};
    std::vector<std::string> m_examples;
    std::array<std::vector<Remark>, 6> m_misfits;
};

} // namespace throughline::csv
