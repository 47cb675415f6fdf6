#include "engage/policy/lever_settings.h"

#include "base/random.h"

namespace throughline::engage {

namespace {

constexpr double step = 5;

} // namespace

std::vector<LeverSetting> lever_settings(const Catalogue& catalogue, const KeptCandidates& kept,
                                         const LeverSettingOptions& options) {
    std::vector<bool> is_kept(catalogue.actions.size(), false);
    for (const KeptCandidate& candidate : kept.items)
        is_kept[candidate.action] = true;
    std::vector<std::uint32_t> movable;
    for (std::uint32_t action = 0; action < is_kept.size(); ++action) {
        if (is_kept[action])
            movable.push_back(action);
    }
    const LeverSetting unmoved(catalogue.actions.size(), 0);
    std::vector<LeverSetting> settings;
    if (options.count > 0)
        settings.push_back(unmoved);
    const auto steps = static_cast<std::int64_t>(options.most / step);
    Random random(options.seed);
    while (settings.size() < options.count && !movable.empty() && steps > 0) {
        LeverSetting setting = unmoved;
        // Few moves tell what one lever does, many where all of them lead.
        const std::uint64_t moves = 1 + random.below(movable.size());
        for (std::uint64_t move = 0; move < moves; ++move) {
            const std::uint32_t action = movable[random.below(movable.size())];
            const auto place =
                static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(2 * steps + 1)));
            setting[action] = step * static_cast<double>(place - steps);
        }
        settings.push_back(std::move(setting));
    }
    return settings;
}

} // namespace throughline::engage
