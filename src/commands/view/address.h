// Where somebody is, as the fragment of the page's address, so that Back, bookmarks and links lead there:
//   outcomes/RECORD
//   decisions/next-action/simulation
//   customers/customer/KEY/conversation/candidates
//   customers/relationships/SEGMENT
//   evidence/two_models
//   work/who_performs?journey=RECORD&outcome=RECORD&person=RECORD&state=late
// In keys of customers, what divides an address is written as % and two hexadecimal digits.
#pragma once

#include "commands/session.h"
#include "store/store.h"

#include <string>
#include <string_view>

namespace throughline {

// Replaces what `address` holds.
void write_address(const Session& session, std::string& address);
// What the address does not name is as if nobody had chosen it. Records and words that are not known are
// passed over; without a known place nothing changes.
void follow_address(Session& session, const Store& store, std::string_view address);

} // namespace throughline
