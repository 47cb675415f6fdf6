#include "commands/palette.h"

#include "base/text.h"
#include "commands/editing.h"
#include "model/content.h"

#include <algorithm>

namespace throughline {

namespace {

// What may not run now counts less, but who typed its whole name wants to know why not.
constexpr double refused_share = 0.5;

using Matches = std::vector<std::pair<std::size_t, std::size_t>>;

// The folded letters of a text, each with the bytes it came from.
struct Letter {
    std::string folded;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool starts_word = false;
};

std::vector<Letter> letters_of(std::string_view text) {
    std::vector<Letter> letters;
    bool after_gap = true;
    for (std::size_t offset = 0; offset < text.size();) {
        Letter letter;
        letter.begin = offset;
        const std::uint32_t code_point = next_code_point(text, offset);
        letter.end = offset;
        letter.folded = folded(text.substr(letter.begin, letter.end - letter.begin));
        letter.starts_word = after_gap;
        after_gap = code_point < 0x80 &&
                    !((code_point >= '0' && code_point <= '9') || (code_point >= 'A' && code_point <= 'Z') ||
                      (code_point >= 'a' && code_point <= 'z'));
        letters.push_back(std::move(letter));
    }
    return letters;
}

bool fits_at(const std::vector<Letter>& word, const std::vector<Letter>& title, std::size_t at) {
    if (at + word.size() > title.size())
        return false;
    for (std::size_t index = 0; index < word.size(); ++index) {
        if (title[at + index].folded != word[index].folded)
            return false;
    }
    return true;
}

// The word as one piece: the best place, or nothing.
double score_piece(const std::vector<Letter>& word, const std::vector<Letter>& title, Matches& matches) {
    double best = 0;
    std::pair<std::size_t, std::size_t> where;
    for (std::size_t at = 0; at < title.size(); ++at) {
        if (!fits_at(word, title, at))
            continue;
        const double score = at == 0 ? 1 : title[at].starts_word ? 0.9 : 0.6;
        if (score <= best)
            continue;
        best = score;
        where = {title[at].begin, title[at + word.size() - 1].end};
    }
    if (best > 0)
        matches.push_back(where);
    return best;
}

// The word's letters in order, with gaps. Letters at the starts of words count double, so that "ai" finds
// "Add interaction" before "Again".
double score_letters(const std::vector<Letter>& word, const std::vector<Letter>& title, Matches& matches) {
    Matches found;
    std::size_t at = 0;
    std::size_t starts = 0;
    for (const Letter& letter : word) {
        std::size_t start = at;
        while (start < title.size() && !(title[start].starts_word && title[start].folded == letter.folded))
            ++start;
        std::size_t any = at;
        while (any < title.size() && title[any].folded != letter.folded)
            ++any;
        const std::size_t chosen = start < title.size() ? start : any;
        if (chosen == title.size())
            return 0;
        starts += chosen == start ? 1 : 0;
        found.emplace_back(title[chosen].begin, title[chosen].end);
        at = chosen + 1;
    }
    matches.insert(matches.end(), found.begin(), found.end());
    return 0.2 + 0.2 * static_cast<double>(starts) / static_cast<double>(word.size());
}

enum class Fit : std::uint8_t { Pieces, PiecesOrLetters };

double score_word(std::string_view text, const std::vector<Letter>& title, Fit fit, Matches& matches) {
    const std::vector<Letter> word = letters_of(text);
    const double piece = score_piece(word, title, matches);
    if (piece > 0 || fit == Fit::Pieces)
        return piece;
    // One or two letters scattered over a title say nothing, unless they begin its words.
    const double scattered = score_letters(word, title, matches);
    return word.size() <= 2 && scattered < 0.4 ? 0 : scattered;
}

void tidy(Matches& matches) {
    std::sort(matches.begin(), matches.end());
    Matches joined_matches;
    for (const auto& match : matches) {
        if (!joined_matches.empty() && match.first <= joined_matches.back().second)
            joined_matches.back().second = std::max(joined_matches.back().second, match.second);
        else
            joined_matches.push_back(match);
    }
    matches = std::move(joined_matches);
}

double score_text(std::string_view text, std::string_view title, Fit fit, Matches* matches) {
    const std::vector<Letter> letters = letters_of(title);
    Matches found;
    double total = 0;
    std::size_t words = 0;
    for (const std::string& word : split(trimmed(text), ' ')) {
        if (word.empty())
            continue;
        const double score = score_word(word, letters, fit, found);
        if (score <= 0)
            return 0;
        total += score;
        ++words;
    }
    if (words == 0)
        return 0;
    tidy(found);
    std::size_t covered = 0;
    for (const auto& [begin, end] : found)
        covered += end - begin;
    if (matches)
        *matches = std::move(found);
    // Of two titles that fit alike, the one of which more was typed.
    const double share =
        static_cast<double>(covered) / static_cast<double>(std::max<std::size_t>(title.size(), 1));
    return total / static_cast<double>(words) * (0.9 + 0.1 * share);
}

// The title counts fully, what else may be typed for a command half.
double score_command(const Command& command, std::string_view text, Matches& matches) {
    const double by_title = fuzzy_score(text, command.title, &matches);
    const std::string words = std::string(command.title) + " " + std::string(topic_title(command.topic)) +
                              " " + std::string(command.synonyms);
    const double by_words = score_text(text, words, Fit::Pieces, nullptr) * 0.5;
    if (by_title < by_words)
        matches.clear();
    return std::max(by_title, by_words);
}

void add_commands(const CommandContext& context, std::string_view text, std::vector<PaletteEntry>& entries) {
    for (const Command& command : all_commands()) {
        if (command.offered != Offered::InPalette)
            continue;
        PaletteEntry entry;
        entry.command = &command;
        entry.title = command.title;
        entry.detail = topic_title(command.topic);
        entry.score = text.empty() ? 1 : score_command(command, text, entry.matches);
        if (entry.score <= 0)
            continue;
        const Allowed allowed = command.query ? command.query(context) : Allowed();
        if (!allowed.ok()) {
            entry.reason = allowed.reason();
            entry.score *= refused_share;
        }
        entries.push_back(std::move(entry));
    }
}

void add_records(const CommandContext& context, std::string_view text, std::vector<PaletteEntry>& entries) {
    for (const RecordPointer& record : context.store.everything()) {
        if (record->title.empty() || record->kind == Kind::Workspace)
            continue;
        PaletteEntry entry;
        entry.score = fuzzy_score(text, record->title, &entry.matches);
        if (entry.score <= 0)
            continue;
        entry.record = record->id;
        entry.title = record->title;
        entry.detail = kind_label(record->kind);
        entries.push_back(std::move(entry));
    }
}

} // namespace

double fuzzy_score(std::string_view text, std::string_view title, Matches* matches) {
    return score_text(text, title, Fit::PiecesOrLetters, matches);
}

std::vector<PaletteEntry> rank_palette(const CommandContext& context, std::string_view text,
                                       std::size_t limit) {
    std::vector<PaletteEntry> entries;
    add_commands(context, trimmed(text), entries);
    if (!trimmed(text).empty())
        add_records(context, trimmed(text), entries);
    std::stable_sort(entries.begin(), entries.end(), [](const PaletteEntry& left, const PaletteEntry& right) {
        return left.score > right.score;
    });
    entries.resize(std::min(entries.size(), limit));
    return entries;
}

} // namespace throughline
