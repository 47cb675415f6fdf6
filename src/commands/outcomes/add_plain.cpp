// segment.add, channel.add, product.add, competitor.add, person.add, role.add: records that begin with a
// title alone.
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/channel.h"
#include "model/records/competitor.h"
#include "model/records/person.h"
#include "model/records/product.h"
#include "model/records/role.h"
#include "model/records/segment.h"

namespace throughline {

namespace {

// Execute

template <typename T>
Result<void> add(const CommandContext& context, Transaction& transaction) {
    return add_record(context, transaction, make_new<T>(context));
}

template <typename T>
constexpr Command plain_command(std::string_view id, std::string_view title, std::string_view tooltip,
                                Topic topic, std::string_view synonyms, std::string_view icon) {
    Command command;
    command.id = id;
    command.title = title;
    command.tooltip = tooltip;
    command.topic = topic;
    command.synonyms = synonyms;
    command.icon = icon;
    command.query = always;
    command.execute = add<T>;
    return command;
}

} // namespace

// Entries

constinit const Command add_segment_command =
    plain_command<Segment>("segment.add", "Add segment", "Adds a group of customers who want alike.",
                           Topic::Customers, "new group target persona", "segment");
constinit const Command add_channel_command =
    plain_command<Channel>("channel.add", "Add channel", "Adds a way by which customer and firm meet.",
                           Topic::Journeys, "new phone web app branch", "channel");
constinit const Command add_product_command =
    plain_command<Product>("product.add", "Add product", "Adds a product that customers use.",
                           Topic::Journeys, "new offer", "product");
constinit const Command add_competitor_command =
    plain_command<Competitor>("competitor.add", "Add competitor", "Adds a firm to compare with.",
                              Topic::Journeys, "new rival", "competitor");
constinit const Command add_person_command =
    plain_command<Person>("person.add", "Add person", "Adds someone who owns, does, decides or is asked.",
                          Topic::Work, "new owner employee colleague", "person");
constinit const Command add_role_command = plain_command<Role>(
    "role.add", "Add role", "Adds a role that people have.", Topic::Work, "new function job", "role");

} // namespace throughline
