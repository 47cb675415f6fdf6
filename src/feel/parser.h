// The recursive-descent parser of FEEL. It resolves names while it reads, since in FEEL the names in scope
// decide where a name ends, and writes the program's nodes directly.
#pragma once

#include "feel/compile.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline::feel {

// A node with what is known of it while parsing.
struct Parsed {
    std::uint32_t node = no_node;
    int depth = 0;
    // Null pointer where it is not known.
    TypePtr type;
};

class Parser {
public:
    Parser(std::string_view text, const Scope& scope, UnknownNames unknown, const CompileLimits& limits);

    Result<ProgramPtr> expression();
    Result<ProgramPtr> unary_tests(TypePtr tested_type);
    Result<TypePtr> type();

private:
    // Names that one construct brings: a context's entries, an iterator, parameters, a filter's item.
    struct Binding {
        std::uint32_t slot = 0;
        TypePtr type;
        // The number of the entry, for names that a filter's item is known to have.
        std::uint32_t member = no_node;
    };
    struct Level {
        NameIndex names;
        std::vector<Binding> bindings;
        std::size_t function = 0;
        // Filters: names may be entries of the item in this slot.
        bool is_filter = false;
        std::uint32_t item_slot = 0;
        TypePtr item_type;
    };
    struct FunctionState {
        Body body;
        std::vector<Capture> captures;
        std::vector<bool> used_slots;
    };
    // A name that was found: where its value comes from at the place it stands.
    struct Found {
        bool found = false;
        Source source = Source::Global;
        std::uint32_t index = 0;
        bool built_in = false;
        // The level it was found in; levels.size() counts from the outside, so 0 is the host's scope.
        std::size_t level = 0;
        std::size_t function = 0;
        // Names that a filter's item is known to have: the number of its entry.
        std::uint32_t member = no_node;
        TypePtr type;
        std::size_t end = 0;
        std::size_t pieces = 0;
    };

    // Tokens.
    const Token& token() const { return m_token; }
    std::string_view text_of(const Token& token) const { return m_lexer.text_of(token); }
    bool at_symbol(std::string_view symbol) const;
    bool at_word(std::string_view word) const;
    bool accept_symbol(std::string_view symbol);
    bool accept_word(std::string_view word);
    bool expect_symbol(std::string_view symbol, const char* purpose);
    bool expect_word(std::string_view word, const char* purpose);
    void advance() { move_to(m_token.end); }
    void move_to(std::size_t offset);
    Parsed fail(std::size_t offset, std::string message);
    Parsed fail_here(std::string expectation);
    std::string token_for_people() const;

    // Nodes.
    Parsed emit(Op op, std::size_t offset, std::uint32_t a = no_node, std::uint32_t b = no_node,
                std::uint32_t c = no_node, int depth = 0);
    Parsed emit_binary(Op op, std::size_t offset, const Parsed& left, const Parsed& right);
    Parsed emit_list(Op op, std::size_t offset, const std::vector<Parsed>& children,
                     std::uint32_t a = no_node);
    Parsed emit_constant(std::size_t offset, Value value, TypePtr type = nullptr);
    Node& node(const Parsed& parsed) { return m_program.nodes[parsed.node]; }
    std::uint32_t add_name(std::string_view name);
    std::uint32_t add_type(TypePtr type);
    std::uint32_t new_slot() { return m_functions.back().body.slots++; }
    Result<ProgramPtr> finish(const Parsed& root);

    // Names (parser_names.cpp).
    Level& push_level();
    void pop_level() { m_levels.pop_back(); }
    void bind(std::string_view name, std::uint32_t slot, TypePtr type);
    static Found outer_name(Source source, std::uint32_t index, TypePtr type, std::size_t end,
                            std::size_t pieces);
    Found find_name(std::size_t offset);
    Parsed emit_found(const Found& found, std::size_t offset);
    std::uint32_t captured_slot(std::size_t function, Source source, std::uint32_t index,
                                std::size_t from_function);
    void mark_used(std::size_t function, std::uint32_t slot);
    bool is_used(std::uint32_t slot) const;
    std::uint32_t hidden_built_in(const Found& found, std::size_t offset) const;
    std::vector<Parsed> implicit_items(const Found& found, std::size_t offset);
    std::size_t end_of_words(std::size_t offset) const;
    Parsed name();
    Parsed unknown_name(std::size_t offset, std::size_t end);
    std::string declared_name(std::string_view stop_symbols, std::string_view stop_word);
    std::string path_name(const TypePtr& type);

    // Expressions, loosest binding first (parser_operators.cpp).
    Parsed parse_expression();
    Parsed disjunction();
    Parsed conjunction();
    Parsed comparison();
    Parsed between(const Parsed& value);
    Parsed in(const Parsed& value);
    Parsed additive();
    Parsed multiplicative();
    Parsed power();
    Parsed negation();
    Parsed instance_of();

    // What stands alone (parser_primary.cpp).
    Parsed postfix();
    Parsed path(const Parsed& operand);
    Parsed filter(const Parsed& list);
    bool bracket_closes_range() const;
    Parsed primary();
    Parsed word();
    Parsed literal_number();
    Parsed literal_string();
    Parsed at_literal();
    Parsed list_or_range();
    Parsed context();
    Parsed parenthesised();
    Parsed open_range();
    Parsed comparison_range();
    Parsed range_from(std::size_t offset, const Parsed& low, bool low_included);

    // Loops, conditions, functions, calls (parser_blocks.cpp).
    Parsed if_expression();
    Parsed for_expression();
    Parsed quantified(Op op);
    bool iterators(std::vector<Iterator>& result, int& depth);
    Parsed function_definition(std::string_view own_name);
    bool external_body(Body& body);
    Parsed call(const Parsed& function, std::uint32_t hidden_built_in = no_node);
    Parsed call_built_in(std::size_t offset, std::uint32_t index);
    bool arguments(std::vector<Parsed>& values, std::vector<std::string>& names);

    // Unary tests (parser_tests.cpp).
    struct Tested {
        Source source = Source::Tested;
        std::uint32_t slot = 0;
        TypePtr type;
    };
    Parsed tests_root();
    Parsed tests(const Tested& tested);
    // To the right of `in` without brackets, `and` and `or` belong to the expression around it.
    enum class Extent : std::uint8_t { Whole, Operand };
    Parsed test(const Tested& tested, Extent extent);
    Parsed emit_tested(const Tested& tested, std::size_t offset);

    // Types (parser_types.cpp).
    TypePtr parse_type();
    TypePtr generic_type(TypeKind kind);
    TypePtr function_type();
    TypePtr context_type();
    TypePtr element_type(const TypePtr& type) const;

    // Counts how deep the parser itself is; false (with an error) beyond the limit.
    class Nesting {
    public:
        explicit Nesting(Parser& parser);
        ~Nesting() { --m_parser.m_nesting; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;
        bool allowed() const { return !m_parser.m_failed; }

    private:
        Parser& m_parser;
    };

    Lexer m_lexer;
    const Scope& m_scope;
    UnknownNames m_unknown;
    CompileLimits m_limits;
    Token m_token;
    Program m_program;
    std::vector<Level> m_levels;
    std::vector<FunctionState> m_functions;
    int m_nesting = 0;
    bool m_failed = false;
    Error m_error;
    // Inside the end of a range, where `[` may close it.
    bool m_in_range_end = false;
    bool m_has_tested = false;
    TypePtr m_tested_type;
    // How often the tested value was named as `?`.
    std::uint32_t m_tested_uses = 0;
};

} // namespace throughline::feel
