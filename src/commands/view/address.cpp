#include "commands/view/address.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace throughline {

namespace {

constexpr std::string_view divides = "%/?&=#";
constexpr std::array<std::string_view, work_question_count> question_names = {
    "what_happens",   "who_performs", "who_is_accountable", "who_delegates",
    "how_successful", "what_state",   "what_creates",       "findings"};
constexpr std::array<std::string_view, 4> conversation_names = {"talk", "candidates", "channels", "log"};

void append_escaped(std::string& address, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char letter : text) {
        if (divides.find(letter) == std::string_view::npos) {
            address += letter;
            continue;
        }
        const auto byte = static_cast<unsigned char>(letter);
        address += '%';
        address += digits[byte >> 4];
        address += digits[byte & 15];
    }
}

std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned byte = 0;
        const char* digits = text.data() + at + 1;
        const bool is_escape = text[at] == '%' && at + 2 < text.size() &&
                               std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
        plain += is_escape ? static_cast<char>(byte) : text[at];
        at += is_escape ? 2 : 0;
    }
    return plain;
}

template <std::size_t Count>
std::size_t place_in(const std::array<std::string_view, Count>& names, std::string_view name) {
    std::size_t place = 0;
    while (place < Count && names[place] != name)
        ++place;
    return place;
}

void write_customer(const Session& session, std::string& address) {
    append_escaped(address.append("/customer/"), session.customer);
    if (session.customer_part != CustomerPart::Conversation)
        return;
    address.append("/conversation");
    if (session.conversation_part != ConversationPart::Talk)
        address.append("/").append(conversation_names[static_cast<std::size_t>(session.conversation_part)]);
}

void write_relationship(const Session& session, std::string& address) {
    address.append("/relationships");
    if (!session.relationship.empty())
        address.append("/").append(session.relationship.view());
}

void write_work(const Session& session, std::string& address) {
    if (session.work_question != WorkQuestion::WhatHappens)
        address.append("/").append(question_names[static_cast<std::size_t>(session.work_question)]);
    char before = '?';
    const auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty())
            return;
        address += before;
        address.append(name).append("=").append(value);
        before = '&';
    };
    const journey::WorkFilter& filter = session.work_filter;
    add("journey", filter.journey.view());
    add("outcome", filter.outcome.view());
    add("person", filter.person.view());
    if (filter.state != journey::WorkState::Any)
        add("state", choice_name(journey::work_states, filter.state));
}

class Following {
public:
    Following(Session& session, const Store& store)
        : m_session(session)
        , m_store(store) {}

    void follow(std::string_view address) {
        const std::size_t query = std::min(address.find('?'), address.size());
        m_parts = split(address.substr(0, query), '/');
        const auto place = find_place(m_parts.front());
        if (!place)
            return;
        m_session.place = *place;
        m_session.customer.clear();
        if (*place == Place::Customers && part(1) == "customer")
            return follow_customer();
        if (*place == Place::Customers)
            follow_relationship();
        if (*place == Place::Decisions && follow_policy_page())
            return;
        if (*place == Place::Work)
            follow_work(address.substr(std::min(query + 1, address.size())));
        const Id record = known(part(1));
        if (*place == Place::Evidence && record.empty())
            m_session.evidence_page = find_evidence_page(part(1)).value_or(EvidencePage::Measures);
        m_session.set_open_record(*place, record);
    }

private:
    std::string_view part(std::size_t index) const {
        return index < m_parts.size() ? std::string_view(m_parts[index]) : std::string_view();
    }

    // Empty where there is no such record.
    Id known(std::string_view text) const {
        const Id id = Id::literal(text);
        return m_store.find(id) ? id : Id();
    }

    void follow_relationship() {
        const bool shown = part(1) == "relationships";
        m_session.customers_mode = shown ? CustomersMode::Relationships : CustomersMode::Rows;
        if (shown)
            m_session.relationship = known(part(2));
    }

    void follow_customer() {
        m_session.customers_mode = CustomersMode::Rows;
        m_session.customer = unescaped(part(2));
        m_session.customer_part =
            part(3) == "conversation" ? CustomerPart::Conversation : CustomerPart::Profile;
        const std::size_t shown = place_in(conversation_names, part(4));
        m_session.conversation_part =
            shown < conversation_names.size() ? static_cast<ConversationPart>(shown) : ConversationPart::Talk;
    }

    bool follow_policy_page() {
        const auto page = part(1) == "next-action" ? find_policy_page(part(2)) : std::nullopt;
        if (!page) {
            // A decision keeps the list or the graph that it was opened from.
            const bool keeps = !known(part(1)).empty() && m_session.decisions_mode == DecisionsMode::Graph;
            if (!keeps)
                m_session.decisions_mode = part(1) == "graph" ? DecisionsMode::Graph : DecisionsMode::List;
            return false;
        }
        m_session.decisions_mode = DecisionsMode::NextAction;
        m_session.policy_page = *page;
        return true;
    }

    void follow_work(std::string_view query) {
        const std::size_t question = place_in(question_names, part(1));
        m_session.work_question = question < question_names.size() ? static_cast<WorkQuestion>(question)
                                                                   : WorkQuestion::WhatHappens;
        journey::WorkFilter filter;
        filter.control = m_session.work_filter.control; // all places share it
        for (const std::string& pair : split(query, '&')) {
            const std::string_view whole = pair;
            const std::size_t equals = std::min(whole.find('='), whole.size());
            const std::string_view name = whole.substr(0, equals);
            const std::string_view value = whole.substr(std::min(equals + 1, whole.size()));
            if (name == "journey")
                filter.journey = known(value);
            else if (name == "outcome")
                filter.outcome = known(value);
            else if (name == "person")
                filter.person = known(value);
            for (std::size_t index = 0; name == "state" && index < std::size(journey::work_states); ++index) {
                if (value == journey::work_states[index].name)
                    filter.state = static_cast<journey::WorkState>(index);
            }
        }
        m_session.work_filter = filter;
    }

    Session& m_session;
    const Store& m_store;
    std::vector<std::string> m_parts;
};

} // namespace

void write_address(const Session& session, std::string& address) {
    address = place_name(session.place);
    if (session.place == Place::Customers && !session.customer.empty())
        write_customer(session, address);
    else if (session.place == Place::Customers && session.customers_mode == CustomersMode::Relationships)
        write_relationship(session, address);
    else if (session.place == Place::Decisions && session.open_record().empty() &&
             session.decisions_mode == DecisionsMode::NextAction)
        address.append("/next-action/").append(policy_page_name(session.policy_page));
    else if (session.place == Place::Decisions && session.open_record().empty() &&
             session.decisions_mode == DecisionsMode::Graph)
        address.append("/graph");
    else if (session.place == Place::Work)
        write_work(session, address);
    else if (!session.open_record().empty())
        address.append("/").append(session.open_record().view());
    else if (session.place == Place::Evidence && session.evidence_page != EvidencePage::Measures)
        address.append("/").append(evidence_page_name(session.evidence_page));
}

void follow_address(Session& session, const Store& store, std::string_view address) {
    Following(session, store).follow(address);
}

} // namespace throughline
