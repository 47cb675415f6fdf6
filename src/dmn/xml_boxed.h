// Reads the boxed expressions of DMN XML.
#pragma once

#include "dmn/model.h"
#include "dmn/xml_node.h"

namespace throughline::dmn {

class BoxedReader {
public:
    BoxedReader(const pugi::xml_node& root, const Positions& positions)
        : m_root(root)
        , m_positions(positions) {}

    // The first child that is an expression; null pointer where there is none.
    BoxedPtr first_expression(const pugi::xml_node& parent, int depth = 0);
    // A function definition, or the encapsulated logic of a knowledge model.
    BoxedPtr function(const pugi::xml_node& node, int depth = 0);

    NamedType named_type(const pugi::xml_node& node) const;
    // The type without a prefix for FEEL's or the model's own namespace; imported types keep their model's
    // name.
    std::string type_name(std::string written) const;

    // The first error; its message is empty where there was none.
    const Error& error() const { return m_error; }

private:
    BoxedPtr expression(const pugi::xml_node& node, int depth);
    BoxedPtr literal(const pugi::xml_node& node);
    BoxedPtr context(const pugi::xml_node& node, int depth);
    BoxedPtr list(const pugi::xml_node& node, int depth);
    BoxedPtr relation(const pugi::xml_node& node, int depth);
    BoxedPtr invocation(const pugi::xml_node& node, int depth);
    BoxedPtr table(const pugi::xml_node& node);
    BoxedPtr with_parts(const pugi::xml_node& node, BoxedKind kind, std::initializer_list<const char*> parts,
                        int depth);
    std::shared_ptr<BoxedExpression> make(const pugi::xml_node& node, BoxedKind kind) const;

    pugi::xml_node m_root;
    const Positions& m_positions;
    Error m_error;
};

} // namespace throughline::dmn
