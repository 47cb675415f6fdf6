// One page of the gallery on a stage.
#pragma once

#include "unit/ui/gallery.h"
#include "unit/ui/support/stage.h"

namespace throughline::ui::test {

struct GalleryPage {
    Gallery gallery;
    Stage stage;

    explicit GalleryPage(int page = 0)
        : stage([this](Ui& ui) { gallery.draw(ui); }) {
        gallery.page = page;
        stage.draw_frames(3);
    }
};

} // namespace throughline::ui::test
