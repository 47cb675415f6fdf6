// Writes boxed expressions as DMN XML.
#pragma once

#include "dmn/model.h"
#include "dmn/xml_text.h"

#include <functional>
#include <string>

namespace throughline::dmn {

class BoxedWriter {
public:
    using Note = std::function<void(const std::string&)>;

    // `has_iterators`: whether the version has boxed conditionals, filters and iterators; they become FEEL
    // where it has not.
    BoxedWriter(XmlText& xml, bool has_iterators, Note note)
        : m_xml(xml)
        , m_has_iterators(has_iterators)
        , m_note(std::move(note)) {}

    // Nothing for a null pointer.
    void write(const BoxedPtr& boxed);
    // A function as `functionDefinition`, or as the `encapsulatedLogic` of a knowledge model.
    void function(const BoxedExpression& boxed, const char* element);

private:
    void context(const BoxedExpression& boxed);
    void list(const BoxedExpression& boxed);
    void relation(const BoxedExpression& boxed);
    void invocation(const BoxedExpression& boxed);
    void table(const BoxedExpression& boxed);
    void parts(const BoxedExpression& boxed, const char* element, std::initializer_list<const char*> names);
    // The expression as FEEL; false where some part has no such form.
    static bool feel_text(const BoxedPtr& boxed, std::string& text, int depth = 0);

    XmlText& m_xml;
    bool m_has_iterators;
    Note m_note;
};

} // namespace throughline::dmn
