#include "feel/pattern/character_set.h"

#include "feel/letter_case.h"
#include "feel/lexer.h"
#include "feel/pattern/unicode_data.h"

#include <algorithm>
#include <array>

namespace throughline::feel {

namespace {

struct CategoryTable {
    std::vector<std::uint32_t> starts;
    std::vector<std::uint8_t> categories;
};

CategoryTable unpack_categories() {
    CategoryTable table;
    std::uint32_t code_point = 0;
    for (std::size_t at = 0; at < category_runs.size();) {
        std::uint32_t length = 0;
        for (int shift = 0;; shift += 7) {
            const auto part = static_cast<std::uint8_t>(category_runs[at++]);
            length |= static_cast<std::uint32_t>(part & 127) << shift;
            if (part < 128)
                break;
        }
        table.starts.push_back(code_point);
        table.categories.push_back(static_cast<std::uint8_t>(category_runs[at++] - 'A'));
        code_point += length;
    }
    return table;
}

std::uint8_t category_of(std::uint32_t code_point) {
    static const CategoryTable table = unpack_categories();
    const auto behind = std::upper_bound(table.starts.begin(), table.starts.end(), code_point);
    return table.categories[static_cast<std::size_t>(behind - table.starts.begin()) - 1];
}

// The other forms of a letter, apart from upper and lower case.
struct ThirdForm {
    std::uint32_t letter;
    std::uint32_t form;
};
constexpr std::array<ThirdForm, 8> third_forms = {{{'k', 0x212A},
                                                   {'s', 0x17F},
                                                   {0xE5, 0x212B},
                                                   {0x3C9, 0x2126},
                                                   {0x3C3, 0x3C2},
                                                   {0x3BC, 0xB5},
                                                   {0x3B2, 0x3D0},
                                                   {0x3B8, 0x3D1}}};

} // namespace

bool CharacterSet::add_property(std::string_view name) {
    if (name.substr(0, 2) == "Is") {
        const std::string_view wanted = name.substr(2);
        bool found = false;
        for (const BlockEntry& block : block_entries) {
            if (block.name == wanted) {
                add(block.first, block.last);
                found = true;
            }
        }
        // Names of XML Schema that Unicode has given up.
        if (wanted == "Greek") {
            add(0x370, 0x3FF);
            found = true;
        } else if (wanted == "CombiningMarksforSymbols") {
            add(0x20D0, 0x20FF);
            found = true;
        } else if (wanted == "PrivateUse") {
            add(0xE000, 0xF8FF);
            found = true;
        }
        return found;
    }
    bool found = false;
    for (std::size_t index = 0; index < category_names.size(); ++index) {
        if (category_names[index] == name || (name.size() == 1 && category_names[index][0] == name[0])) {
            m_categories |= 1U << index;
            found = true;
        }
    }
    return found;
}

bool CharacterSet::holds_positive(std::uint32_t code_point) const {
    if (std::any_of(m_ranges.begin(), m_ranges.end(), [code_point](const Range& range) {
            return code_point >= range.first && code_point <= range.last;
        }))
        return true;
    if (m_categories != 0 && ((m_categories >> category_of(code_point)) & 1U) != 0)
        return true;
    return std::any_of(m_sets.begin(), m_sets.end(),
                       [code_point](const CharacterSet& set) { return set.holds(code_point); });
}

bool CharacterSet::holds(std::uint32_t code_point) const {
    return holds_positive(code_point) != m_negated &&
           (m_subtracted == nullptr || !m_subtracted->holds(code_point));
}

bool CharacterSet::holds_folded(std::uint32_t code_point) const {
    const std::uint32_t folded = folded_letter(code_point);
    bool found = holds_positive(code_point) || holds_positive(folded) || holds_positive(upper_letter(folded));
    for (const ThirdForm& third : third_forms)
        found = found || (third.letter == folded && holds_positive(third.form));
    return found != m_negated && (m_subtracted == nullptr || !m_subtracted->holds_folded(code_point));
}

CharacterSet CharacterSet::digits() {
    CharacterSet set;
    set.add_property("Nd");
    return set;
}

CharacterSet CharacterSet::spaces() {
    CharacterSet set;
    for (const std::uint32_t space : {0x20U, 0x09U, 0x0AU, 0x0DU})
        set.add(space);
    return set;
}

CharacterSet CharacterSet::word_characters() {
    CharacterSet set;
    for (const std::string_view name : {"P", "Z", "C"})
        set.add_property(name);
    set.negate();
    return set;
}

// XML 1.0, NameStartChar and NameChar.
CharacterSet CharacterSet::name_starts() {
    static constexpr std::array<Range, 16> ranges = {{{':', ':'},
                                                      {'A', 'Z'},
                                                      {'_', '_'},
                                                      {'a', 'z'},
                                                      {0xC0, 0xD6},
                                                      {0xD8, 0xF6},
                                                      {0xF8, 0x2FF},
                                                      {0x370, 0x37D},
                                                      {0x37F, 0x1FFF},
                                                      {0x200C, 0x200D},
                                                      {0x2070, 0x218F},
                                                      {0x2C00, 0x2FEF},
                                                      {0x3001, 0xD7FF},
                                                      {0xF900, 0xFDCF},
                                                      {0xFDF0, 0xFFFD},
                                                      {0x10000, 0xEFFFF}}};
    CharacterSet set;
    set.m_ranges.assign(ranges.begin(), ranges.end());
    return set;
}

CharacterSet CharacterSet::name_parts() {
    CharacterSet set = name_starts();
    set.add('-');
    set.add('.');
    set.add('0', '9');
    set.add(0xB7);
    set.add(0x300, 0x36F);
    set.add(0x203F, 0x2040);
    return set;
}

} // namespace throughline::feel
