#include "engage/worker/messages.h"

#include "tables/bytes.h"

#include <limits>
#include <type_traits>

namespace throughline::engage {

namespace {

template <typename T>
concept Plain = std::is_trivially_copyable_v<T>;

class Writer {
public:
    template <Plain T>
    void operator()(const T& value) {
        m_writer.put(value);
    }
    void operator()(const std::string& text) { m_writer.put_text(text); }
    template <typename T>
    void operator()(const std::optional<T>& value) {
        m_writer.put(std::uint8_t{value.has_value()});
        if (value)
            (*this)(*value);
    }
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
    void operator()(const AskedContacts& contacts) {
        (*this)(contacts.table);
        (*this)(contacts.customer_column);
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

    template <Plain T>
    void operator()(T& value) {
        value = m_reader.take<T>();
    }
    void operator()(std::string& text) { text = m_reader.take_text(); }
    template <typename T>
    void operator()(std::optional<T>& value) {
        if (m_reader.take<std::uint8_t>() != 0)
            (*this)(value.emplace());
    }
    template <typename T>
    void operator()(std::vector<T>& items) {
        const auto count = m_reader.take<std::uint64_t>();
        // Each item has a byte at least.
        if (count > m_size - m_reader.position() || m_reader.failed()) {
            m_is_wrong = m_is_wrong || count > 0;
            return;
        }
        if constexpr (Plain<T>) {
            if (count * sizeof(T) > m_size - m_reader.position()) {
                m_is_wrong = true;
                return;
            }
            items.resize(static_cast<std::size_t>(count));
            m_reader.take_all(std::span(items));
        } else {
            for (std::uint64_t item = 0; item < count && !m_reader.failed(); ++item)
                (*this)(items.emplace_back());
        }
    }
    void operator()(AskedContacts& contacts) {
        (*this)(contacts.table);
        (*this)(contacts.customer_column);
    }
    bool is_whole() const { return !m_is_wrong && !m_reader.failed() && m_reader.at_end(); }

private:
    tables::ByteReader m_reader;
    std::size_t m_size;
    bool m_is_wrong = false;
};

// One list of members for both directions. `Message` is const where it is written.
template <typename Wanted, typename Message>
concept Is = std::is_same_v<std::remove_const_t<Message>, Wanted>;

template <typename Way, typename Message>
void pass(Way& way, Message& message) {
    if constexpr (Is<SentChunk, Message>) {
        way(message.name);
        way(message.bytes);
    } else if constexpr (Is<ForgottenChunks, Message>) {
        way(message.names);
    } else if constexpr (Is<AskedPolicy, Message>) {
        way(message.number);
        way(message.catalogue);
        way(message.reference);
        way(message.customers);
        way(message.customers_name);
        way(message.key_column);
        way(message.contacts);
        way(message.basis);
        way(message.channel);
        way(message.now);
        way(message.arbitration);
        way(message.drop);
        way(message.keep);
        way(message.other_levers);
    } else if constexpr (Is<CancelledRun, Message>) {
        way(message.number);
    } else if constexpr (Is<RunProgress, Message>) {
        way(message.number);
        way(message.fraction);
        way(message.is_learning);
    } else if constexpr (Is<RunFailure, Message>) {
        way(message.number);
        way(message.problem);
    } else {
        way(message.number);
        auto& result = message.answer.result;
        way(result.chosen);
        way(result.best_propensity);
        way(result.counts);
        way(result.nothing);
        way(result.fates);
        way(result.rule_drops);
        way(result.contact_drops);
        way(result.emptied);
        way(result.worth);
        way(result.dropped);
        way(message.answer.candidates.ends);
        way(message.answer.candidates.items);
        way(message.answer.settings);
        way(message.answer.points);
    }
}

template <typename Variant>
std::string encode_any(const Variant& message) {
    Writer writer;
    writer(static_cast<std::uint8_t>(message.index()));
    std::visit([&writer](const auto& one) { pass(writer, one); }, message);
    return std::move(writer).take();
}

template <typename Variant, std::size_t Index = 0>
Result<Variant> decode_any(std::uint8_t kind, std::string_view bytes) {
    if constexpr (Index < std::variant_size_v<Variant>) {
        if (kind != Index)
            return decode_any<Variant, Index + 1>(kind, bytes);
        std::variant_alternative_t<Index, Variant> message;
        Reader reader(bytes);
        pass(reader, message);
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
