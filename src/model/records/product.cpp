#include "model/records/product.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto product_fields =
    list(required_text<&Product::title>("title", "Name"),
         long_text<&Product::description>("description", "Description"),
         text<&Product::category>("category", "Category"),
         texts<&Product::intended_uses>("intended_uses", "Intended uses"),
         texts<&Product::unintended_uses>("unintended_uses", "Unintended uses",
                                          "What people do with it that nobody designed."),
         number<&Product::margin>("margin", "Margin a year"),
         choice<&Product::state>("state", "State", product_states),
         link<&Product::replaced_by>("replaced_by", "Replaced by", Kind::Product));

} // namespace

constinit const Shape product_shape = product_fields.shape("product", &preserved_of<Product>);

// Rules

namespace {

void product_rules(const Product& product, std::vector<Problem>& problems) {
    check_not_itself("replaced_by", product, product.replaced_by, problems);
}

// Migrations

constexpr Renamed product_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_product() {
    auto description = description_of<Product, &product_rules>(
        {"product", "Product", "Products", "What customers use; using it is an interaction too."},
        product_shape);
    description.renamed = product_renamed;
    return description;
}

} // namespace

constinit const KindDescription product_kind = describe_product();

} // namespace throughline
