#include "exchange/csv.h"

#include "base/text.h"

namespace throughline::csv {

std::string_view encoding_name(Encoding encoding) {
    switch (encoding) {
    case Encoding::Utf8:
        return "UTF-8";
    case Encoding::Utf16LittleEndian:
        return "UTF-16 LE";
    case Encoding::Utf16BigEndian:
        return "UTF-16 BE";
    case Encoding::Windows1252:
        return "Windows-1252";
    }
    return {};
}

std::string describe(const Remark& remark) {
    std::string place = text_format("Line %u", static_cast<unsigned>(remark.line));
    if (remark.column > 0)
        place += text_format(", column %u", static_cast<unsigned>(remark.column));
    switch (remark.kind) {
    case Remark::Kind::ShortRow:
        return place + ": the row has fewer cells than there are columns; the missing ones are blank.";
    case Remark::Kind::LongRow:
        return place + ": the row has more cells than there are columns; “" + remark.cell + "” is left out.";
    case Remark::Kind::Misfit:
        return place + ": “" + remark.cell + "” does not fit the type of “" + remark.name + "”.";
    case Remark::Kind::TextAfterQuote:
        return place + ": text follows the closing quote; it is kept as part of the cell “" + remark.cell +
               "”.";
    }
    return place;
}

void Remarks::add(Remark remark) {
    ++count;
    if (listed.size() < listed_at_most)
        listed.push_back(std::move(remark));
}

} // namespace throughline::csv
