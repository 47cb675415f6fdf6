// Where candidates drop out of logged decisions, stage by stage, and which decisions are left without an
// action.
#pragma once

#include "engage/arbitration/logged_decisions.h"

namespace throughline::engage {

enum class LoggedFate : std::uint8_t { Dropped, Offered, Other };

struct LoggedRow {
    std::string_view decision;
    std::string_view stage;
    double order = 0; // stages with a lower order come first
    LoggedFate fate = LoggedFate::Other;
    std::string_view component; // what dropped it; may be empty
};

struct FunnelCount {
    std::string name;
    std::uint64_t dropped = 0;
};

struct FunnelStage {
    std::string name;
    double order = 0;           // the lowest of its rows
    std::uint64_t entering = 0; // candidates of this stage and of all after it
    std::uint64_t dropped = 0;
    std::uint64_t left = 0; // entering - dropped
    // Decisions that lost their last candidate here.
    std::uint64_t emptied = 0;
    std::vector<FunnelCount> components; // most dropped first
};

struct LoggedFunnel {
    std::vector<FunnelStage> stages; // by order, then by name
    std::uint64_t decisions = 0;
    std::uint64_t candidates = 0;
    std::uint64_t dropped = 0;
    std::uint64_t offered = 0;
    std::uint64_t other = 0; // neither: they count as entering their stage, and as left there
    std::uint64_t without_action = 0;
};

// Takes rows one by one, in any order, and keeps only counts: 8 bytes a decision beside its name.
class FunnelCounter {
public:
    void add(const LoggedRow& row);
    LoggedFunnel funnel() const;

private:
    struct Stage {
        double order = 0;
        std::uint64_t rows = 0;
        std::uint64_t dropped = 0;
    };
    struct Component {
        std::uint32_t stage = 0;
        std::uint32_t name = 0;
        std::uint64_t dropped = 0;
    };
    struct Decision {
        std::uint32_t last_stage = 0;
        bool is_offered = false;
    };
    void count_component(std::uint32_t stage, std::string_view name);

    TextNumbers m_decision_names;
    TextNumbers m_stage_names;
    TextNumbers m_component_names;
    std::vector<Decision> m_decisions;
    std::vector<Stage> m_stages;
    std::vector<Component> m_components;
    std::size_t m_last_component = 0;
    std::uint64_t m_offered = 0;
    std::uint64_t m_other = 0;
};

} // namespace throughline::engage
