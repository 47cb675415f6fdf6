#include "engage/catalogue/catalogue_records.h"

#include "model/records/stage.h"

#include <algorithm>

namespace throughline::engage {

bool is_of_catalogue(const Record& record) {
    return std::find(catalogue_kinds.begin(), catalogue_kinds.end(), record.kind) != catalogue_kinds.end() &&
           (record.kind != Kind::Stage || !as<Stage>(&record)->condition.empty());
}

RecordPointer deciding_part(const RecordPointer& record) {
    if (record->kind != Kind::Stage)
        return record;
    const Stage& whole = *as<Stage>(record);
    auto part = std::make_shared<Stage>();
    part->id = whole.id;
    part->title = whole.title;
    part->journey = whole.journey;
    part->order = whole.order;
    part->condition = whole.condition;
    part->since = whole.since;
    return part;
}

std::vector<RecordPointer> catalogue_records(const Store& store) {
    std::vector<RecordPointer> records;
    for (const Kind kind : catalogue_kinds) {
        for (const RecordPointer& record : store.all(kind)) {
            if (is_of_catalogue(*record))
                records.push_back(record);
        }
    }
    return records;
}

} // namespace throughline::engage
