// The terms that a priority is the product of, and sets of them: each can be left out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace throughline::engage {

// Priority = P · C · V · L (Pega Customer Decision Hub, "Action arbitration"), with what the action is worth
// to the relationship beside its value: P · (V + K) · C · L.
enum class Term : std::uint8_t {
    Propensity, // P: how likely the customer accepts
    Value,      // V: what accepting is worth to the firm
    Context,    // C: how well it fits the situation
    Levers,     // L: how much the business favours it
    Customer,   // K: what it does about the gap between what the customer expects and gets (R040, R105)
};
constexpr std::size_t term_count = 5;
// Those that logs of other systems have.
constexpr std::array<Term, 4> logged_terms = {Term::Propensity, Term::Value, Term::Context, Term::Levers};

// "P", "V", "C", "L", "K".
constexpr std::string_view term_letter(Term term) {
    constexpr std::array<std::string_view, term_count> letters = {"P", "V", "C", "L", "K"};
    return letters[static_cast<std::size_t>(term)];
}

using TermValues = std::array<double, term_count>;

class TermSet {
public:
    static constexpr TermSet all() { return TermSet(0x1F); }
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

inline double& term(TermValues& values, Term which) {
    return values[static_cast<std::size_t>(which)];
}
constexpr double term(const TermValues& values, Term which) {
    return values[static_cast<std::size_t>(which)];
}

// V + K of the terms used; 1 where neither is.
constexpr double worth(const TermValues& values, TermSet used) {
    if (!used.has(Term::Value) && !used.has(Term::Customer))
        return 1;
    return (used.has(Term::Value) ? term(values, Term::Value) : 0) +
           (used.has(Term::Customer) ? term(values, Term::Customer) : 0);
}
// A term that is left out counts as 1.
constexpr double factor(const TermValues& values, Term which, TermSet used) {
    return used.has(which) ? term(values, which) : 1;
}

// ((P · (V + K)) · C) · L, rounded in this order, so that equal terms give equal bits.
constexpr double product(const TermValues& values, TermSet used = TermSet::all()) {
    return factor(values, Term::Propensity, used) * worth(values, used) *
           factor(values, Term::Context, used) * factor(values, Term::Levers, used);
}

} // namespace throughline::engage
