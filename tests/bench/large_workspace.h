// Large workspaces made of the bank's example, many times over, each copy with ids of its own.
#pragma once

#include "exchange/workspace_file.h"
#include "support/file_bytes.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace throughline::bench {

inline WorkspaceContent example_workspace() {
    const std::string path = THROUGHLINE_PROJECT "/web/examples/harbour-bank.throughline.json";
    WorkspaceContent example = read_workspace(testing::file_bytes(path).value_or(""));
    if (!example.ok()) {
        std::fprintf(stderr, "%s\n", describe(example.errors.front()).c_str());
        std::exit(1);
    }
    return example;
}

inline Id renamed(const Id& id, int copy) {
    char text[Id::max_length + 1];
    std::snprintf(text, sizeof text, "%s-%d", id.text().c_str(), copy);
    return Id::literal(text);
}

inline void rename_links(const Shape& shape, void* owner, int copy) {
    for (const Field& field : shape.fields) {
        void* member = field.member(owner);
        if (field.type == FieldType::Link) {
            Id& link = *static_cast<Id*>(member);
            link = link.empty() ? link : renamed(link, copy);
        } else if (field.type == FieldType::Links) {
            for (Id& link : *static_cast<std::vector<Id>*>(member))
                link = renamed(link, copy);
        } else if (field.type == FieldType::Group) {
            rename_links(*field.shape, member, copy);
        } else if (field.type == FieldType::Groups) {
            for (std::size_t index = 0; index < field.groups.size(member); ++index)
                rename_links(*field.shape, field.groups.at(member, index), copy);
        }
    }
}

inline std::shared_ptr<Record> twin_of(const Record& record, int copy) {
    const KindDescription& kind = describe_kind(record.kind);
    std::shared_ptr<Record> twin = kind.copy(record);
    twin->id = renamed(twin->id, copy);
    rename_links(*kind.shape, twin.get(), copy);
    return twin;
}

// About `bytes` as a file.
inline std::vector<RecordPointer> workspace_of_size(std::size_t bytes) {
    const WorkspaceContent example = example_workspace();
    const std::size_t example_bytes = write_workspace(example.records).size();
    std::vector<RecordPointer> records;
    for (int copy = 0; static_cast<std::size_t>(copy) * example_bytes < bytes; ++copy) {
        for (const RecordPointer& record : example.records) {
            if (record->kind != Kind::Workspace)
                records.push_back(twin_of(*record, copy));
        }
    }
    return records;
}

inline bool is_card(Kind kind) {
    return kind == Kind::Outcome || kind == Kind::Experience || kind == Kind::Interaction ||
           kind == Kind::Task;
}

// At least so many records that the canvas of outcomes shows as cards, and their links among each other.
inline std::vector<RecordPointer> workspace_of_cards(std::size_t count) {
    struct Others final : LinkVisitor {
        void visit(const Field&, const MemberPath&, const Id& target) override { targets.push_back(target); }
        std::vector<Id> targets;
    };
    std::vector<RecordPointer> cards;
    Store whole;
    const WorkspaceContent example = example_workspace();
    if (!whole.fill(example.records).ok())
        std::exit(1);
    for (const RecordPointer& record : example.records) {
        if (!is_card(record->kind))
            continue;
        std::shared_ptr<Record> card = describe_kind(record->kind).copy(*record);
        Others others;
        visit_links(*card, others);
        for (const Id& target : others.targets) {
            const Record* linked = whole.find(target);
            if (linked && !is_card(linked->kind))
                remove_links(*card, target);
        }
        cards.push_back(std::move(card));
    }
    std::vector<RecordPointer> records;
    for (int copy = 0; records.size() < count; ++copy) {
        for (const RecordPointer& card : cards)
            records.push_back(twin_of(*card, copy));
    }
    return records;
}

} // namespace throughline::bench
