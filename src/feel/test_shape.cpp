#include "feel/test_shape.h"

#include "feel/built_in.h"

#include <algorithm>

namespace throughline::feel {

namespace {

// Calls `visit` with the index of each child of a node.
template <typename Visit>
void for_each_child(const Program& program, const Node& node, Visit&& visit) {
    const auto one = [&visit](std::uint32_t child) {
        if (child != no_node)
            visit(child);
    };
    const auto many = [&](std::uint32_t stride, std::uint32_t first) {
        for (std::uint32_t index = 0; index < node.c; ++index)
            one(program.more[node.b + index * stride + first]);
    };
    switch (node.op) {
    case Op::Constant:
    case Op::Global:
    case Op::Tested:
    case Op::Local:
    case Op::Unknown:
    case Op::MakeFunction:
        break;
    case Op::Implicit:
        many(1, 0);
        one(node.d);
        break;
    case Op::And:
    case Op::Or:
    case Op::TestAny:
    case Op::List:
    case Op::CallBuiltIn:
        many(1, 0);
        break;
    case Op::Call:
        many(1, 0);
        one(node.a);
        break;
    case Op::Context:
        many(3, 2);
        break;
    case Op::For:
    case Op::Some:
    case Op::Every:
        for (std::uint32_t index = 0; index < node.c; ++index) {
            one(program.iterators[node.b + index].low);
            one(program.iterators[node.b + index].high);
        }
        one(node.a);
        break;
    case Op::In:
        one(node.a);
        one(node.c);
        break;
    case Op::Path:
    case Op::InstanceOf:
    case Op::Negate:
    case Op::TestNot:
        one(node.a);
        break;
    default:
        one(node.a);
        one(node.b);
        if (node.op != Op::Filter)
            one(node.c);
        break;
    }
}

// What the whole program reads from outside.
struct Reads {
    bool variables = false;
    bool tested = false;
    bool clock = false;
};

Reads reads_of(const Program& program) {
    Reads reads;
    for (const Node& node : program.nodes) {
        reads.variables = reads.variables || node.op == Op::Global;
        reads.tested = reads.tested || node.op == Op::Tested;
        if (node.op == Op::CallBuiltIn ||
            (node.op == Op::Constant && program.constants[node.a].is(Kind::Function))) {
            const std::size_t number =
                node.op == Op::CallBuiltIn
                    ? node.a
                    : static_cast<std::size_t>(program.constants[node.a].as_function().built_in);
            const std::string_view name = built_ins()[number].name;
            reads.clock = reads.clock || name == "now" || name == "today";
        }
    }
    for (const Body& body : program.bodies) {
        for (const Capture& capture : body.captures) {
            reads.variables = reads.variables || capture.source == Source::Global;
            reads.tested = reads.tested || capture.source == Source::Tested;
        }
    }
    return reads;
}

// Walks the tree of a test, and collects the constants that the tested value is compared with.
class LandmarkFinder {
public:
    LandmarkFinder(const Program& program, Machine& machine)
        : m_program(program)
        , m_machine(machine) {}

    bool visit(std::uint32_t index) {
        const Node& node = m_program.nodes[index];
        switch (node.op) {
        case Op::Constant:
            // `-`, or a test that is decided already.
            return true;
        case Op::TestAny: {
            bool simple = true;
            for_each_child(m_program, node, [&](std::uint32_t child) { simple = simple && visit(child); });
            return simple;
        }
        case Op::TestNot:
            return visit(node.a);
        case Op::Equal:
        case Op::NotEqual:
        case Op::Less:
        case Op::LessOrEqual:
        case Op::Greater:
        case Op::GreaterOrEqual:
            return is_tested(node.a) && add_constant(node.b);
        case Op::TestValue:
            return is_tested(node.a) && node.flag == 0 && add_constant(node.b);
        default:
            return false;
        }
    }

    std::vector<Value> take() { return std::move(m_landmarks); }

private:
    bool is_tested(std::uint32_t index) const { return m_program.nodes[index].op == Op::Tested; }

    bool is_constant_node(std::uint32_t index) const {
        const Node& node = m_program.nodes[index];
        if (node.op == Op::Global || node.op == Op::Tested || node.op == Op::Local ||
            node.op == Op::Unknown || node.op == Op::MakeFunction || node.op == Op::Context ||
            node.op == Op::Filter || node.op == Op::For || node.op == Op::Some || node.op == Op::Every ||
            node.op == Op::In)
            return false;
        bool constant = true;
        for_each_child(m_program, node,
                       [&](std::uint32_t child) { constant = constant && is_constant_node(child); });
        return constant;
    }

    bool add_constant(std::uint32_t index) {
        if (!is_constant_node(index))
            return false;
        m_machine.start();
        return add_value(m_machine.evaluate_part(m_program, index));
    }

    bool add_value(const Value& value) {
        switch (value.kind()) {
        case Kind::Number:
        case Kind::String:
        case Kind::Date:
            m_landmarks.push_back(value);
            return true;
        case Kind::Range: {
            const RangeObject& range = value.as_range();
            return add_value(range.low) && add_value(range.high);
        }
        case Kind::List: {
            const std::vector<Value>& items = value.as_list();
            return std::all_of(items.begin(), items.end(),
                               [this](const Value& item) { return add_value(item); });
        }
        default:
            // Comparing with these gives the same for all values of other kinds.
            return true;
        }
    }

    const Program& m_program;
    Machine& m_machine;
    std::vector<Value> m_landmarks;
};

} // namespace

TestShape shape_of(const Program& tests, Machine& machine) {
    TestShape shape;
    const Reads reads = reads_of(tests);
    shape.self_contained = !reads.variables && !reads.clock;
    const std::uint32_t root = tests.bodies.front().root;
    const Node& node = tests.nodes[root];
    shape.any = node.op == Op::Constant && tests.constants[node.a].is_true();
    if (!shape.self_contained)
        return shape;
    LandmarkFinder finder(tests, machine);
    shape.by_landmarks = finder.visit(root);
    if (shape.by_landmarks)
        shape.landmarks = finder.take();
    return shape;
}

bool is_constant(const Program& program) {
    const Reads reads = reads_of(program);
    return !reads.variables && !reads.tested && !reads.clock;
}

std::vector<Value> listed_values(const Program& tests, Machine& machine) {
    std::vector<std::uint32_t> parts;
    const Node& root = tests.nodes[tests.bodies.front().root];
    if (root.op == Op::TestAny)
        for_each_child(tests, root, [&parts](std::uint32_t child) { parts.push_back(child); });
    else
        parts.push_back(tests.bodies.front().root);
    std::vector<Value> values;
    for (const std::uint32_t part : parts) {
        const Node& node = tests.nodes[part];
        if (node.op != Op::TestValue || tests.nodes[node.b].op == Op::Range || node.flag != 0)
            return {};
        machine.start();
        values.push_back(machine.evaluate_part(tests, node.b));
    }
    return values;
}

void mark_variables(const Program& program, std::vector<bool>& used) {
    const auto mark = [&used](std::uint32_t index) {
        if (index < used.size())
            used[index] = true;
    };
    for (const Node& node : program.nodes) {
        if (node.op == Op::Global)
            mark(node.a);
    }
    for (const Body& body : program.bodies) {
        for (const Capture& capture : body.captures) {
            if (capture.source == Source::Global)
                mark(capture.from);
        }
    }
}

} // namespace throughline::feel
