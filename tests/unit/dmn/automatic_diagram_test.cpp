// Models without a drawing get one that other tools can show.
#include "base/random.h"
#include "base/text.h"
#include "dmn/automatic_diagram.h"
#include "dmn/xml_reader.h"
#include "dmn/xml_writer.h"

#include <catch_amalgamated.hpp>
#include <set>

using namespace throughline;
using namespace throughline::dmn;

namespace {

// Elements that require some of those made before them; some lead to another file, and some have a name
// already.
Model random_model(Random& random) {
    Model model;
    model.id = "m";
    model.name = "Random";
    model.model_namespace = "urn:random";
    const std::size_t inputs = 1 + random.below(6);
    for (std::size_t index = 0; index < inputs; ++index)
        model.inputs.push_back({text_format("i%zu", index), text_format("input %zu", index), {}, {}});
    const std::size_t decisions = 1 + random.below(12);
    for (std::size_t index = 0; index < decisions; ++index) {
        Decision decision;
        decision.id = text_format("d%zu", index);
        decision.name = text_format("decision %zu", index);
        for (std::size_t input = 0; input < inputs; ++input) {
            if (random.below(3) == 0)
                decision.required_inputs.push_back({{}, model.inputs[input].id, {}, "requiredInput"});
        }
        for (std::size_t other = 0; other < index; ++other) {
            if (random.below(4) == 0)
                decision.required_decisions.push_back({{},
                                                       text_format("d%zu", other),
                                                       text_format("r%zu-%zu", index, other),
                                                       "requiredDecision"});
        }
        if (random.below(5) == 0)
            decision.required_decisions.push_back({"urn:other", "d0", "elsewhere", "requiredDecision"});
        model.decisions.push_back(std::move(decision));
    }
    return model;
}

bool overlap(const DiagramBox& left, const DiagramBox& right) {
    return left.x < right.x + right.width && right.x < left.x + left.width &&
           left.y < right.y + right.height && right.y < left.y + left.height;
}

const DiagramBox& box_of(const Diagram& diagram, const std::string& element) {
    for (const DiagramShape& shape : diagram.shapes) {
        if (shape.element == element)
            return shape.box;
    }
    FAIL("not drawn: " << element);
    return diagram.shapes.front().box;
}

} // namespace

TEST_CASE(
    "[R104] A model without a drawing gets one: everything once, nothing on top of another, lines upwards",
    "[dmn]") {
    Random random(20261122);
    for (int round = 0; round < 200; ++round) {
        Model model = random_model(random);
        add_automatic_diagram(model);
        REQUIRE(model.diagrams.size() == 1);
        const Diagram& diagram = model.diagrams.front();
        CHECK(diagram.shapes.size() == model.inputs.size() + model.decisions.size());
        for (std::size_t one = 0; one < diagram.shapes.size(); ++one) {
            CHECK(diagram.shapes[one].box.x >= 0);
            CHECK(diagram.shapes[one].box.y >= 0);
            for (std::size_t other = 0; other < one; ++other)
                CHECK_FALSE(overlap(diagram.shapes[one].box, diagram.shapes[other].box));
        }
        std::set<std::string> lines;
        for (const DiagramEdge& edge : diagram.edges) {
            CHECK(lines.insert(edge.element).second);
            CHECK(edge.points.front().y > edge.points.back().y);
        }
        std::size_t inside = 0;
        for (const Decision& decision : model.decisions) {
            for (const auto* list : {&decision.required_inputs, &decision.required_decisions}) {
                for (const ElementReference& reference : *list) {
                    CHECK_FALSE(reference.requirement.empty());
                    if (!reference.model_namespace.empty())
                        continue;
                    ++inside;
                    CHECK(lines.contains(reference.requirement));
                    CHECK(box_of(diagram, reference.id).y > box_of(diagram, decision.id).y);
                }
            }
        }
        CHECK(inside == lines.size());

        const Result<Model> read = read_model(write_model(model, DmnVersion::V15).xml);
        REQUIRE(read.ok());
        CHECK(read.value().diagrams == model.diagrams);

        Model again = model;
        add_automatic_diagram(again);
        CHECK(again.diagrams == model.diagrams);
    }
}

TEST_CASE("Circles and empty models do no harm to the drawing", "[dmn]") {
    Model empty;
    add_automatic_diagram(empty);
    CHECK(empty.diagrams.empty());

    Model model;
    for (const char* id : {"a", "b"}) {
        Decision decision;
        decision.id = id;
        decision.required_decisions = {{{}, "b", {}, "requiredDecision"}, {{}, "a", {}, "requiredDecision"}};
        model.decisions.push_back(std::move(decision));
    }
    add_automatic_diagram(model);
    REQUIRE(model.diagrams.size() == 1);
    CHECK(model.diagrams.front().shapes.size() == 2);
    CHECK(model.diagrams.front().edges.size() == 4);
}
