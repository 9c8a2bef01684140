// SPDX-License-Identifier: GPL-3.0-or-later
// ctest-label: slow
// What "cmake --install" writes stands alone: moved to another place, its programs find libtorch (with the CUDA build
// NVIDIA's libraries too) and the starter models beside themselves, not where they were built.
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Ended {
    int code = -1;
    QString out, err;
};

// Without the variables that could show the program the way.
Ended runAlone(const QString& program, const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("LUTHIER_RESOURCES"));
    environment.remove(QStringLiteral("LD_LIBRARY_PATH"));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QDir buildFolder()
{
    QDir folder = QFileInfo(QStringLiteral(LUTHIER_CLI)).dir();
    while (!folder.exists(QStringLiteral("CMakeCache.txt")) && folder.cdUp()) { }
    return folder;
}

class TestInstall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theInstalledFolderCanBeMoved()
    {
        const QDir build = buildFolder();
        QFile cache(build.filePath(QStringLiteral("CMakeCache.txt")));
        QVERIFY(cache.open(QIODevice::ReadOnly));
        if (!cache.readAll().contains("LUTHIER_INSTALL_TORCH:BOOL=ON"))
            QSKIP("This build leaves libtorch where it is.");
        // Beside the build and not in /tmp, which may be memory: the CUDA build installs 3.7 GB.
        QTemporaryDir work(build.filePath(QStringLiteral("install-XXXXXX")));
        QVERIFY2(work.isValid(), qPrintable(work.errorString()));
        const QString first = work.filePath(QStringLiteral("first"));
        const Ended install = runAlone(QStringLiteral("cmake"),
                                       {QStringLiteral("--install"), build.path(), QStringLiteral("--prefix"), first});
        QVERIFY2(install.code == 0, qPrintable(install.err));
        const QString moved = QFileInfo(work.path()).canonicalFilePath() + QStringLiteral("/moved here");
        QVERIFY(QDir().rename(first, moved));

        const QDir programs(moved + QStringLiteral("/bin"));
        const QStringList names = programs.entryList(QDir::Files);
        QVERIFY(names.contains(QStringLiteral("luthier-cli")));
        const QFileInfo torch(QStringLiteral(LUTHIER_TORCH_ROOT));
        const QString nvidia = torch.dir().canonicalPath() + QStringLiteral("/nvidia/");
        for (const QString& name : names) {
            const Ended libraries = runAlone(QStringLiteral("ldd"), {programs.filePath(name)});
            QCOMPARE(libraries.code, 0);
            int found = 0;
            for (const QString& line : libraries.out.split(QLatin1Char('\n'))) {
                QVERIFY2(!line.contains(QStringLiteral("not found")), qPrintable(name + line));
                const QString path =
                    QFileInfo(line.section(QStringLiteral(" => "), 1).section(QStringLiteral(" (0x"), 0, 0))
                        .canonicalFilePath();
                QVERIFY2(!path.startsWith(torch.canonicalFilePath() + QLatin1Char('/')) && !path.startsWith(nvidia),
                         qPrintable(name + line));
                if (line.contains(QStringLiteral("libtorch")) || line.contains(QStringLiteral("libc10"))) {
                    QVERIFY2(path.startsWith(moved), qPrintable(name + line));
                    ++found;
                }
            }
            QVERIFY2(found >= 2, qPrintable(libraries.out));
        }

        const Ended answer = runAlone(programs.filePath(QStringLiteral("luthier-cli")),
                                      {QStringLiteral("score"), QStringLiteral("--model"),
                                       QStringLiteral("starter:llama"), QStringLiteral("--json")},
                                      "The tenant shall pay the rent.");
        QVERIFY2(answer.code == 0, qPrintable(answer.err));
        QVERIFY2(answer.out.startsWith(QLatin1Char('{')), qPrintable(answer.out));
        QVERIFY(QFileInfo::exists(moved + QStringLiteral("/share/luthier/samples")));
    }
};

} // namespace

QTEST_GUILESS_MAIN(TestInstall)
#include "test_install.moc"
