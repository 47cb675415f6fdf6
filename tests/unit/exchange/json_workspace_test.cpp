#include "base/text.h"
#include "exchange/workspace_file.h"
#include "model/record_json.h"
#include "unit/model/random_record.h"
#include "unit/support/hostile_text.h"

#include <catch_amalgamated.hpp>

using namespace throughline;

namespace {

// Wraps records as a file of the present version; the records begin on line 2.
std::string file(std::string_view records) {
    return "{\"format\":\"throughline\",\"version\":1,\"records\":{\n" + std::string(records) + "}}\n";
}

std::string rewritten(std::string text) {
    WorkspaceContent content = read_workspace(std::move(text));
    INFO((content.ok() ? std::string("read") : describe(content.errors.front())));
    REQUIRE(content.ok());
    return write_workspace(content.records, content.file_members);
}

} // namespace

TEST_CASE("A workspace is written by kind and id, one record a line", "[R110]") {
    std::string text = R"({"version":1, "records":{"outcome":[{"title":"B","id":"b"},{"id":"a","title":"A"}],
        "workspace":[{"id":"w","title":"W"}],"task":[]}, "format":"throughline"})";
    std::string canonical =
        "{\"format\":\"throughline\",\"version\":1,\"records\":{\n"
        "\"workspace\":[\n{\"id\":\"w\",\"title\":\"W\"}\n],\n"
        "\"outcome\":[\n{\"id\":\"a\",\"title\":\"A\"},\n{\"id\":\"b\",\"title\":\"B\"}\n]\n}}\n";
    CHECK(rewritten(text) == canonical);
    CHECK(rewritten(canonical) == canonical);
    CHECK(write_workspace(Store()) == "{\"format\":\"throughline\",\"version\":1,\"records\":{}}\n");
    CHECK(rewritten(write_workspace(Store())) == write_workspace(Store()));
}

TEST_CASE("A store gives the same bytes as its file", "[R110]") {
    std::vector<RecordPointer> records = testing::random_workspace(3, 4);
    WorkspaceContent content = read_workspace(write_workspace(records));
    REQUIRE(content.ok());
    Store store;
    REQUIRE(store.fill(content.records).ok());
    CHECK(write_workspace(store) == write_workspace(records));
}

TEST_CASE("Unknown members beside the records survive", "[R110]") {
    std::string text = "{\"format\":\"throughline\",\"version\":1,\"records\":{\n"
                       "\"workspace\":[\n{\"id\":\"w\",\"title\":\"W\",\"x\":1}\n]\n},\n"
                       "\"generator\":{\"name\":\"other\"},\n\"licence\":\"MIT\"}\n";
    CHECK(rewritten(text) == text);
    // Through a store too: the workspace record carries them.
    WorkspaceContent content = read_workspace(text);
    CHECK(content.file_members.empty());
    Store store;
    REQUIRE(store.fill(content.records).ok());
    CHECK(write_workspace(store) == text);
    // Without a workspace record the reader hands them out.
    std::string bare = "{\"format\":\"throughline\",\"version\":1,\"records\":{},\n\"note\":[1]}\n";
    CHECK(rewritten(bare) == bare);
}

