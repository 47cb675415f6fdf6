// What a presenter needs who shows nothing: the letters that are compiled in, and textures that are always
// granted.
#pragma once

#include "fonts/embedded_fonts.h"
#include "ui/widgets/ui.h"

#include <imgui.h>

namespace throughline::testing {

// Inter and the icons, as a first visit has them.
inline ui::FontBytes shipped_fonts() {
    return {fonts::inter_regular(), fonts::inter_semibold(), fonts::icons()};
}

// Every texture request is granted at once.
inline void grant_textures(ImDrawData& data) {
    if (data.Textures == nullptr)
        return;
    for (ImTextureData* texture : *data.Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

} // namespace throughline::testing
