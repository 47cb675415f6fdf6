// The one tooltip of the page.
#pragma once

namespace throughline::ui {

class Ui;

void end_tooltip(Ui& ui); // draws it when its time has come

} // namespace throughline::ui
