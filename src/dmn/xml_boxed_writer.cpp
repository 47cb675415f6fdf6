#include "dmn/xml_boxed_writer.h"

namespace throughline::dmn {

namespace {

XmlText::Attributes attributes_of(const BoxedExpression& boxed) {
    return {{"id", boxed.id}, {"typeRef", boxed.type}};
}

XmlText::Attributes attributes_of(const NamedType& named) {
    return {{"name", named.name}, {"typeRef", named.type}};
}

void write_unary_tests(XmlText& xml, const char* element, const std::string& tests) {
    if (tests.empty())
        return;
    xml.open(element);
    xml.text("text", tests);
    xml.close();
}

const char* aggregation_name(Aggregation aggregation) {
    switch (aggregation) {
    case Aggregation::Sum:
        return "SUM";
    case Aggregation::Count:
        return "COUNT";
    case Aggregation::Minimum:
        return "MIN";
    case Aggregation::Maximum:
        return "MAX";
    default:
        return "";
    }
}

} // namespace

void BoxedWriter::write(const BoxedPtr& boxed) {
    if (boxed == nullptr)
        return;
    const bool is_iterator = boxed->kind >= BoxedKind::Conditional;
    if (is_iterator && !m_has_iterators) {
        std::string text;
        const bool possible = feel_text(boxed, text);
        m_note(possible ? "A boxed iterator, filter or condition became a FEEL expression."
                        : "A boxed iterator, filter or condition was left out: it holds what FEEL cannot.");
        m_xml.open("literalExpression", attributes_of(*boxed));
        m_xml.text("text", possible ? text : "null");
        m_xml.close();
        return;
    }
    switch (boxed->kind) {
    case BoxedKind::Literal:
        m_xml.open("literalExpression", attributes_of(*boxed));
        m_xml.text("text", boxed->text);
        m_xml.close();
        break;
    case BoxedKind::Context:
        context(*boxed);
        break;
    case BoxedKind::List:
        list(*boxed);
        break;
    case BoxedKind::Relation:
        relation(*boxed);
        break;
    case BoxedKind::Invocation:
        invocation(*boxed);
        break;
    case BoxedKind::Function:
        function(*boxed, "functionDefinition");
        break;
    case BoxedKind::Table:
        table(*boxed);
        break;
    case BoxedKind::Conditional:
        parts(*boxed, "conditional", {"if", "then", "else"});
        break;
    case BoxedKind::Filter:
        parts(*boxed, "filter", {"in", "match"});
        break;
    case BoxedKind::For:
        parts(*boxed, "for", {"in", "return"});
        break;
    case BoxedKind::Some:
        parts(*boxed, "some", {"in", "satisfies"});
        break;
    case BoxedKind::Every:
        parts(*boxed, "every", {"in", "satisfies"});
        break;
    }
}

void BoxedWriter::context(const BoxedExpression& boxed) {
    m_xml.open("context", attributes_of(boxed));
    for (const BoxedEntry& entry : boxed.entries) {
        m_xml.open("contextEntry");
        if (!entry.variable.name.empty())
            m_xml.leaf("variable", attributes_of(entry.variable));
        write(entry.value);
        m_xml.close();
    }
    m_xml.close();
}

void BoxedWriter::list(const BoxedExpression& boxed) {
    m_xml.open("list", attributes_of(boxed));
    for (const BoxedPtr& child : boxed.children)
        write(child);
    m_xml.close();
}

void BoxedWriter::relation(const BoxedExpression& boxed) {
    m_xml.open("relation", attributes_of(boxed));
    for (const NamedType& column : boxed.parameters)
        m_xml.leaf("column", attributes_of(column));
    for (const BoxedPtr& row : boxed.children) {
        m_xml.open("row", {{"id", row->id}});
        for (const BoxedPtr& cell : row->children)
            write(cell);
        m_xml.close();
    }
    m_xml.close();
}

void BoxedWriter::invocation(const BoxedExpression& boxed) {
    m_xml.open("invocation", attributes_of(boxed));
    write(boxed.children.front());
    for (const BoxedEntry& entry : boxed.entries) {
        m_xml.open("binding");
        m_xml.leaf("parameter", attributes_of(entry.variable));
        write(entry.value);
        m_xml.close();
    }
    m_xml.close();
}

void BoxedWriter::function(const BoxedExpression& boxed, const char* element) {
    XmlText::Attributes attributes = attributes_of(boxed);
    if (boxed.function_kind != FunctionKind::Feel)
        attributes.emplace_back("kind", boxed.function_kind == FunctionKind::Java ? "Java" : "PMML");
    m_xml.open(element, attributes);
    for (const NamedType& parameter : boxed.parameters)
        m_xml.leaf("formalParameter", attributes_of(parameter));
    write(boxed.children.front());
    m_xml.close();
}

void BoxedWriter::parts(const BoxedExpression& boxed, const char* element,
                        std::initializer_list<const char*> names) {
    XmlText::Attributes attributes = attributes_of(boxed);
    attributes.emplace_back("iteratorVariable", boxed.name);
    m_xml.open(element, attributes);
    std::size_t index = 0;
    for (const char* name : names) {
        m_xml.open(name);
        write(boxed.children[index++]);
        m_xml.close();
    }
    m_xml.close();
}

void BoxedWriter::table(const BoxedExpression& boxed) {
    const DecisionTable& table = *boxed.table;
    XmlText::Attributes attributes = attributes_of(boxed);
    attributes.emplace_back("hitPolicy", hit_policy_name(table.hit_policy));
    attributes.emplace_back("aggregation", aggregation_name(table.aggregation));
    m_xml.open("decisionTable", attributes);
    for (const Input& input : table.inputs) {
        m_xml.open("input", {{"label", input.label}});
        m_xml.open("inputExpression", {{"typeRef", input.type}});
        m_xml.text("text", input.expression);
        m_xml.close();
        write_unary_tests(m_xml, "inputValues", input.allowed_values);
        m_xml.close();
    }
    for (const Output& output : table.outputs) {
        m_xml.open("output", {{"name", output.name}, {"typeRef", output.type}});
        write_unary_tests(m_xml, "outputValues", output.allowed_values);
        write_unary_tests(m_xml, "defaultOutputEntry", output.default_value);
        m_xml.close();
    }
    bool annotated = false;
    for (const Rule& rule : table.rules)
        annotated = annotated || !rule.annotation.empty();
    if (annotated)
        m_xml.leaf("annotation", {{"name", "Annotation"}});
    for (const Rule& rule : table.rules) {
        m_xml.open("rule");
        for (const std::string& entry : rule.input_entries) {
            m_xml.open("inputEntry");
            m_xml.text("text", entry);
            m_xml.close();
        }
        for (const std::string& entry : rule.output_entries) {
            m_xml.open("outputEntry");
            m_xml.text("text", entry);
            m_xml.close();
        }
        if (annotated) {
            m_xml.open("annotationEntry");
            m_xml.text("text", rule.annotation);
            m_xml.close();
        }
        m_xml.close();
    }
    m_xml.close();
}

bool BoxedWriter::feel_text(const BoxedPtr& boxed, std::string& text, int depth) {
    constexpr int deepest = 50;
    if (boxed == nullptr || depth > deepest)
        return false;
    // A comment at the end of one part must not swallow the next one.
    const auto part = [&boxed, &text, depth](std::size_t index, const char* before, const char* behind) {
        text += before;
        const bool possible = feel_text(boxed->children[index], text, depth + 1);
        text += '\n';
        text += behind;
        return possible;
    };
    switch (boxed->kind) {
    case BoxedKind::Literal:
        text += boxed->text;
        return !boxed->text.empty();
    case BoxedKind::Conditional:
        return part(0, "if (", ")") && part(1, " then (", ")") && part(2, " else (", ")");
    case BoxedKind::Filter:
        return part(0, "(", ")") && part(1, "[", "]");
    case BoxedKind::For:
        text += "for " + boxed->name;
        // Ranges such as 1..4 stand without brackets.
        return part(0, " in ", "") && part(1, "return (", ")");
    case BoxedKind::Some:
    case BoxedKind::Every:
        text += (boxed->kind == BoxedKind::Some ? "some " : "every ") + boxed->name;
        return part(0, " in ", "") && part(1, "satisfies (", ")");
    default:
        return false;
    }
}

} // namespace throughline::dmn
