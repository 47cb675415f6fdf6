#include "model/content.h"

#include "model/access.h"
#include "model/member_path.h"

namespace throughline {

namespace {

using namespace access;

void visit_texts(const Shape& shape, const void* owner, MemberPath& path, TextVisitor& visitor) {
    for (const Field& field : shape.fields) {
        MemberPath::Step step(path, field.name);
        switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText:
            if (const auto& text = member<std::string>(field, owner); !text.empty())
                visitor.visit(field, path, text);
            break;
        case FieldType::Texts: {
            const auto& items = member<std::vector<std::string>>(field, owner);
            for (std::size_t index = 0; index < items.size(); ++index) {
                MemberPath::Step item(path, index);
                if (!items[index].empty())
                    visitor.visit(field, path, items[index]);
            }
            break;
        }
        case FieldType::Group:
            visit_texts(*field.shape, group(field, owner), path, visitor);
            break;
        case FieldType::Groups:
            for (std::size_t index = 0; index < group_count(field, owner); ++index) {
                MemberPath::Step item(path, index);
                visit_texts(*field.shape, group_at(field, owner, index), path, visitor);
            }
            break;
        default:
            break;
        }
    }
}

} // namespace

void for_each_text(const Record& record, TextVisitor& visitor) {
    MemberPath path;
    visit_texts(*describe_kind(record.kind).shape, &record, path, visitor);
}

std::string name_of(const Record& record) {
    if (!record.title.empty())
        return record.title;
    std::string name(describe_kind(record.kind).label);
    name += ' ';
    name += record.id.view();
    return name;
}

} // namespace throughline
