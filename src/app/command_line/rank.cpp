// throughline rank and throughline funnel: decisions that another system logged, judged again.
#include "app/command_line/candidate_file.h"
#include "app/command_line/command_line.h"
#include "base/json_write.h"
#include "base/text.h"
#include "engage/arbitration/logged_decisions.h"
#include "engage/arbitration/logged_funnel.h"
#include "exchange/csv_cells.h"

namespace throughline::app {

namespace {

// A file could not be used, or has cells that cannot be read: all that is said, and how the program ends.
struct OpenedFile {
    ExitCode code = ExitCode::Fine;
    std::optional<CandidateFile> file;
};

OpenedFile open_candidates(const std::string& path, std::span<const FileColumn> columns,
                           const Output& output) {
    auto bytes = read_file(path);
    if (!bytes.ok()) {
        output.complain(bytes.error());
        return {ExitCode::CalledWrongly, {}};
    }
    auto opened = CandidateFile::open(std::move(bytes).value(), columns);
    if (!opened.ok()) {
        output.complain(path + ": " + describe(opened.error()));
        return {ExitCode::InputWrong, {}};
    }
    return {ExitCode::Fine, std::move(opened).value()};
}

ExitCode complain(const std::string& path, const CandidateFile& file, const Output& output) {
    for (const Error& problem : file.problems())
        output.complain(path + ": " + describe(problem));
    const std::uint64_t unlisted = file.problem_count() - file.problems().size();
    if (unlisted > 0)
        output.complain(
            text_format("%s: %llu more problems", path.c_str(), static_cast<unsigned long long>(unlisted)));
    return ExitCode::InputWrong;
}

// One JSON object on a line.
class JsonLine {
public:
    JsonLine& text(std::string_view name, std::string_view value) {
        append_json_text(member(name), value);
        return *this;
    }
    JsonLine& number(std::string_view name, double value) {
        append_json_number(member(name), value);
        return *this;
    }
    JsonLine& count(std::string_view name, std::uint64_t value) {
        append_json_integer(member(name), static_cast<std::int64_t>(value));
        return *this;
    }
    JsonLine& object(std::string_view name, const JsonLine& value) {
        member(name) += value.closed();
        return *this;
    }
    std::string closed() const { return m_text + "}"; }
    void print(const Output& output) const { output.result(closed() + "\n"); }

private:
    std::string& member(std::string_view name) {
        if (m_text.size() > 1)
            m_text += ',';
        append_json_text(m_text, name);
        m_text += ':';
        return m_text;
    }
    std::string m_text = "{";
};

// rank

namespace rank {

enum Column : std::size_t { Decision, Name, P, V, C, L, Priority, Rank };
constexpr std::array<FileColumn, 8> columns = {{{"pxInteractionID"},
                                                {"pyName"},
                                                {"FinalPropensity"},
                                                {"Value"},
                                                {"ContextWeight"},
                                                {"Weight"},
                                                {"Priority"},
                                                {"pxRank"}}};

struct Candidates {
    engage::LoggedDecisions log;
    std::vector<std::string> names; // by candidate
    std::vector<std::uint64_t> rows;
    std::vector<std::uint32_t> lines;
};

void read(CandidateFile& file, Candidates& candidates) {
    while (file.next()) {
        engage::LoggedCandidate candidate;
        const std::string_view decision = file.required_text(Decision);
        const std::string_view name = file.required_text(Name);
        for (std::size_t term = 0; term < engage::logged_terms.size(); ++term)
            candidate.terms[term] = file.number(P + term);
        candidate.priority = file.number(Priority);
        candidate.rank = file.whole_number(Rank);
        if (!file.is_right())
            continue;
        candidates.log.add(decision, candidate);
        candidates.names.emplace_back(name);
        candidates.rows.push_back(file.row());
        candidates.lines.push_back(file.line());
    }
}

void print_winner(const Candidates& candidates, const engage::JudgedDecision& judged, const Output& output) {
    const engage::LoggedCandidate& winner = candidates.log.candidates()[judged.winner()];
    JsonLine terms;
    JsonLine without;
    for (const engage::Term term : engage::logged_terms) {
        const auto place = static_cast<std::size_t>(term);
        terms.number(engage::term_letter(term), winner.terms[place]);
        without.text(engage::term_letter(term), candidates.names[judged.winner_without[place]]);
    }
    JsonLine()
        .text("decision", candidates.log.decision_id(judged.decision))
        .text("winner", candidates.names[judged.winner()])
        .number("priority", engage::product(winner.terms))
        .object("terms", terms)
        .count("candidates", judged.candidates.size())
        .object("winner_without", without)
        .print(output);
}

void print_counts(const Candidates& candidates, const engage::JudgedLog& judged, const Output& output) {
    const std::size_t count = candidates.names.size();
    JsonLine without;
    for (const engage::Term term : engage::logged_terms)
        without.count(engage::term_letter(term), judged.changed_without[static_cast<std::size_t>(term)]);
    JsonLine()
        .count("decisions", judged.decisions.size())
        .count("candidates", count)
        .count("priority_is_product", count - judged.wrong_priorities.size())
        .number("largest_relative_error", judged.largest_error)
        .count("rank_is_place", count - judged.wrong_ranks.size())
        .object("winners_changed_without", without)
        .print(output);
}

void complain_about_rows(const std::string& path, const Candidates& candidates,
                         const std::vector<std::uint32_t>& wrong, const char* what, const Output& output) {
    if (wrong.empty())
        return;
    const std::uint32_t first = wrong.front();
    output.complain(text_format("%s: %zu rows whose %s; the first is row %llu (line %u)", path.c_str(),
                                wrong.size(), what, static_cast<unsigned long long>(candidates.rows[first]),
                                candidates.lines[first]));
}

} // namespace rank

// funnel

namespace funnel {

enum Column : std::size_t { Decision, Stage, Order, Fate, Component };
constexpr std::array<FileColumn, 5> columns = {{{"pxInteractionID"},
                                                {"Stage_pyName"},
                                                {"Stage_pyOrder"},
                                                {"pxRecordType"},
                                                {"pxComponentName", Presence::Optional}}};

engage::LoggedFate fate_of(std::string_view record_type) {
    if (csv::equal_without_case(record_type, "FILTERED_OUT"))
        return engage::LoggedFate::Dropped;
    return csv::equal_without_case(record_type, "OUTPUT") ? engage::LoggedFate::Offered
                                                          : engage::LoggedFate::Other;
}

engage::FunnelCounter read(CandidateFile& file) {
    engage::FunnelCounter counter;
    // Orders are a few texts that come again and again.
    std::string order_text;
    double order = 0;
    while (file.next()) {
        engage::LoggedRow row;
        row.decision = file.required_text(Decision);
        row.stage = file.required_text(Stage);
        if (file.text(Order) != order_text || order_text.empty()) {
            order = file.number(Order);
            order_text = file.text(Order);
        }
        row.order = order;
        row.fate = fate_of(file.required_text(Fate));
        row.component = file.text(Component);
        if (file.is_right())
            counter.add(row);
    }
    return counter;
}

void print(const engage::LoggedFunnel& funnel, const Output& output) {
    for (const engage::FunnelStage& stage : funnel.stages) {
        JsonLine components;
        for (const engage::FunnelCount& component : stage.components)
            components.count(component.name, component.dropped);
        JsonLine()
            .text("stage", stage.name)
            .number("order", stage.order)
            .count("entering", stage.entering)
            .count("dropped", stage.dropped)
            .count("left", stage.left)
            .count("decisions_emptied", stage.emptied)
            .object("dropped_by", components)
            .print(output);
    }
    JsonLine()
        .count("decisions", funnel.decisions)
        .count("candidates", funnel.candidates)
        .count("dropped", funnel.dropped)
        .count("offered", funnel.offered)
        .count("decisions_without_action", funnel.without_action)
        .print(output);
}

} // namespace funnel

} // namespace

ExitCode run_rank(const CommandArguments& arguments, const Output& output) {
    const std::string& path = arguments.words.front();
    auto [code, file] = open_candidates(path, rank::columns, output);
    if (!file)
        return code;
    rank::Candidates candidates;
    rank::read(*file, candidates);
    if (!file->is_right())
        return complain(path, *file, output);
    const engage::JudgedLog judged = candidates.log.judge();
    for (const engage::JudgedDecision& decision : judged.decisions)
        rank::print_winner(candidates, decision, output);
    rank::print_counts(candidates, judged, output);
    rank::complain_about_rows(path, candidates, judged.wrong_priorities,
                              "Priority is not FinalPropensity · Value · ContextWeight · Weight", output);
    rank::complain_about_rows(path, candidates, judged.wrong_ranks,
                              "pxRank is not their place by that product", output);
    return judged.wrong_priorities.empty() && judged.wrong_ranks.empty() ? ExitCode::Fine
                                                                         : ExitCode::InputWrong;
}

ExitCode run_funnel(const CommandArguments& arguments, const Output& output) {
    const std::string& path = arguments.words.front();
    auto [code, file] = open_candidates(path, funnel::columns, output);
    if (!file)
        return code;
    const engage::FunnelCounter counter = funnel::read(*file);
    if (!file->is_right())
        return complain(path, *file, output);
    const engage::LoggedFunnel counted = counter.funnel();
    funnel::print(counted, output);
    if (counted.other > 0)
        output.complain(text_format("%s: %llu rows whose pxRecordType is neither FILTERED_OUT nor OUTPUT; "
                                    "they count as neither dropped nor offered",
                                    path.c_str(), static_cast<unsigned long long>(counted.other)));
    return ExitCode::Fine;
}

} // namespace throughline::app
