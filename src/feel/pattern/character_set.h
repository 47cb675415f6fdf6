// Sets of characters in patterns: ranges, categories, blocks, negation and subtraction.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace throughline::feel {

class CharacterSet {
public:
    void add(std::uint32_t first, std::uint32_t last) { m_ranges.push_back({first, last}); }
    void add(std::uint32_t code_point) { add(code_point, code_point); }
    void add_set(CharacterSet set) { m_sets.push_back(std::move(set)); }
    void negate() { m_negated = !m_negated; }
    void subtract(CharacterSet set) { m_subtracted = std::make_shared<const CharacterSet>(std::move(set)); }
    // "L", "Lu" … or "IsGreek"; false where there is no such category or block.
    bool add_property(std::string_view name);

    bool holds(std::uint32_t code_point) const;
    // Without regard to case: holds the letter in any of its forms.
    bool holds_folded(std::uint32_t code_point) const;

    static CharacterSet digits();
    static CharacterSet spaces();
    static CharacterSet word_characters();
    static CharacterSet name_starts();
    static CharacterSet name_parts();

private:
    struct Range {
        std::uint32_t first;
        std::uint32_t last;
    };
    bool holds_positive(std::uint32_t code_point) const;

    std::vector<Range> m_ranges;
    std::vector<CharacterSet> m_sets;
    // One bit for each entry of category_names.
    std::uint32_t m_categories = 0;
    bool m_negated = false;
    std::shared_ptr<const CharacterSet> m_subtracted;
};

} // namespace throughline::feel
