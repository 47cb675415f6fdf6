#include "base/text.h"
#include "dmn/boxed.h"

namespace throughline::dmn {

namespace {

// Hidden names for the parts of boxed iterators that are put into one FEEL expression; nobody else can
// declare them, since no name of a person's starts like this.
constexpr const char* hidden_list = "_throughline_boxed_list_";

class BoxedCompiler {
public:
    BoxedCompiler(const ProblemSink& sink)
        : m_sink(sink) {}

    CompiledBoxedPtr compile(const BoxedPtr& boxed, const feel::Scope& scope) {
        if (boxed == nullptr)
            return nullptr;
        auto result = std::make_shared<CompiledBoxed>();
        result->kind = boxed->kind;
        result->type = named_type(boxed->type, scope, {}, boxed->place, m_sink);
        switch (boxed->kind) {
        case BoxedKind::Literal:
            result->program = expression(boxed->text, scope, *boxed);
            break;
        case BoxedKind::Context:
            context(*boxed, scope, *result);
            break;
        case BoxedKind::List:
        case BoxedKind::Conditional:
            for (const BoxedPtr& child : boxed->children)
                result->children.push_back(compile(child, scope));
            break;
        case BoxedKind::Relation:
            relation(*boxed, scope, *result);
            break;
        case BoxedKind::Invocation:
            result->children.push_back(compile(boxed->children.front(), scope));
            for (const BoxedEntry& entry : boxed->entries)
                result->entries.push_back({feel::joined_name(feel::name_pieces(entry.variable.name)), nullptr,
                                           compile(entry.value, scope)});
            break;
        case BoxedKind::Function:
            function(*boxed, scope, *result);
            break;
        case BoxedKind::Table:
            table(*boxed, scope, *result);
            break;
        case BoxedKind::Filter:
            filter(*boxed, scope, *result);
            break;
        case BoxedKind::For:
        case BoxedKind::Some:
        case BoxedKind::Every:
            iterator(*boxed, scope, *result);
            break;
        }
        return result;
    }

private:
    // A null pointer for an empty text and after an error.
    feel::ProgramPtr expression(const std::string& text, const feel::Scope& scope,
                                const BoxedExpression& boxed) {
        if (trimmed(text).empty())
            return nullptr;
        Result<feel::ProgramPtr> program = feel::compile_expression(text, scope, feel::UnknownNames::Null);
        if (program)
            return program.value();
        m_sink({}, boxed.place, describe(program.error()), Severity::Error);
        return nullptr;
    }

    void context(const BoxedExpression& boxed, const feel::Scope& scope, CompiledBoxed& result) {
        feel::Scope inner = scope;
        for (const BoxedEntry& entry : boxed.entries) {
            CompiledEntry compiled;
            compiled.name = entry.variable.name;
            compiled.type = named_type(entry.variable.type, scope, entry.variable.name, boxed.place, m_sink);
            compiled.value = compile(entry.value, inner);
            if (!compiled.name.empty())
                inner.add_variable(compiled.name, compiled.type);
            result.entries.push_back(std::move(compiled));
        }
    }

    void relation(const BoxedExpression& boxed, const feel::Scope& scope, CompiledBoxed& result) {
        for (const NamedType& column : boxed.parameters)
            result.parameters.push_back(
                {column.name, named_type(column.type, scope, column.name, boxed.place, m_sink)});
        for (const BoxedPtr& row : boxed.children)
            result.children.push_back(compile(row, scope));
    }

    void function(const BoxedExpression& boxed, const feel::Scope& scope, CompiledBoxed& result) {
        feel::Scope inner = scope;
        std::string parameters;
        for (const NamedType& parameter : boxed.parameters) {
            feel::TypePtr type = named_type(parameter.type, scope, parameter.name, boxed.place, m_sink);
            inner.add_variable(parameter.name, type);
            result.parameters.push_back({parameter.name, std::move(type)});
            parameters += (parameters.empty() ? "" : ", ") + parameter.name;
        }
        if (boxed.function_kind == FunctionKind::Java)
            result.program = java_function(boxed, scope, parameters);
        else if (boxed.function_kind == FunctionKind::Feel)
            result.children.push_back(compile(boxed.children.front(), inner));
        else
            m_sink({}, boxed.place, "Functions in PMML are not evaluated here.", Severity::Warning);
    }

