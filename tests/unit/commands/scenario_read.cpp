#include "base/text.h"
#include "scenario.h"

namespace throughline::scenarios {

namespace {

// The tags at the end of a story's title: "Work starts from the outcome [R009][R036]".
void split_title(std::string_view text, Story& story) {
    const std::size_t open = text.find(" [");
    story.title = trimmed(text.substr(0, open));
    story.tags = "[scenario]";
    if (open != std::string_view::npos)
        story.tags += trimmed(text.substr(open));
}

char unescaped(char character) {
    return character == 'n' ? '\n' : character == 't' ? '\t' : character == 'r' ? '\r' : character;
}

} // namespace

std::vector<std::string> split_words(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false, any = false;
    for (std::size_t index = 0; index < line.size(); ++index) {
        const char character = line[index];
        if (quoted && character == '\\' && index + 1 < line.size()) {
            word += unescaped(line[++index]);
        } else if (character == '"') {
            quoted = !quoted;
            any = true;
        } else if (character == ' ' && !quoted) {
            if (any)
                words.push_back(std::exchange(word, {}));
            any = false;
        } else {
            word += character;
            any = true;
        }
    }
    if (any)
        words.push_back(std::move(word));
    return words;
}

Result<std::vector<Story>> read_stories(const std::string& file, std::string_view text) {
    std::vector<Story> stories;
    int number = 0;
    for (const std::string& raw : split(text, '\n')) {
        ++number;
        const std::string_view line = trimmed(raw);
        if (line.empty() || line.front() == '#')
            continue;
        if (line.starts_with("story ")) {
            Story story;
            story.file = file;
            story.line = number;
            split_title(line.substr(6), story);
            stories.push_back(std::move(story));
            continue;
        }
        if (stories.empty())
            return error_at(file, text_format("line %d: a file begins with a story.", number));
        stories.back().lines.push_back({number, split_words(line)});
    }
    return stories;
}

} // namespace throughline::scenarios
