#include "app/worker.h"

#include "engage/worker/policy_worker.h"

namespace throughline::app {

namespace {

class Program final : public platform::WorkerProgram {
public:
    explicit Program(std::function<void(std::string)> send)
        : m_policies(std::move(send)) {}

    void take(std::string_view message) override { m_policies.take(message); }
    bool work(const std::function<double()>& clock, double until) override {
        return m_policies.work(clock, until);
    }

private:
    engage::PolicyWorker m_policies;
};

} // namespace

std::unique_ptr<platform::WorkerProgram> make_worker_program(std::function<void(std::string)> send) {
    return std::make_unique<Program>(std::move(send));
}

} // namespace throughline::app
