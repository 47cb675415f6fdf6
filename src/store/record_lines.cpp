#include "store/record_lines.h"

#include "base/text.h"

#include <charconv>

namespace throughline {

void append_record_line(std::string& text, const Record& record, const ListPart& part) {
    text += describe_kind(record.kind).name;
    text += ' ';
    append_record_json(text, record, part);
}

std::string record_line(const Record& record, const ListPart& part) {
    std::string line;
    append_record_line(line, record, part);
    return line;
}

Result<RecordPointer> read_record_line(std::string_view line, int version) {
    const std::string_view name = take_word(line);
    const KindDescription* kind = find_kind_in_file(name, version);
    if (!kind)
        return error(text_format("“%s” is not a kind of record.", std::string(name).c_str()));
    return parse_record(*kind, std::string(line), version);
}

Result<int> read_version(std::string_view text) {
    const std::uint64_t version = TRY(read_decimal(text));
    if (version > static_cast<std::uint64_t>(file_version))
        return error("This was stored by a newer version of Throughline. Reload the page to get it.");
    return static_cast<int>(version);
}

bool take_line(std::string_view& text, std::string_view& line) {
    if (text.empty())
        return false;
    const std::size_t end = text.find('\n');
    line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return true;
}

std::string_view take_word(std::string_view& text) {
    const std::size_t end = text.find(' ');
    const std::string_view word = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return word;
}

std::string hex_text(std::uint64_t value, int digits) {
    return text_format("%0*llx", digits, static_cast<unsigned long long>(value));
}

namespace {

Result<std::uint64_t> read_whole(std::string_view text, int base, const char* what) {
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (problem != std::errc() || end != text.data() + text.size())
        return error(text_format("“%s” is not %s.", std::string(text).c_str(), what));
    return value;
}

} // namespace

Result<std::uint64_t> read_hex(std::string_view text) {
    return read_whole(text, 16, "a hexadecimal number");
}

Result<std::uint64_t> read_decimal(std::string_view text) {
    return read_whole(text, 10, "a whole number");
}

} // namespace throughline
