#include "base/json.h"
#include "exchange/schema.h"
#include "model/record.h"
#include "unit/support/files.h"

#include <catch_amalgamated.hpp>
#include <set>

using namespace throughline;

TEST_CASE("The committed schema is the one the shapes make") {
    // When this fails: build/native/throughline schema > schema/throughline-1.schema.json
    CHECK(testing::project_file("schema/throughline-1.schema.json") == workspace_schema());
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
