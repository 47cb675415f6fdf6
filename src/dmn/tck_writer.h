// Writes test cases in the format of the DMN TCK, as other engines read them.
#pragma once

#include "dmn/tck.h"

#include <string>

namespace throughline::dmn {

// Reading it again gives the same suite, where no value is a range or a function, which the format cannot
// hold, or an empty context, which it cannot tell from nothing.
std::string write_test_suite(const TestSuite& suite);

} // namespace throughline::dmn