    // A boxed context with `class` and `method signature` becomes FEEL's own form of an external function.
    feel::ProgramPtr java_function(const BoxedExpression& boxed, const feel::Scope& scope,
                                   const std::string& parameters) {
        std::string class_text = "\"\"";
        std::string method_text = "\"\"";
        if (boxed.children.front() != nullptr) {
            for (const BoxedEntry& entry : boxed.children.front()->entries) {
                if (entry.value == nullptr || entry.value->kind != BoxedKind::Literal)
                    continue;
                if (entry.variable.name == "class")
                    class_text = entry.value->text;
                if (entry.variable.name == "method signature")
                    method_text = entry.value->text;
            }
        }
        return expression("function(" + parameters + ") external {java: {class: " + class_text +
                              ", method signature: " + method_text + "}}",
                          scope, boxed);
    }

    void table(const BoxedExpression& boxed, const feel::Scope& scope, CompiledBoxed& result) {
        CompileReport report = compile_table_in(*boxed.table, scope, {}, feel::UnknownNames::Null);
        for (const CellProblem& problem : report.problems)
            m_sink({}, boxed.place, describe(problem, *boxed.table), problem.severity);
        result.table = report.table;
    }

    // A condition in FEEL may name the entries of the item, which only FEEL's own filter knows.
    void filter(const BoxedExpression& boxed, const feel::Scope& scope, CompiledBoxed& result) {
        const BoxedPtr& list = boxed.children[0];
        const BoxedPtr& match = boxed.children[1];
        result.children.push_back(compile(list, scope));
        feel::Scope inner = scope;
        if (match != nullptr && match->kind == BoxedKind::Literal) {
            inner.add_variable(hidden_list);
            result.program = expression(std::string(hidden_list) + "[" + match->text + "\n]", inner, *match);
            return;
        }
        inner.add_variable("item");
        result.children.push_back(compile(match, inner));
    }

    void iterator(const BoxedExpression& boxed, const feel::Scope& scope, CompiledBoxed& result) {
        const BoxedPtr& list = boxed.children[0];
        // Ranges such as 1..4 are iterated over by FEEL itself.
        if (list != nullptr && list->kind == BoxedKind::Literal)
            result.program = expression("for " + std::string(hidden_list) + " in " + list->text +
                                            "\nreturn " + hidden_list,
                                        scope, *list);
        else
            result.children.push_back(compile(list, scope));
        feel::Scope inner = scope;
        inner.add_variable(boxed.name);
        if (boxed.kind == BoxedKind::For)
            inner.add_variable("partial");
        result.entries.push_back({boxed.name, nullptr, compile(boxed.children[1], inner)});
    }

    const ProblemSink& m_sink;
};

} // namespace

CompiledBoxedPtr compile_boxed(const BoxedPtr& boxed, const feel::Scope& scope, const ProblemSink& sink) {
    return BoxedCompiler(sink).compile(boxed, scope);
}

feel::TypePtr named_type(const std::string& name, const feel::Scope& scope, const std::string& part,
                         SourcePlace place, const ProblemSink& sink) {
    if (trimmed(name).empty())
        return nullptr;
    const Result<feel::TypePtr> type = feel::compile_type(name, scope);
    if (!type) {
        sink(part, place, type.error().message, Severity::Warning);
        return nullptr;
    }
    const bool anything = type.value()->kind == feel::TypeKind::Any && type.value()->constraint == nullptr;
    return anything ? nullptr : type.value();
}

} // namespace throughline::dmn
