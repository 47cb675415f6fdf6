#include "ui/views/places.h"

namespace throughline::ui {

void Places::draw(ViewContext& context, const Box& box) {
    m_customers.finish_recording(context);
    switch (context.session().place) {
    case Place::Outcomes:
        return m_outcomes.draw(context, box);
    case Place::Journeys:
        return m_journeys.draw(context, box);
    case Place::Decisions:
        return m_decisions.draw(context, box);
    case Place::Customers:
        return m_customers.draw(context, box);
    case Place::Work:
        return m_work.draw(context, box);
    case Place::Evidence:
        return m_evidence.draw(context, box);
    }
}

void Places::draw_inspector(ViewContext& context, const Box& box) {
    // Customers are no records: there the inspector belongs to the rows.
    if (context.session().place == Place::Customers && !m_customers.shows_records(context))
        return m_customers.draw_inspector(context, box);
    m_inspector.draw(context, box, [&] {
        return context.session().place == Place::Decisions && m_decisions.draw_inspector(context);
    });
}

bool Places::work(const std::function<double()>& clock, double until) {
    const bool is_looking = m_customers.work(clock, until);
    return m_decisions.work(clock, until) || is_looking;
}

float Places::zoom(const Session& session) const {
    const Place place = session.place;
    if (place == Place::Outcomes)
        return m_outcomes.zoom();
    if (place == Place::Decisions)
        return m_decisions.zoom(session);
    return place == Place::Journeys ? m_journeys.zoom() : 0;
}

} // namespace throughline::ui
