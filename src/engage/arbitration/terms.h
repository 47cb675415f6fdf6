// The terms that a priority is the product of, and sets of them: each can be left out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace throughline::engage {

// Priority = P · C · V · L (Pega Customer Decision Hub, "Action arbitration").
enum class Term : std::uint8_t {
    Propensity, // P: how likely the customer accepts
    Value,      // V: what accepting is worth
    Context,    // C: how well it fits the situation
    Levers,     // L: how much the business favours it
};
constexpr std::size_t term_count = 4;
constexpr std::array<Term, term_count> all_terms = {Term::Propensity, Term::Value, Term::Context,
                                                    Term::Levers};

// "P", "V", "C", "L".
constexpr std::string_view term_letter(Term term) {
    constexpr std::array<std::string_view, term_count> letters = {"P", "V", "C", "L"};
    return letters[static_cast<std::size_t>(term)];
}

using TermValues = std::array<double, term_count>;

class TermSet {
public:
    static constexpr TermSet all() { return TermSet(0xF); }
    constexpr TermSet() = default;

    constexpr bool has(Term term) const { return (m_bits & bit(term)) != 0; }
    constexpr TermSet with(Term term) const { return TermSet(m_bits | bit(term)); }
    constexpr TermSet without(Term term) const { return TermSet(m_bits & ~bit(term)); }
    friend constexpr bool operator==(TermSet, TermSet) = default;

private:
    constexpr explicit TermSet(std::uint32_t bits)
        : m_bits(static_cast<std::uint8_t>(bits)) {}
    static constexpr std::uint32_t bit(Term term) { return 1U << static_cast<std::uint32_t>(term); }
    std::uint8_t m_bits = 0;
};

// ((P · V) · C) · L, rounded in this order, so that equal terms give equal bits; a term left out counts as 1.
constexpr double product(const TermValues& values, TermSet used = TermSet::all()) {
    double result = 1;
    for (const Term term : all_terms) {
        if (used.has(term))
            result *= values[static_cast<std::size_t>(term)];
    }
    return result;
}

} // namespace throughline::engage
