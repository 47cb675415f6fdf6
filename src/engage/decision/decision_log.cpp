#include "engage/decision/decision_log.h"

#include "base/json.h"
#include "base/json_write.h"
#include "base/text.h"
#include "feel/compile.h"

#include <charconv>

namespace throughline::engage {

namespace {

constexpr std::string_view kind_names[] = {"proposed", "answered", "other"};

class LineWriter {
public:
    explicit LineWriter(const Catalogue& catalogue)
        : m_catalogue(catalogue) {}

    void name(std::string_view text) {
        separate();
        append_json_text(m_text, text);
        m_text += ':';
        m_is_first = true;
    }
    void open(char bracket) {
        separate();
        m_text += bracket;
        m_is_first = true;
    }
    void close(char bracket) {
        m_text += bracket;
        m_is_first = false;
    }
    void text(std::string_view value) {
        separate();
        append_json_text(m_text, value);
    }
    void number(double value) {
        separate();
        append_json_number(m_text, value);
    }
    void integer(std::int64_t value) {
        separate();
        append_json_integer(m_text, value);
    }
    void id(std::uint32_t action) { text(action == no_index ? "" : m_catalogue.actions[action].id.view()); }
    void ids(std::string_view title, const std::vector<std::uint32_t>& actions) {
        name(title);
        open('[');
        for (const std::uint32_t action : actions)
            id(action);
        close(']');
    }
    void numbers(std::string_view title, std::span<const double> values) {
        name(title);
        open('[');
        for (const double value : values)
            number(value);
        close(']');
    }
    std::string take() && { return std::move(m_text); }

private:
    void separate() {
        if (!m_is_first)
            m_text += ',';
        m_is_first = false;
    }
    const Catalogue& m_catalogue;
    std::string m_text;
    bool m_is_first = true;
};

void write_arbitration(LineWriter& out, const Arbitration& arbitration) {
    out.name("arbitration");
    out.open('{');
    std::string letters;
    for (std::size_t place = 0; place < term_count; ++place) {
        if (arbitration.used.has(static_cast<Term>(place)))
            letters += term_letter(static_cast<Term>(place));
    }
    out.name("terms");
    out.text(letters);
    out.name("form");
    out.integer(static_cast<std::int64_t>(arbitration.form));
    out.name("customer");
    out.number(arbitration.customer_strength);
    out.name("nothing");
    out.number(arbitration.do_nothing);
    out.name("exploration");
    out.number(arbitration.exploration);
    out.name("explored");
    out.integer(arbitration.explored);
    out.name("asked");
    out.integer(static_cast<std::int64_t>(arbitration.asked));
    out.name("seed");
    out.text(text_format("%llx", static_cast<unsigned long long>(arbitration.seed)));
    out.close('}');
}

void write_history(LineWriter& out, const Catalogue& catalogue, std::span<const ContactEvent> history) {
    out.name("history");
    out.open('[');
    for (const ContactEvent& event : history) {
        out.open('[');
        out.integer(event.at.milliseconds);
        out.text(kind_names[static_cast<std::size_t>(event.kind)]);
        out.id(event.action);
        out.text(event.channel == no_index ? "" : catalogue.channels[event.channel].id.view());
        out.text(response_classes[static_cast<std::size_t>(event.answer)].name);
        out.text(event.name == no_index ? std::string_view() : catalogue.event_names[event.name]);
        out.close(']');
    }
    out.close(']');
}

void write_values(LineWriter& out, const Catalogue& catalogue, std::span<const feel::Value> values) {
    out.name("values");
    out.open('[');
    for (std::size_t index = 0; index < values.size() && index < catalogue.variables.size(); ++index)
        out.text(feel::value_literal(values[index]));
    out.close(']');
}

// Ids with blanks between them; the days are those of the first. They follow from the values, so nobody reads
// them back.
void write_stages(LineWriter& out, Decider& decider) {
    std::string stages;
    double days = 0;
    for (std::uint32_t stage = 0; stage < decider.catalogue().stages.size(); ++stage) {
        if (!decider.is_in(stage))
            continue;
        if (stages.empty())
            days = decider.days_in(stage).value_or(0);
        else
            stages += ' ';
        stages += decider.catalogue().stages[stage].id.view();
    }
    out.name("stage");
    out.text(stages);
    out.name("days_in_stage");
    out.number(days);
}

void write_draw(LineWriter& out, const Situation& situation) {
    if (!situation.within_reach.empty()) {
        out.name("within_reach");
        out.open('[');
        for (const std::uint8_t is_within : situation.within_reach)
            out.integer(is_within);
        out.close(']');
    }
    if (situation.draw_probability != 1) {
        out.name("draw_probability");
        out.number(situation.draw_probability);
    }
}

void write_candidates(LineWriter& out, const NextAction& decided) {
    out.name("candidates");
    out.open('[');
    for (std::uint32_t action = 0; action < decided.candidates.size(); ++action) {
        const Candidate& candidate = decided.candidates[action];
        out.open('[');
        out.id(action);
        out.text(fate_name(candidate.fate));
        out.integer(candidate.cause == no_index ? -1 : static_cast<std::int64_t>(candidate.cause));
        out.integer(static_cast<std::int64_t>(candidate.channel_reason));
        for (const double value : candidate.score.terms)
            out.number(value);
        out.number(candidate.score.priority);
        out.close(']');
    }
    out.close(']');
}

void write_exceptions(LineWriter& out, const NextAction& decided) {
    out.name("exceptions");
    out.open('[');
    for (const CapabilityException& exception : decided.exceptions) {
        out.open('[');
        out.id(exception.action);
        out.integer(static_cast<std::int64_t>(exception.reason));
        out.close(']');
    }
    out.close(']');
}

// What a line says, with the memory that the situation borrows.
struct ReadLine {
    Situation situation;
    Arbitration arbitration;
    LogLabels labels;
    std::vector<feel::Value> values;
    std::vector<ContactEvent> history;
    std::vector<double> propensities;
    std::vector<double> channel_propensities;
    std::vector<std::uint8_t> within_reach;
};

class LineReader {
public:
    LineReader(const JsonDocument& document, const Catalogue& catalogue)
        : m_document(document)
        , m_catalogue(catalogue) {}

