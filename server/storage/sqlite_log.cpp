#include "storage/sqlite_log.h"

#include <cstring>
#include <new>

#include <sqlite3.h>

namespace guichet::storage {
namespace {

constexpr int room = 128 * 1024;

// What SQLite sees of the log; the system's own file lies behind it in the same memory.
struct Log {
    sqlite3_file seen;
    char* waiting;  // `room` bytes, of which the first `size` belong at `offset`
    int size;
    sqlite3_int64 offset;
};

Log& log_of(sqlite3_file* file) { return *reinterpret_cast<Log*>(file); }
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(&log_of(file) + 1); }

int hand_over(sqlite3_file* file) {
    Log& log = log_of(file);
    if (log.size == 0) return SQLITE_OK;
    const int code = real(file)->pMethods->xWrite(real(file), log.waiting, log.size, log.offset);
    if (code == SQLITE_OK) log.size = 0;
    return code;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    Log& log = log_of(file);
    if (offset != log.offset + log.size || size > room - log.size) {
        if (const int code = hand_over(file); code != SQLITE_OK) return code;
        log.offset = offset;
    }
    if (size > room) return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
    std::memcpy(log.waiting + log.size, bytes, static_cast<size_t>(size));
    log.size += size;
    return SQLITE_OK;
}

int close(sqlite3_file* file) {
    const int handed = hand_over(file);
    delete[] log_of(file).waiting;
    const int closed = real(file)->pMethods->xClose(real(file));
    return handed != SQLITE_OK ? handed : closed;
}

// Everything else happens to the file as it stands.
template <auto method, class... Args>
int then(sqlite3_file* file, Args... args) {
    const int code = hand_over(file);
    return code == SQLITE_OK ? (real(file)->pMethods->*method)(real(file), args...) : code;
}
template <auto method, class... Args>
int pass(sqlite3_file* file, Args... args) {
    return (real(file)->pMethods->*method)(real(file), args...);
}

using Methods = sqlite3_io_methods;
constexpr Methods methods{.iVersion = 1,
                          .xClose = close,
                          .xRead = then<&Methods::xRead>,
                          .xWrite = write,
                          .xTruncate = then<&Methods::xTruncate>,
                          .xSync = then<&Methods::xSync>,
                          .xFileSize = then<&Methods::xFileSize>,
                          .xLock = pass<&Methods::xLock>,
                          .xUnlock = pass<&Methods::xUnlock>,
                          .xCheckReservedLock = pass<&Methods::xCheckReservedLock>,
                          .xFileControl = pass<&Methods::xFileControl>,
                          .xSectorSize = pass<&Methods::xSectorSize>,
                          .xDeviceCharacteristics = pass<&Methods::xDeviceCharacteristics>};

sqlite3_vfs* system_files() {
    static sqlite3_vfs* const found = sqlite3_vfs_find(nullptr);
    return found;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* opened) {
    sqlite3_vfs* system = system_files();
    if ((flags & SQLITE_OPEN_WAL) == 0) return system->xOpen(system, name, file, flags, opened);
    Log& log = *new (file) Log{};
    log.waiting = new (std::nothrow) char[room];
    if (log.waiting == nullptr) return SQLITE_NOMEM;
    const int code = system->xOpen(system, name, real(file), flags, opened);
    if (real(file)->pMethods != nullptr)
        log.seen.pMethods = &methods;
    else
        delete[] log.waiting;
    return code;
}

}  // namespace

const char* log_in_few_writes() {
    static sqlite3_vfs files = [] {
        sqlite3_vfs of_system = *system_files();
        of_system.zName = "guichet";
        of_system.szOsFile += static_cast<int>(sizeof(Log));
        of_system.xOpen = open;
        return of_system;
    }();
    [[maybe_unused]] static const int registered = sqlite3_vfs_register(&files, 0);
    return files.zName;
}

}  // namespace guichet::storage
