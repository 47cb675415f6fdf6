// Meaning: a remark, pain point, opportunity, quote or question about other records.
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

enum class NoteType : std::uint8_t { Remark, Pain, Opportunity, Quote, Question };
inline constexpr ChoiceName note_types[] = {
    {"remark", "Remark"}, {"pain", "Pain point"},   {"opportunity", "Opportunity"},
    {"quote", "Quote"},   {"question", "Question"},
};

// Fields
struct Note : Record {
    static constexpr Kind record_kind = Kind::Note;
    Note()
        : Record(record_kind) {}

    NoteType type = NoteType::Remark;
    std::string text;
    std::vector<Id> about;
    Id by;
    std::optional<Date> on;
    std::optional<double> severity; // 0 … 10, for pain points and opportunities
    std::string source;             // of a quote
    Position position;
};

extern const Shape note_shape;
extern const KindDescription note_kind;

} // namespace throughline
