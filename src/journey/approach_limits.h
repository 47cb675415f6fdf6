// R047: what resources and organisation allow; R051 to R053: what has to be said about an approach before it
// can be built. Both fill the parts of a MeasuredApproach.
#pragma once

#include "journey/approach_measures.h"

namespace throughline::journey {

void add_limits(const Store& store, const ApproachType& type, MeasuredApproach& approach);

} // namespace throughline::journey
