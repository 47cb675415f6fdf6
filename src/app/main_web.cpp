// The page: makes the outside world, the graphics and the application, and lets the browser drive them. And
// the Worker beside it, which is the same program.
#include "app/application.h"
#include "app/worker.h"
#include "base/text.h"
#include "canvas/gl/gles3_device.h"
#include "fonts/embedded_fonts.h"
#include "platform/web/frame_renderer.h"
#include "platform/web/web_platform.h"
#include "platform/web/web_worker.h"

#include <cstdlib>
#include <memory>

namespace throughline::app {

namespace {

// Stands before the device that a lost graphics context takes away and a restored one gives back.
class StandInDevice final : public canvas::GraphicsDevice {
public:
    Result<void> make() {
        m_device = TRY(canvas::make_gles3_device());
        return {};
    }
    void allocate(canvas::Buffer buffer, std::size_t bytes) override { m_device->allocate(buffer, bytes); }
    void upload(canvas::Buffer buffer, std::size_t offset, const void* bytes, std::size_t size) override {
        m_device->upload(buffer, offset, bytes, size);
    }
    void set_palette(const canvas::Palette& palette) override { m_device->set_palette(palette); }
    void begin_pass(const canvas::PassUniforms& uniforms) override { m_device->begin_pass(uniforms); }
    void draw(const canvas::DrawRange& range) override { m_device->draw(range); }
    void end_pass() override { m_device->end_pass(); }

private:
    std::unique_ptr<canvas::GraphicsDevice> m_device;
};

class PagePresenter final : public Presenter {
public:
    PagePresenter(platform::web::WebPlatform& platform, StandInDevice& device)
        : m_platform(platform)
        , m_device(device) {}

    void present(ui::Ui& ui) override {
        m_renderer.draw(ui);
        m_platform.show_semantics(ui.semantics());
    }

    void graphics_restored() override {
        if (auto made = make(); !made.ok())
            m_platform.show_trouble(made.error().message);
    }

    // What the graphics context needs to have, when it is new.
    Result<void> make() {
        TRY(m_device.make());
        return m_renderer.make();
    }

    void program_completed() override {
        m_platform.add_fonts({fonts::later_inter_regular(), fonts::later_inter_semibold()});
    }

    int draw_calls() const { return m_renderer.draw_calls(); }

private:
    platform::web::WebPlatform& m_platform;
    StandInDevice& m_device;
    platform::web::FrameRenderer m_renderer;
};

// What browser tests ask the page, beyond what they see in the mirror.
std::string answer_test(Application& application, const PagePresenter& presenter, std::string_view question) {
    if (question == "settled")
        return application.is_settled() ? "yes" : "no";
    if (question == "sequence")
        return text_format("%llu", static_cast<unsigned long long>(application.save_status().sequence));
    if (question == "frame milliseconds")
        return number_text(application.frame_milliseconds());
    if (question == "canvas draw calls")
        return text_format("%u", application.canvas_draw_calls());
    if (question == "draw calls")
        return text_format("%d", presenter.draw_calls() + static_cast<int>(application.canvas_draw_calls()));
    return {};
}

int run_page() {
    // All of it lives as long as the page: main() returns, the browser goes on calling.
    auto* platform = new platform::web::WebPlatform();
    const platform::web::PageFonts fonts{fonts::inter_regular(), fonts::inter_semibold()};
    if (auto started = platform->start(fonts); !started.ok()) {
        platform->show_trouble(started.error().message);
        return 0;
    }
    auto* device = new StandInDevice();
    auto* presenter = new PagePresenter(*platform, *device);
    if (auto made = presenter->make(); !made.ok()) {
        platform->show_trouble(made.error().message);
        return 0;
    }
    auto* application = new Application({*platform,
                                         {fonts::inter_regular(), fonts::inter_semibold(), fonts::icons()},
                                         *presenter,
                                         device,
                                         {fonts::later_inter_regular(), fonts::later_inter_semibold(), {}}});
    platform->set_test_answers([application, presenter](std::string_view question) {
        return answer_test(*application, *presenter, question);
    });
    platform->listen(*application);
    application->start();
    return 0;
}

} // namespace

} // namespace throughline::app

int main() {
    using namespace throughline;
    if (platform::web::is_worker()) {
        platform::web::serve_page(app::make_worker_program(platform::web::answer_page));
        return 0;
    }
    // The memory grows once instead of with nearly every record of a large workspace; what is not touched
    // costs nothing.
    void* volatile room = std::malloc(std::size_t{48} << 20); // volatile: or the compiler leaves both out
    std::free(room);
    return throughline::app::run_page();
}
