#include "dmn/automatic_diagram.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace throughline::dmn {

namespace {

// Sizes that other modellers give such shapes, in pixels.
constexpr double row_gap = 70, element_gap = 40, margin = 40;
constexpr int sweeps = 8;

struct Node {
    std::string element;
    double width = 0;
    double height = 0;
    std::vector<ElementReference*> requirements;
    // Inside this model, by node.
    std::vector<std::size_t> required;
    std::vector<std::size_t> required_by;
    int row = 0; // from below
    double x = 0;
};

class Drawing {
public:
    explicit Drawing(Model& model)
        : m_model(model) {
        for (Decision& decision : model.decisions)
            add(decision.id, 180, 80,
                {&decision.required_decisions, &decision.required_inputs, &decision.required_knowledge,
                 &decision.authorities});
        for (InputData& input : model.inputs)
            add(input.id, 125, 45, {});
        for (KnowledgeModel& knowledge : model.knowledge_models)
            add(knowledge.id, 135, 46, {&knowledge.required_knowledge, &knowledge.authorities});
        for (KnowledgeSource& source : model.knowledge_sources)
            add(source.id, 100, 63, {&source.authorities});
    }

    void draw() {
        connect();
        choose_rows();
        order_rows();
        name_requirements();
        write();
    }

    bool empty() const { return m_nodes.empty(); }

private:
    void add(const std::string& id, double width, double height,
             std::initializer_list<std::vector<ElementReference>*> requirements) {
        Node node;
        node.element = id;
        node.width = width;
        node.height = height;
        for (std::vector<ElementReference>* list : requirements) {
            for (ElementReference& reference : *list)
                node.requirements.push_back(&reference);
        }
        m_index.emplace(id, m_nodes.size());
        m_nodes.push_back(std::move(node));
    }

    void connect() {
        for (std::size_t at = 0; at < m_nodes.size(); ++at) {
            for (const ElementReference* reference : m_nodes[at].requirements) {
                const auto found = m_index.find(reference->id);
                if (!reference->model_namespace.empty() || found == m_index.end() || found->second == at)
                    continue;
                m_nodes[at].required.push_back(found->second);
                m_nodes[found->second].required_by.push_back(at);
            }
        }
    }

    // One above the highest that is required. A model may be wrong and go in circles: as many rounds as there
    // are elements are enough for all others. What requires nothing then moves up to just below the first
    // that requires it.
    void choose_rows() {
        bool changed = true;
        for (std::size_t round = 0; changed && round < m_nodes.size(); ++round) {
            changed = false;
            for (Node& node : m_nodes) {
                for (const std::size_t required : node.required) {
                    if (node.row <= m_nodes[required].row) {
                        node.row = m_nodes[required].row + 1;
                        changed = true;
                    }
                }
            }
        }
        for (Node& node : m_nodes) {
            if (!node.required.empty() || node.required_by.empty())
                continue;
            int lowest = m_nodes[node.required_by.front()].row;
            for (const std::size_t by : node.required_by)
                lowest = std::min(lowest, m_nodes[by].row);
            node.row = std::max(lowest - 1, 0);
        }
        std::map<int, std::vector<std::size_t>> rows;
        for (std::size_t at = 0; at < m_nodes.size(); ++at)
            rows[m_nodes[at].row].push_back(at);
        for (auto& [row, nodes] : rows) {
            for (const std::size_t at : nodes)
                m_nodes[at].row = static_cast<int>(m_rows.size());
            m_rows.push_back(std::move(nodes));
        }
    }

    // Side by side in the order they have, in the middle of the widest row.
    void place(std::vector<std::size_t>& row) {
        double width = -element_gap;
        for (const std::size_t at : row)
            width += m_nodes[at].width + element_gap;
        double x = -width / 2;
        for (const std::size_t at : row) {
            m_nodes[at].x = x;
            x += m_nodes[at].width + element_gap;
        }
    }

    double middle(std::size_t at) const { return m_nodes[at].x + m_nodes[at].width / 2; }

    // Each element over the mean of its neighbours in the other rows (the barycentre of Sugiyama, Tagawa,
    // Toda 1981).
    void order_rows() {
        for (auto& row : m_rows)
            place(row);
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            for (auto& row : m_rows) {
                std::vector<std::pair<double, std::size_t>> wanted;
                for (const std::size_t at : row) {
                    const auto& neighbours = sweep % 2 == 0 ? m_nodes[at].required : m_nodes[at].required_by;
                    double sum = 0;
                    for (const std::size_t neighbour : neighbours)
                        sum += middle(neighbour);
                    wanted.emplace_back(
                        neighbours.empty() ? middle(at) : sum / static_cast<double>(neighbours.size()), at);
                }
                std::stable_sort(wanted.begin(), wanted.end(), [](const auto& left, const auto& right) {
                    return left.first < right.first;
                });
                std::transform(wanted.begin(), wanted.end(), row.begin(),
                               [](const auto& entry) { return entry.second; });
                place(row);
            }
        }
    }

    void name_requirements() {
        std::set<std::string> taken;
        for (const Node& node : m_nodes) {
            taken.insert(node.element);
            for (const ElementReference* reference : node.requirements)
                taken.insert(reference->requirement);
        }
        std::size_t number = 0;
        for (const Node& node : m_nodes) {
            for (ElementReference* reference : node.requirements) {
                while (reference->requirement.empty()) {
                    const std::string id = text_format("requirement-%zu", ++number);
                    if (taken.insert(id).second)
                        reference->requirement = id;
                }
            }
        }
    }

    void write() {
        double left = 0;
        for (const Node& node : m_nodes)
            left = std::min(left, node.x);
        std::vector<double> tops(m_rows.size());
        double y = margin;
        for (std::size_t row = m_rows.size(); row-- > 0;) {
            tops[row] = y;
            double height = 0;
            for (const std::size_t at : m_rows[row])
                height = std::max(height, m_nodes[at].height);
            y += height + row_gap;
        }
        Diagram diagram;
        diagram.id = "drawing";
        diagram.name = m_model.name;
        for (const Node& node : m_nodes) {
            const double top = tops[static_cast<std::size_t>(node.row)];
            diagram.shapes.push_back({"shape-" + node.element,
                                      node.element,
                                      {node.x - left + margin, top, node.width, node.height},
                                      false,
                                      {}});
        }
        for (std::size_t at = 0; at < m_nodes.size(); ++at) {
            const DiagramBox& by = diagram.shapes[at].box;
            for (const ElementReference* reference : m_nodes[at].requirements) {
                const auto found = m_index.find(reference->id);
                if (!reference->model_namespace.empty() || found == m_index.end())
                    continue;
                const DiagramBox& required = diagram.shapes[found->second].box;
                diagram.edges.push_back({"line-" + reference->requirement,
                                         reference->requirement,
                                         {{required.x + required.width / 2, required.y},
                                          {by.x + by.width / 2, by.y + by.height}}});
            }
        }
        m_model.diagrams.push_back(std::move(diagram));
    }

    Model& m_model;
    std::vector<Node> m_nodes;
    std::map<std::string, std::size_t, std::less<>> m_index;
    std::vector<std::vector<std::size_t>> m_rows; // from below
};

} // namespace

void add_automatic_diagram(Model& model) {
    Drawing drawing(model);
    if (model.diagrams.empty() && !drawing.empty())
        drawing.draw();
}

} // namespace throughline::dmn
