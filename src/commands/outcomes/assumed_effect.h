// What a new link says: that one thing serves another, and nothing of how much.
#pragma once

#include "model/records/parts.h"

namespace throughline {

inline Effect assumed_effect(const Id& target) {
    Effect effect;
    effect.target = target;
    return effect;
}

} // namespace throughline
