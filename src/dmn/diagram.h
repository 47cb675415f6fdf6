// Drawings of a model as DMNDI keeps them: where each element is shown, and the lines between them. Units are
// those of the file, usually pixels; y grows downwards.
#pragma once

#include <string>
#include <vector>

namespace throughline::dmn {

struct DiagramPoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const DiagramPoint&, const DiagramPoint&) = default;
};

struct DiagramBox {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    friend bool operator==(const DiagramBox&, const DiagramBox&) = default;
};

struct DiagramShape {
    std::string id;
    // The id of what it shows, with its model's prefix where that is imported.
    std::string element;
    DiagramBox box;
    // A decision service that is drawn without its inside.
    bool is_collapsed = false;
    // Of a decision service: the line below its output decisions; empty for other shapes.
    std::vector<DiagramPoint> divider;
    friend bool operator==(const DiagramShape&, const DiagramShape&) = default;
};

struct DiagramEdge {
    std::string id;
    // The id of the requirement that it shows.
    std::string element;
    std::vector<DiagramPoint> points;
    friend bool operator==(const DiagramEdge&, const DiagramEdge&) = default;
};

struct Diagram {
    std::string id;
    std::string name;
    std::vector<DiagramShape> shapes;
    std::vector<DiagramEdge> edges;
    friend bool operator==(const Diagram&, const Diagram&) = default;
};

} // namespace throughline::dmn
