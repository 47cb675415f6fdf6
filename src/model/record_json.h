// Records as JSON and back, by their shapes. One record is one line: members sorted by name, empty ones left
// out, so that equal records are equal bytes.
#pragma once

#include "base/json.h"
#include "model/record.h"

#include <vector>

namespace throughline {

// The version of the file format that this program writes. It reads all from 0.
constexpr int file_version = 1;

// The part of a list of groups that is written instead of the whole.
struct ListPart {
    const Field* field = nullptr; // of the record itself
    std::size_t at = 0, count = 0;
};

// Appends {"id":"…","title":"…"}. The record must be valid (see check_record); its kind is not in it.
void append_record_json(std::string& out, const Record& record, const ListPart& part = {});
std::string record_json(const Record& record);

// Complaints with their places, up to a number that a person still reads.
class ErrorList {
public:
    static constexpr std::size_t maximum = 100;
    void add(Error error) {
        if (m_errors.size() < maximum)
            m_errors.push_back(std::move(error));
        ++m_count;
    }
    bool empty() const { return m_count == 0; }
    std::size_t count() const { return m_count; } // also those not kept
    std::vector<Error> take() { return std::move(m_errors); }

private:
    std::vector<Error> m_errors;
    std::size_t m_count = 0;
};

// Reads a record of a kind from an object of a file of `version`. Everything wrong with it goes to `errors`:
// types, choices, ranges, the kind's own rules. Whether links lead anywhere is not looked at. Returns nullptr
// when the object has no usable id; otherwise the record as far as it could be read.
std::shared_ptr<Record> read_record(const KindDescription& kind, const JsonDocument& document,
                                    const JsonValue& object, int version, ErrorList& errors);

// The same for a text that holds just one record; the first error is returned.
Result<RecordPointer> parse_record(const KindDescription& kind, std::string text, int version = file_version);

// The kind that `name` stands for in a file of `version`; nullptr if none does.
const KindDescription* find_kind_in_file(std::string_view name, int version);

// The value inside a record's object that a path such as "serves[0].effect" names, or the nearest around it.
JsonValue locate(const JsonValue& object, std::string_view path);

// "Did you mean …?" for one of `names` that is close to `text`; empty where none is.
std::string did_you_mean(std::string_view text, const std::vector<std::string_view>& names);

} // namespace throughline