    Result<void> read(ReadLine& line) {
        const JsonValue root = m_document.root();
        if (TRY(text(root, "catalogue")) != m_catalogue.version)
            return m_document.error_at(root, "The line was logged with another version of the catalogue.");
        line.labels.customer = TRY(text(root, "customer"));
        line.labels.model_version = TRY(text(root, "model"));
        line.situation.now = {TRY(integer(root, "now"))};
        const std::string_view channel_id = TRY(text(root, "channel"));
        const auto channel = m_catalogue.channel_of(Id::literal(channel_id));
        if (!channel)
            return m_document.error_at(root, "There is no such channel.");
        line.situation.channel = *channel;
        const JsonValue arbitration = TRY(member(root, "arbitration"));
        TRY(read_arbitration(arbitration, line.arbitration));
        const JsonValue values = TRY(member(root, "values"));
        TRY(read_values(values, line.values));
        const JsonValue history = TRY(member(root, "history"));
        for (const JsonValue event : history.elements())
            line.history.push_back(TRY(read_event(event)));
        const JsonValue propensities = TRY(member(root, "propensities"));
        TRY(read_numbers(propensities, line.propensities));
        const JsonValue of_channel = TRY(member(root, "channel_propensities"));
        TRY(read_numbers(of_channel, line.channel_propensities));
        TRY(read_draw(root, line));
        line.situation.values = line.values;
        line.situation.history = line.history;
        line.situation.propensities = line.propensities;
        line.situation.channel_propensities = line.channel_propensities;
        return {};
    }

private:
    Result<JsonValue> member(const JsonValue& object, std::string_view name) const {
        const auto found = object.find(name);
        if (!found)
            return m_document.error_at(object, "The member \"" + std::string(name) + "\" is missing.");
        return *found;
    }
    Result<std::string_view> text(const JsonValue& object, std::string_view name) const {
        const JsonValue found = TRY(member(object, name));
        if (!found.is_text())
            return m_document.error_at(found, "This should be a text.");
        return found.text();
    }
    Result<double> number(const JsonValue& object, std::string_view name) const {
        const JsonValue found = TRY(member(object, name));
        if (!found.is_number())
            return m_document.error_at(found, "This should be a number.");
        return found.number();
    }
    Result<std::int64_t> integer(const JsonValue& object, std::string_view name) const {
        const JsonValue found = TRY(member(object, name));
        const auto value = found.is_number() ? found.integer() : std::nullopt;
        if (!value)
            return m_document.error_at(found, "This should be a whole number.");
        return *value;
    }
    Result<void> read_arbitration(const JsonValue& object, Arbitration& arbitration) const {
        arbitration.used = TermSet();
        const std::string_view letters = TRY(text(object, "terms"));
        for (std::size_t place = 0; place < term_count; ++place) {
            const auto which = static_cast<Term>(place);
            if (letters.find(term_letter(which)) != std::string_view::npos)
                arbitration.used = arbitration.used.with(which);
        }
        arbitration.form = static_cast<ScoreForm>(TRY(integer(object, "form")));
        arbitration.customer_strength = TRY(number(object, "customer"));
        arbitration.do_nothing = TRY(number(object, "nothing"));
        arbitration.exploration = TRY(number(object, "exploration"));
        arbitration.explored = static_cast<std::uint32_t>(TRY(integer(object, "explored")));
        arbitration.asked = static_cast<AskedStages>(TRY(integer(object, "asked")));
        const std::string_view seed = TRY(text(object, "seed"));
        const auto read = std::from_chars(seed.data(), seed.data() + seed.size(), arbitration.seed, 16);
        if (read.ec != std::errc() || read.ptr != seed.data() + seed.size())
            return m_document.error_at(object, "The seed cannot be read.");
        return {};
    }
    Result<void> read_values(const JsonValue& list, std::vector<feel::Value>& values) const {
        feel::Machine machine;
        for (const JsonValue item : list.elements()) {
            if (!item.is_text())
                return m_document.error_at(item, "A value should be a FEEL text.");
            const feel::ProgramPtr program = TRY(feel::compile_expression(item.text(), {}));
            machine.start();
            values.push_back(machine.evaluate(*program, {}));
        }
        return {};
    }
    Result<ContactEvent> read_event(const JsonValue& item) const {
        std::vector<JsonValue> parts;
        for (const JsonValue part : item.elements())
            parts.push_back(part);
        if (parts.size() != 6 || !parts[0].is_number() || !parts[0].integer())
            return m_document.error_at(item, "An event should have six parts.");
        for (std::size_t index = 1; index < parts.size(); ++index) {
            if (!parts[index].is_text())
                return m_document.error_at(parts[index], "This should be a text.");
        }
        ContactEvent event;
        event.at = {*parts[0].integer()};
        for (std::size_t kind = 0; kind < std::size(kind_names); ++kind) {
            if (parts[1].text() == kind_names[kind])
                event.kind = static_cast<ContactKind>(kind);
        }
        event.action = m_catalogue.action_of(Id::literal(parts[2].text())).value_or(no_index);
        event.channel = m_catalogue.channel_of(Id::literal(parts[3].text())).value_or(no_index);
        for (std::size_t answer = 0; answer < std::size(response_classes); ++answer) {
            if (parts[4].text() == response_classes[answer].name)
                event.answer = static_cast<ResponseClass>(answer);
        }
        event.name = parts[5].text().empty() ? no_index : m_catalogue.event_name(parts[5].text());
        return event;
    }
    // What is only logged where something is drawn.
    Result<void> read_draw(const JsonValue& root, ReadLine& line) const {
        if (const auto reach = root.find("within_reach")) {
            std::vector<double> numbers;
            TRY(read_numbers(*reach, numbers));
            for (const double number : numbers)
                line.within_reach.push_back(number != 0 ? 1 : 0);
            line.situation.within_reach = line.within_reach;
        }
        if (root.find("draw_probability"))
            line.situation.draw_probability = TRY(number(root, "draw_probability"));
        return {};
    }
    Result<void> read_numbers(const JsonValue& list, std::vector<double>& numbers) const {
        for (const JsonValue item : list.elements()) {
            if (!item.is_number())
                return m_document.error_at(item, "This should be a number.");
            numbers.push_back(item.number());
        }
        if (!numbers.empty() && numbers.size() != m_catalogue.actions.size())
            return m_document.error_at(list, "There should be one number for each action, or none.");
        return {};
    }

