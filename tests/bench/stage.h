// The whole application without a browser, for programs that measure it; included by one file of such a
// program, since it counts what is asked of the heap.
#pragma once

#include "app/application.h"
#include "count_allocations.h"
#include "figure.h"
#include "fonts/embedded_fonts.h"
#include "idle_device.h"
#include "platform/headless/headless_platform.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace throughline::bench {

class NoPresenter final : public app::Presenter {
public:
    void present(ui::Ui&) override {}
    void graphics_restored() override {}
};

// Opens the worked example in a window of 1440 x 900.
class Stage {
public:
    Stage() {
        m_platform.set_shipped_folder(THROUGHLINE_PROJECT "/web");
        // What is done in slices of a frame is measured so.
        m_platform.set_stopwatch([begin = std::chrono::steady_clock::now()] {
            return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                .count();
        });
        m_application.resized(1440, 900, 1);
        m_application.start();
        settle();
        if (!m_application.is_ready()) {
            std::fprintf(stderr, "The example did not open.\n");
            std::exit(1);
        }
    }

    app::Application& application() { return m_application; }
    platform::HeadlessPlatform& outside() { return m_platform; }

    // The longest frame and all of them together, in milliseconds.
    struct Times {
        double longest = 0, whole = 0;
    };
    // Draws until nothing is asked for and nothing waits.
    Times settle() {
        Times times;
        for (int round = 0; round < 20'000; ++round) {
            const std::size_t answers = m_platform.pump();
            int drawn = 0;
            const double taken = fastest_milliseconds(1, [&] { drawn = m_platform.draw(m_application, 1); });
            times.longest = std::max(times.longest, taken);
            times.whole += taken;
            if (drawn == 0 && answers == 0)
                return times;
            m_platform.advance(16);
        }
        std::fprintf(stderr, "The application does not come to rest.\n");
        std::exit(1);
    }

    // One frame, in milliseconds.
    double frame() {
        return fastest_milliseconds(1, [this] { m_application.frame(); });
    }

    // The 95th percentile of 200 frames in milliseconds, after 20 that count for nothing; `input(n)` is what
    // a person does before the n-th.
    template <typename Input>
    double busy_frame(Input&& input) {
        std::vector<double> times;
        for (int number = 0; number < 220; ++number) {
            input(number);
            m_platform.advance(16);
            times.push_back(frame());
        }
        times.erase(times.begin(), times.begin() + 20);
        std::sort(times.begin(), times.end());
        return times[189];
    }

    // What 50 frames allocate while nothing changes.
    std::size_t steady_allocations() {
        settle();
        for (int number = 0; number < 20; ++number)
            m_application.frame();
        const std::size_t before = allocations();
        for (int number = 0; number < 50; ++number)
            m_application.frame();
        return allocations() - before;
    }

    void press(platform::Key key, platform::Modifiers held = {}) {
        m_application.modifiers(held);
        m_application.key(key, true, false);
        m_application.key(key, false, false);
        m_application.modifiers({});
    }

private:
    platform::HeadlessPlatform m_platform;
    NoPresenter m_presenter;
    IdleDevice m_device;
    app::Application m_application{{m_platform,
                                    {fonts::inter_regular(), fonts::inter_semibold(), fonts::icons()},
                                    m_presenter,
                                    &m_device}};
};

} // namespace throughline::bench
