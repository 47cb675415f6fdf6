#include "model/content.h"
#include "model/member_path.h"
#include "model/record_json.h"
#include "model/records.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace throughline;

namespace {

struct Collector : LinkVisitor {
    std::vector<std::string> found;
    void visit(const Field& field, const MemberPath& path, const Id& target) override {
        found.push_back(path.text() + " (" + std::string(field.name) + ") → " + target.text());
    }
};

struct Texts : TextVisitor {
    std::vector<std::string> found;
    void visit(const Field&, const MemberPath& path, std::string_view text) override {
        found.push_back(path.text() + ": " + std::string(text));
    }
};

std::shared_ptr<Interaction> advisor_call() {
    auto call = std::make_shared<Interaction>();
    call->id = Id::literal("call");
    call->title = "Advisor call";
    call->serves.resize(2);
    call->serves[0].target = Id::literal("confident");
    call->serves[0].effect = 0.4;
    call->serves[1].target = Id::literal("said-once");
    call->channels = {Id::literal("phone"), Id::literal("branch")};
    call->stage = Id::literal("apply");
    call->context.outcome = Id::literal("stay");
    call->context.situation = "Lunch break";
    call->needs = {"A limit", "Today"};
    return call;
}

} // namespace

TEST_CASE("Links are found with their paths, in groups too") {
    Collector collector;
    visit_links(*advisor_call(), collector);
    std::sort(collector.found.begin(), collector.found.end());
    CHECK(collector.found == std::vector<std::string>{
                                 "channels[0] (channels) → phone",
                                 "channels[1] (channels) → branch",
                                 "context.outcome (outcome) → stay",
                                 "serves[0].experience (experience) → confident",
                                 "serves[1].experience (experience) → said-once",
                                 "stage (stage) → apply",
                             });
}

TEST_CASE("Removing links takes groups that mean nothing without them") {
    std::shared_ptr<Interaction> call = advisor_call();
    remove_links(*call, Id::literal("confident"));
    REQUIRE(call->serves.size() == 1);
    CHECK(call->serves[0].target.view() == "said-once");

    remove_links(*call, Id::literal("phone"));
    CHECK(call->channels == std::vector<Id>{Id::literal("branch")});
    remove_links(*call, Id::literal("apply"));
    CHECK(call->stage.empty());
    // The context says more than its outcome, so it stays.
    remove_links(*call, Id::literal("stay"));
    CHECK(call->context.outcome.empty());
    CHECK(call->context.situation == "Lunch break");

    // A step of history stays without the person who made it: its state is known all the same.
    call->history.resize(1);
    call->history[0].state = InteractionState::Completed;
    call->history[0].by = Id::literal("mara");
    remove_links(*call, Id::literal("mara"));
    REQUIRE(call->history.size() == 1);
    CHECK(call->history[0].by.empty());

    std::string before = record_json(*call);
    remove_links(*call, Id::literal("nobody"));
    CHECK(record_json(*call) == before);
}

TEST_CASE("Texts are found with their paths") {
    Texts texts;
    for_each_text(*advisor_call(), texts);
    CHECK(texts.found == std::vector<std::string>{"title: Advisor call", "needs[0]: A limit",
                                                  "needs[1]: Today", "context.situation: Lunch break"});
    CHECK(name_of(*advisor_call()) == "Advisor call");
    Assignment assignment;
    assignment.id = Id::literal("as-1");
    CHECK(name_of(assignment) == "Assignment as-1");
}
