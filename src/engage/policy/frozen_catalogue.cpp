#include "engage/policy/frozen_catalogue.h"

#include "base/json.h"
#include "base/json_write.h"
#include "engage/policy/policy.h"

namespace throughline::engage {

namespace {

void append_list(std::string& text, std::string_view name, const std::vector<std::string>& items) {
    append_json_text(text, name);
    text += ":[";
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index > 0)
            text += ',';
        append_json_text(text, items[index]);
    }
    text += ']';
}

Result<std::vector<std::string>> read_list(const JsonDocument& document, std::string_view name) {
    const auto list = document.root().find(name);
    if (!list)
        return document.error_at(document.root(), "The member \"" + std::string(name) + "\" is missing.");
    std::vector<std::string> items;
    for (const JsonValue item : list->elements()) {
        if (!item.is_text())
            return document.error_at(item, "This should be a text.");
        items.emplace_back(item.text());
    }
    return items;
}

} // namespace

std::string frozen_catalogue(const Store& store, const Catalogue& catalogue) {
    std::string text = "{";
    append_list(text, "variables", catalogue.variables);
    text += ',';
    append_list(text, "records", frozen_records(store));
    text += '}';
    return text;
}

Result<ThawedCatalogue> thawed_with_records(std::string_view text) {
    const JsonDocument document = TRY(parse_json(std::string(text)));
    PolicyVersion version;
    version.records = TRY(read_list(document, "records"));
    std::vector<std::string> variables = TRY(read_list(document, "variables"));
    Store store = TRY(thawed(version));
    Catalogue catalogue = make_catalogue(store, std::move(variables));
    return ThawedCatalogue{std::move(store), std::move(catalogue)};
}

Result<Catalogue> thawed_catalogue(std::string_view text) {
    return std::move(TRY(thawed_with_records(text)).catalogue);
}

} // namespace throughline::engage
