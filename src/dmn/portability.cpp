#include "dmn/portability.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace throughline::dmn {

namespace {

struct BoxedName {
    BoxedKind kind;
    std::string_view words;
};
constexpr std::array<BoxedName, 10> boxed_names = {{{BoxedKind::Context, "a boxed context"},
                                                    {BoxedKind::List, "a boxed list"},
                                                    {BoxedKind::Relation, "a relation"},
                                                    {BoxedKind::Invocation, "a boxed invocation"},
                                                    {BoxedKind::Function, "a boxed function"},
                                                    {BoxedKind::Conditional, "a boxed conditional"},
                                                    {BoxedKind::Filter, "a boxed filter"},
                                                    {BoxedKind::For, "a boxed iterator"},
                                                    {BoxedKind::Some, "a boxed iterator"},
                                                    {BoxedKind::Every, "a boxed iterator"}}};

struct LaterFeel {
    std::string_view text;
    std::string_view words;
};
// FEEL after 1.2, which the FEEL Scala engine 1.11 of Camunda 7.13 does not have.
constexpr std::array<LaterFeel, 22> later_feel = {{{"@\"", "literals with @"},
                                                   {"before(", "range functions"},
                                                   {"after(", "range functions"},
                                                   {"meets(", "range functions"},
                                                   {"met by(", "range functions"},
                                                   {"overlaps(", "range functions"},
                                                   {"overlaps before(", "range functions"},
                                                   {"overlaps after(", "range functions"},
                                                   {"finishes(", "range functions"},
                                                   {"finished by(", "range functions"},
                                                   {"includes(", "range functions"},
                                                   {"during(", "range functions"},
                                                   {"starts(", "range functions"},
                                                   {"started by(", "range functions"},
                                                   {"coincides(", "range functions"},
                                                   {"round half up(", "rounding functions"},
                                                   {"round half down(", "rounding functions"},
                                                   {"round up(", "rounding functions"},
                                                   {"round down(", "rounding functions"},
                                                   {"context put(", "context functions"},
                                                   {"context merge(", "context functions"},
                                                   {"list replace(", "list functions"}}};

// Named, so that the page can fetch them after its first screen: texts without a name cannot be told apart.
constexpr char imports_note[] = "It imports other models, which Camunda 7 does not load.";
constexpr char knowledge_note[] =
    "Camunda 7 does not run business knowledge models; decisions that call this one fail.";
constexpr char service_note[] =
    "Camunda 7 does not run decision services; evaluate its output decisions instead.";
constexpr char no_logic_note[] = "It has no logic; Camunda 7 refuses to deploy it.";
constexpr char default_note[] = "Camunda 7 ignores the default of its output; add a last rule instead.";
constexpr char names_note[] = "Camunda 7 reads names with spaces or signs only between backticks: ";
constexpr char boxed_note[] = "; Camunda 7 runs decision tables and literal expressions only.";
constexpr char policy_note[] = "Camunda 7 does not know the hit policy ";
constexpr char variable_note[] = "In Camunda 7 the decisions that require it find its answer as \"";
constexpr char later_note[] = " of a later FEEL than Camunda 7 comes with.";

// Without what stands in quotes, where any letters may stand.
std::string without_strings(const std::string& text) {
    std::string result;
    bool inside = false;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const char character = text[index];
        if (inside && character == '\\') {
            ++index;
            continue;
        }
        if (character == '"')
            inside = !inside;
        if (!inside || character == '"')
            result += character;
    }
    return result;
}

bool is_name_letter(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
}

// `name` as a whole word or words of `text`.
bool mentions(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const bool starts = at == 0 || !is_name_letter(text[at - 1]) || !is_name_letter(name.front());
        const std::size_t end = at + name.size();
        const bool ends = end == text.size() || !is_name_letter(text[end]) || !is_name_letter(name.back());
        if (starts && ends)
            return true;
    }
    return false;
}

class Camunda7 {
public:
    explicit Camunda7(const Model& model)
        : m_model(model) {}

