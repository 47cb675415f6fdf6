// R025: how successful an interaction has been, for each and for each type, with its uncertainty.
#pragma once

#include "journey/figure.h"
#include "model/records/interaction.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace throughline::journey {

struct InteractionSuccess {
    const Interaction* interaction = nullptr;
    Figure rate; // in %
    // Whether it differs from the others of its type: the interval of the difference excludes nothing.
    std::optional<double> against_type; // points above the others of its type; nothing without others
    bool differs = false;
};

struct TypeSuccess {
    std::string type;          // the title of an interaction without a type
    Figure rate;               // all that went well of all; counted: interactions with a count
    bool means_differ = false; // success does not mean the same for all of them
    std::vector<InteractionSuccess> interactions; // by id
};
// By n, the best known first. With `among`, which is sorted, only those interactions are there and counted.
std::vector<TypeSuccess> success_by_type(const Store& store, const std::vector<Id>* among = nullptr);

} // namespace throughline::journey
