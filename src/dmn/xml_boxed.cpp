#include "dmn/xml_boxed.h"

#include "base/text.h"

namespace throughline::dmn {

namespace {

constexpr int deepest = 200;

} // namespace

std::string BoxedReader::type_name(std::string written) const {
    written = std::string(trimmed(written));
    const std::size_t colon = written.find(':');
    if (colon == std::string::npos)
        return written;
    const std::string prefix = written.substr(0, colon);
    const std::string space = attribute(m_root, ("xmlns:" + prefix).c_str());
    std::string local = written.substr(colon + 1);
    if (prefix == "feel" || space.find("/FEEL") != std::string::npos ||
        space == attribute(m_root, "namespace"))
        return local;
    for (const pugi::xml_node& node : m_root.children()) {
        if (is_named(node, "import") && attribute(node, "namespace") == space)
            return attribute(node, "name") + "." + local;
    }
    return local;
}

NamedType BoxedReader::named_type(const pugi::xml_node& node) const {
    const pugi::xml_node inner = child_named(node, "typeRef");
    return {attribute(node, "name"), type_name(inner ? content(inner) : attribute(node, "typeRef"))};
}

std::shared_ptr<BoxedExpression> BoxedReader::make(const pugi::xml_node& node, BoxedKind kind) const {
    auto expression = std::make_shared<BoxedExpression>();
    expression->kind = kind;
    expression->id = attribute(node, "id");
    expression->type = type_name(attribute(node, "typeRef"));
    expression->place = m_positions.place(node);
    return expression;
}

BoxedPtr BoxedReader::first_expression(const pugi::xml_node& parent, int depth) {
    for (const pugi::xml_node& node : parent.children()) {
        if (node.type() != pugi::node_element)
            continue;
        BoxedPtr found = expression(node, depth);
        if (found != nullptr || !m_error.message.empty())
            return found;
    }
    return nullptr;
}

BoxedPtr BoxedReader::expression(const pugi::xml_node& node, int depth) {
    if (depth > deepest) {
        const SourcePlace place = m_positions.place(node);
        m_error = {"The expressions are nested too deeply.", {}, place.line, place.column};
        return nullptr;
    }
    const std::string_view name = local_name(node);
    if (name == "literalExpression")
        return literal(node);
    if (name == "context")
        return context(node, depth);
    if (name == "list")
        return list(node, depth);
    if (name == "relation")
        return relation(node, depth);
    if (name == "invocation")
        return invocation(node, depth);
    if (name == "functionDefinition")
        return function(node, depth);
    if (name == "decisionTable")
        return table(node);
    if (name == "conditional")
        return with_parts(node, BoxedKind::Conditional, {"if", "then", "else"}, depth);
    if (name == "filter")
        return with_parts(node, BoxedKind::Filter, {"in", "match"}, depth);
    if (name == "for")
        return with_parts(node, BoxedKind::For, {"in", "return"}, depth);
    if (name == "some")
        return with_parts(node, BoxedKind::Some, {"in", "satisfies"}, depth);
    if (name == "every")
        return with_parts(node, BoxedKind::Every, {"in", "satisfies"}, depth);
    return nullptr;
}

BoxedPtr BoxedReader::literal(const pugi::xml_node& node) {
    auto result = make(node, BoxedKind::Literal);
    result->text = child_content(node, "text");
    return result;
}

BoxedPtr BoxedReader::context(const pugi::xml_node& node, int depth) {
    auto result = make(node, BoxedKind::Context);
    for (const pugi::xml_node& entry : node.children()) {
        if (is_named(entry, "contextEntry"))
            result->entries.push_back(
                {named_type(child_named(entry, "variable")), first_expression(entry, depth + 1)});
    }
    return result;
}

BoxedPtr BoxedReader::list(const pugi::xml_node& node, int depth) {
    auto result = make(node, BoxedKind::List);
    for (const pugi::xml_node& item : node.children()) {
        if (item.type() != pugi::node_element)
            continue;
        BoxedPtr read = expression(item, depth + 1);
        if (read != nullptr)
            result->children.push_back(std::move(read));
    }
    return result;
}

BoxedPtr BoxedReader::relation(const pugi::xml_node& node, int depth) {
    auto result = make(node, BoxedKind::Relation);
    for (const pugi::xml_node& part : node.children()) {
        if (is_named(part, "column"))
            result->parameters.push_back(named_type(part));
        else if (is_named(part, "row"))
            result->children.push_back(list(part, depth + 1));
    }
    return result;
}

BoxedPtr BoxedReader::invocation(const pugi::xml_node& node, int depth) {
    auto result = make(node, BoxedKind::Invocation);
    result->children.push_back(first_expression(node, depth + 1));
    for (const pugi::xml_node& binding : node.children()) {
        if (is_named(binding, "binding"))
            result->entries.push_back(
                {named_type(child_named(binding, "parameter")), first_expression(binding, depth + 1)});
    }
    return result;
}

BoxedPtr BoxedReader::function(const pugi::xml_node& node, int depth) {
    auto result = make(node, BoxedKind::Function);
    const std::string kind = attribute(node, "kind");
    if (kind == "Java" || kind == "J")
        result->function_kind = FunctionKind::Java;
    if (kind == "PMML" || kind == "P")
        result->function_kind = FunctionKind::Pmml;
    for (const pugi::xml_node& parameter : node.children()) {
        if (is_named(parameter, "formalParameter"))
            result->parameters.push_back(named_type(parameter));
    }
    result->children.push_back(first_expression(node, depth + 1));
    return result;
}

BoxedPtr BoxedReader::with_parts(const pugi::xml_node& node, BoxedKind kind,
                                 std::initializer_list<const char*> parts, int depth) {
    auto result = make(node, kind);
    result->name = attribute(node, "iteratorVariable");
    for (const char* part : parts)
        result->children.push_back(first_expression(child_named(node, part), depth + 1));
    return result;
}

BoxedPtr BoxedReader::table(const pugi::xml_node& node) {
    auto result = make(node, BoxedKind::Table);
    auto table = std::make_shared<DecisionTable>();
    const std::string policy = attribute(node, "hitPolicy");
    if (!policy.empty()) {
        const std::optional<HitPolicy> known = parse_hit_policy(policy);
        if (!known) {
            m_error = {
                "There is no hit policy `" + policy + "`.", {}, result->place.line, result->place.column};
            return result;
        }
        table->hit_policy = *known;
    }
    const std::string aggregation = attribute(node, "aggregation");
    table->aggregation = aggregation == "SUM"     ? Aggregation::Sum
                         : aggregation == "COUNT" ? Aggregation::Count
                         : aggregation == "MIN"   ? Aggregation::Minimum
                         : aggregation == "MAX"   ? Aggregation::Maximum
                                                  : Aggregation::List;
    for (const pugi::xml_node& part : node.children()) {
        if (is_named(part, "input")) {
            const pugi::xml_node expression = child_named(part, "inputExpression");
            table->inputs.push_back({attribute(part, "label"), child_content(expression, "text"),
                                     type_name(attribute(expression, "typeRef")),
                                     child_content(child_named(part, "inputValues"), "text")});
        } else if (is_named(part, "output")) {
            table->outputs.push_back({attribute(part, "name"), type_name(attribute(part, "typeRef")),
                                      child_content(child_named(part, "outputValues"), "text"),
                                      child_content(child_named(part, "defaultOutputEntry"), "text")});
        } else if (is_named(part, "rule")) {
            Rule rule;
            for (const pugi::xml_node& cell : part.children()) {
                if (is_named(cell, "inputEntry"))
                    rule.input_entries.push_back(child_content(cell, "text"));
                else if (is_named(cell, "outputEntry"))
                    rule.output_entries.push_back(child_content(cell, "text"));
                else if (is_named(cell, "annotationEntry") && rule.annotation.empty())
                    rule.annotation = child_content(cell, "text");
            }
            if (rule.annotation.empty())
                rule.annotation = child_content(part, "description");
            table->rules.push_back(std::move(rule));
        }
    }
    result->table = std::move(table);
    return result;
}

} // namespace throughline::dmn
