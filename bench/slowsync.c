/* Makes every flush slower by SYNC_US microseconds, to see on a kind disk what a plain one does.
   Usage: SYNC_US=5000 LD_PRELOAD=./libslowsync.so PROGRAM */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

static void wait_more(void) {
    static long microseconds = -1; /* racing threads write the same value */
    if (microseconds < 0) {
        const char* text = getenv("SYNC_US");
        microseconds = text ? atol(text) : 0;
    }
    if (microseconds == 0) return;
    struct timespec left = {microseconds / 1000000, microseconds % 1000000 * 1000};
    while (nanosleep(&left, &left) != 0 && errno == EINTR) {
    }
}

static int slowly(const char* name, int file) {
    int (*real)(int);
    *(void**)&real = dlsym(RTLD_NEXT, name); /* as POSIX has it: ISO C knows no such cast */
    const int result = real(file);
    const int error = errno;
    wait_more();
    errno = error;
    return result;
}

int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }
