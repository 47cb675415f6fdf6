#include "base/json.h"
#include "exchange/schema.h"
#include "model/record.h"

#include <catch_amalgamated.hpp>
#include <cstdio>
#include <set>

using namespace throughline;

namespace {

std::string committed_schema() {
    std::string bytes;
    std::FILE* file = std::fopen(THROUGHLINE_PROJECT "/schema/throughline-1.schema.json", "rb");
    REQUIRE(file != nullptr);
    char buffer[65536];
    for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
        bytes.append(buffer, count);
    std::fclose(file);
    return bytes;
}

} // namespace

TEST_CASE("The committed schema is the one the shapes make") {
    // When this fails: build/native/throughline schema > schema/throughline-1.schema.json
    CHECK(committed_schema() == workspace_schema());
}

TEST_CASE("The schema is JSON and defines each kind and group once") {
    auto document = parse_json(workspace_schema());
    INFO((document.ok() ? std::string("read") : describe(document.error())));
    REQUIRE(document.ok());
    JsonValue definitions = *document.value().root().find("$defs");
    for (const KindDescription* kind : all_kinds()) {
        CAPTURE(kind->name);
        auto definition = definitions.find(kind->name);
        REQUIRE(definition);
        // Every field, and the id.
        CHECK(definition->find("properties")->size() == kind->shape->fields.size() + 1);
        for (const Field& field : kind->shape->fields)
            if (field.shape)
                CHECK(definitions.find(field.shape->name));
    }
}
