// What helps while a text is typed: what is wrong with it, which words may stand there, and what a function
// that is being called takes. The widget shows it; whoever knows the language gives it.
#pragma once

#include <cstddef>
#include <string_view>

namespace throughline::ui {

struct EntryOffer {
    std::string_view text{};
    std::string_view detail{}; // "input, number", "contains(string, match)"
};

class EntryHelp {
public:
    virtual ~EntryHelp() = default;

    // Looks at the text of a cell. `caret` is where the next letter goes, in bytes; `asked` when a person
    // asked for offers, also where nothing was typed yet. What the others give is about this text.
    virtual void look(int row, int column, std::string_view text, std::size_t caret, bool asked) = 0;
    virtual void leave() = 0;

    virtual std::string_view error() const = 0;
    virtual std::string_view hint() const = 0;
    virtual int offer_count() const = 0;
    virtual EntryOffer offer(int index) const = 0;
    // The whole text with the offer in it, until the next look(), and the caret behind it.
    virtual std::string_view accept(int index, std::size_t& caret) = 0;
};

} // namespace throughline::ui
