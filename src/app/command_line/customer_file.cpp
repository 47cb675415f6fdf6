#include "app/command_line/customer_file.h"

#include "base/text.h"
#include "exchange/csv_import.h"

namespace throughline::app {

namespace {

// Cells that were read as blank, rows that were too short: the decisions below them may not be what was
// meant.
void complain(const std::string& path, const csv::Remarks& remarks, const Output& output) {
    for (const csv::Remark& remark : remarks.listed)
        output.complain(path + ": " + describe(remark));
    if (remarks.count > remarks.listed.size())
        output.complain(text_format("%s: %zu more remarks", path.c_str(),
                                    static_cast<std::size_t>(remarks.count) - remarks.listed.size()));
}

} // namespace

ReadCustomers read_customers(const std::string& path, const Output& output) {
    auto rows = read_file(path);
    if (!rows.ok()) {
        output.complain(rows.error());
        return {ExitCode::CalledWrongly, {}};
    }
    tables::Provenance provenance;
    provenance.source = path;
    const Result<csv::Imported> imported = csv::read_csv(std::move(rows).value(), std::move(provenance));
    if (!imported.ok()) {
        output.complain(path + ": " + describe(imported.error()));
        return {ExitCode::InputWrong, {}};
    }
    complain(path, imported.value().remarks, output);
    return {ExitCode::Fine, imported.value().table};
}

} // namespace throughline::app
