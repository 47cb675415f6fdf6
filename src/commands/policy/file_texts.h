// Files are put together from these: JSON and CSV with what stands between their parts.
#pragma once

#include "base/json_write.h"
#include "base/text.h"
#include "exchange/csv_write.h"
#include "model/record_json.h"

#include <string>
#include <string_view>

namespace throughline {

// Members and items of JSON with the commas between them.
class JsonText {
public:
    explicit JsonText(std::string& text)
        : m_text(text) {}

    void open(char bracket, std::string_view name = {}) {
        begin(name);
        m_text += bracket;
        m_first = true;
    }
    void close(char bracket) {
        m_text += bracket;
        m_first = false;
    }
    void member(std::string_view name, std::string_view text) {
        begin(name);
        append_json_text(m_text, text);
    }
    void member(std::string_view name, double number) {
        begin(name);
        append_json_number(m_text, number);
    }
    void item(std::string_view text) { member({}, text); }
    void record(const Record& record) {
        begin({});
        append_record_json(m_text, record);
    }

private:
    void begin(std::string_view name) {
        if (!m_first)
            m_text += ',';
        m_first = false;
        if (name.empty())
            return;
        append_json_text(m_text, name);
        m_text += ':';
    }

    std::string& m_text;
    bool m_first = true;
};

// Cells of CSV with the separators between them; formulas are defused.
class CsvText {
public:
    explicit CsvText(std::string& text)
        : m_text(text) {}
    void cell(std::string_view text) {
        if (!m_first)
            m_text += ',';
        m_first = false;
        if (!text.empty())
            csv::append_cell(m_text, text, ',', csv::Formulas::Defused);
    }
    void cell(double number) {
        if (!m_first)
            m_text += ',';
        m_first = false;
        m_text += number_text(number);
    }
    void end_line() {
        m_text += "\r\n";
        m_first = true;
    }

private:
    std::string& m_text;
    bool m_first = true;
};

} // namespace throughline
