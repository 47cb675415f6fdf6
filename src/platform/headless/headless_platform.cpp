#include "platform/headless/headless_platform.h"

#include "base/text.h"

#include <algorithm>
#include <cstdio>

namespace throughline::platform {

HeadlessPlatform::HeadlessPlatform(MemoryDisk* disk)
    : m_disk(disk ? *disk : m_own_disk)
    , m_storage(m_disk) {
    // The outside asks for no memory while an application's frames are counted.
    m_timers.reserve(256);
    m_storage.set_now(now());
}

Instant HeadlessPlatform::now() const {
    return Instant{m_start.milliseconds + static_cast<std::int64_t>(m_milliseconds)};
}

void HeadlessPlatform::set_now(Instant now) {
    m_start.milliseconds = now.milliseconds - static_cast<std::int64_t>(m_milliseconds);
    m_storage.set_now(now);
}

void HeadlessPlatform::advance(double milliseconds) {
    m_milliseconds += milliseconds;
    m_storage.set_now(now());
    const auto due = [this](double time) { return time <= m_milliseconds; };
    if (std::erase_if(m_timers, due) > 0)
        request_frames(1);
}

// One message or one slice at a time, in the same thread.
class HeadlessPlatform::MemoryWorker final : public Worker {
public:
    MemoryWorker(HeadlessPlatform& owner, std::function<void(Result<std::string_view>)> take)
        : m_owner(owner)
        , m_take(std::move(take)) {
        m_program = owner.m_make_worker_program(
            [this](std::string message) { m_answers.push_back(std::move(message)); });
        owner.m_worker = this;
    }
    ~MemoryWorker() override {
        if (m_owner.m_worker == this)
            m_owner.m_worker = nullptr;
    }
    MemoryWorker(const MemoryWorker&) = delete;
    MemoryWorker& operator=(const MemoryWorker&) = delete;

    void send(std::string message) override { m_messages.push_back(std::move(message)); }

    // False when there was nothing to do.
    bool go_on() {
        if (m_is_broken)
            return false;
        if (!m_messages.empty()) {
            m_program->take(m_messages.front());
            m_messages.pop_front();
            m_is_working = true;
        } else if (m_is_working) {
            double time = 0;
            m_is_working = m_program->work([&time] { return time += 1; }, steps_a_slice);
        } else if (m_answers.empty()) {
            return false;
        }
        while (!m_answers.empty()) {
            const std::string answer = std::move(m_answers.front());
            m_answers.pop_front();
            m_take(std::string_view(answer));
        }
        return true;
    }

    void end() {
        m_is_broken = true;
        m_take(error("The Worker has ended."));
    }

private:
    static constexpr double steps_a_slice = 8;

