#include "journey/factors.h"

#include "feel/scope.h"
#include "model/records/decision.h"
#include "model/records/interaction.h"
#include "model/records/table_reference.h"

#include <algorithm>

namespace throughline::journey {

namespace {

// FEEL names may have blanks: of all columns of the table the longest that the text goes on with is the one.
bool names_column(std::string_view expression, const feel::NameIndex& columns) {
    const feel::Lexer lexer(expression);
    for (feel::Token token = lexer.token_at(0); token.kind != feel::TokenKind::End;) {
        feel::NameIndex::Match match;
        const bool named = token.kind == feel::TokenKind::Word && columns.longest(lexer, token.start, match);
        if (named && match.value == 1)
            return true;
        token = lexer.token_at(named ? match.end : token.end);
    }
    return false;
}

// The factor's column has the number 1, all others 0.
feel::NameIndex columns_of(const Store& store, const Factor& factor) {
    feel::NameIndex columns;
    if (const auto* table = store.find_as<TableReference>(factor.table)) {
        for (const TableColumn& column : table->columns)
            columns.add(column.name, 0);
    }
    columns.add(factor.column, 1);
    return columns;
}

bool reads(const Decision& decision, const feel::NameIndex& columns) {
    return std::any_of(decision.inputs.begin(), decision.inputs.end(),
                       [&](const DecisionInput& input) { return names_column(input.expression, columns); });
}

void add_readers(const Store& store, FactorUse& use) {
    const Factor& factor = *use.factor;
    if (factor.column.empty() || factor.table.empty()) {
        use.missing = "No table has a column for it.";
        return;
    }
    const feel::NameIndex columns = columns_of(store, factor);
    for (const RecordPointer& record : store.all(Kind::Decision)) {
        const auto& decision = *as<Decision>(record);
        if (decision.table == factor.table && reads(decision, columns))
            use.read_by.push_back(decision.id);
    }
    if (use.read_by.empty())
        use.missing = "No decision reads its column.";
}

} // namespace

std::vector<FactorUse> factor_uses(const Store& store) {
    std::vector<FactorUse> uses;
    for (const RecordPointer& record : store.all(Kind::Factor)) {
        FactorUse use;
        use.factor = as<Factor>(record);
        add_readers(store, use);
        for (const RecordPointer& other : store.all(Kind::Interaction)) {
            const auto& interaction = *as<Interaction>(other);
            if (std::find(interaction.factors.begin(), interaction.factors.end(), record->id) ==
                interaction.factors.end())
                continue;
            use.interactions.push_back(interaction.id);
            const bool decided =
                std::find(use.read_by.begin(), use.read_by.end(), interaction.decision) != use.read_by.end();
            use.decided_with_it += decided ? 1 : 0;
        }
        uses.push_back(std::move(use));
    }
    return uses;
}

} // namespace throughline::journey
