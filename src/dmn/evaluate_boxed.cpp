#include "base/text.h"
#include "dmn/boxed.h"
#include "feel/growing_list.h"

namespace throughline::dmn {

using feel::Kind;
using feel::Value;

namespace {

class BoxedEvaluator {
public:
    BoxedEvaluator(Frame& frame, feel::Machine& machine, const TableObserver& observer)
        : m_frame(frame)
        , m_machine(machine)
        , m_observer(observer) {}

    Value evaluate(const CompiledBoxed* boxed) {
        if (boxed == nullptr)
            return {};
        const feel::Machine::Nesting nesting(m_machine);
        if (!nesting.allowed() || !m_machine.spend(1))
            return {};
        // A function definition may be declared with the type of its result; that is for the calls to mind.
        const bool is_result_type = boxed->kind == BoxedKind::Function && boxed->type != nullptr &&
                                    boxed->type->kind != feel::TypeKind::Function;
        Value value = evaluate_kind(*boxed);
        return is_result_type ? value : m_machine.fitted(value, boxed->type);
    }

private:
    Value evaluate_kind(const CompiledBoxed& boxed) {
        switch (boxed.kind) {
        case BoxedKind::Literal:
            return boxed.program == nullptr ? Value() : m_machine.evaluate(*boxed.program, m_frame);
        case BoxedKind::Context:
            return context(boxed);
        case BoxedKind::List:
            return list(boxed);
        case BoxedKind::Relation:
            return relation(boxed);
        case BoxedKind::Invocation:
            return invocation(boxed);
        case BoxedKind::Function:
            return function(boxed);
        case BoxedKind::Table:
            return table(boxed);
        case BoxedKind::Conditional:
            return conditional(boxed);
        case BoxedKind::Filter:
            return filter(boxed);
        case BoxedKind::For:
            return for_loop(boxed);
        case BoxedKind::Some:
            return quantified(boxed, true);
        case BoxedKind::Every:
            return quantified(boxed, false);
        }
        return {};
    }

    Value evaluate_child(const CompiledBoxed& boxed, std::size_t index) {
        return index < boxed.children.size() ? evaluate(boxed.children[index].get()) : Value();
    }

    // The last entry may have no name: then it is the result.
    Value context(const CompiledBoxed& boxed) {
        const std::size_t outer = m_frame.size();
        std::vector<std::pair<std::string, Value>> entries;
        Value result;
        bool has_result = false;
        bool twice = false;
        for (const CompiledEntry& entry : boxed.entries) {
            Value value = m_machine.fitted(evaluate(entry.value.get()), entry.type);
            if (entry.name.empty()) {
                result = std::move(value);
                has_result = true;
                continue;
            }
            for (const auto& present : entries)
                twice = twice || present.first == entry.name;
            entries.emplace_back(entry.name, value);
            m_frame.push_back(std::move(value));
        }
        m_frame.resize(outer);
        if (twice)
            return m_machine.nothing("The context has two entries with one name.");
        return has_result ? result : Value::context(std::move(entries));
    }

    Value list(const CompiledBoxed& boxed) {
        std::vector<Value> items;
        for (const CompiledBoxedPtr& child : boxed.children)
            items.push_back(evaluate(child.get()));
        return Value::list(std::move(items));
    }

    Value relation(const CompiledBoxed& boxed) {
        std::vector<Value> rows;
        for (const CompiledBoxedPtr& row : boxed.children) {
            std::vector<std::pair<std::string, Value>> entries;
            for (std::size_t column = 0; column < boxed.parameters.size(); ++column)
                entries.emplace_back(
                    boxed.parameters[column].name,
                    m_machine.fitted(evaluate_child(*row, column), boxed.parameters[column].type));
            rows.push_back(Value::context(std::move(entries)));
        }
        return Value::list(std::move(rows));
    }

    Value invocation(const CompiledBoxed& boxed) {
        const Value called = evaluate_child(boxed, 0);
        std::vector<std::string> names;
        std::vector<Value> values;
        for (const CompiledEntry& entry : boxed.entries) {
            names.push_back(entry.name);
            values.push_back(evaluate(entry.value.get()));
        }
        return m_machine.call_named(called, names, std::move(values));
    }

    Value function(const CompiledBoxed& boxed) {
        if (boxed.program != nullptr)
            return m_machine.evaluate(*boxed.program, m_frame);
        if (boxed.children.empty())
            return {};
        const bool is_function_type = boxed.type != nullptr && boxed.type->kind == feel::TypeKind::Function;
        return boxed_function(boxed.children.front(), boxed.parameters,
                              is_function_type ? boxed.type->element : boxed.type, m_frame);
    }

