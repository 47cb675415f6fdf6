#include "base/text.h"
#include "csv_helpers.h"

using namespace throughline;
using namespace throughline::csv;
using Cells = std::vector<std::vector<std::string>>;

TEST_CASE("Quotes, doubled quotes and line breaks inside cells", "[csv]") {
    const Imported imported = import_of("name,said\r\n"
                                        "\"Falk, Iris\",\"\"\"asked twice\"\"\"\r\n"
                                        "Jon,\"two\nlines\"\r\n"
                                        "Mara , plain \r\n"
                                        "\" Ada \",\" \"\r\n"
                                        "\"a\"\"\",\"\"\r\n");
    CHECK(cells_of(imported.table) == Cells{{"Falk, Iris", "\"asked twice\""},
                                            {"Jon", "two\nlines"},
                                            {"Mara", "plain"},
                                            {" Ada ", " "},
                                            {"a\"", "·"}});
    CHECK(imported.remarks.count == 0);
}

TEST_CASE("Rows end with CR LF, LF or CR, and empty lines are none", "[csv]") {
    const Cells expected = {{"x", "1"}, {"y", "2"}};
    for (const std::string end : {"\r\n", "\n", "\r"}) {
        std::string text = "k,v" + end + "x,1" + end + end + "   " + end + "y,2" + end;
        CHECK(cells_of(import_of(text).table) == expected);
        text.resize(text.size() - end.size());
        CHECK(cells_of(import_of(text).table) == expected);
    }
}

TEST_CASE("The delimiter is found, or taken as it is said", "[csv]") {
    CHECK(guess_of("a,b\n1,2\n").dialect.delimiter == ',');
    CHECK(guess_of("a;b\n1,5;2,5\n3,5;4,5\n").dialect.delimiter == ';');
    CHECK(guess_of("a\tb, c\td\n1\t2, 3\t4\n").dialect.delimiter == '\t');
    CHECK(guess_of("a|b\n1|2\n").dialect.delimiter == '|');
    CHECK(guess_of("\"a;x\",b\n\"1;2;3\",2\n\"4\",5\n").dialect.delimiter == ',');
    CHECK(guess_of("single\nvalue\n").columns.size() == 1);
    Wishes wishes;
    wishes.delimiter = ';';
    CHECK(guess_of("a,b\n1,2\n", wishes).columns.size() == 1);
}

