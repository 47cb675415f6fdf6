// What the palette offers for a typed text: commands and records, the best first.
#pragma once

#include "commands/command.h"

namespace throughline {

struct PaletteEntry {
    const Command* command = nullptr; // or nullptr: go to `record`
    Id record;
    std::string title;  // what is shown and matched
    std::string detail; // the topic, or the kind of record
    std::string reason; // why the command may not run now; empty: it may
    double score = 0;
    // The bytes of `title` that were matched, for showing them: begin and end, in order.
    std::vector<std::pair<std::size_t, std::size_t>> matches;
};

// How well `text` fits `title`: 0 not at all, up to 1. Every word typed must be found: at the start of a word
// counts most, then inside a word, then its letters in order. `matches` gets what was found.
double fuzzy_score(std::string_view text, std::string_view title,
                   std::vector<std::pair<std::size_t, std::size_t>>* matches = nullptr);

// Commands that may not run now count half; without text, only commands come. At most `limit`.
std::vector<PaletteEntry> rank_palette(const CommandContext& context, std::string_view text,
                                       std::size_t limit);

} // namespace throughline
