#include "model/records/channel.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto channel_exception_fields =
    list(required(link<&ChannelException::action>("action", "Action", Kind::Action)),
         text<&ChannelException::reason>("reason", "Reason"));
constinit const Shape channel_exception_shape =
    channel_exception_fields.shape("channel_exception", &preserved_of<ChannelException>);

constexpr auto channel_fields = list(
    required_text<&Channel::title>("title", "Name"), choice<&Channel::type>("type", "Type", channel_types),
    long_text<&Channel::description>("description", "Description"),
    integer<&Channel::slots>("slots", "Slots", 0, 1000, "How many offers fit beside each other."),
    integer<&Channel::text_limit>("text_limit", "Text limit", 0, 1000000, "Longest text of one offer.",
                                  "characters"),
    number<&Channel::minimum_propensity>("minimum_propensity", "Least propensity", 0, 1,
                                         "An automated channel stays silent below this."),
    number<&Channel::cost_per_contact>("cost_per_contact", "Cost per contact"),
    groups<&Channel::exceptions>("exceptions", "Cannot do", channel_exception_shape,
                                 "Actions this channel cannot offer, each with its reason."),
    choice<&Channel::control>("control", "Control", controls));

} // namespace

constinit const Shape channel_shape = channel_fields.shape("channel", &preserved_of<Channel>);

// Rules

namespace {

void channel_rules(const Channel& channel, std::vector<Problem>& problems) {
    for (std::size_t index = 0; index < channel.exceptions.size(); ++index)
        expect(!channel.exceptions[index].reason.empty(), "exceptions",
               "An exception of a channel should name its reason.", problems);
}

// Migrations

constexpr Renamed channel_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_channel() {
    auto description = description_of<Channel, &channel_rules>(
        {"channel", "Channel", "Channels",
         "Where interactions happen: staffed, self-service, or the places of others."},
        channel_shape);
    description.renamed = channel_renamed;
    return description;
}

} // namespace

constinit const KindDescription channel_kind = describe_channel();

} // namespace throughline
