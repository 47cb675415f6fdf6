// Registers every story of tests/scenarios as a test of its own, with the story's title and tags.
#include "base/text.h"
#include "scenario.h"
#include "support/file_bytes.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <deque>
#include <dirent.h>

namespace throughline::scenarios {

namespace {

const std::string folder = THROUGHLINE_PROJECT "/tests/scenarios/";

std::vector<std::string> scenario_files() {
    std::vector<std::string> names;
    if (DIR* directory = opendir(folder.c_str())) {
        while (const dirent* entry = readdir(directory)) {
            const std::string name = entry->d_name;
            if (name.ends_with(".txt"))
                names.push_back(name);
        }
        closedir(directory);
    }
    std::sort(names.begin(), names.end());
    return names;
}

class StoryTest final : public Catch::ITestInvoker {
public:
    explicit StoryTest(const Story& story)
        : m_story(story) {}
    void invoke() const override {
        Player player;
        const Result<void> result = player.play(m_story);
        INFO((result.ok() ? std::string() : result.error().message));
        CHECK(result.ok());
    }

private:
    const Story& m_story;
};

// What was read, for as long as the program runs: Catch2 keeps views of it.
struct Shelf {
    std::deque<Story> stories;
    std::string problem;

    Shelf() {
        for (const std::string& name : scenario_files()) {
            Result<std::vector<Story>> read =
                read_stories(name, testing::file_bytes(folder + name).value_or(""));
            if (!read.ok()) {
                problem = describe(read.error());
                continue;
            }
            for (Story& story : read.value())
                stories.push_back(std::move(story));
        }
        for (const Story& story : stories) {
            Catch::AutoReg(Catch::Detail::unique_ptr<Catch::ITestInvoker>(new StoryTest(story)),
                           Catch::SourceLineInfo(story.file.c_str(), static_cast<std::size_t>(story.line)),
                           "", Catch::NameAndTags(story.title, story.tags));
        }
    }
};

const Shelf shelf;

} // namespace

TEST_CASE("The stories are found and can be read", "[commands]") {
    INFO(shelf.problem);
    CHECK(shelf.problem.empty());
    CHECK(shelf.stories.size() >= 30);
    for (const Story& story : shelf.stories) {
        INFO(story.file << ": " << story.title);
        CHECK(story.tags.find("[R") != std::string::npos);
        CHECK_FALSE(story.lines.empty());
    }
}

TEST_CASE("Words of a line", "[commands]") {
    CHECK(split_words(R"(run outcome.add title="A \"b\" c" x= y="" )") ==
          std::vector<std::string>{"run", "outcome.add", "title=A \"b\" c", "x=", "y="});
    CHECK(split_words(R"(a "one\ntwo\tthree")") == std::vector<std::string>{"a", "one\ntwo\tthree"});
}

TEST_CASE("A story that is not true fails", "[commands]") {
    const auto play = [](std::string_view text) {
        Player player;
        return player.play(read_stories("test", text).value().front());
    };
    CHECK(play("story S\nrun outcome.add title=A as a\nexpect a.title = A").ok());
    CHECK_FALSE(play("story S\nrun outcome.add title=A as a\nexpect a.title = B").ok());
    CHECK_FALSE(play("story S\nrun outcome.add title=").ok());
    CHECK_FALSE(play("story S\nrefused x outcome.add title=A").ok());
    CHECK_FALSE(play("story S\nrefused wrong outcome.add title=").ok());
    CHECK_FALSE(play("story S\nnot-allowed x outcome.add").ok());
    CHECK_FALSE(play("story S\nexpect count outcome = 1").ok());
    CHECK_FALSE(play("story S\nexpect finding Nothing").ok());
    CHECK_FALSE(play("story S\nexpect toast Nothing").ok());
    CHECK_FALSE(play("story S\nrun outcome.add title=A as a\nexpect gone a").ok());
    CHECK_FALSE(play("story S\nremember x\nrun outcome.add title=A\nexpect same x").ok());
    CHECK_FALSE(play("story S\ndance").ok());
    CHECK_FALSE(play("story S\nundo").ok());
    CHECK_FALSE(read_stories("test", "run outcome.add").ok());
}

} // namespace throughline::scenarios
