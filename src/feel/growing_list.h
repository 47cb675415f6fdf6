// The results of a loop so far, which the loop itself can see as `partial`: a list that grows in place as
// long as nobody else has kept it, and by a copy, which is charged, where somebody has.
#pragma once

#include "feel/machine.h"

#include <utility>

namespace throughline::feel {

class GrowingList {
public:
    GrowingList()
        : m_object(new ListObject({}))
        , m_list(Value::adopt(m_object)) {}

    const Value& value() const { return m_list; }

    // False where the machine has no more steps.
    bool append(Machine& machine, Value item) {
        if (m_object->owners > 1) {
            if (!machine.spend(m_object->items.size()))
                return false;
            m_object = new ListObject(m_object->items);
            m_list = Value::adopt(m_object);
        }
        m_object->known_weight = 0;
        m_object->items.push_back(std::move(item));
        return true;
    }

private:
    ListObject* m_object;
    Value m_list;
};

} // namespace throughline::feel