TEST_CASE("Bad files are refused with line, column, path and a sentence", "[R110]") {
    struct Case {
        std::string text;
        int line;
        int column;
        std::string place;
        std::string says;
    };
    const std::string outcome = R"({"id":"o","title":"Stay"})";
    const Case cases[] = {
        {"", 1, 1, "", "empty"},
        {"[]", 1, 1, "", "not a Throughline workspace"},
        {"{}", 1, 1, "", "not a Throughline workspace"},
        {"{\n\"format\":\"other\",\"version\":1}", 2, 10, "format", "not a Throughline workspace"},
        {"{\"format\":\"throughline\"}", 1, 1, "", "which version"},
        {"{\"format\":\"throughline\",\n\"version\":\"1\"}", 2, 11, "version", "which version"},
        {"{\"format\":\"throughline\",\"version\":-1}", 1, 35, "version", "which version"},
        {"{\"format\":\"throughline\",\n \"version\":2,\"records\":{\"who\":1}}", 2, 12, "version",
         "version 2 of the format; this program reads up to version 1"},
        {"{\"format\":\"throughline\",\"version\":1}", 1, 1, "", "\"records\""},
        {"{\"format\":\"throughline\",\"version\":1,\"records\":[]}", 1, 47, "records", "\"records\""},
        {file("\"outcomes\":[]"), 2, 1, "records.outcomes", "Did you mean \"outcome\"?"},
        {file("\"outcome\":{}"), 2, 11, "records.outcome", "a list in [ ]"},
        {file("\"outcome\":[\n7]"), 3, 1, "records.outcome[0]", "A record is an object"},
        {file("\"outcome\":[\n" + outcome + ",\n{\"title\":\"No id\"}]"), 4, 1, "records.outcome[1]",
         "no id"},
        {file("\"outcome\":[\n" + outcome + ",\n" + outcome + "]"), 4, 7, "records.outcome[1].id",
         "The id \"o\" is taken: the outcome \"Stay\" has it already."},
        {file("\"outcome\":[\n" + outcome + "],\n\"task\":[{\"title\":\"T\",\"id\":\"o\"}]"), 4, 27,
         "records.task[0].id", "is taken: the outcome \"Stay\""},
        {file("\"outcome\":[\n{\"id\":\"o\",\"title\":\"Stay\",\"owner\":\"jon\"}]"), 3, 34,
         "records.outcome[0].owner", "The outcome \"Stay\" points to \"jon\", but no record has this id."},
        {file("\"outcome\":[" + outcome +
              "],\n\"experience\":[\n{\"id\":\"e\",\"title\":\"E\",\"serves\":[{\"outcome\":"
              "\"o\"},{\"outcome\":\"gone\"}]}]"),
         4, 60, "records.experience[0].serves[1].outcome", "The experience \"E\" points to \"gone\""},
        {file("\"outcome\":[\n{\"id\":\"o\",\"title\":\"Stay\",\"segments\":[\"o\"]}]"), 3, 38,
         "records.outcome[0].segments[0]", "wrong kind: \"Stay\" is of the kind \"outcome\""},
        {file("\"workspace\":[{\"id\":\"a\",\"title\":\"A\"},\n{\"id\":\"b\",\"title\":\"B\"}]"), 3, 1,
         "records.workspace[1]", "one workspace record only"},
        {file("\"outcome\":[\n{\"id\":\"o\",\"title\":\"S\",\"state\":\"agred\"}]"), 3, 31,
         "records.outcome[0].state", "Did you mean \"agreed\"?"},
        {file("\"outcome\":[\n{\"id\":\"o\",\"title\":\"S\",\"customer\":{\"importance\":99}}]"), 3, 48,
         "records.outcome[0].customer.importance", "between 0 and 10"},
        {file("\"outcome\":[\n{\"id\":\"o\",\"title\":\"S\",\"business\":{\"target\":1e999}}]"), 3, 44,
         "records.outcome[0].business.target", "too large"},
        {file("\"outcome\":[\n{\"id\":\"o\",\"title\":\"\\udc00\"}]"), 3, 25, "records.outcome[0].title",
         "lone surrogate"},
        {file("\"outcome\":[\n{\"id\":\"o\",\"title\":\"\xc3\x28\"}]"), 3, 20, "", "UTF-8"},
        {file("\"outcome\":[\n{\"id\":\"o\",\"title\":\"S\",\"deep\":" + std::string(300, '[') +
              std::string(300, ']') + "}]"),
         3, 226, "", "200 deep"},
        {file("\"outcome\":[\n{\"id\":\"o\",\"title\":\"S\",\"title\":\"T\"}]"), 3, 23,
         "records.outcome[0].title", "twice"},
        {file("\"outcome\":[\n{\"id\":\"o\",\"title\":\"S\"},]"), 3, 24, "records.outcome[1]",
         "comma too many"},
    };
    for (const Case& test : cases) {
        CAPTURE(test.text);
        WorkspaceContent content = read_workspace(test.text);
        REQUIRE_FALSE(content.ok());
        CHECK(content.records.empty());
        REQUIRE(content.error_count == 1);
        const Error& error = content.errors.front();
        CAPTURE(describe(error));
        CHECK(error.line == test.line);
        CHECK(error.column == test.column);
        if (!test.place.empty())
            CHECK(error.place == test.place);
        CHECK(error.message.find(test.says) != std::string::npos);
    }
}

TEST_CASE("All complaints come together, in the order of the text") {
    WorkspaceContent content =
        read_workspace(file("\"task\":[\n"
                            "{\"id\":\"t\",\"title\":\"T\",\"interaction\":\"gone\",\"depends_on\":"
                            "[\"lost\"]},\n"
                            "{\"id\":\"t\",\"title\":3}\n],\n\"taks\":[]"));
    REQUIRE(content.error_count == 5);
    std::vector<int> lines;
    for (const Error& error : content.errors)
        lines.push_back(error.line);
    CHECK(lines == std::vector<int>{3, 3, 4, 4, 6});

    // Only the first hundred are listed, but all are counted.
    std::string many = "\"note\":[";
    for (int index = 0; index < 250; ++index)
        many += text_format("%s\n{\"id\":\"n%d\"}", index ? "," : "", index);
    content = read_workspace(file(many + "]"));
    CHECK(content.error_count == 250);
    CHECK(content.errors.size() == ErrorList::maximum);
}

TEST_CASE("Files larger than the limit are refused") {
    WorkspaceContent content = read_workspace(std::string((std::size_t{64} << 20) + 1, ' '));
    REQUIRE(content.error_count == 1);
    CHECK(content.errors.front().message.find("64 MB") != std::string::npos);
}

TEST_CASE("Random workspaces are written and read back to the same bytes", "[R110]") {
    for (std::uint64_t seed = 100; seed < 108; ++seed) {
        std::string once = write_workspace(testing::random_workspace(seed, 3));
        CHECK(rewritten(once) == once);
    }
}

TEST_CASE("Bytes changed at random are read wholly or not at all", "[R110]") {
    const std::string original = write_workspace(testing::random_workspace(42, 1));
    Random random(43);
    int read = 0;
    for (int round = 0; round < 400; ++round) {
        const std::string text = testing::changed_at_random(original, random, "{}[]\",:0", 25);
        WorkspaceContent content = read_workspace(text);
        if (!content.ok()) {
            CHECK(content.records.empty());
            CHECK_FALSE(content.errors.front().message.empty());
            continue;
        }
        ++read;
        // What was read is whole: it can be stored, and written and read again.
        Store store;
        REQUIRE(store.fill(content.records).ok());
        CHECK(rewritten(write_workspace(store)) == write_workspace(store));
    }
    // Some changes only touch a text and are harmless.
    CHECK(read > 0);
    CHECK(read < 400);
}
