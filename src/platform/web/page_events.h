// Where the page's scripts call in. They know functions, not objects: the one page and the one listener are
// set here, by WebPlatform alone.
#pragma once

#include "platform/events.h"

namespace throughline::platform::web {

class WebPlatform;

void set_page(WebPlatform* page);
void set_events(Events* events);

} // namespace throughline::platform::web
