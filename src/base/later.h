// LATER stands before the definition of a function that the first screen does not need but whose only caller
// it does: kept a function of its own, it can be left out of the first load (src/app/later.txt).
#pragma once

#define LATER [[gnu::noinline]]
