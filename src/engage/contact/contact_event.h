// What happened between the firm and one customer, as contact policies and open offers see it.
#pragma once

#include "base/date.h"
#include "model/records/action.h"

#include <cstdint>
#include <limits>

namespace throughline::engage {

constexpr std::uint32_t no_index = std::numeric_limits<std::uint32_t>::max();

enum class ContactKind : std::uint8_t {
    Proposed, // an action was put to the customer
    Answered, // the customer answered a proposal
    Other,    // anything else that policies may count: a complaint, a payment missed
};

struct ContactEvent {
    Instant at;
    std::uint32_t action = no_index;  // of the catalogue
    std::uint32_t channel = no_index; // of the catalogue
    ContactKind kind = ContactKind::Proposed;
    ResponseClass answer = ResponseClass::Neutral; // of Answered
    std::uint32_t name = no_index;                 // of the catalogue's event names
};

constexpr std::int64_t milliseconds_of_days(double days) {
    return static_cast<std::int64_t>(days * 86'400'000.0);
}

} // namespace throughline::engage
