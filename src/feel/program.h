// A compiled expression: nodes in one array that name their children by index. It never changes after
// compiling and may be evaluated any number of times.
#pragma once

#include "feel/function.h"
#include "feel/type.h"
#include "feel/value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace throughline::feel {

enum class Op : std::uint8_t {
    Constant, // a: constant
    Global,   // a: variable of the host
    Tested,   // the value that unary tests are about
    Local,    // a: slot
    Implicit, // a: name; more[b…b+c): nodes of values to look into; node d where none has it, or no_node
    Unknown,  // a: name that is not there; null
    Negate,   // a
    Add,      // a, b: also for the other operators with two sides
    Subtract,
    Multiply,
    Divide,
    Power,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,       // more[b…b+c)
    Or,        // more[b…b+c)
    Between,   // a, b, c
    In,        // value a goes to slot b, then test c
    TestValue, // a: tested value; b: expression; flag: 1 where b uses `?` itself
    TestAny,   // more[b…b+c): tests
    TestNot,   // a: test
    If,        // a, b, c
    For,       // iterators b…b+c; body a; slot d of `partial`
    Some,      // iterators b…b+c; condition a
    Every,
    List,        // more[b…b+c)
    Context,     // more[b…b+3c): name, slot, node
    Range,       // a: low, b: high, or no_node; flag: see below
    Path,        // a; name b
    Filter,      // list a, condition b, slot c of `item`
    CallBuiltIn, // built-in a; more[b…b+c); d: where the names of the arguments start in `more`, or no_node
    Call,        // function a; more[b…b+c); d as above; flag: 0, or 1 + the built-in that a value hides
    MakeFunction, // a: body
    InstanceOf    // a; type b
};

constexpr std::uint32_t no_node = 0xFFFFFFFF;

// Bits of Node::flag for ranges: RangeForm in the lowest three.
constexpr std::uint8_t range_low_included = 8;
constexpr std::uint8_t range_high_included = 16;

struct Node {
    Op op = Op::Constant;
    std::uint8_t flag = 0;
    std::uint32_t a = no_node;
    std::uint32_t b = no_node;
    std::uint32_t c = no_node;
    std::uint32_t d = no_node;
    // Where in the text it starts, in bytes.
    std::uint32_t offset = 0;
};

// `for x in a..b`: from `low` to `high`; `for x in list`: `low` alone.
struct Iterator {
    std::uint32_t slot = 0;
    std::uint32_t low = no_node;
    std::uint32_t high = no_node;
};

enum class Source : std::uint8_t { Global, Tested, Local };

struct Capture {
    Source source = Source::Local;
    std::uint32_t from = 0;
    std::uint32_t slot = 0;
};

// The body of the whole expression, or of a function in it.
struct Body {
    std::uint32_t root = no_node;
    // Slots: parameters first; everything else that has a name inside has a slot of its own.
    std::uint32_t slots = 0;
    std::vector<Parameter> parameters;
    // A null pointer where it is not known.
    TypePtr result;
    std::vector<Capture> captures;
    // The slot that holds the function itself, so that it can call itself; or no_node.
    std::uint32_t self = no_node;
    // `external`: the class and method of a Java function, empty otherwise.
    std::string java_class;
    std::string java_method;
};

struct Program : std::enable_shared_from_this<Program> {
    std::string text;
    std::vector<Node> nodes;
    std::vector<std::uint32_t> more;
    std::vector<Iterator> iterators;
    std::vector<Value> constants;
    std::vector<std::string> names;
    std::vector<TypePtr> types;
    // The first is the whole expression.
    std::vector<Body> bodies;
};

using ProgramPtr = std::shared_ptr<const Program>;

} // namespace throughline::feel
