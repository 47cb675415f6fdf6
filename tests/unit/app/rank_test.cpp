#include "base/json.h"
#include "unit/app/command_line_world.h"
#include "unit/support/files.h"

#include <algorithm>
#include <map>

using namespace throughline;
using namespace throughline::app;

namespace {

bool mentions(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

const std::string rank_header =
    "pxInteractionID,pyName,FinalPropensity,Value,ContextWeight,Weight,Priority,pxRank\n";
const std::string funnel_header = "pxInteractionID,Stage_pyName,Stage_pyOrder,pxRecordType,pxComponentName\n";

std::string last_line(const Ran& ran) {
    const std::vector<std::string> lines = lines_of(ran.results);
    return lines.empty() ? std::string() : lines.back();
}

Ran run_on(std::string_view program, const std::string& bytes) {
    const TemporaryFolder folder;
    return run({std::string(program), folder.write("log.csv", bytes)});
}

} // namespace

TEST_CASE("rank finds the priorities, ranks and sensitivities of 40 real decisions", "[app][R095]") {
    const Ran ran = run({"rank", testing::shared_path("arbitration/priorities.csv").string()});
    CHECK(ran.code == ExitCode::Fine);
    CHECK(ran.complaints.empty());
    CHECK(lines_of(ran.results).size() == 41);
    CHECK(last_line(ran) ==
          R"({"decisions":40,"candidates":2922,"priority_is_product":2922,"largest_relative_error":0,)"
          R"("rank_is_place":2922,"winners_changed_without":{"P":29,"V":10,"C":20,"L":10}})");
}

TEST_CASE("rank reads columns in any order, among others, with quotes, and rows of decisions mixed",
          "[app][R095]") {
    const Ran ran = run_on("rank", "Weight;pxRank;more;PYNAME;Value;ContextWeight;FinalPropensity;Priority;"
                                   "pxInteractionID\r\n"
                                   "1;2;;\"b; \"\"two\"\"\";2;1;0.5;1;first\r\n"
                                   "1;1;;c;3;1;0.5;1.5;second\r\n"
                                   "2;1;x;\"a\";2;1;0.5;2;first\r\n");
    CHECK(ran.code == ExitCode::Fine);
    CHECK(ran.complaints.empty());
    REQUIRE(lines_of(ran.results).size() == 3);
    CHECK(
        lines_of(ran.results)[0] ==
        R"({"decision":"first","winner":"a","priority":2,"terms":{"P":0.5,"V":2,"C":1,"L":2},"candidates":2,)"
        R"("winner_without":{"P":"a","V":"a","C":"a","L":"a"}})");
    CHECK(mentions(lines_of(ran.results)[1], R"("winner":"c")"));
}

TEST_CASE("rank takes equal priorities in either order, or with one rank for both", "[app][R095]") {
    const auto file = [](const char* first, const char* second) {
        return rank_header + "d,a,0.5,2,1,1,1," + first + "\nd,b,0.25,4,1,1,1," + second +
               "\nd,c,0.5,1,1,1,0.5,3\n";
    };
    const Ran one = run_on("rank", file("1", "2"));
    const Ran other = run_on("rank", file("2", "1"));
    CHECK(one.code == ExitCode::Fine);
    CHECK(other.code == ExitCode::Fine);
    CHECK(mentions(one.results, R"("winner":"a")"));
    CHECK(mentions(other.results, R"("winner":"b")"));
    CHECK(mentions(last_line(other), R"("rank_is_place":3)"));
    // Without the value, a and c are equal; a stays the winner where it was one.
    CHECK(mentions(last_line(one), R"("V":0)"));
    CHECK(mentions(last_line(other), R"("V":1)"));
    CHECK(run_on("rank", file("1", "1")).code == ExitCode::Fine);
    CHECK(run_on("rank", file("1", "3")).code == ExitCode::InputWrong);
}

TEST_CASE("rank says which rows are not what their terms give", "[app][R095]") {
    const Ran ran = run_on("rank", rank_header + "d,a,0.5,2,1,1,1,1\nd,b,0.5,1,1,1,0.500001,3\n");
    CHECK(ran.code == ExitCode::InputWrong);
    CHECK(lines_of(ran.results).size() == 2);
    CHECK(mentions(last_line(ran), R"("priority_is_product":1,)"));
    CHECK(mentions(last_line(ran), R"("rank_is_place":1,)"));
    CHECK(mentions(ran.complaints, "1 rows whose Priority is not"));
    CHECK(mentions(ran.complaints, "row 2 (line 3)"));
}

TEST_CASE("rank and funnel name row and column of a cell that they cannot read, and print nothing", "[app]") {
    const Ran ran = run_on("rank", rank_header + "d,\"a\nb\",0.5,2,1,1,1,1\n,b,,x,1,nan,1e999,1.5\nd,c,1\n" +
                                       "d,e,1,1,1,1,1,4,5\n");
    CHECK(ran.code == ExitCode::InputWrong);
    CHECK(ran.results.empty());
    CHECK(mentions(ran.complaints, "line 4, row 2, column pxInteractionID: The cell is empty."));
    CHECK(mentions(ran.complaints, "line 4, row 2, column FinalPropensity: The cell is empty."));
    CHECK(mentions(ran.complaints, "line 4, row 2, column Value: \"x\" is not a number."));
    CHECK(mentions(ran.complaints, "line 4, row 2, column Weight: \"nan\" is not a number."));
    CHECK(mentions(ran.complaints, "line 4, row 2, column Priority: \"1e999\" is not a number."));
    CHECK(mentions(ran.complaints, "line 4, row 2, column pxRank: \"1.5\" is not a whole number."));
    CHECK(mentions(ran.complaints, "line 5, row 3, column Value: The cell is empty."));
    CHECK(mentions(ran.complaints, "line 6, row 4: The row has 9 cells, the header 8."));

    const Ran funnel = run_on("funnel", funnel_header + "d,Output,4000,,\nd,Output,late,OUTPUT,\n");
    CHECK(funnel.code == ExitCode::InputWrong);
    CHECK(funnel.results.empty());
    CHECK(mentions(funnel.complaints, "line 2, row 1, column pxRecordType: The cell is empty."));
    CHECK(mentions(funnel.complaints, "line 3, row 2, column Stage_pyOrder: \"late\" is not a number."));

    std::string many = rank_header;
    for (int row = 0; row < 50; ++row)
        many += "d,a,,1,1,1,1,1\n";
    const Ran much = run_on("rank", many);
    CHECK(lines_of(much.complaints).size() == 21);
    CHECK(much.complaints.ends_with(": 30 more problems\n"));
}

TEST_CASE("rank and funnel refuse files without the columns or rows they need", "[app]") {
    for (const char* program : {"rank", "funnel"}) {
        const Ran other = run_on(program, "pxInteractionID,a\n1,2\n");
        CHECK(other.code == ExitCode::InputWrong);
        CHECK(mentions(other.complaints, "The file lacks the columns "));
        CHECK(mentions(run_on(program, "").complaints, "The file has no rows."));
        CHECK(run({program, "nowhere.csv"}).code == ExitCode::CalledWrongly);
        CHECK(run({program}).code == ExitCode::CalledWrongly);
        CHECK(mentions(run({"help"}).results, std::string("throughline ") + program + " FILE.csv"));
    }
    CHECK(mentions(run_on("rank", rank_header).complaints, "The file has a header but no rows."));
    CHECK(mentions(run_on("rank", "Value," + rank_header + "1,1\n").complaints, "Value is there twice"));
    CHECK(mentions(run_on("rank", rank_header + "d,\"a,1\n").complaints, "line 2, column 3"));
}

TEST_CASE("funnel counts the twelve rows as they are counted by hand", "[app][R095]") {
    const Ran ran = run({"funnel", testing::shared_path("arbitration/funnel-minimal.csv").string()});
    CHECK(ran.code == ExitCode::Fine);
    CHECK(ran.complaints.empty());
    CHECK(ran.results ==
          R"({"stage":"Eligibility","order":1500,"entering":12,"dropped":4,"left":8,"decisions_emptied":0,)"
          R"("dropped_by":{"EligibilityRule":4}})"
          "\n"
          R"({"stage":"ContactPoliciesActionLimits","order":3900,"entering":8,"dropped":5,"left":3,)"
          R"("decisions_emptied":1,"dropped_by":{"ContactPolicyRule":5}})"
          "\n"
          R"({"stage":"Output","order":4000,"entering":3,"dropped":0,"left":3,"decisions_emptied":0,)"
          R"("dropped_by":{}})"
          "\n"
          R"({"decisions":3,"candidates":12,"dropped":9,"offered":3,"decisions_without_action":1})"
          "\n");
}

TEST_CASE("funnel adds up whatever the order of rows and stages, and says what it does not know",
          "[app][R095]") {
    const std::vector<std::string> rows = {"a,Late,20,FILTERED_OUT,x\n", "a,Early,10,FILTERED_OUT,y\n",
                                           "a,Late,20,FILTERED_OUT,z\n", "b,Early,10,FILTERED_OUT,\n",
                                           "a,Late,20,filtered_out,z\n"};
    std::string forwards = funnel_header;
    std::string backwards = funnel_header;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        forwards += rows[index];
        backwards += rows[rows.size() - 1 - index];
    }
    const Ran ran = run_on("funnel", forwards);
    CHECK(run_on("funnel", backwards).results == ran.results);
    CHECK(ran.results ==
          R"({"stage":"Early","order":10,"entering":5,"dropped":2,"left":3,"decisions_emptied":1,)"
          R"("dropped_by":{"y":1}})"
          "\n"
          R"({"stage":"Late","order":20,"entering":3,"dropped":3,"left":0,"decisions_emptied":1,)"
          R"("dropped_by":{"z":2,"x":1}})"
          "\n"
          R"({"decisions":2,"candidates":5,"dropped":5,"offered":0,"decisions_without_action":2})"
          "\n");
    const Ran other = run_on("funnel", forwards + "b,Late,20,SKIPPED,\n");
    CHECK(other.code == ExitCode::Fine);
    CHECK(mentions(other.complaints, "1 rows whose pxRecordType is neither"));
}
