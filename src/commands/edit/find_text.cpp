#include "commands/edit/find_text.h"

#include "base/text.h"
#include "model/content.h"

#include <algorithm>
#include <optional>

namespace throughline {

namespace {

constexpr std::size_t excerpt_before = 30;
constexpr std::size_t excerpt_after = 60;

bool begins_code_point(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// Folding may change the number of bytes of a letter, so the hit is looked for at each letter of the text
// itself.
bool find_hit(std::string_view text, std::string_view folded_needle, std::size_t& begin, std::size_t& end) {
    if (!contains_folded(text, folded_needle))
        return false;
    for (begin = 0; begin < text.size(); ++begin) {
        if (!begins_code_point(text, begin) || !folded(text.substr(begin)).starts_with(folded_needle))
            continue;
        end = begin;
        while (end < text.size() && folded(text.substr(begin, end - begin)).size() < folded_needle.size())
            next_code_point(text, end);
        return true;
    }
    return false;
}

FoundText make_hit(const Id& record, const std::string& path, std::string_view text, std::size_t begin,
                   std::size_t end) {
    std::size_t from = begin > excerpt_before ? begin - excerpt_before : 0;
    while (!begins_code_point(text, from))
        ++from;
    std::size_t to = std::min(text.size(), end + excerpt_after);
    while (!begins_code_point(text, to))
        ++to;
    FoundText hit{record, path, {}, 0, 0};
    hit.excerpt = from > 0 ? "…" : "";
    hit.hit_begin = hit.excerpt.size() + begin - from;
    hit.hit_end = hit.excerpt.size() + end - from;
    hit.excerpt += text.substr(from, to - from);
    std::replace(hit.excerpt.begin(), hit.excerpt.end(), '\n', ' ');
    if (to < text.size())
        hit.excerpt += "…";
    return hit;
}

// One hit a record is enough: the list leads to records.
struct FirstHit final : TextVisitor {
    FirstHit(const Id& searched, std::string_view folded_needle)
        : record(searched)
        , needle(folded_needle) {}
    void visit(const Field&, const MemberPath& path, std::string_view text) override {
        std::size_t begin = 0, end = 0;
        if (!hit && find_hit(text, needle, begin, end))
            hit = make_hit(record, path.text(), text, begin, end);
    }
    Id record;
    std::string_view needle;
    std::optional<FoundText> hit;
};

} // namespace

std::vector<FoundText> find_text(const Store& store, std::string_view text, std::size_t limit) {
    const std::string needle = folded(trimmed(text));
    std::vector<FoundText> in_titles;
    std::vector<FoundText> elsewhere;
    if (needle.empty())
        return in_titles;
    for (const RecordPointer& record : store.everything()) {
        FirstHit search(record->id, needle);
        for_each_text(*record, search);
        if (!search.hit)
            continue;
        std::vector<FoundText>& hits = search.hit->path == "title" ? in_titles : elsewhere;
        if (hits.size() < limit)
            hits.push_back(std::move(*search.hit));
    }
    in_titles.insert(in_titles.end(), elsewhere.begin(), elsewhere.end());
    in_titles.resize(std::min(in_titles.size(), limit));
    return in_titles;
}

} // namespace throughline
