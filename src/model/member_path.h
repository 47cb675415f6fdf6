// A path such as "serves[0].outcome" that grows and shrinks with a walk over a record's members. Its text is
// made only when somebody asks for it: most walks find nothing to tell of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class MemberPath {
public:
    // Goes to a member, or to an element of a list, and back when it ends. The name must live as long.
    class Step {
    public:
        Step(MemberPath& path, std::string_view name)
            : Step(path, Place{name, 0}) {}
        Step(MemberPath& path, std::size_t index)
            : Step(path, Place{{}, index}) {}
        ~Step() { m_path.m_places.pop_back(); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        struct Place {
            std::string_view name; // empty: an element of a list
            std::size_t index;
        };
        friend class MemberPath;
        Step(MemberPath& path, Place place)
            : m_path(path) {
            path.m_places.push_back(place);
        }
        MemberPath& m_path;
    };

    std::string text() const;
    // Whether it is this member of the record itself.
    bool is(std::string_view name) const { return m_places.size() == 1 && m_places.front().name == name; }

private:
    std::vector<Step::Place> m_places;
};

} // namespace throughline