TEST_CASE("Files in UTF-8, UTF-16 and Windows-1252 read the same", "[csv]") {
    const Cells expected = {{"Zoë", "Größe €"}, {"日本", "𝄞"}};
    const std::string utf8 = "name,text\nZoë,Größe €\n日本,𝄞\n";
    CHECK(guess_of(utf8).text.encoding == Encoding::Utf8);
    CHECK(cells_of(import_of(utf8).table) == expected);
    const Guess marked = guess_of("\xEF\xBB\xBF" + utf8);
    CHECK(marked.columns[0].name == "name");
    CHECK(cells_of(import_of("\xEF\xBB\xBF" + utf8).table) == expected);

    for (const bool with_mark : {true, false}) {
        std::string little = with_mark ? "\xFF\xFE" : "";
        std::string big = with_mark ? "\xFE\xFF" : "";
        for (std::uint32_t code_point : code_points(with_mark ? utf8 : "name,text\nZoë,Größe €\n")) {
            std::vector<std::uint32_t> units = {code_point};
            if (code_point > 0xFFFF)
                units = {0xD800 + ((code_point - 0x10000) >> 10), 0xDC00 + ((code_point - 0x10000) & 0x3FF)};
            for (const std::uint32_t unit : units) {
                little += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
                big += {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
            }
        }
        const Cells wanted = with_mark ? expected : Cells{expected[0]};
        CHECK(guess_of(little).text.encoding == Encoding::Utf16LittleEndian);
        CHECK(guess_of(big).text.encoding == Encoding::Utf16BigEndian);
        CHECK(cells_of(import_of(little).table) == wanted);
        CHECK(cells_of(import_of(big).table) == wanted);
    }
    const Guess western = guess_of("name,text\nZo\xEB,Gr\xF6\xDF"
                                   "e \x80\n");
    CHECK(western.text.encoding == Encoding::Windows1252);
    CHECK(cells_of(import_of("name,text\nZo\xEB,Gr\xF6\xDF"
                             "e \x80\n")
                       .table) == Cells{expected[0]});
}

TEST_CASE("What is not CSV is refused with a sentence and a place", "[csv]") {
    struct Case {
        std::string bytes;
        std::string message;
    };
    const std::vector<Case> cases = {
        {"", "The file has no rows."},
        {"\n\n  \n", "The file has no rows."},
        {std::string("PK\x03\x04 more", 9),
         "This is an Excel workbook or a zip file, not CSV. Save it as CSV first."},
        {"\x1F\x8B rest", "This file is compressed with gzip. Unpack it first."},
        {std::string("a,b\n\0\0\0,1\n", 11), "This is not a text file: it has bytes that are zero."},
        {"\xEF\xBB\xBF"
         "a,b\n1,\xFF\n",
         "line 2, column 3: The file says that it is UTF-8, but has a byte that is not."},
        {std::string("\xFF\xFE"
                     "a\0,\0\x00\xD8",
                     8),
         "line 1, column 3: Half of a UTF-16 character stands alone."},
        {std::string("\xFF\xFE"
                     "a\0,",
                     5),
         "The file is UTF-16, but ends in the middle of a character."},
        {"a,b\r1,2\r3,\"open\n\n", "line 3, column 3: A quote is opened here and never closed."},
    };
    for (const Case& wrong : cases) {
        const Result<Imported> imported = read_csv(wrong.bytes, {});
        REQUIRE_FALSE(imported.ok());
        CHECK(describe(imported.error()) == wrong.message);
    }
}

TEST_CASE("Limits are kept, and named with their place", "[csv]") {
    Wishes wishes;
    wishes.limits = {1000, 3, 10, 4};
    const auto message = [&](const std::string& bytes) {
        const Result<Imported> imported = read_csv(bytes, {}, wishes);
        REQUIRE_FALSE(imported.ok());
        return describe(imported.error());
    };
    CHECK(message(std::string(1001, 'a')) == "The file has 1,001 bytes; at most 1,000 can be read.");
    CHECK(message("a,b,c\n1,2,3,4\n") == "line 2, column 7: A row has more than 3 cells.");
    CHECK(message("a,b\n1,12345678901\n") == "line 2, column 3: A cell has more than 10 bytes.");
    CHECK(message("a,b\n1,\"123456\"\"8901\"\n") == "line 2, column 3: A cell has more than 10 bytes.");
    CHECK(message("a\n1\n2\n3\n4\n5\n") == "line 6: There are more than 4 rows.");
    CHECK(read_csv("a\n1\n2\n3\n4\n", {}, wishes).ok());
}

TEST_CASE("Ragged rows are read and reported with their lines", "[csv]") {
    const Imported imported =
        import_of("a,b,c\n1,2,3\n4,5\n6,7,8,,\n\"x\ny\",1,2,\"extra\"\n9,\"q\" tail,1\n");
    CHECK(imported.table.row_count() == 5);
    CHECK(imported.table.is_null(1, 2));
    REQUIRE(imported.remarks.listed.size() == 3);
    CHECK(describe(imported.remarks.listed[0]) ==
          "Line 3: the row has fewer cells than there are columns; the missing ones are blank.");
    CHECK(describe(imported.remarks.listed[1]) ==
          "Line 6, column 8: the row has more cells than there are columns; “extra” is left out.");
    CHECK(describe(imported.remarks.listed[2]) ==
          "Line 7, column 3: text follows the closing quote; it is kept as part of the cell “q tail”.");
}

TEST_CASE("An import in slices gives the same table as in one go, with progress", "[csv]") {
    std::string text = "id;amount;note\n";
    for (int row = 0; row < 3000; ++row)
        text += std::to_string(row) + ";" + std::to_string(row % 97) + ",5;\"größer\nals " +
                std::to_string(row) + "\"\n";
    const Imported whole = import_of(text);
    for (const std::uint64_t slice : {1ULL, 7ULL, 1000ULL}) {
        GuessJob guessing(std::make_shared<const std::string>(text), {});
        double last = 0;
        while (guessing.step(slice) == tables::JobState::Running) {
            REQUIRE(guessing.progress().fraction() >= last);
            last = guessing.progress().fraction();
        }
        CHECK(guessing.progress().fraction() == 1);
        Result<Guess> guess = std::move(guessing).take_guess();
        REQUIRE(guess.ok());
        Result<ImportJob> job = ImportJob::start(guess.value().text, plan_of(guess.value()), "test.csv",
                                                 {"test.csv", Instant{0}, 0});
        REQUIRE(job.ok());
        last = 0;
        while (job.value().step(slice) == tables::JobState::Running) {
            REQUIRE(job.value().progress().fraction() >= last);
            last = job.value().progress().fraction();
        }
        Result<Imported> imported = std::move(job).value().take_imported();
        REQUIRE(imported.ok());
        CHECK(imported.value().table.info().chunks == whole.table.info().chunks);
        CHECK(tables::encode_table_info(imported.value().table.info()) ==
              tables::encode_table_info(whole.table.info()));
    }
}

TEST_CASE("A person can choose columns, names and types", "[csv]") {
    const Guess guess = guess_of("id,zip,amount,flag\n1,01234,n/a,1\n2,10115,7.5,0\n3,x,9,2\n");
    Plan plan = plan_of(guess);
    plan.columns = {plan.columns[3], plan.columns[1]};
    plan.columns[0].name = "active";
    plan.columns[0].format.type = tables::ColumnType::Boolean;
    plan.columns[1].format.type = tables::ColumnType::Integer;
    Result<ImportJob> job = ImportJob::start(guess.text, plan, "chosen", {});
    REQUIRE(job.ok());
    tables::run_to_end(job.value());
    Result<Imported> imported = std::move(job).value().take_imported();
    REQUIRE(imported.ok());
    CHECK(cells_of(imported.value().table) == Cells{{"true", "1234"}, {"false", "10115"}, {"·", "·"}});
    CHECK(imported.value().table.column_info(0).name == "active");
    REQUIRE(imported.value().remarks.count == 2);
    CHECK(describe(imported.value().remarks.listed[0]) ==
          "Line 4, column 7: “2” does not fit the type of “active”.");

    plan.columns[1].name = "active";
    CHECK_FALSE(ImportJob::start(guess.text, plan, "twice", {}).ok());
    plan.columns.clear();
    CHECK_FALSE(ImportJob::start(guess.text, plan, "nothing", {}).ok());
}
