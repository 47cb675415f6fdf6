#include "dmn/item_types.h"

#include "base/text.h"

#include <algorithm>
#include <unordered_map>

namespace throughline::dmn {

namespace {

using feel::Type;
using feel::TypeKind;
using feel::TypePtr;

// Unary tests that every value of a type has to pass, and those of the type it is made from.
class TestsConstraint : public feel::TypeConstraint {
public:
    TestsConstraint(feel::ProgramPtr tests, std::shared_ptr<const feel::TypeConstraint> base)
        : m_tests(std::move(tests))
        , m_base(std::move(base)) {}

    bool allows(const feel::Value& value, feel::Machine* machine) const override {
        if (m_base != nullptr && !m_base->allows(value, machine))
            return false;
        if (machine != nullptr)
            return machine->test(*m_tests, {}, value);
        feel::Machine own;
        own.start();
        return own.test(*m_tests, {}, value);
    }

private:
    feel::ProgramPtr m_tests;
    std::shared_ptr<const feel::TypeConstraint> m_base;
};

class TypeBuilder {
public:
    TypeBuilder(const Model& model, const feel::Scope& scope, const ProblemSink& sink)
        : m_scope(scope)
        , m_sink(sink) {
        for (const ItemDefinition& item : model.item_definitions)
            m_items.emplace(item.name, &item);
    }

    TypePtr build(const ItemDefinition& item) {
        const auto done = m_done.find(&item);
        if (done != m_done.end())
            return done->second;
        // Until it is built, the type is Any to itself.
        m_done[&item] = feel::simple_type(TypeKind::Any);
        constexpr int deepest = 100;
        if (++m_depth > deepest) {
            --m_depth;
            return m_done[&item];
        }
        TypePtr type = constrained(item, base_type(item), item.allowed_values);
        if (item.is_collection)
            type = feel::list_type(type);
        type = constrained(item, type, item.type_constraint);
        --m_depth;
        m_done[&item] = type;
        return type;
    }

private:
    TypePtr base_type(const ItemDefinition& item) {
        if (item.is_function)
            return function_type(item);
        if (item.components.empty())
            return type_by_name(item.type, item.place);
        auto type = std::make_shared<Type>();
        type->kind = TypeKind::Context;
        for (const ItemDefinition& component : item.components)
            type->members.emplace_back(component.name, build(component));
        return type;
    }

    TypePtr function_type(const ItemDefinition& item) {
        auto type = std::make_shared<Type>();
        type->kind = TypeKind::Function;
        for (const NamedType& parameter : item.parameters)
            type->parameters.push_back(type_by_name(parameter.type, item.place));
        type->element = type_by_name(item.result_type, item.place);
        return type;
    }

    TypePtr type_by_name(const std::string& name, SourcePlace place) {
        if (trimmed(name).empty())
            return feel::simple_type(TypeKind::Any);
        const auto found = m_items.find(std::string(trimmed(name)));
        if (found != m_items.end())
            return build(*found->second);
        TypePtr type = named_type(name, m_scope, {}, place, m_sink);
        return type != nullptr ? type : feel::simple_type(TypeKind::Any);
    }

    TypePtr constrained(const ItemDefinition& item, const TypePtr& base, const std::string& tests) {
        if (trimmed(tests).empty())
            return base;
        const Result<feel::ProgramPtr> program =
            feel::compile_unary_tests(tests, m_scope, base, feel::UnknownNames::Null);
        if (!program) {
            m_sink("type " + item.name, item.place, describe(program.error()), Severity::Error);
            return base;
        }
        auto type = std::make_shared<Type>(*base);
        type->constraint = std::make_shared<TestsConstraint>(program.value(), base->constraint);
        return type;
    }

    const feel::Scope& m_scope;
    const ProblemSink& m_sink;
    std::unordered_map<std::string, const ItemDefinition*> m_items;
    std::unordered_map<const ItemDefinition*, TypePtr> m_done;
    int m_depth = 0;
};

} // namespace

void add_item_types(const Model& model, const feel::Scope& scope, NamedTypes& types,
                    const ProblemSink& sink) {
    TypeBuilder builder(model, scope, sink);
    for (const ItemDefinition& item : model.item_definitions)
        types.emplace_back(item.name, builder.build(item));
}

} // namespace throughline::dmn
