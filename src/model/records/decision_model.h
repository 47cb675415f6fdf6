// Meaning: a decision model in DMN as another tool wrote it (R102, R104). Its text is kept as it came, so
// that nothing of it is lost; its decision tables are Decision records that point here.
#pragma once

#include "model/record.h"

namespace throughline {

// Fields
struct DecisionModel : Record {
    static constexpr Kind record_kind = Kind::DecisionModel;
    DecisionModel()
        : Record(record_kind) {}

    std::string description;
    std::string model_namespace; // with the name, what another file of the same model is known by
    std::string file;            // the name of the file it came from
    std::string xml;             // DMN 1.1 to 1.6
};

extern const Shape decision_model_shape;
extern const KindDescription decision_model_kind;

} // namespace throughline
