// throughline tck: runs a tree of test cases in the format of the DMN TCK and says how many pass.
#include "dmn/tck.h"

#include "app/command_line/command_line.h"
#include "base/text.h"
#include "dmn/xml_reader.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace throughline::app {

namespace {

namespace files = std::filesystem;

struct Counts {
    std::size_t cases = 0;
    std::size_t passed = 0;
    // Results whose expected value is not null: an engine that answers null to everything gets none of these.
    std::size_t values = 0;
    std::size_t right_values = 0;

    void add(const Counts& other) {
        cases += other.cases;
        passed += other.passed;
        values += other.values;
        right_values += other.right_values;
    }
};

struct ModelFile {
    std::string name;
    Result<dmn::Model> model;
};

// One folder of the tree: models, and suites of cases about them.
struct TestFolder {
    std::string label;
    std::vector<files::path> suites;
    std::vector<files::path> models;
};

feel::DateTime present() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto total = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
    constexpr std::int64_t nanoseconds = 1000000000;
    constexpr std::int64_t day = 86400;
    feel::DateTime moment = feel::date_from_days(total / nanoseconds / day);
    feel::set_second_of_day(moment, total / nanoseconds % day);
    moment.nanosecond = static_cast<std::uint32_t>(total % nanoseconds);
    moment.set_zone(feel::Zone::offset(0));
    return moment;
}

// All folders below `root` that have suites, sorted by name, so that two runs print the same.
Result<std::vector<TestFolder>> folders_below(const files::path& root) {
    std::error_code problem;
    std::vector<files::path> pending = {root};
    std::vector<TestFolder> folders;
    while (!pending.empty()) {
        const files::path current = pending.back();
        pending.pop_back();
        TestFolder folder;
        folder.label =
            current == root ? root.filename().string() : current.lexically_relative(root).generic_string();
        for (files::directory_iterator entry(current, problem), end; !problem && entry != end;
             entry.increment(problem)) {
            const files::path& path = entry->path();
            if (entry->is_directory(problem))
                pending.push_back(path);
            else if (path.extension() == ".xml")
                folder.suites.push_back(path);
            else if (path.extension() == ".dmn")
                folder.models.push_back(path);
        }
        if (problem)
            return error_at(current.string(), "The folder cannot be read: " + problem.message() + ".");
        std::sort(folder.suites.begin(), folder.suites.end());
        std::sort(folder.models.begin(), folder.models.end());
        if (!folder.suites.empty())
            folders.push_back(std::move(folder));
    }
    std::sort(folders.begin(), folders.end(),
              [](const TestFolder& left, const TestFolder& right) { return left.label < right.label; });
    return folders;
}

class Runner {
public:
    Runner(const Output& output, std::string& csv)
        : m_output(output)
        , m_csv(csv)
        , m_now(present()) {}

    const Counts& total() const { return m_total; }

    void run(const TestFolder& folder) {
        std::vector<ModelFile> models;
        for (const files::path& path : folder.models) {
            const Result<std::string> text = read_file(path.string());
            models.push_back({path.filename().string(),
                              text ? dmn::read_model(text.value()) : Result<dmn::Model>(text.error())});
        }
        Counts counts;
        std::string failures;
        for (const files::path& suite : folder.suites)
            run_suite(folder, suite, models, counts, failures);
        m_output.result(text_format("%s: %zu of %zu cases passed, %zu failed; %zu of %zu values\n",
                                    folder.label.c_str(), counts.passed, counts.cases,
                                    counts.cases - counts.passed, counts.right_values, counts.values));
        m_output.result(failures);
        m_total.add(counts);
    }

private:
    void run_suite(const TestFolder& folder, const files::path& path, const std::vector<ModelFile>& models,
                   Counts& counts, std::string& failures) {
        const Result<std::string> text = read_file(path.string());
        const Result<dmn::TestSuite> suite =
            text ? dmn::read_test_suite(text.value()) : Result<dmn::TestSuite>(text.error());
        if (!suite.ok()) {
            failures += "  " + path.filename().string() + ": " + describe(suite.error()) + "\n";
            ++counts.cases;
            return;
        }
        const dmn::EngineReport report =
            dmn::compile_models(ordered(models, suite.value().model_name, failures));
        for (const dmn::TestCase& test : suite.value().cases) {
            const dmn::CaseResult result = dmn::run_test_case(report.engine, test, m_now);
            ++counts.cases;
            counts.passed += result.passed ? 1 : 0;
            for (const dmn::NodeResult& node : result.nodes) {
                counts.values += node.expects_null ? 0 : 1;
                counts.right_values += !node.expects_null && node.passed ? 1 : 0;
                if (!node.passed)
                    failures +=
                        "  " + path.stem().string() + ", case " + result.id + ": " + node.detail + "\n";
            }
            m_csv += dmn::csv_line(folder.label, path.stem().string(), result);
        }
    }

    // The model that is tested comes first: it is the one whose names need no namespace.
    static std::vector<dmn::Model> ordered(const std::vector<ModelFile>& files, const std::string& tested,
                                           std::string& failures) {
        std::vector<dmn::Model> models;
        bool found = false;
        for (const ModelFile& file : files) {
            if (!file.model.ok()) {
                failures += "  " + file.name + ": " + describe(file.model.error()) + "\n";
                continue;
            }
            const bool first = file.name == tested;
            models.insert(first ? models.begin() : models.end(), file.model.value());
            found = found || first;
        }
        if (!found)
            failures += "  There is no model " + tested + ".\n";
        return models;
    }

    const Output& m_output;
    std::string& m_csv;
    feel::DateTime m_now;
    Counts m_total;
};

bool write_file(const std::string& path, std::string_view text) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file)
        return false;
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    return std::fclose(file) == 0 && written;
}

} // namespace

ExitCode run_tck(const CommandArguments& arguments, const Output& output) {
    const auto started = std::chrono::steady_clock::now();
    files::path root = files::path(arguments.words.front()).lexically_normal();
    if (!root.has_filename())
        root = root.parent_path();
    const Result<std::vector<TestFolder>> folders = folders_below(root);
    if (!folders.ok()) {
        output.complain(folders.error());
        return ExitCode::CalledWrongly;
    }
    std::string csv;
    Runner runner(output, csv);
    for (const TestFolder& folder : folders.value())
        runner.run(folder);
    const Counts& total = runner.total();
    if (total.cases == 0) {
        output.complain(root.string() + ": There are no test cases in this folder.");
        return ExitCode::CalledWrongly;
    }
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
    output.result(text_format("In all: %zu of %zu cases passed, %zu failed; %zu of %zu result nodes whose "
                              "expected value is not null; %zu folders in %.2f s\n",
                              total.passed, total.cases, total.cases - total.passed, total.right_values,
                              total.values, folders.value().size(), elapsed.count()));
    const std::string csv_file(arguments.option("csv"));
    if (!csv_file.empty() && !write_file(csv_file, csv)) {
        output.complain(csv_file + ": The file cannot be written.");
        return ExitCode::CalledWrongly;
    }
    return total.passed == total.cases ? ExitCode::Fine : ExitCode::InputWrong;
}

} // namespace throughline::app
