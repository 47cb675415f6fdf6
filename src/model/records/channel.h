// Meaning: where interactions happen. Self-service channels are full channels with limits of their own
// (R090 to R094).
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

enum class ChannelType : std::uint8_t { Staffed, SelfService, OutboundMessage, Partner, Social };
inline constexpr ChoiceName channel_types[] = {
    {"staffed", "Staffed"},
    {"self_service", "Self-service"},
    {"outbound_message", "Outbound message"},
    {"partner", "Partner"},
    {"social", "Social"},
};

// R094: a named reason why this channel cannot offer what the others do.
struct ChannelException {
    Id action;
    std::string reason;
    Preserved preserved;
};

// Fields
struct Channel : Record {
    static constexpr Kind record_kind = Kind::Channel;
    Channel()
        : Record(record_kind) {}

    ChannelType type = ChannelType::Staffed;
    std::string description;
    std::optional<std::int64_t> slots;        // how many offers fit beside each other
    std::optional<std::int64_t> text_limit;   // characters of one offer
    std::optional<double> minimum_propensity; // below it an automated channel stays silent
    std::optional<double> cost_per_contact;   // in the workspace's currency
    std::vector<ChannelException> exceptions;
    Control control = Control::Unstated;
};

extern const Shape channel_shape;
extern const KindDescription channel_kind;

} // namespace throughline
