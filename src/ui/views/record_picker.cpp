#include "ui/views/record_picker.h"

namespace throughline::ui {

void pick_record(ViewContext& context, std::string_view name, std::initializer_list<Kind> kinds,
                 PickerOptions options, Id& chosen) {
    const Store& store = context.store();
    // Walked anew rather than gathered: this is drawn in every frame.
    const auto record_at = [&](int index) -> const Record& {
        auto place = static_cast<std::size_t>(index);
        const Kind* kind = kinds.begin();
        while (place >= store.all(*kind).size())
            place -= store.all(*kind++).size();
        return *store.all(*kind)[place];
    };
    options.count = 0;
    options.chosen = -1;
    for (const Kind kind : kinds) {
        for (const RecordPointer& record : store.all(kind)) {
            if (record->id == chosen)
                options.chosen = options.count;
            ++options.count;
        }
    }
    const Picked picked = picker(context.ui, name, options, [&](int index) {
        const Record& record = record_at(index);
        return kinds.size() > 1 ? Choice{record.title, describe_kind(record.kind).label}
                                : Choice{record.title};
    });
    if (picked.index == picked_none)
        chosen = {};
    else if (picked && picked.index >= 0)
        chosen = record_at(picked.index).id;
}

} // namespace throughline::ui
