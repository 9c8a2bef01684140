// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <malloc.h>
#include <sched.h>
#include <string_view>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace luthier {

namespace fs = std::filesystem;

namespace {

// A line of /proc/self/status in kB, as bytes; 0 when it is not there.
std::int64_t statusBytes(std::string_view key)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (!line.starts_with(key))
            continue;
        const auto digit = line.find_first_of("0123456789");
        if (digit == std::string::npos)
            return 0;
        std::int64_t kibibytes = 0;
        std::from_chars(line.data() + digit, line.data() + line.size(), kibibytes);
        return kibibytes * 1024;
    }
    return 0;
}

fs::path programFile()
{
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error);
}

// The processors that a container's quota pays for, or 0 when there is none (cgroup v2 cpu.max: "200000 100000").
int quotaThreads()
{
    std::ifstream file("/sys/fs/cgroup/cpu.max");
    double quota = 0;
    double period = 0;
    if (!(file >> quota >> period) || period <= 0) // "max 100000" is no number
        return 0;
    return std::max(1, static_cast<int>(quota / period + 0.5));
}

} // namespace

void prepareProcess(int argc, char** argv)
{
    static_cast<void>(argc);
    // The second variable tells the re-executed program that it is one, should the first be lost on the way.
    if (!std::getenv("OMP_WAIT_POLICY") && !std::getenv("LUTHIER_PREPARED")) {
        ::setenv("OMP_WAIT_POLICY", "passive", 1);
        ::setenv("LUTHIER_PREPARED", "1", 1);
        ::execv(programFile().c_str(), argv); // returns only when it failed; then we go on, a little slower
    }
    ::unsetenv("LUTHIER_PREPARED");
    ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
    ::mallopt(M_TRIM_THRESHOLD, 2047 << 20);
    ::mallopt(M_TOP_PAD, 64 << 20);
}

std::int64_t residentBytes()
{
    return statusBytes("VmRSS:");
}

std::int64_t peakResidentBytes()
{
    return statusBytes("VmHWM:");
}

void resetPeakResident()
{
    const int descriptor = ::open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    static_cast<void>(!::write(descriptor, "5", 1)); // proc(5): 5 sets VmHWM back to VmRSS
    ::close(descriptor);
}

void lowerThreadPriority()
{
    // On Linux the nice value belongs to the thread.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), 10);
}

int physicalThreads()
{
    int count = static_cast<int>(std::thread::hardware_concurrency());
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (::sched_getaffinity(0, sizeof allowed, &allowed) == 0)
        count = CPU_COUNT(&allowed);
    if (const int quota = quotaThreads(); quota > 0)
        count = std::min(count, quota);
    return std::max(count, 1);
}

fs::path resourceFolder()
{
    if (const char* set = std::getenv("LUTHIER_RESOURCES"); set && *set)
        return set;
    std::error_code error;
    const fs::path beside = programFile().parent_path();
    for (const fs::path& candidate : {beside / "resources", beside / ".." / "share" / "luthier"}) {
        if (fs::is_directory(candidate, error))
            return fs::weakly_canonical(candidate, error);
    }
    return fs::path(LUTHIER_SOURCE_FOLDER) / "resources";
}

std::string utcNow()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char buffer[32];
    std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return buffer;
}

} // namespace luthier
