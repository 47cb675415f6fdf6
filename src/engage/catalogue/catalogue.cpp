#include "engage/catalogue/catalogue.h"

#include <algorithm>

namespace throughline::engage {

namespace {

template <typename Item>
std::optional<std::uint32_t> place_of(const std::vector<Item>& items, const Id& id) {
    const auto found = std::lower_bound(items.begin(), items.end(), id,
                                        [](const Item& item, const Id& key) { return item.id < key; });
    if (found == items.end() || found->id != id)
        return std::nullopt;
    return static_cast<std::uint32_t>(found - items.begin());
}

} // namespace

std::optional<std::uint32_t> Catalogue::action_of(const Id& id) const {
    return place_of(actions, id);
}

std::optional<std::uint32_t> Catalogue::channel_of(const Id& id) const {
    return place_of(channels, id);
}

std::uint32_t Catalogue::event_name(std::string_view text) const {
    const auto found = std::find(event_names.begin(), event_names.end(), text);
    return found == event_names.end() ? no_index : static_cast<std::uint32_t>(found - event_names.begin());
}

} // namespace throughline::engage
