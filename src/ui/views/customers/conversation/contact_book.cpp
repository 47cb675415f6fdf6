#include "ui/views/customers/conversation/contact_book.h"

#include "base/text.h"

#include <algorithm>

namespace throughline::ui {

const tables::Table* ContactBook::wanted(ViewContext& context, const std::string& content) {
    platform::Platform& platform = context.ui.platform();
    context.tables.want(content, [&platform] { platform.request_frames(2); });
    return context.tables.find(content);
}

void ContactBook::refresh(ViewContext& context, const TableReference& customers) {
    if (m_customers != customers.id) {
        std::deque<Pending> pending = std::move(m_pending);
        *this = ContactBook();
        m_pending = std::move(pending);
        m_customers = customers.id;
    }
    if (m_store == context.store().version() && m_tables == context.tables.version())
        return;
    m_store = context.store().version();
    m_is_complete = true;
    read_events(context, customers);
    read_log(context, customers);
    // Asking for a table does not change it at once.
    m_tables = context.tables.version();
}

void ContactBook::read_events(ViewContext& context, const TableReference& customers) {
    std::vector<Source> sources;
    std::vector<std::string> problems;
    std::optional<tables::Table> own;
    bool has_own = false;
    const auto add = [&](const std::string& content, const std::string& column, const std::string& title,
                         bool is_own) {
        const tables::Table* table = content.empty() ? nullptr : wanted(context, content);
        if (!table) {
            const bool failed = context.tables.state(content) == TableState::Failed;
            m_is_complete = m_is_complete && (content.empty() || failed);
            if (failed)
                problems.push_back(title + ": " + std::string(context.tables.problem(content)));
            return;
        }
        if (is_own)
            own = *table;
        const auto known = std::find_if(m_sources.begin(), m_sources.end(),
                                        [&](const Source& source) { return source.content == content; });
        if (known != m_sources.end()) {
            sources.push_back(*known);
            return;
        }
        Source& source = sources.emplace_back();
        source.content = content;
        source.is_own = is_own;
        Result<engage::ContactIndex> index = engage::ContactIndex::make(*table, column);
        if (index.ok())
            source.index = std::make_shared<const engage::ContactIndex>(std::move(index).value());
    };
    for (const engage::ContactSource& source :
         engage::contact_sources(context.store(), customers, TablePart::Events)) {
        has_own = has_own || source.is_own;
        const bool is_ahead = source.is_own && !m_pending_events.empty();
        add(is_ahead ? m_pending_events : source.reference->content, source.customer_column,
            source.reference->title, source.is_own);
    }
    if (!has_own && !m_pending_events.empty())
        add(m_pending_events, engage::contact_columns().front().name, "Contacts", true);
    const bool is_same =
        std::equal(sources.begin(), sources.end(), m_sources.begin(), m_sources.end(),
                   [](const Source& left, const Source& right) { return left.content == right.content; });
    m_problems = std::move(problems);
    m_own = std::move(own);
    if (is_same)
        return;
    m_sources = std::move(sources);
    ++m_version;
}

void ContactBook::read_log(ViewContext& context, const TableReference& customers) {
    const TableReference* own = engage::own_contacts(context.store(), customers, TablePart::DecisionLog);
    const std::string& content = !m_pending_log.empty() ? m_pending_log : own ? own->content : m_pending_log;
    const tables::Table* table = content.empty() ? nullptr : wanted(context, content);
    if (content == m_log_content && m_log.has_value() == (table != nullptr))
        return;
    m_log_content = content;
    m_log.reset();
    if (table)
        m_log = *table;
    ++m_version;
}

std::vector<engage::ContactRow> ContactBook::rows_of(std::string_view customer) const {
    return engage::rows_of(indexes(), customer);
}

std::optional<Instant> ContactBook::last_recorded(std::string_view customer) const {
    std::optional<Instant> last;
    for (const Source& source : m_sources) {
        const auto rows = source.is_own && source.index ? source.index->rows_of(customer)
                                                        : std::span<const tables::RowIndex>();
        if (!rows.empty())
            last = std::max(last.value_or(Instant{}), source.index->row(rows.back()).at);
    }
    return last;
}

engage::ContactIndexes ContactBook::indexes() const {
    engage::ContactIndexes indexes;
    for (const Source& source : m_sources) {
        if (source.index)
            indexes.push_back(source.index);
    }
    return indexes;
}

std::vector<engage::LoggedDecision> ContactBook::decisions_of(std::string_view customer) const {
    return m_log ? engage::decisions_of(*m_log, customer) : std::vector<engage::LoggedDecision>();
}

std::optional<std::string> ContactBook::catalogue_of(std::string_view version) const {
    return m_log ? engage::catalogue_in(*m_log, version) : std::nullopt;
}

tables::ContentHash ContactBook::keep(ViewContext& context, Pending& pending, const std::string& name,
                                      tables::Table table) {
    pending.arguments[name + "_chunks"] = joined(table.info().chunks, "\n");
    pending.arguments[name + "_rows"] = text_format("%u", table.row_count());
    ++pending.write->open;
    platform::Platform& platform = context.ui.platform();
    const auto kept = [write = pending.write, &platform](Result<void> stored) {
        --write->open;
        if (!stored.ok())
            write->problem = stored.error();
        platform.request_frames(2);
    };
    tables::ContentHash content = context.tables.keep(std::move(table), kept);
    pending.arguments[name] = content;
    return content;
}

void ContactBook::record(ViewContext& context, const std::vector<engage::ContactRow>& rows,
                         const std::vector<engage::LoggedDecision>& decisions, std::string_view command,
                         Arguments arguments) {
    const Allowed allowed = context.workspace.allowed(command, arguments);
    if (!allowed.ok())
        return context.session().toast(std::string(allowed.reason()), ToastTone::Warning);
    const Instant now = context.workspace.now();
    Result<tables::Table> events = engage::with_contacts(m_own ? &*m_own : nullptr, rows, now);
    Result<tables::Table> log = engage::with_decisions(m_log ? &*m_log : nullptr, decisions, now);
    if (!events.ok() || !log.ok())
        return context.session().toast(
            "Not recorded: " + (events.ok() ? log.error() : events.error()).message, ToastTone::Bad);
    Pending pending{std::make_shared<Write>(), command, std::move(arguments)};
    m_own = events.value();
    m_pending_events = keep(context, pending, "events", std::move(events).value());
    if (!decisions.empty()) {
        m_log = log.value();
        m_pending_log = keep(context, pending, "log", std::move(log).value());
    }
    m_pending.push_back(std::move(pending));
    m_status = "Recording…";
    context.ui.request_frame();
}

// In the order in which they were recorded: each table has the rows of those before it.
void ContactBook::run_stored(ViewContext& context) {
    if (m_pending.empty())
        return;
    while (!m_pending.empty() && m_pending.front().write->open == 0) {
        const Pending pending = std::move(m_pending.front());
        m_pending.pop_front();
        if (pending.write->problem) {
            context.session().toast("Not recorded: " + pending.write->problem->message, ToastTone::Bad);
            m_status = "Not recorded";
            // Those behind it rest on what was not stored.
            m_pending.clear();
        } else if (run(context, pending.command, pending.arguments)) {
            m_status = "Recorded";
        } else {
            m_status = "Not recorded";
            m_pending.clear();
        }
    }
    if (!m_pending.empty())
        return;
    m_pending_events.clear();
    m_pending_log.clear();
    m_store = ~std::uint64_t{0};
}

} // namespace throughline::ui