    const JsonDocument& m_document;
    const Catalogue& m_catalogue;
};

} // namespace

std::string log_line(Decider& decider, const Situation& situation, const Arbitration& arbitration,
                     const NextAction& decided, const LogLabels& labels) {
    const Catalogue& catalogue = decider.catalogue();
    LineWriter out(catalogue);
    out.open('{');
    out.name("customer");
    out.text(labels.customer);
    out.name("catalogue");
    out.text(catalogue.version);
    out.name("model");
    out.text(labels.model_version);
    out.name("now");
    out.integer(situation.now.milliseconds);
    out.name("channel");
    out.text(catalogue.channels[situation.channel].id.view());
    write_stages(out, decider);
    write_arbitration(out, arbitration);
    write_values(out, catalogue, situation.values);
    write_history(out, catalogue, situation.history);
    out.numbers("propensities", situation.propensities);
    out.numbers("channel_propensities", situation.channel_propensities);
    write_draw(out, situation);
    out.ids("slate", decided.slate);
    out.name("probability");
    out.number(decided.choice_probability);
    out.ids("open", decided.open);
    write_exceptions(out, decided);
    write_candidates(out, decided);
    out.close('}');
    return std::move(out).take();
}

Result<std::string> catalogue_of_line(std::string_view line) {
    const JsonDocument document = TRY(parse_json(std::string(line)));
    const auto version = document.root().find("catalogue");
    if (!version || !version->is_text())
        return document.error_at(document.root(), "The line names no catalogue.");
    return std::string(version->text());
}

Result<std::string> replayed_line(Decider& decider, std::string_view line) {
    const JsonDocument document = TRY(parse_json(std::string(line)));
    ReadLine read;
    TRY(LineReader(document, decider.catalogue()).read(read));
    const NextAction& decided = decider.decide(read.situation, read.arbitration);
    return log_line(decider, read.situation, read.arbitration, decided, read.labels);
}

} // namespace throughline::engage
