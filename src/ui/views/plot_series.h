// The points of a line of a plot with the words about them, kept from frame to frame.
#pragma once

#include "base/id.h"
#include "ui/widgets/plot.h"

#include <deque>
#include <string>
#include <vector>

namespace throughline::ui {

class PlotSeries {
public:
    PlotSeries() = default;
    PlotSeries(const PlotSeries&) = delete;
    PlotSeries& operator=(const PlotSeries&) = delete;

    void clear() {
        m_points.clear();
        m_labels.clear();
        m_records.clear();
    }
    // `label` says the point's numbers; `record` is what it is about, or empty.
    void add(PlotPoint point, std::string label, const Id& record = {}) {
        m_points.push_back(point);
        m_points.back().label = m_labels.emplace_back(std::move(label));
        m_records.push_back(record);
    }
    bool empty() const { return m_points.empty(); }
    std::span<PlotPoint> points() { return m_points; }
    std::span<const PlotPoint> points() const { return m_points; }
    const std::string& label(int point) const { return m_labels[static_cast<std::size_t>(point)]; }
    const Id& record(int point) const { return m_records[static_cast<std::size_t>(point)]; }

private:
    std::vector<PlotPoint> m_points;
    std::deque<std::string> m_labels; // points keep views of them
    std::vector<Id> m_records;
};

} // namespace throughline::ui
