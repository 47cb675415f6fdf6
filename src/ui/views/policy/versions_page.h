// The published versions of the policy: publishing, what differs between two of them, and files for the
// systems in place (R103, R104).
#pragma once

#include "commands/policy/decided_file.h"
#include "ui/views/policy/policy_changes.h"
#include "ui/views/policy/policy_data.h"
#include "ui/views/report.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace throughline::ui {

class VersionsPage {
public:
    void draw(ViewContext& context, PolicyData& data, const Box& box);
    bool work(const std::function<double()>& clock, double until);

private:
    void refresh(ViewContext& context, const PolicyData& data);
    void compare(ViewContext& context, const PolicyData& data);
    void draw_publish(ViewContext& context, const PolicyData& data);
    void draw_difference(ViewContext& context, const PolicyData& data);
    void prepare_exports(const Id& version);
    void draw_restore(ViewContext& context);
    static std::optional<engage::PolicyQuestion> challenger_question(ViewContext& context,
                                                                     const PolicyData& data);
    void draw_exports(ViewContext& context, PolicyData& data);
    std::size_t pick(ViewContext& context, std::string_view label, std::size_t chosen);

    std::uint64_t m_version = 0;
    ReportTable m_list;
    std::vector<Id> m_states; // an empty id: the policy as it is now; then versions, the latest first
    std::vector<std::string> m_titles;
    std::size_t m_from = 0, m_to = 0;
    PolicyChanges m_changes;
    std::string m_difference_problem;
    // Of the commands that export, by format, for the version that is chosen in the list.
    std::array<Arguments, 3> m_exports;
    Arguments m_restored;
    Id m_exported;
    bool m_has_exports = false;
    Arguments m_publish{{"note", {}}, {"title", {}}};
    Id m_by;

    // The file of decided actions that is being written.
    std::unique_ptr<DecidedFile> m_decided;
    std::string_view m_decided_format;
    bool m_is_decided = false; // written, to be saved in the next frame
};

} // namespace throughline::ui
