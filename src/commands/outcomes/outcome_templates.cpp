#include "commands/outcomes/outcome_templates.h"

namespace throughline {

namespace {

constexpr TemplateInteraction keep_before[] = {
    {"Review before the contract ends", Control::Controlled, Initiator::Firm, "To be told before it ends",
     "Call with one offer in hand"},
    {"Look at other offers", Control::Uncontrolled, Initiator::Customer, "To see whether it is worth it", ""},
};
constexpr TemplateInteraction keep_easy[] = {
    {"Everyday use", Control::Influenced, Initiator::Customer, "That it works as it did yesterday",
     "Mend what people stumble over"},
};
constexpr TemplateExperience keep_experiences[] = {
    {"Looked after without asking", "“They came to me before I had to.”", keep_before},
    {"It simply works", "“I never think about it.”", keep_easy},
};

constexpr TemplateInteraction grow_need[] = {
    {"Talk about what changed", Control::Controlled, Initiator::Firm, "To be asked, not to be sold to",
     "Read what is known before the talk"},
    {"Offer what fits now", Control::Controlled, Initiator::Firm, "Something I can use",
     "Write down for whom it does not fit"},
};
constexpr TemplateInteraction grow_others[] = {
    {"Tell others about it", Control::Uncontrolled, Initiator::Customer, "To be taken seriously by friends",
     ""},
};
constexpr TemplateExperience grow_experiences[] = {
    {"It grows with me", "“They noticed that my life had changed.”", grow_need},
    {"Glad to name them", "“I told my sister, of course.”", grow_others},
};

constexpr TemplateInteraction back_why[] = {
    {"Ask why they left", Control::Controlled, Initiator::Firm, "That somebody listens, and sells nothing",
     "Ask five who left, and write it down"},
    {"Say what was mended", Control::Controlled, Initiator::Firm, "Proof, not an apology",
     "Mend the first reason that was named"},
};
constexpr TemplateInteraction back_easy[] = {
    {"Begin again", Control::Influenced, Initiator::Customer, "Not to start from nothing",
     "Keep what they told us before"},
};
constexpr TemplateExperience back_experiences[] = {
    {"They listened", "“They mended what made me go.”", back_why},
    {"Coming back was easy", "“They still knew me.”", back_easy},
};

constexpr TemplateInteraction serve_once[] = {
    {"Report a problem", Control::Influenced, Initiator::Customer, "To say it once",
     "Keep the story with the case"},
    {"Answer with a date", Control::Controlled, Initiator::Firm, "When it will be over",
     "Name one person who sees it through"},
};
constexpr TemplateInteraction serve_end[] = {
    {"Ask whether it is solved", Control::Controlled, Initiator::Firm, "That my answer counts",
     "Open it again where it is not"},
};
constexpr TemplateExperience serve_experiences[] = {
    {"Said it once", "“The second person had read it.”", serve_once},
    {"It is over", "“They asked whether it was solved.”", serve_end},
};

constexpr TemplateInteraction collect_early[] = {
    {"Notice the first missed payment", Control::Controlled, Initiator::Firm,
     "To know at once, without a threat", "Write one sentence and one way out"},
    {"Agree on a plan that holds", Control::Controlled, Initiator::Firm, "Time, and no shame",
     "One person for the whole way"},
};
constexpr TemplateInteraction collect_help[] = {
    {"Advice from somebody independent", Control::Influenced, Initiator::Partner, "Somebody on my side",
     "Answer the adviser within a day"},
};
constexpr TemplateExperience collect_experiences[] = {
    {"Treated as a person", "“She asked how I was before she asked for money.”", collect_early},
    {"A way out in sight", "“I know what I owe, and until when.”", collect_help},
};

constexpr TemplateInteraction onboard_first[] = {
    {"First steps, done together", Control::Controlled, Initiator::Firm, "To see it work with my own things",
     "Prepare it with what we know already"},
    {"First success alone", Control::Influenced, Initiator::Customer, "To manage without help",
     "Say what to do next, at the place where it is done"},
};
constexpr TemplateInteraction onboard_promise[] = {
    {"Keep the promised day", Control::Controlled, Initiator::Firm, "That the date holds",
     "Check a day before that everything is there"},
};
constexpr TemplateExperience onboard_experiences[] = {
    {"I can do it", "“It worked the first time.”", onboard_first},
    {"They keep their word", "“It was there on the day.”", onboard_promise},
};

constexpr OutcomeTemplateEntry entries[] = {
    {OutcomeTemplate::Keep,
     "Customers stay because they want to",
     "They could leave, and should not want to.",
     "They stay when they could leave",
     {"Customers who stay", "%"},
     "No reason to look elsewhere",
     {"Would choose us again", "%"},
     Horizon::Years,
     keep_experiences},
    {OutcomeTemplate::Grow,
     "Customers do more with us",
     "What they have fits, and more would help them.",
     "They use more of what we offer",
     {"Margin per customer", ""},
     "It fits my life as it is now",
     {"Says it fits", "%"},
     Horizon::Years,
     grow_experiences},
    {OutcomeTemplate::WinBack,
     "Those who left come back",
     "They left for a reason that can be mended.",
     "They come back and stay",
     {"Former customers who came back", "%"},
     "What made me leave is mended",
     {"Says it is mended", "%"},
     Horizon::Months,
     back_experiences},
    {OutcomeTemplate::Serve,
     "Problems end at the first contact",
     "Something went wrong, and they ask for help.",
     "Solved at the first contact",
     {"Solved at the first contact", "%"},
     "It is solved, and I said it once",
     {"Says it is solved", "%"},
     Horizon::Weeks,
     serve_experiences},
    {OutcomeTemplate::CollectFairly,
     "Arrears end without leaving",
     "They owe money and may be ashamed.",
     "Arrears are cured and the customer stays",
     {"Arrears cured", "%"},
     "Time, and no shame",
     {"Felt treated with respect", "of 10"},
     Horizon::Months,
     collect_experiences},
    {OutcomeTemplate::Onboard,
     "A good start",
     "They are new, and have not seen it work yet.",
     "They use it within the first weeks",
     {"Days to the first use", "days", Direction::LessIsBetter},
     "It works for me from the first day",
     {"Managed alone", "%"},
     Horizon::Weeks,
     onboard_experiences},
};

} // namespace

std::span<const OutcomeTemplateEntry> outcome_template_entries() {
    return entries;
}

} // namespace throughline