    HeadlessPlatform& m_owner;
    std::function<void(Result<std::string_view>)> m_take;
    std::unique_ptr<WorkerProgram> m_program;
    std::deque<std::string> m_messages, m_answers;
    bool m_is_working = false;
    bool m_is_broken = false;
};

std::unique_ptr<Worker> HeadlessPlatform::start_worker(std::function<void(Result<std::string_view>)> take) {
    return m_make_worker_program ? std::make_unique<MemoryWorker>(*this, std::move(take)) : nullptr;
}

bool HeadlessPlatform::go_on_with_worker() {
    return m_worker && m_worker->go_on();
}

void HeadlessPlatform::break_worker() {
    if (m_worker)
        m_worker->end();
}

std::size_t HeadlessPlatform::pump() {
    std::size_t done = 0;
    for (;;) {
        const std::size_t stored = m_storage.pump() + (go_on_with_worker() ? 1 : 0);
        done += stored;
        if (m_waiting.empty() && stored == 0)
            return done;
        while (!m_waiting.empty()) {
            const std::function<void()> answer = std::move(m_waiting.front());
            m_waiting.pop_front();
            answer();
            ++done;
        }
    }
}

int HeadlessPlatform::draw(Events& events, int most) {
    int done = 0;
    for (; (m_frames > 0 || m_work_wanted) && done < most; ++done) {
        if (m_frames > 0) {
            --m_frames;
            events.frame();
        } else {
            m_work_wanted = false;
            events.work();
        }
    }
    return done;
}

void HeadlessPlatform::request_frames(int count) {
    m_frames = std::max(m_frames, count);
}

void HeadlessPlatform::wake_after(double milliseconds) {
    m_timers.push_back(m_milliseconds + milliseconds);
}

void HeadlessPlatform::set_capability(Capability capability, bool present) {
    if (present)
        m_capabilities.insert(capability);
    else
        m_capabilities.erase(capability);
}

bool HeadlessPlatform::copy(std::string_view text, std::string_view html) {
    if (!has(Capability::ClipboardButtons))
        return false;
    m_copies.push_back({std::string(text), std::string(html)});
    return true;
}

void HeadlessPlatform::save_file(std::string_view name, std::string_view media_type, std::string bytes,
                                 std::function<void(Result<void>)> done) {
    if (m_save_failure.empty()) {
        m_saved.push_back({std::string(name), std::string(media_type), std::move(bytes)});
        m_waiting.push_back([done = std::move(done)] { done({}); });
    } else {
        m_waiting.push_back([done = std::move(done), message = m_save_failure] { done(error(message)); });
    }
}

void HeadlessPlatform::save_picture(std::string_view name, std::string_view svg, double,
                                    std::function<void(Result<void>)> done) {
    save_file(name, "image/png", std::string(svg), std::move(done));
}

void HeadlessPlatform::open_file(std::string_view, std::function<void(Result<OpenedFile>)> done) {
    m_waiting.push_back([this, done = std::move(done)] {
        if (m_choices.empty())
            return done(error("cancelled"));
        OpenedFile file = std::move(m_choices.front());
        m_choices.pop_front();
        done(std::move(file));
    });
}

void HeadlessPlatform::ship_file(std::string path, std::string bytes) {
    m_shipped[std::move(path)] = std::move(bytes);
}

Result<std::string> HeadlessPlatform::shipped(const std::string& path) const {
    const auto found = m_shipped.find(path);
    if (found != m_shipped.end())
        return found->second;
    std::FILE* file =
        m_shipped_folder.empty() ? nullptr : std::fopen((m_shipped_folder + "/" + path).c_str(), "rb");
    if (!file)
        return error_at(path, "This file is not shipped with the workbench.");
    std::string bytes;
    char block[65536];
    while (const std::size_t length = std::fread(block, 1, sizeof block, file))
        bytes.append(block, length);
    std::fclose(file);
    return bytes;
}

void HeadlessPlatform::read_shipped_file(std::string_view path,
                                         std::function<void(Result<std::string>)> done) {
    m_waiting.push_back([this, path = std::string(path), done = std::move(done)] { done(shipped(path)); });
}

void HeadlessPlatform::complete_program(std::function<void()> done) {
    m_waiting.push_back(std::move(done));
}

void HeadlessPlatform::show_text_entry(const TextEntryRequest& request) {
    m_entry = request;
}

void HeadlessPlatform::move_text_entry(const Rectangle& box) {
    if (m_entry)
        m_entry->box = box;
}

void HeadlessPlatform::hide_text_entry() {
    m_entry.reset();
}

bool HeadlessPlatform::type_text(Events& events, std::string_view text) {
    if (!m_entry)
        return false;
    for (std::size_t offset = 0; offset < text.size() && m_entry;) {
        const std::size_t start = offset;
        next_code_point(text, offset);
        if (m_entry->select_all)
            m_entry->value.clear();
        m_entry->select_all = false;
        if (m_entry->maximum_length != 0 && count_code_points(m_entry->value) >= m_entry->maximum_length)
            break;
        m_entry->value.append(text.substr(start, offset - start));
        events.text_entry_changed(std::string(m_entry->value));
    }
    return true;
}

bool HeadlessPlatform::set_text(Events& events, std::string_view value) {
    if (!m_entry)
        return false;
    m_entry->value = value;
    m_entry->select_all = false;
    events.text_entry_changed(value);
    return true;
}

bool HeadlessPlatform::end_entry(Events& events, TextEntryEnd end) {
    if (!m_entry)
        return false;
    m_entry.reset();
    events.text_entry_ended(end);
    return true;
}

std::string HeadlessPlatform::setting(std::string_view name) const {
    const auto found = m_settings.find(name);
    return found == m_settings.end() ? std::string() : found->second;
}

void HeadlessPlatform::set_setting(std::string_view name, std::string_view value) {
    m_settings.insert_or_assign(std::string(name), std::string(value));
}

void HeadlessPlatform::log(LogLevel level, std::string_view message) {
    m_logged.emplace_back(level, message);
}

} // namespace throughline::platform
