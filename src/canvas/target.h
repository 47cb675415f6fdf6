// Names of things on the canvas: a record and a part of it. Also a set of them, the selection.
#pragma once

#include "base/id.h"

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace throughline::canvas {

// The parts of a record are numbered by the view (field, lane, finding …); 0 is the record itself.
struct Target {
    Id id;
    std::uint16_t part = 0;

    bool empty() const { return id.empty(); }
    friend bool operator==(const Target&, const Target&) = default;
    friend auto operator<=>(const Target&, const Target&) = default;
};

// Sorted, without repeats. A value that the view owns; the canvas only reads it and proposes a new one.
class Selection {
public:
    bool contains(const Target& target) const;
    bool empty() const { return m_targets.empty(); }
    std::size_t size() const { return m_targets.size(); }
    std::span<const Target> targets() const { return m_targets; }

    void clear() { m_targets.clear(); }
    void set(const Target& target);
    void set(std::span<const Target> targets);
    void add(const Target& target);
    void remove(const Target& target);
    void toggle(const Target& target);

    friend bool operator==(const Selection&, const Selection&) = default;

private:
    std::vector<Target> m_targets;
};

} // namespace throughline::canvas
