#include "commands/decisions/decision_export.h"

#include "dmn/automatic_diagram.h"
#include "dmn/model_part.h"
#include "engage/decision_model.h"
#include "model/records/decision.h"
#include "model/records/decision_model.h"

namespace throughline {

namespace {

std::string_view namespace_of(dmn::DmnVersion version) {
    return version == dmn::DmnVersion::V13 ? "https://www.omg.org/spec/DMN/20191111/MODEL/"
                                           : "https://www.omg.org/spec/DMN/20230324/MODEL/";
}

} // namespace

Result<DecisionExport> export_decisions(const Store& store, const Id& id, dmn::DmnVersion version) {
    const bool is_one = store.find_as<Decision>(id) != nullptr;
    const Id model = is_one ? engage::model_of(store, id) : id;
    engage::AssembledModel assembled = TRY(engage::assemble_model(store, model));
    if (assembled.model.decisions.empty())
        return error("There are no decisions to export.");
    DecisionExport result;
    result.title = assembled.model.name;
    if (is_one) {
        for (const auto& [element, record] : assembled.records) {
            if (record != id)
                continue;
            result.title = store.find(id)->title;
            assembled.model = dmn::part_of_model(assembled.model, element);
            assembled.model.name = result.title;
            break;
        }
    }
    result.camunda_7 = dmn::notes_for_camunda_7(assembled.model);
    const auto* imported = store.find_as<DecisionModel>(model);
    if (imported && !is_one && !assembled.changed && assembled.model.dmn_namespace == namespace_of(version)) {
        result.xml = imported->xml;
        result.is_original = true;
        return result;
    }
    dmn::add_automatic_diagram(assembled.model);
    dmn::WrittenModel written = dmn::write_model(assembled.model, version);
    result.xml = std::move(written.xml);
    result.notes = std::move(written.notes);
    return result;
}

} // namespace throughline
