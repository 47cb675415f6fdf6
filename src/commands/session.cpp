#include "commands/session.h"

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

struct PlaceWords {
    std::string_view name;
    std::string_view title;
};
constexpr PlaceWords place_words[place_count] = {
    {"outcomes", "Outcomes"},   {"journeys", "Journeys"}, {"decisions", "Decisions"},
    {"customers", "Customers"}, {"work", "Work"},         {"evidence", "Evidence"},
};

constexpr std::string_view policy_page_names[policy_page_count] = {
    "catalogue", "models", "simulation", "compare", "trade_off", "budget", "versions", "experiments"};

constexpr std::string_view evidence_page_names[evidence_page_count] = {
    "measures", "loop",       "improvements", "approaches", "two_models",
    "coverage", "self_check", "requirements", "programme"};

// The place of `name` among the names, which are in the order of the values.
template <typename Page, std::size_t count>
std::optional<Page> find_page(const std::string_view (&names)[count], std::string_view name) {
    for (std::size_t index = 0; index < count; ++index) {
        if (names[index] == name)
            return static_cast<Page>(index);
    }
    return std::nullopt;
}

} // namespace

std::string_view policy_page_name(PolicyPage page) {
    return policy_page_names[static_cast<std::size_t>(page)];
}

std::optional<PolicyPage> find_policy_page(std::string_view name) {
    return find_page<PolicyPage>(policy_page_names, name);
}

std::string_view evidence_page_name(EvidencePage page) {
    return evidence_page_names[static_cast<std::size_t>(page)];
}

std::optional<EvidencePage> find_evidence_page(std::string_view name) {
    return find_page<EvidencePage>(evidence_page_names, name);
}

std::string_view place_name(Place place) {
    return place_words[static_cast<std::size_t>(place)].name;
}

std::string_view place_title(Place place) {
    return place_words[static_cast<std::size_t>(place)].title;
}

std::optional<Place> find_place(std::string_view name) {
    for (std::size_t index = 0; index < place_count; ++index) {
        if (place_words[index].name == name)
            return static_cast<Place>(index);
    }
    return std::nullopt;
}

bool Session::is_selected(const Id& record) const {
    return std::find(selection.begin(), selection.end(), record) != selection.end();
}

Id Session::only_selected() const {
    return selection.size() == 1 ? selection.front() : Id();
}

void Session::select(const Id& record) {
    selection.assign(1, record);
}

void Session::toggle_selected(const Id& record) {
    if (std::erase(selection, record) == 0)
        selection.push_back(record);
}

std::optional<CameraRequest> Session::take_camera_request() {
    return std::exchange(camera, std::nullopt);
}

std::vector<Request> Session::take_requests() {
    return std::exchange(requests, {});
}

std::vector<Toast> Session::take_toasts() {
    return std::exchange(toasts, {});
}

void Session::request(RequestKind kind, std::string text, const Id& workspace) {
    requests.push_back({kind, {}, {}, std::move(text), workspace});
}

void Session::toast(std::string text, ToastTone tone) {
    toasts.push_back({std::move(text), tone, {}, {}, {}});
}

} // namespace throughline
