// Meaning: what customers use. Its use is an interaction too, intended or not (R017, R018).
#pragma once

#include "model/record.h"

namespace throughline {

enum class ProductState : std::uint8_t { Offered, Planned, Withdrawn };
inline constexpr ChoiceName product_states[] = {
    {"offered", "Offered"},
    {"planned", "Planned"},
    {"withdrawn", "Withdrawn"},
};

// Fields
struct Product : Record {
    static constexpr Kind record_kind = Kind::Product;
    Product()
        : Record(record_kind) {}

    std::string description;
    std::string category;
    std::vector<std::string> intended_uses;
    std::vector<std::string> unintended_uses; // seen in practice, not designed
    std::optional<double> margin;             // a year, in the workspace's currency
    ProductState state = ProductState::Offered;
    Id replaced_by; // R101
};

extern const Shape product_shape;
extern const KindDescription product_kind;

} // namespace throughline
