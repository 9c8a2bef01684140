// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"

#include <QDateTime>
#include <QTest>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace luthier;

class TestProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void executesItselfOnce()
    {
        QCOMPARE(qgetenv("OMP_WAIT_POLICY"), QByteArray("passive"));
        QVERIFY(!qEnvironmentVariableIsSet("LUTHIER_PREPARED")); // children decide for themselves
    }

    void measuresMemory()
    {
        constexpr std::int64_t size = std::int64_t{256} << 20;
        const std::int64_t before = residentBytes();
        QVERIFY(before > 0);
        // Straight from the kernel: malloc was told to keep what it frees.
        void* block = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        QVERIFY(block != MAP_FAILED);
        std::memset(block, 1, size);
        const std::int64_t with_block = residentBytes();
        ::munmap(block, size);
        QVERIFY(with_block > before + size * 9 / 10);
        QVERIFY(peakResidentBytes() > before + size * 9 / 10);
        resetPeakResident();
        QVERIFY(peakResidentBytes() < before + size / 2);
    }

    void lowersOneThreadOnly()
    {
        const auto niceness = [] { return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid))); };
        const int before = niceness();
        int lowered = before;
        std::thread worker([&] {
            lowerThreadPriority();
            lowered = niceness();
        });
        worker.join();
        QVERIFY(lowered > before || before >= 10);
        QCOMPARE(niceness(), before);
    }

    void countsThreads()
    {
        const int count = physicalThreads();
        QVERIFY(count >= 1);
        QVERIFY(count <= static_cast<int>(::sysconf(_SC_NPROCESSORS_CONF)));
    }

    void findsResources()
    {
        const QByteArray set = qgetenv("LUTHIER_RESOURCES");
        ::setenv("LUTHIER_RESOURCES", "/somewhere/else", 1);
        QCOMPARE(resourceFolder(), std::filesystem::path("/somewhere/else"));
        ::unsetenv("LUTHIER_RESOURCES");
        QCOMPARE(resourceFolder().filename(), std::filesystem::path("resources"));
        QVERIFY(std::filesystem::is_directory(resourceFolder()));
        if (!set.isEmpty())
            qputenv("LUTHIER_RESOURCES", set);
    }

    void writesTheTime()
    {
        const QString now = QString::fromStdString(utcNow());
        const QDateTime parsed = QDateTime::fromString(now, Qt::ISODate);
        QVERIFY2(parsed.isValid() && now.endsWith('Z') && now.size() == 20, qPrintable(now));
        QVERIFY(std::abs(parsed.secsTo(QDateTime::currentDateTimeUtc())) < 5);
    }
};

// Not QTEST_APPLESS_MAIN: the program must come back from executing itself, with the policy set and its arguments kept.
int main(int argc, char** argv)
{
    if (!std::getenv("LUTHIER_TEST_AGAIN")) {
        ::setenv("LUTHIER_TEST_AGAIN", "1", 1);
        ::unsetenv("OMP_WAIT_POLICY");
        prepareProcess(argc, argv); // does not return
        return 3;
    }
    prepareProcess(argc, argv);
    TestProcess test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_process.moc"
