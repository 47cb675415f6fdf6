#include "engage/worker/messages.h"

#include "tables/bytes.h"

#include <type_traits>

namespace throughline::engage {

namespace {

template <typename T>
concept Plain = std::is_trivially_copyable_v<T>;

// The members of what is not plain, in one list for both directions; `Message` is const where it is written.
template <typename Way, typename Message>
void pass(Way& way, Message& message);

class Writer {
public:
    template <typename T>
    void operator()(const T& value) {
        if constexpr (Plain<T>)
            m_writer.put(value);
        else
            pass(*this, value);
    }
    void operator()(const std::string& text) { m_writer.put_text(text); }
    template <typename T>
    void operator()(const std::vector<T>& items) {
        m_writer.put(std::uint64_t{items.size()});
        if constexpr (Plain<T>) {
            m_writer.put_all(std::span(items));
        } else {
            for (const T& item : items)
                (*this)(item);
        }
    }
    std::string take() && { return std::move(m_writer).take(); }

private:
    tables::ByteWriter m_writer;
};

class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_reader(bytes)
        , m_size(bytes.size()) {}

    template <typename T>
    void operator()(T& value) {
        if constexpr (Plain<T>)
            value = m_reader.take<T>();
        else
            pass(*this, value);
    }
    void operator()(std::string& text) { text = m_reader.take_text(); }
    template <typename T>
    void operator()(std::vector<T>& items) {
        const auto count = m_reader.take<std::uint64_t>();
        // Each item has a byte at least.
        constexpr std::uint64_t least = Plain<T> ? sizeof(T) : 1;
        if (count > (m_size - m_reader.position()) / least) {
            m_is_wrong = true;
            return;
        }
        if constexpr (Plain<T>) {
            items.resize(static_cast<std::size_t>(count));
            m_reader.take_all(std::span(items));
        } else {
            for (std::uint64_t item = 0; item < count && !m_reader.failed(); ++item)
                (*this)(items.emplace_back());
        }
    }
    bool is_whole() const { return !m_is_wrong && !m_reader.failed() && m_reader.at_end(); }

private:
    tables::ByteReader m_reader;
    std::size_t m_size;
    bool m_is_wrong = false;
};

template <typename Wanted, typename Message>
concept Is = std::is_same_v<std::remove_const_t<Message>, Wanted>;

template <typename Way, typename Message>
void pass(Way& way, Message& message) {
    const auto all = [&way](auto&... members) { (way(members), ...); };
    if constexpr (Is<SentChunk, Message>) {
        all(message.name, message.bytes);
    } else if constexpr (Is<ForgottenChunks, Message>) {
        all(message.names);
    } else if constexpr (Is<AskedContacts, Message>) {
        all(message.table, message.customer_column);
    } else if constexpr (Is<AskedPolicy, Message>) {
        all(message.number, message.catalogue, message.reference, message.customers, message.customers_name,
            message.key_column, message.contacts, message.basis, message.channel, message.now,
            message.arbitration, message.drop, message.keep, message.other_levers);
    } else if constexpr (Is<RunFailure, Message>) {
        all(message.number, message.problem);
    } else {
        static_assert(Is<RunAnswer, Message>);
        auto& [result, candidates, settings, points] = message.answer;
        all(message.number, result.chosen, result.best_propensity, result.counts, result.nothing,
            result.fates, result.rule_drops, result.contact_drops, result.emptied, result.worth,
            result.dropped, candidates.ends, candidates.items, settings, points);
    }
}

template <typename Variant>
std::string encode_any(const Variant& message) {
    Writer writer;
    writer(static_cast<std::uint8_t>(message.index()));
    std::visit(writer, message);
    return std::move(writer).take();
}

template <typename Variant, std::size_t Index = 0>
Result<Variant> decode_any(std::uint8_t kind, std::string_view bytes) {
    if constexpr (Index < std::variant_size_v<Variant>) {
        if (kind != Index)
            return decode_any<Variant, Index + 1>(kind, bytes);
        std::variant_alternative_t<Index, Variant> message;
        Reader reader(bytes);
        reader(message);
        if (!reader.is_whole())
            return error("A message between the page and its Worker is too short or too long.");
        return Variant(std::move(message));
    } else {
        return error("A message between the page and its Worker is of no known kind.");
    }
}

template <typename Variant>
Result<Variant> decode_whole(std::string_view bytes) {
    if (bytes.empty())
        return error("A message between the page and its Worker is empty.");
    return decode_any<Variant>(static_cast<std::uint8_t>(bytes.front()), bytes.substr(1));
}

} // namespace

std::string encode(const PageMessage& message) {
    return encode_any(message);
}

std::string encode(const WorkerMessage& message) {
    return encode_any(message);
}

Result<PageMessage> decode_page_message(std::string_view bytes) {
    return decode_whole<PageMessage>(bytes);
}

Result<WorkerMessage> decode_worker_message(std::string_view bytes) {
    return decode_whole<WorkerMessage>(bytes);
}

} // namespace throughline::engage
