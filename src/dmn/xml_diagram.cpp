#include "dmn/xml_diagram.h"

#include "base/text.h"

namespace throughline::dmn {

namespace {

double number_of(const pugi::xml_node& node, const char* name) {
    double value = 0;
    return parse_number(node.attribute(name).value(), value) ? value : 0;
}

std::vector<DiagramPoint> points_of(const pugi::xml_node& node) {
    std::vector<DiagramPoint> points;
    for (const pugi::xml_node& point : node.children()) {
        if (is_named(point, "waypoint"))
            points.push_back({number_of(point, "x"), number_of(point, "y")});
    }
    return points;
}

DiagramShape shape_of(const pugi::xml_node& node, const pugi::xml_node& bounds) {
    DiagramShape shape;
    shape.id = attribute(node, "id");
    shape.element = attribute(node, "dmnElementRef");
    shape.box = {number_of(bounds, "x"), number_of(bounds, "y"), number_of(bounds, "width"),
                 number_of(bounds, "height")};
    shape.is_collapsed = attribute(node, "isCollapsed") == "true";
    shape.divider = points_of(child_named(node, "DMNDecisionServiceDividerLine"));
    return shape;
}

} // namespace

std::vector<Diagram> read_diagrams(const pugi::xml_node& node) {
    std::vector<Diagram> diagrams;
    for (const pugi::xml_node& drawn : node.children()) {
        if (!is_named(drawn, "DMNDiagram"))
            continue;
        Diagram diagram;
        diagram.id = attribute(drawn, "id");
        diagram.name = attribute(drawn, "name");
        for (const pugi::xml_node& part : drawn.children()) {
            const pugi::xml_node bounds = child_named(part, "Bounds");
            std::vector<DiagramPoint> points = points_of(part);
            if (is_named(part, "DMNShape") && bounds)
                diagram.shapes.push_back(shape_of(part, bounds));
            else if (is_named(part, "DMNEdge") && points.size() > 1)
                diagram.edges.push_back(
                    {attribute(part, "id"), attribute(part, "dmnElementRef"), std::move(points)});
        }
        diagrams.push_back(std::move(diagram));
    }
    return diagrams;
}

} // namespace throughline::dmn
