// What happened with the customers of a table, from all tables that say so, and the way to record more: rows
// are kept first, then a command points the workspace at them, so nothing is recorded before it is stored.
#pragma once

#include "engage/contact/contact_histories.h"
#include "engage/contact/contact_sources.h"
#include "engage/contact/contact_table.h"
#include "engage/decision/log_table.h"
#include "engage/propensity/answer_rates.h"
#include "ui/views/view.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline::ui {

class ContactBook {
public:
    // Asks for the tables; once in each frame that shows something of them.
    void refresh(ViewContext& context, const TableReference& customers);
    // Runs the commands of what was stored meanwhile; once in each frame, whatever it shows.
    void run_stored(ViewContext& context);
    // False while a table is being read.
    bool is_complete() const { return m_is_complete; }
    // Rises when rows came or went.
    std::uint64_t version() const { return m_version; }
    // Tables that cannot be read, and why.
    const std::vector<std::string>& problems() const { return m_problems; }

    // In the order of time.
    std::vector<engage::ContactRow> rows_of(std::string_view customer) const;
    // When something was recorded here last about the customer. In a workspace with a day of its own, time
    // begins again every morning: the conversation goes on from here.
    std::optional<Instant> last_recorded(std::string_view customer) const;
    // Of all customers.
    engage::ContactIndexes indexes() const;
    // The latest first.
    std::vector<engage::LoggedDecision> decisions_of(std::string_view customer) const;
    // The text of a catalogue that decided, by its version.
    std::optional<std::string> catalogue_of(std::string_view version) const;

    // The rows count at once. The command gets the names of the tables as further arguments.
    void record(ViewContext& context, const std::vector<engage::ContactRow>& rows,
                const std::vector<engage::LoggedDecision>& decisions, std::string_view command,
                Arguments arguments);
    // "Recording…", "Recorded: Accepted", or "".
    const std::string& status() const { return m_status; }

private:
    struct Source {
        tables::ContentHash content;
        bool is_own = false;
        std::shared_ptr<const engage::ContactIndex> index; // nullptr where it cannot be read
    };
    // What is on its way into the storage.
    struct Write {
        int open = 0;
        std::optional<Error> problem;
    };
    struct Pending {
        std::shared_ptr<Write> write;
        std::string_view command;
        Arguments arguments;
    };

    void read_events(ViewContext& context, const TableReference& customers);
    void read_log(ViewContext& context, const TableReference& customers);
    const tables::Table* wanted(ViewContext& context, const std::string& content);
    tables::ContentHash keep(ViewContext& context, Pending& pending, const std::string& name,
                             tables::Table table);

    Id m_customers;
    // What was read is of these.
    std::uint64_t m_store = ~std::uint64_t{0}, m_tables = ~std::uint64_t{0};
    bool m_is_complete = false;
    std::uint64_t m_version = 1;
    std::vector<Source> m_sources;
    std::vector<std::string> m_problems;
    std::optional<tables::Table> m_own, m_log; // with what is on its way
    std::string m_log_content;
    // The latest contents that are on their way; empty: the workspace points at them.
    tables::ContentHash m_pending_events, m_pending_log;
    std::deque<Pending> m_pending;
    std::string m_status;
};

} // namespace throughline::ui
