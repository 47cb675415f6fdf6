#include "feel/column.h"

namespace throughline::feel {

Value Column::value(std::size_t row) const {
    if (is_null(row))
        return {};
    switch (kind) {
    case Kind::Nulls:
        return {};
    case Kind::Doubles:
        return Value::number(Decimal::from_double(doubles[row]));
    case Kind::Integers:
        return Value::number(integers[row]);
    case Kind::Decimals:
        return Value::number(decimals[row]);
    case Kind::Booleans:
        return Value::boolean(booleans[row] != 0);
    case Kind::Strings:
        return Value::string(std::string(dictionary[codes[row]]));
    case Kind::Dates:
        return Value::date(throughline::Date{days[row]});
    case Kind::Values:
        return values[row];
    }
    return {};
}

} // namespace throughline::feel