    std::vector<PortabilityNote> check() {
        check_names();
        if (!m_model.imports.empty())
            note({}, imports_note);
        for (const KnowledgeModel& knowledge : m_model.knowledge_models)
            note("knowledge model " + knowledge.name, knowledge_note);
        for (const DecisionService& service : m_model.services)
            note("decision service " + service.name, service_note);
        for (const Decision& decision : m_model.decisions)
            check_decision(decision);
        return std::move(m_notes);
    }

private:
    void note(std::string element, std::string message) {
        m_notes.push_back({std::move(element), std::move(message)});
    }
    void note_here(std::string message) {
        if (m_said.insert(message).second)
            note(m_element, std::move(message));
    }

    // Names that only a scope-aware parser reads.
    void check_names() {
        const auto add = [this](const std::string& name) {
            if (!std::all_of(name.begin(), name.end(), [](char character) {
                    return is_name_letter(character) || static_cast<unsigned char>(character) >= 0x80;
                }))
                m_spoken_names.insert(name);
        };
        for (const InputData& input : m_model.inputs)
            add(input.variable.name);
        for (const Decision& decision : m_model.decisions)
            add(decision.variable.name);
    }

    void check_decision(const Decision& decision) {
        m_element = "decision " + decision.name;
        m_said.clear();
        m_names_read.clear();
        check_logic(decision);
        std::string names;
        for (const std::string& name : m_names_read)
            names += (names.empty() ? "" : ", ") + name;
        if (!names.empty())
            note_here(names_note + names + ".");
    }

    void check_logic(const Decision& decision) {
        if (!decision.logic) {
            note_here(no_logic_note);
            return;
        }
        if (decision.logic->kind == BoxedKind::Table)
            check_table(decision, *decision.logic->table);
        else if (decision.logic->kind == BoxedKind::Literal)
            check_text(decision.logic->text);
        else
            check_boxed(*decision.logic);
    }

    void check_boxed(const BoxedExpression& boxed) {
        for (const BoxedName& known : boxed_names) {
            if (known.kind == boxed.kind)
                note_here("Its logic is " + std::string(known.words) + boxed_note);
        }
    }

    void check_table(const Decision& decision, const DecisionTable& table) {
        const bool is_supported =
            table.hit_policy != HitPolicy::Priority && table.hit_policy != HitPolicy::OutputOrder;
        if (!is_supported)
            note_here(policy_note + std::string(hit_policy_name(table.hit_policy)) + ".");
        const bool is_needed =
            std::any_of(m_model.decisions.begin(), m_model.decisions.end(), [&](const Decision& other) {
                return std::any_of(
                    other.required_decisions.begin(), other.required_decisions.end(),
                    [&](const ElementReference& reference) { return reference.id == decision.id; });
            });
        for (const Output& output : table.outputs) {
            if (!output.default_value.empty())
                note_here(default_note);
            // Results of required decisions are variables under the names of their outputs.
            if (is_needed && !output.name.empty() && output.name != decision.variable.name)
                note_here(variable_note + output.name + "\", not as \"" + decision.variable.name + "\".");
        }
        for (const Input& input : table.inputs)
            check_text(input.expression);
        for (const Rule& rule : table.rules) {
            for (const std::string& entry : rule.input_entries)
                check_text(entry);
            for (const std::string& entry : rule.output_entries)
                check_text(entry);
        }
    }

    void check_text(const std::string& text) {
        const std::string bare = without_strings(text);
        for (const std::string& name : m_spoken_names) {
            if (mentions(bare, name))
                m_names_read.insert("\"" + name + "\"");
        }
        for (const KnowledgeModel& knowledge : m_model.knowledge_models) {
            if (mentions(bare, knowledge.variable.name + "("))
                note_here("It calls the knowledge model \"" + knowledge.name +
                          "\", which Camunda 7 does not have.");
        }
        for (const LaterFeel& later : later_feel) {
            if (mentions(bare, later.text))
                note_here("It uses " + std::string(later.words) + later_note);
        }
    }

    const Model& m_model;
    std::vector<PortabilityNote> m_notes;
    std::set<std::string> m_spoken_names;
    std::string m_element;
    // About this element, so that a thousand rules give one note.
    std::set<std::string> m_said;
    std::set<std::string> m_names_read;
};

} // namespace

std::vector<PortabilityNote> notes_for_camunda_7(const Model& model) {
    return Camunda7(model).check();
}

std::string describe(const PortabilityNote& note) {
    return note.element.empty() ? note.message : note.element + ": " + note.message;
}

} // namespace throughline::dmn
