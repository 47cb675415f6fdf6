// Evidence: what is measured, how far it is, on how many cases, and what it is said to predict (R003, R006,
// R079).
#pragma once

#include "ui/views/view.h"
#include "ui/widgets/data_grid.h"

namespace throughline::ui {

class EvidenceView {
public:
    void draw(ViewContext& context, const Box& box);

private:
    GridState m_grid;
};

} // namespace throughline::ui
