#include "commands/file/customer_sentence.h"

#include "base/text.h"

namespace throughline {

namespace {

// What stands between who and what. The one that comes first in the sentence parts it; of two at one place
// the longer, which stands first here.
constexpr std::string_view between[] = {
    " who would like to ",
    " who want to ",
    " who wants to ",
    " that want to ",
    " who need to ",
    " who would like ",
    " who want ",
    " who wants ",
    " who need ",
    " who needs ",
    " who expect ",
    " that want ",
    " that wants ",
    " would like to ",
    " want to ",
    " wants to ",
    " need to ",
    " needs to ",
    " expect to ",
    " would like ",
    " want ",
    " wants ",
    " need ",
    " needs ",
    " expect ",
    " expects ",
};

std::string begun(std::string_view text) {
    std::string begun_text(trimmed(text));
    while (!begun_text.empty() &&
           (begun_text.back() == '.' || begun_text.back() == ',' || begun_text.back() == ' '))
        begun_text.pop_back();
    if (!begun_text.empty() && begun_text[0] >= 'a' && begun_text[0] <= 'z')
        begun_text[0] = static_cast<char>(begun_text[0] - 'a' + 'A');
    return begun_text;
}

} // namespace

CustomerSentence read_customer_sentence(std::string_view sentence) {
    std::size_t at = std::string_view::npos;
    std::string_view found;
    for (const std::string_view words : between) {
        const std::size_t here = sentence.find(words);
        if (here < at) {
            at = here;
            found = words;
        }
    }
    if (at == std::string_view::npos)
        return {begun(sentence), {}};
    CustomerSentence read = {begun(sentence.substr(0, at)), begun(sentence.substr(at + found.size()))};
    if (read.who.empty() || read.wants.empty())
        return {begun(sentence), {}};
    return read;
}

} // namespace throughline
