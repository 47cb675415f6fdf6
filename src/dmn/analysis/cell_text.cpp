#include "dmn/analysis/cell_text.h"

#include <algorithm>
#include <string_view>

namespace throughline::dmn::analysis {

namespace {

void append(std::string& text, std::string_view part) {
    if (!text.empty())
        text += ", ";
    text += part;
}

// Classes of one kind that lie together.
class Stretch {
public:
    Stretch(const ColumnIndex& index, std::string_view kind, std::uint32_t first_of_kind,
            std::uint32_t end_of_kind)
        : m_index(index)
        , m_kind(kind)
        , m_first(first_of_kind)
        , m_end(end_of_kind) {}

    // All of the kind, where other kinds may come too.
    std::string every() const { return "? instance of " + std::string(m_kind); }

    // From one class to another, both included. Gaps at its ends leave the landmark beside them out.
    std::string text(std::uint32_t from, std::uint32_t to) const {
        if (from == to && is_landmark(from))
            return literal(from);
        const bool below = from == m_first, above = to + 1 == m_end;
        if (below && above)
            return every();
        const std::string low = below ? "" : literal(is_landmark(from) ? from : from - 1);
        const std::string high = above ? "" : literal(is_landmark(to) ? to : to + 1);
        if (below)
            return (is_landmark(to) ? "<= " : "< ") + high;
        if (above)
            return (is_landmark(from) ? ">= " : "> ") + low;
        return (is_landmark(from) ? "[" : "(") + low + ".." + high + (is_landmark(to) ? "]" : ")");
    }

    // Whether nothing that may come lies between two classes.
    bool joined(std::uint32_t from, std::uint32_t to) const {
        for (std::uint32_t between = from + 1; between < to; ++between) {
            if (m_index.example(between))
                return false;
        }
        return true;
    }

    bool is_landmark(std::uint32_t value_class) const { return (value_class - m_first) % 2 == 1; }
    std::string literal(std::uint32_t value_class) const {
        return feel::value_literal(*m_index.example(value_class));
    }
    std::uint32_t first() const { return m_first; }
    std::uint32_t end() const { return m_end; }

private:
    const ColumnIndex& m_index;
    std::string_view m_kind;
    std::uint32_t m_first;
    std::uint32_t m_end;
};

// Ranges for the classes from `begin` up to `end`, all within the stretch.
std::string range_text(const Stretch& stretch, std::vector<std::uint32_t>::const_iterator begin,
                       std::vector<std::uint32_t>::const_iterator end) {
    std::string text;
    while (begin != end) {
        auto last = begin;
        while (last + 1 != end && stretch.joined(*last, *(last + 1)))
            ++last;
        append(text, stretch.text(*begin, *last));
        begin = last + 1;
    }
    return text;
}

// Texts are listed; where everything but some is meant, those are.
std::string list_text(const Stretch& stretch, const std::vector<std::uint32_t>& classes,
                      const std::vector<std::uint32_t>& all) {
    const auto gaps = [&stretch](const std::vector<std::uint32_t>& list) {
        return std::count_if(list.begin(), list.end(), [&stretch](std::uint32_t value_class) {
            return !stretch.is_landmark(value_class);
        });
    };
    const auto own_gaps = gaps(classes);
    if (own_gaps != 0 && own_gaps != gaps(all))
        return range_text(stretch, classes.begin(), classes.end());
    std::string text;
    if (own_gaps == 0) {
        for (const std::uint32_t value_class : classes)
            append(text, stretch.literal(value_class));
        return text;
    }
    for (const std::uint32_t value_class : all) {
        if (stretch.is_landmark(value_class) &&
            !std::binary_search(classes.begin(), classes.end(), value_class))
            append(text, stretch.literal(value_class));
    }
    return text.empty() ? stretch.every() : "not(" + text + ")";
}

std::vector<std::uint32_t> within(const std::vector<std::uint32_t>& classes, const Stretch& stretch) {
    return {std::lower_bound(classes.begin(), classes.end(), stretch.first()),
            std::lower_bound(classes.begin(), classes.end(), stretch.end())};
}

} // namespace

std::string cell_text(const ColumnIndex& index, const ColumnDomain& domain, const Intervals& segments) {
    if (contains(segments, domain.all()))
        return "-";
    std::vector<std::uint32_t> classes, all;
    for (std::uint32_t segment = 0; segment < domain.size(); ++segment) {
        const std::vector<std::uint32_t>& own = domain.classes[segment];
        all.insert(all.end(), own.begin(), own.end());
        if (meets(segments, {segment, segment + 1}))
            classes.insert(classes.end(), own.begin(), own.end());
    }
    std::sort(classes.begin(), classes.end());
    std::sort(all.begin(), all.end());

    const Stretch numbers(index, "number", index.first_number(), index.first_string());
    const Stretch texts(index, "string", index.first_string(), index.first_day());
    const Stretch days(index, "date", index.first_day(), index.class_count());
    std::string text;
    for (const bool value : {true, false}) {
        if (std::binary_search(classes.begin(), classes.end(), index.class_of(value)))
            append(text, value ? "true" : "false");
    }
    for (const Stretch* stretch : {&numbers, &days}) {
        const std::vector<std::uint32_t> own = within(classes, *stretch);
        if (!own.empty())
            append(text, range_text(*stretch, own.begin(), own.end()));
    }
    const std::vector<std::uint32_t> own_texts = within(classes, texts);
    if (!own_texts.empty())
        append(text, list_text(texts, own_texts, within(all, texts)));
    return text;
}

} // namespace throughline::dmn::analysis
