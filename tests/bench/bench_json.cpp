// Opening and saving a workspace of 10 MB: the bank's example many times over, each copy with ids of its own.
#include "base/json.h"
#include "bench/figure.h"
#include "exchange/workspace_file.h"

#include <cstdio>
#include <string>

using namespace throughline;
using bench::Goal;

namespace {

std::string read_file(const char* path) {
    std::string bytes;
    if (std::FILE* file = std::fopen(path, "rb")) {
        char buffer[65536];
        for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
            bytes.append(buffer, count);
        std::fclose(file);
    }
    return bytes;
}

Id renamed(const Id& id, int copy) {
    char text[Id::max_length + 1];
    std::snprintf(text, sizeof text, "%s-%d", id.text().c_str(), copy);
    return Id::literal(text);
}

void rename_links(const Shape& shape, void* owner, int copy) {
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

std::string large_workspace(const WorkspaceContent& example, std::size_t bytes) {
    std::vector<RecordPointer> records;
    std::size_t example_bytes = write_workspace(example.records).size();
    for (int copy = 0; static_cast<std::size_t>(copy) * example_bytes < bytes; ++copy) {
        for (const RecordPointer& record : example.records) {
            if (record->kind == Kind::Workspace)
                continue;
            const KindDescription& kind = describe_kind(record->kind);
            std::shared_ptr<Record> twin = kind.copy(*record);
            twin->id = renamed(twin->id, copy);
            rename_links(*kind.shape, twin.get(), copy);
            records.push_back(std::move(twin));
        }
    }
    return write_workspace(std::move(records));
}

} // namespace

int main() {
    WorkspaceContent example =
        read_workspace(read_file(THROUGHLINE_PROJECT "/web/examples/harbour-bank.throughline.json"));
    if (!example.ok()) {
        std::fprintf(stderr, "%s\n", describe(example.errors.front()).c_str());
        return 1;
    }
    const std::string bytes = large_workspace(example, 10'000'000);
    const double megabytes = static_cast<double>(bytes.size()) / 1e6;

    double parse = bench::fastest_milliseconds(7, [&] { static_cast<void>(parse_json(bytes)); });
    double read = bench::fastest_milliseconds(5, [&] { static_cast<void>(read_workspace(bytes)); });
    double open = bench::fastest_milliseconds(5, [&] {
        Store store;
        static_cast<void>(store.apply(as_diff(read_workspace(bytes))));
    });
    WorkspaceContent content = read_workspace(bytes);
    if (!content.ok())
        return 1;
    double write =
        bench::fastest_milliseconds(5, [&] { static_cast<void>(write_workspace(content.records)); });

    bench::print_figure("workspace of 10 MB: size", megabytes, "MB", Goal::AtLeast, 10);
    bench::print_figure("workspace of 10 MB: records", static_cast<double>(content.records.size()), "records",
                        Goal::AtLeast, 0);
    bench::print_figure("workspace of 10 MB: parse JSON", parse, "ms", Goal::AtMost, 250);
    bench::print_figure("workspace of 10 MB: read and check records", read, "ms", Goal::AtMost, 450);
    bench::print_figure("workspace of 10 MB: open (parse, check, index)", open, "ms", Goal::AtMost, 500);
    bench::print_figure("workspace of 10 MB: write", write, "ms", Goal::AtMost, 300);
    return 0;
}
