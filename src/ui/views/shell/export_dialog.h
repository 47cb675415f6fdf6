// How decisions are to be written as DMN, and what the file or Camunda 7 will not hold of them (R104).
#pragma once

#include "commands/decisions/decision_export.h"
#include "ui/views/view.h"

namespace throughline::ui {

class ExportDialog {
public:
    void draw(ViewContext& context);

private:
    void prepare(const Store& store);
    void draw_choices(ViewContext& context);
    void draw_notes(Ui& ui);

    // Of this version of the store, this record and this version of DMN.
    Result<DecisionExport> m_export = DecisionExport{};
    std::uint64_t m_store_version = ~std::uint64_t{0};
    Id m_exported;
    dmn::DmnVersion m_made_version = dmn::DmnVersion::V15;

    Id m_asked; // what the dialog was opened for
    bool m_whole_model = false;
    dmn::DmnVersion m_version = dmn::DmnVersion::V15;
};

} // namespace throughline::ui
