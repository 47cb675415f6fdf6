// “Young families want a fair rate without chasing it.”: who, and what (R065).
#pragma once

#include <string>
#include <string_view>

namespace throughline {

struct CustomerSentence {
    std::string who;
    std::string wants; // empty where the sentence says only who
};

CustomerSentence read_customer_sentence(std::string_view sentence);

} // namespace throughline
