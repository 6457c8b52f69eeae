#include "support/cluster.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

namespace guichet::test {
namespace fs = std::filesystem;

namespace {

std::string binaries() {
    for (const auto& version : {"15", "16", "17"}) {
        const std::string folder = fmt::format("/usr/lib/postgresql/{}/bin", version);
        if (fs::exists(folder + "/initdb")) return folder;
    }
    throw std::runtime_error("PostgreSQL is not installed here: run ./dev setup (package postgresql-15)");
}

void run(const std::string& command) {
    if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

struct Cluster {
    fs::path folder;
    std::string bin = binaries(), as_user;
    int databases = 0;

    Cluster() {
        std::array<char, 64> name{"/tmp/guichet-pg-XXXXXX"};
        folder = ::mkdtemp(name.data());
        if (::getuid() == 0) {
            const passwd* postgres = ::getpwnam("postgres");
            if (postgres == nullptr || ::chown(folder.c_str(), postgres->pw_uid, postgres->pw_gid) != 0)
                throw std::runtime_error("the user postgres does not exist");
            as_user = "runuser -u postgres -- ";
        }
        run(
            fmt::format("cd / && {}{}/initdb -D {}/data --locale=C --encoding=UTF8 -A trust -U guichet > "
                        "{}/initdb.log 2>&1",
                        as_user, bin, folder.string(), "/tmp"));
        run(
            fmt::format("cd / && {}{}/pg_ctl -D {}/data -w -o \"-c listen_addresses='' -k {}\" -l "
                        "{}/server.log start > /dev/null",
                        as_user, bin, folder.string(), folder.string(), folder.string()));
    }
    ~Cluster() {
        const std::string stop =
            fmt::format("cd / && {}{}/pg_ctl -D {}/data -m immediate stop > /dev/null 2>&1", as_user, bin,
                        folder.string());
        if (std::system(stop.c_str()) != 0) std::fputs("a test cluster did not stop\n", stderr);
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;
};

}  // namespace

std::string new_database() {
    static Cluster cluster;
    const std::string name = fmt::format("test{}", ++cluster.databases);
    run(fmt::format("cd / && {}/createdb -h {} -U guichet {}", cluster.bin, cluster.folder.string(), name));
    return fmt::format("host={} user=guichet dbname={}", cluster.folder.string(), name);
}

}  // namespace guichet::test
