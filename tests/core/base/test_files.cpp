// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/abandoned_parts.h"
#include "core/base/files.h"
#include "tests/support/child_process.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace luthier;
using luthier::test::becomeNobody;
using luthier::test::inChild;

namespace {

std::size_t entriesIn(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

class TestFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_temp;
    fs::path m_folder;

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_folder = fs::path(m_temp.path().toStdString()) / std::to_string(number++);
        QVERIFY(makeFolder(m_folder / "deep" / "er"));
        QVERIFY(makeFolder(m_folder / "deep"));
    }

    void writesAndReads()
    {
        const fs::path file = m_folder / "a file.txt";
        QVERIFY(writeFile(file, "one"));
        QCOMPARE(*readFile(file), std::string("one"));
        QCOMPARE(::chmod(file.c_str(), 0640), 0);
        const std::string large(300'000, 'x');
        QVERIFY(writeFile(file, large));
        QVERIFY(*readFile(file) == large);
        QCOMPARE(fs::status(file).permissions(), fs::perms(0640)); // the mode survives a replacement
        QVERIFY(copyFile(file, m_folder / "copy"));
        QVERIFY(*readFile(m_folder / "copy") == large);
        QCOMPARE(folderBytes(m_folder), std::uint64_t{600'000});
        QCOMPARE(entriesIn(m_folder), std::size_t{3}); // no part is left
    }

    void mapsFiles()
    {
        QVERIFY(writeFile(m_folder / "f", "mapped"));
        QVERIFY(writeFile(m_folder / "empty", ""));
        const auto mapped = MappedFile::open(m_folder / "f");
        QVERIFY(mapped);
        QCOMPARE((*mapped)->text(), std::string_view("mapped"));
        QVERIFY(writeFile(m_folder / "f", "replaced")); // the old mapping keeps the old file
        QCOMPARE((*mapped)->text(), std::string_view("mapped"));
        const auto empty = MappedFile::open(m_folder / "empty");
        QVERIFY(empty);
        QVERIFY((*empty)->bytes().empty());
    }

    void keepsTheTargetWithoutCommit()
    {
        const fs::path file = m_folder / "keep";
        QVERIFY(writeFile(file, "old"));
        {
            auto part = AtomicFile::create(file);
            QVERIFY(part);
            part->write(std::string(200'000, 'n'));
            QCOMPARE(part->written(), std::uint64_t{200'000});
            QCOMPARE(*readFile(file), std::string("old"));
        }
        QCOMPARE(*readFile(file), std::string("old"));
        QCOMPARE(entriesIn(m_folder), std::size_t{2});
    }

    void writesThroughALink()
    {
        QVERIFY(writeFile(m_folder / "real", "old"));
        fs::create_symlink("real", m_folder / "link");
        QVERIFY(writeFile(m_folder / "link", "new"));
        QVERIFY(fs::is_symlink(m_folder / "link"));
        QCOMPARE(*readFile(m_folder / "real"), std::string("new"));
    }

    void refusesWhatIsNoFile_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("writing");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sentence");
        const int usage = static_cast<int>(ErrorKind::Usage);
        const int not_found = static_cast<int>(ErrorKind::NotFound);
        QTest::newRow("read folder") << "deep" << false << usage << "is a folder, not a file";
        QTest::newRow("write folder") << "deep" << true << usage << "is a folder, not a file";
        QTest::newRow("read nothing") << "nothing" << false << not_found << "There is no \"";
        QTest::newRow("write into nothing") << "no/thing" << true << not_found << "its folder does not exist";
        QTest::newRow("read below file") << "file/x" << false << usage << "a file where a folder should be";
        QTest::newRow("write below file") << "file/x" << true << usage << "a file where a folder should be";
        QTest::newRow("read a pipe") << "pipe" << false << usage << "is not a plain file";
        QTest::newRow("long name") << QString(300, 'n') << true << usage << "too long";
    }
    void refusesWhatIsNoFile()
    {
        QFETCH(QString, path);
        QFETCH(bool, writing);
        QFETCH(int, kind);
        QFETCH(QString, sentence);
        QVERIFY(writeFile(m_folder / "file", "f"));
        QCOMPARE(::mkfifo((m_folder / "pipe").c_str(), 0600), 0);
        const fs::path full = m_folder / path.toStdString();
        const Status status = writing ? writeFile(full, "x") : Status(readFile(full).map([](const std::string&) {}));
        QVERIFY(!status);
        QCOMPARE(static_cast<int>(status.error().kind), kind);
        const QString said = QString::fromStdString(status.error().sentence());
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QVERIFY2(said.contains(path), qPrintable(said));
        if (!writing)
            QVERIFY(!MappedFile::open(full));
    }

    void limitsWhatItReads()
    {
        QVERIFY(writeFile(m_folder / "f", "12345"));
        QVERIFY(readFile(m_folder / "f", 5));
        const auto refused = readFile(m_folder / "f", 4);
        QVERIFY(!refused);
        QVERIFY(QString::fromStdString(refused.error().sentence()).contains("it has 5 bytes where at most 4"));
    }

    void aFullDiskLosesNothing()
    {
        const fs::path file = m_folder / "precious";
        QVERIFY(writeFile(file, "precious"));
        // A limit on the size of files stands for the full disk: write() fails in the same way.
        QVERIFY(inChild([&] {
            const rlimit limit{100'000, 100'000};
            ::signal(SIGXFSZ, SIG_IGN);
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const auto written = writeFile(file, std::string(1'000'000, 'x'));
            return !written && written.error().kind == ErrorKind::NoSpace;
        }));
        QCOMPARE(*readFile(file), std::string("precious"));
        QCOMPARE(entriesIn(m_folder), std::size_t{2});
    }

    void noPermissionLosesNothing()
    {
        const fs::path closed = m_folder / "closed";
        QVERIFY(makeFolder(closed));
        QVERIFY(writeFile(closed / "file", "precious"));
        QCOMPARE(::chmod(m_temp.path().toStdString().c_str(), 0755), 0);
        QCOMPARE(::chmod(closed.c_str(), 0555), 0);
        QVERIFY(inChild([&] {
            becomeNobody();
            const auto in_folder = writeFile(closed / "new", "x");
            const auto folder = AtomicFolder::create(closed / "sub");
            return !in_folder && in_folder.error().kind == ErrorKind::Permission && !folder
                && folder.error().kind == ErrorKind::Permission;
        }));
        QCOMPARE(::chmod(closed.c_str(), 0777), 0);
        QCOMPARE(::chmod((closed / "file").c_str(), 0444), 0);
        QVERIFY(inChild([&] {
            becomeNobody();
            const auto read_only = writeFile(closed / "file", "x");
            return !read_only && read_only.error().kind == ErrorKind::Permission;
        }));
        QCOMPARE(::chmod((closed / "file").c_str(), 0000), 0);
        QVERIFY(inChild([&] {
            becomeNobody();
            const auto unreadable = readFile(closed / "file");
            return !unreadable && unreadable.error().kind == ErrorKind::Permission;
        }));
        QCOMPARE(::chmod((closed / "file").c_str(), 0644), 0);
        QCOMPARE(*readFile(closed / "file"), std::string("precious"));
        QCOMPARE(entriesIn(closed), std::size_t{1});
    }

    void systemErrorsAreSentences_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("full") << ENOSPC << "write"
                              << "no_space"
                              << "There is no space left on the disk to write \"/a/b\"";
        QTest::newRow("quota") << EDQUOT << "write"
                               << "no_space"
                               << "no space left";
        QTest::newRow("large") << EFBIG << "write"
                               << "no_space"
                               << "larger than this disk";
        QTest::newRow("denied write") << EACCES << "write"
                                      << "permission"
                                      << "\"/a/b\" may not be written";
        QTest::newRow("denied read") << EACCES << "read"
                                     << "permission"
                                     << "\"/a/b\" may not be read";
        QTest::newRow("read-only") << EROFS << "write"
                                   << "permission"
                                   << "can only be read";
        QTest::newRow("folder") << EISDIR << "read"
                                << "usage"
                                << "is a folder, not a file";
        QTest::newRow("absent") << ENOENT << "read"
                                << "not_found"
                                << "There is no \"/a/b\"";
        QTest::newRow("fault") << EIO << "read"
                               << "damaged"
                               << "reported a fault";
        QTest::newRow("other") << ELOOP << "read"
                               << "failed"
                               << "could not be read: ";
    }
    void systemErrorsAreSentences()
    {
        QFETCH(int, number);
        QFETCH(QString, action);
        QFETCH(QString, kind);
        QFETCH(QString, sentence);
        const Error error = systemError(number, "/a/b", action.toStdString());
        QCOMPARE(QString(name(error.kind)), kind);
        QVERIFY2(error.sentence().find(sentence.toStdString()) != std::string::npos, error.sentence().c_str());
    }

    void replacesAFolderWhole()
    {
        const fs::path target = m_folder / "best";
        for (const char* content : {"first", "second"}) {
            auto folder = AtomicFolder::create(target);
            QVERIFY(folder);
            QVERIFY(makeFolder(folder->path() / "sub"));
            QVERIFY(writeFile(folder->path() / "sub" / content, content));
            QVERIFY(folder->commit());
            QCOMPARE(*readFile(target / "sub" / content), std::string(content));
            QCOMPARE(entriesIn(target / "sub"), std::size_t{1}); // nothing of the one before
        }
        {
            auto folder = AtomicFolder::create(target);
            QVERIFY(folder);
            QVERIFY(writeFile(folder->path() / "third", "third"));
        }
        QVERIFY(fs::exists(target / "sub" / "second"));
        QCOMPARE(entriesIn(m_folder), std::size_t{2}); // deep, best
    }

    void aReplacedFolderIsNeverAbsent()
    {
        const fs::path target = m_folder / "best";
        QVERIFY(makeFolder(target));
        QVERIFY(writeFile(target / "weights", "0"));
        const pid_t writer = ::fork();
        if (writer == 0) {
            for (int i = 1; i < 200; ++i) {
                auto folder = AtomicFolder::create(target);
                if (!folder || !writeFile(folder->path() / "weights", std::to_string(i)) || !folder->commit())
                    ::_exit(1);
            }
            ::_exit(0);
        }
        int status = 0;
        int absent = 0;
        while (::waitpid(writer, &status, WNOHANG) == 0)
            absent += ::access(target.c_str(), F_OK) != 0;
        QCOMPARE(status, 0);
        QCOMPARE(absent, 0);
        QCOMPARE(*readFile(target / "weights"), std::string("199"));
    }

    void clearsPartsOfKilledProcesses()
    {
        const fs::path target = m_folder / "best";
        QVERIFY(!inChild([&] {
            auto file = AtomicFile::create(m_folder / "file");
            auto folder = AtomicFolder::create(target);
            return writeFile(folder->path() / "x", "x") && ::kill(::getpid(), SIGKILL) == 0;
        }));
        QCOMPARE(entriesIn(m_folder), std::size_t{3}); // deep and two parts
        auto alive = AtomicFile::create(m_folder / "file"); // removes the dead part, leaves this one
        QVERIFY(alive);
        QVERIFY(AtomicFolder::create(target));
        QCOMPARE(entriesIn(m_folder), std::size_t{2});
        QVERIFY(writeFile(m_folder / "file", "other")); // a part of a live process stays
        QVERIFY(alive->commit());
        // A replacement that was killed between its two renames is undone.
        QVERIFY(makeFolder(m_folder / ".best.part-999999999-0-old"));
        QVERIFY(writeFile(m_folder / ".best.part-999999999-0-old" / "w", "old"));
        QVERIFY(AtomicFolder::create(target));
        QCOMPARE(*readFile(target / "w"), std::string("old"));
    }

    // Of other targets too, where the folder is ours: a state that was being saved is never saved under that name
    // again.
    void clearsWhateverWasAbandoned()
    {
        const fs::path states = m_folder / "states";
        QVERIFY(makeFolder(states / ".step-15.part-999999999-0"));
        QVERIFY(makeFolder(states / "step-10"));
        auto alive = AtomicFolder::create(states / "step-20");
        QVERIFY(alive);
        clearAbandonedParts(states);
        QVERIFY(!fs::exists(states / ".step-15.part-999999999-0"));
        QCOMPARE(entriesIn(states), std::size_t{2}); // step-10, and the one being written
        QVERIFY(alive->commit());
    }

    void aFileInTheWayOfAFolder()
    {
        QVERIFY(writeFile(m_folder / "file", "f"));
        const auto folder = AtomicFolder::create(m_folder / "file");
        QVERIFY(!folder);
        QVERIFY(QString::fromStdString(folder.error().sentence()).contains("is a file, not a folder"));
        QVERIFY(!makeFolder(m_folder / "file"));
        QVERIFY(!makeFolder(m_folder / "file" / "below"));
        QCOMPARE(*readFile(m_folder / "file"), std::string("f"));
    }

    void hashes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("digest");
        QTest::newRow("empty") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        QTest::newRow("million") << QByteArray(1'000'000, 'a')
                                 << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    }
    void hashes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, digest);
        const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        QCOMPARE(QString::fromStdString(sha256(view)), digest);
        QVERIFY(writeFile(m_folder / "hashed", view));
        QCOMPARE(QString::fromStdString(*sha256OfFile(m_folder / "hashed")), digest);
    }

    void locksBetweenProcesses()
    {
        const fs::path path = m_folder / ".lock";
        QVERIFY(!FileLock::held(path));
        {
            const auto lock = FileLock::acquire(path);
            QVERIFY(lock);
            QVERIFY(FileLock::held(path));
            QVERIFY(inChild([&] {
                const auto second = FileLock::acquire(path);
                return !second && second.error().kind == ErrorKind::Busy && FileLock::held(path)
                    && second.error().sentence().find(std::to_string(::getppid())) != std::string::npos;
            }));
        }
        QVERIFY(!FileLock::held(path));
        // A killed holder leaves the file but not the lock.
        QVERIFY(!inChild([&] { return FileLock::acquire(path) && ::kill(::getpid(), SIGKILL) == 0; }));
        QVERIFY(fs::exists(path));
        QVERIFY(!FileLock::held(path));
        QVERIFY(FileLock::acquire(path));
    }

    void measuresFreeSpace()
    {
        const std::uint64_t here = freeBytes(m_folder);
        QVERIFY(here > 0);
        const std::uint64_t below = freeBytes(m_folder / "not" / "yet" / "there");
        QVERIFY(below > here / 2 && below < here * 2); // others write meanwhile
    }
};

QTEST_APPLESS_MAIN(TestFiles)
#include "test_files.moc"
