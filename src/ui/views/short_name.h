// How a card names who has something to do with it.
#pragma once

#include "store/store.h"

#include <string>

namespace throughline::ui {

// The first name of a person, the whole title of a role; empty for an id that is none's.
inline std::string short_name(const Store& store, const Id& who) {
    const Record* record = store.find(who);
    if (!record)
        return {};
    return record->kind == Kind::Person ? record->title.substr(0, record->title.find(' ')) : record->title;
}

} // namespace throughline::ui
