#include "ui/views/decisions/customer_test.h"

#include "base/later.h"
#include "base/text.h"
#include "engage/decision_tests.h"
#include "ui/widgets/buttons.h"

namespace throughline::ui {

LATER void customer_test_button(ViewContext& context, const Id& decision, const engage::TableDecision& bound,
                                tables::RowIndex row, std::string_view customer) {
    Ui& ui = context.ui;
    if (!button(ui, "Keep as a test",
                {.tooltip = "Adds this customer to the tests of the decision, with the present answer."}))
        return;
    const DecisionTest test = engage::test_of_customer(bound, row, customer);
    const bool added = run(context, "decision.add_test",
                           {{"id", decision.text()},
                            {"title", test.title},
                            {"values", joined(test.values, "\t")},
                            {"expected", joined(test.expected, "\t")},
                            {"also_given", test.also_given},
                            {"origin", "customer"}});
    if (added)
        context.session().toast("“" + test.title + "” is a test now.", ToastTone::Good);
}

} // namespace throughline::ui
