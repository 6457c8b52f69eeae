#pragma once
// The test kit: a box office with one room, one film, two tariffs and two open tills, on either
// engine, with a clock that stands still until told.

#include <atomic>
#include <filesystem>

#include <gtest/gtest.h>

#include "boxoffice/sales/sell_flow.h"
#include "commands/tenants.h"

namespace guichet::test {

class StandingClock final : public Clock {
public:
    TimeMs now_ms() const override { return now_; }
    void pass(TimeMs time) { now_ += time; }

private:
    std::atomic<TimeMs> now_ = 1'795'000'000'000;
};

class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string path;
};

class BoxOffice {
public:
    // `places` in the room; `batch_max` as WriterOptions.
    explicit BoxOffice(storage::Engine engine, int64_t places = 100, size_t batch_max = 128);

    StandingClock clock;
    ScreeningId screening{1}, second{2};  // tomorrow, and two hours later
    TariffId full{1}, reduced{2};         // 18.00 and 12.33
    UserId ana{1};

    commands::Tenant& tenant() { return tenants_->open("test"); }
    commands::Answer ask(commands::Work work, std::string key = {}, RegisterId at = {1});
    sales::Cashier cashier(int64_t at = 1) const;

    commands::Answer sell(int64_t quantity, std::string key = {}, int64_t at = 1);
    commands::Answer sell(sales::Sell command, std::string key = {}, int64_t at = 1);
    commands::Answer reserve(int64_t quantity, std::string key = {});
    commands::Answer tap(const std::string& cart, int64_t quantity, int64_t at = 1);
    sales::Sell wish(int64_t quantity) const;  // full price, exact cash

    int64_t sold();  // places of the first screening, as the database counts
    int64_t held();
    int64_t entries();
    std::vector<std::string> faults();  // of verify
    void stop() { tenants_.reset(); }
    void restart();  // as after a clean stop
    const Folder& folder() const { return folder_; }
    storage::Location location() const { return tenants_->location_of("test"); }

private:
    void open();

    Folder folder_;
    storage::Engine engine_;
    size_t batch_max_;
    std::unique_ptr<commands::Tenants> tenants_;
};

// Every test of a suite with this base runs on both engines.
class OnBothEngines : public testing::TestWithParam<storage::Engine> {};
inline std::string engine_name(const testing::TestParamInfo<storage::Engine>& info) {
    return info.param == storage::Engine::sqlite ? "sqlite" : "postgres";
}
#define GUICHET_ON_BOTH_ENGINES(suite)                                                            \
    INSTANTIATE_TEST_SUITE_P(Engines, suite,                                                      \
                             testing::Values(storage::Engine::sqlite, storage::Engine::postgres), \
                             test::engine_name)

std::string_view code_of(const commands::Answer& answer);  // refusal code, "accepted", "broken", "unknown"
int64_t number_in(const commands::Answer& answer, const char* field);

// Changes the journal as somebody would who first takes away the triggers that guard it.
void tamper(const storage::Location& place, const std::string& sql);

}  // namespace guichet::test
