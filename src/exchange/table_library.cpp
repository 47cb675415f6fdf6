#include "exchange/table_library.h"

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

struct Entry {
    TableState state = TableState::Unknown;
    tables::Table table;
    std::string problem;
    // While loading.
    tables::TableInfo info;
    std::vector<std::shared_ptr<const tables::Chunk>> chunks;
    std::size_t chunks_read = 0;
    std::vector<std::function<void()>> listeners;
};

} // namespace

struct TableLibrary::State {
    explicit State(platform::Storage& table_storage)
        : storage(table_storage) {}

    platform::Storage& storage;
    std::map<tables::ContentHash, Entry, std::less<>> entries;
    std::uint64_t version = 0;

    void settle(const tables::ContentHash& name, TableState state, std::string problem) {
        Entry& entry = entries[name];
        entry.state = state;
        entry.problem = std::move(problem);
        entry.chunks.clear();
        ++version;
        for (auto& listener : std::exchange(entry.listeners, {}))
            listener();
    }

    // The same table may have been taken in while the storage was being asked: then its answer comes too
    // late.
    bool awaits(const tables::ContentHash& name) { return entries[name].state == TableState::Loading; }

    static void read_info(const std::shared_ptr<State>& self, const tables::ContentHash& name) {
        self->storage.read_chunk(name, [self, name](Result<std::string> bytes) {
            if (!self->awaits(name))
                return;
            if (!bytes.ok())
                return self->settle(name, TableState::Failed, bytes.error().message);
            auto info = tables::decode_table_info(bytes.value(), name);
            if (!info.ok())
                return self->settle(name, TableState::Failed, info.error().message);
            Entry& entry = self->entries[name];
            entry.info = std::move(info).value();
            entry.chunks.resize(entry.info.chunks.size());
            entry.chunks_read = 0;
            read_next_chunk(self, name);
        });
    }

    static void read_next_chunk(const std::shared_ptr<State>& self, const tables::ContentHash& name) {
        Entry& entry = self->entries[name];
        if (entry.chunks_read == entry.chunks.size()) {
            auto table = tables::Table::assemble(entry.info, std::move(entry.chunks));
            if (!table.ok())
                return self->settle(name, TableState::Failed, table.error().message);
            entry.table = std::move(table).value();
            return self->settle(name, TableState::Ready, {});
        }
        const tables::ContentHash chunk_name = entry.info.chunks[entry.chunks_read];
        self->storage.read_chunk(chunk_name, [self, name, chunk_name](Result<std::string> bytes) {
            if (!self->awaits(name))
                return;
            if (!bytes.ok())
                return self->settle(name, TableState::Failed, bytes.error().message);
            auto chunk = tables::decode_chunk(bytes.value(), chunk_name);
            if (!chunk.ok())
                return self->settle(name, TableState::Failed, chunk.error().message);
            Entry& loading = self->entries[name];
            loading.chunks[loading.chunks_read++] = std::make_shared<tables::Chunk>(std::move(chunk).value());
            read_next_chunk(self, name);
        });
    }

    // Chunks first, the information last: what is named by the information is there when it can be read.
    static void write_next(const std::shared_ptr<State>& self, const tables::Table& table, std::size_t next,
                           const std::function<void(Result<void>)>& done) {
        const bool is_information = next == table.chunk_count();
        std::string bytes = is_information ? tables::encode_table_info(table.info())
                                           : tables::encode_chunk(table.chunk(next));
        const tables::ContentHash name =
            is_information ? tables::chunk_hash(bytes) : table.info().chunks[next];
        self->storage.write_chunk(name, std::move(bytes), [=](Result<void> written) {
            if (!written.ok() || is_information)
                return done(std::move(written));
            write_next(self, table, next + 1, done);
        });
    }
};

TableLibrary::TableLibrary(platform::Storage& storage)
    : m_state(std::make_shared<State>(storage)) {}

TableLibrary::~TableLibrary() = default;

TableState TableLibrary::state(std::string_view name) const {
    auto found = m_state->entries.find(name);
    return found == m_state->entries.end() ? TableState::Unknown : found->second.state;
}

const tables::Table* TableLibrary::find(std::string_view name) const {
    auto found = m_state->entries.find(name);
    bool ready = found != m_state->entries.end() && found->second.state == TableState::Ready;
    return ready ? &found->second.table : nullptr;
}

std::string_view TableLibrary::problem(std::string_view name) const {
    auto found = m_state->entries.find(name);
    return found == m_state->entries.end() ? std::string_view() : std::string_view(found->second.problem);
}

double TableLibrary::progress(std::string_view name) const {
    auto found = m_state->entries.find(name);
    if (found == m_state->entries.end() || found->second.state == TableState::Unknown)
        return 0;
    const Entry& entry = found->second;
    if (entry.state != TableState::Loading)
        return 1;
    return entry.chunks.empty()
               ? 0
               : static_cast<double>(entry.chunks_read) / static_cast<double>(entry.chunks.size());
}

std::uint64_t TableLibrary::version() const {
    return m_state->version;
}

bool TableLibrary::is_reading() const {
    const auto& entries = m_state->entries;
    return std::any_of(entries.begin(), entries.end(),
                       [](const auto& entry) { return entry.second.state == TableState::Loading; });
}

void TableLibrary::want(std::string_view name, std::function<void()> changed) {
    auto found = m_state->entries.find(name);
    if (found == m_state->entries.end())
        found = m_state->entries.emplace(name, Entry()).first;
    Entry& entry = found->second;
    if (entry.state == TableState::Ready || entry.state == TableState::Failed)
        return;
    if (changed)
        entry.listeners.push_back(std::move(changed));
    if (entry.state == TableState::Loading)
        return;
    entry.state = TableState::Loading;
    State::read_info(m_state, found->first);
}

tables::ContentHash TableLibrary::keep(tables::Table table, std::function<void(Result<void>)> done) {
    tables::ContentHash name = tables::chunk_hash(tables::encode_table_info(table.info()));
    Entry& entry = m_state->entries[name];
    entry.table = std::move(table);
    m_state->settle(name, TableState::Ready, {});
    State::write_next(m_state, entry.table, 0, done);
    return name;
}

std::vector<std::string> TableLibrary::stored_names(std::string_view name) const {
    std::vector<std::string> names;
    if (const tables::Table* table = find(name)) {
        names = table->info().chunks;
        names.emplace_back(name);
    }
    return names;
}

} // namespace throughline
