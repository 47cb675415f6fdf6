// Stories that drive commands, as text: one story is one test. The language is described in
// tests/scenarios/README.md.
#pragma once

#include "commands/open_workspace.h"

#include <map>
#include <string>
#include <vector>

namespace throughline::scenarios {

struct Line {
    int number = 0;
    std::vector<std::string> words; // quotes taken away, \n and \t understood
};

struct Story {
    std::string file;
    int line = 0;
    std::string title;
    std::string tags; // "[R009][R036]"
    std::vector<Line> lines;
};

// All stories of a text; fails on a line before the first story, or an open quote.
Result<std::vector<Story>> read_stories(const std::string& file, std::string_view text);
std::vector<std::string> split_words(std::string_view line);

// Plays one story. The error says in which line what was not as told.
class Player {
public:
    Player();
    Result<void> play(const Story& story);

private:
    using Words = std::vector<std::string>;

    Result<void> play_line(const Words& words);
    Result<void> run(const Words& words);
    Result<void> run_refused(const Words& words);
    Result<void> query(const Words& words);
    Result<void> query_refused(const Words& words);
    Result<void> expect(const Words& words);
    Result<void> expect_field(const Words& words);
    Result<void> expect_count(const Words& words);
    Result<void> expect_work(const Words& words, bool& understood);
    Result<void> expect_session(const Words& words, bool& understood);
    Result<void> name_last(const Words& words);

    // "$stay" in a word becomes the id that the story gave that name.
    std::string filled(const std::string& word) const;
    Id named(const std::string& word) const;
    Arguments arguments(const Words& words, std::size_t first, std::string& name) const;
    std::string json() const;

    Instant m_now{1795000000000}; // 18 November 2026
    OpenWorkspace m_workspace;
    std::map<std::string, Id> m_names;
    std::map<std::string, std::string> m_remembered;
};

} // namespace throughline::scenarios