    Value table(const CompiledBoxed& boxed) {
        if (boxed.table == nullptr)
            return m_machine.nothing("The decision table has errors.");
        Evaluation evaluation;
        evaluate_table_in(*boxed.table, m_frame, m_machine, m_observer ? Trace::Full : Trace::None,
                          evaluation);
        if (m_observer)
            m_observer(evaluation);
        for (const std::string& message : evaluation.messages)
            m_machine.nothing(message);
        return evaluation.result;
    }

    Value conditional(const CompiledBoxed& boxed) {
        const Value decided = evaluate_child(boxed, 0);
        if (!decided.is(Kind::Boolean) && !decided.is_null())
            return m_machine.nothing("The condition is no boolean.");
        return evaluate_child(boxed, decided.is_true() ? 1 : 2);
    }

    Value filter(const CompiledBoxed& boxed) {
        Value source = evaluate_child(boxed, 0);
        if (boxed.program != nullptr) {
            m_frame.push_back(source);
            Value result = m_machine.evaluate(*boxed.program, m_frame);
            m_frame.pop_back();
            return result;
        }
        if (source.is_null())
            return m_machine.nothing("There is no list to filter.");
        if (!source.is(Kind::List))
            source = Value::list({source});
        std::vector<Value> kept;
        for (const Value& item : source.as_list()) {
            m_frame.push_back(item);
            const Value matches = evaluate_child(boxed, 1);
            m_frame.pop_back();
            if (!matches.is(Kind::Boolean))
                return m_machine.nothing("The condition of the filter is no boolean.");
            if (matches.is_true())
                kept.push_back(item);
        }
        return Value::list(std::move(kept));
    }

    // The items of an iterator; null where there is nothing to go through.
    Value items_of(const CompiledBoxed& boxed) {
        Value items =
            boxed.program != nullptr ? m_machine.evaluate(*boxed.program, m_frame) : evaluate_child(boxed, 0);
        if (items.is_null() || items.is(Kind::List))
            return items;
        return Value::list({items});
    }

    Value for_loop(const CompiledBoxed& boxed) {
        const Value items = items_of(boxed);
        if (items.is_null())
            return m_machine.nothing("There is nothing to iterate over.");
        feel::GrowingList results;
        for (const Value& item : items.as_list()) {
            if (!m_machine.spend(1))
                return {};
            m_frame.push_back(item);
            m_frame.push_back(results.value());
            Value result = evaluate(boxed.entries.front().value.get());
            m_frame.resize(m_frame.size() - 2);
            if (!results.append(m_machine, std::move(result)))
                return {};
        }
        return results.value();
    }

    Value quantified(const CompiledBoxed& boxed, bool deciding) {
        const Value items = items_of(boxed);
        if (items.is_null())
            return m_machine.nothing("There is nothing to iterate over.");
        bool unknown = false;
        for (const Value& item : items.as_list()) {
            m_frame.push_back(item);
            const Value result = evaluate(boxed.entries.front().value.get());
            m_frame.pop_back();
            if (result.is(Kind::Boolean) && result.as_boolean() == deciding)
                return Value::boolean(deciding);
            if (!result.is(Kind::Boolean) && !result.is_null())
                return m_machine.nothing("The condition is no boolean.");
            unknown = unknown || result.is_null();
        }
        return unknown ? m_machine.nothing("The condition is no boolean.") : Value::boolean(!deciding);
    }

    Frame& m_frame;
    feel::Machine& m_machine;
    const TableObserver& m_observer;
};

} // namespace

Value evaluate_boxed(const CompiledBoxed* boxed, Frame& frame, feel::Machine& machine,
                     const TableObserver& observer) {
    return BoxedEvaluator(frame, machine, observer).evaluate(boxed);
}

Value boxed_function(const CompiledBoxedPtr& body, std::vector<feel::Parameter> parameters,
                     feel::TypePtr result_type, const Frame& captured) {
    return feel::host_function(std::move(parameters), std::move(result_type),
                               [body, captured](feel::Machine& machine, std::span<const Value> arguments) {
                                   Frame frame = captured;
                                   frame.insert(frame.end(), arguments.begin(), arguments.end());
                                   return evaluate_boxed(body.get(), frame, machine);
                               });
}

} // namespace throughline::dmn
