// SPDX-License-Identifier: GPL-3.0-or-later
// Scans every #include against the layers of ARCHITECTURE.md. Linking alone does not stop a leak.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

struct Include {
    QString file; // "core/nn/linear.h"
    QString target; // as written
    bool quoted;
};

const QString root = QStringLiteral(LUTHIER_SOURCE_FOLDER "/");

QStringList sourceFiles(const QString& folder)
{
    QStringList files;
    QDirIterator it(root + folder, {"*.h", "*.cpp", "*.def"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next().mid(root.size());
    files.sort();
    return files;
}

QList<Include> includesOf(const QString& file)
{
    QList<Include> list;
    QFile source(root + file);
    if (!source.open(QIODevice::ReadOnly))
        return list;
    static const QRegularExpression pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    const QStringList lines = QString::fromUtf8(source.readAll()).split('\n');
    for (const QString& line : lines)
        if (const auto match = pattern.match(line); match.hasMatch())
            list << Include{file, match.captured(2), match.captured(1) == "\""};
    return list;
}

// Layers of core, lowest first; inside one row a folder may include another only where the table below says so.
const QMap<QString, int> rank = {
    {"base", 0},    {"nn", 1},        {"text", 1},     {"weights", 1}, {"families", 2},
    {"methods", 2}, {"tasks", 2},     {"datasets", 2}, {"train", 3},   {"runs", 4},
    {"project", 5}, {"exporters", 5}, {"serve", 6},    {"hub", 6},     {"scale", 6},
};
const QSet<QString> beside = {
    "nn weights", // networks are built from mapped tensors
    "tasks datasets", // a task reads a table
    "tasks families", // the data page's preview asks for a model's sizes
    "project exporters", "exporters project",
};

QString folderOf(const QString& path)
{
    const QStringList parts = path.split('/');
    return parts.size() > 2 ? parts[1] : QString(); // core/<folder>/…
}

bool isTorch(const QString& target)
{
    static const QRegularExpression pattern("^(torch|ATen|c10)/");
    return pattern.match(target).hasMatch();
}

bool isQt(const QString& target)
{
    static const QRegularExpression pattern("^(Q[A-Z]|Qt|qt|qcustomplot)");
    return pattern.match(target).hasMatch();
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arrowsGoDown()
    {
        QStringList wrong;
        int seen = 0;
        for (const QString& file : sourceFiles("core")) {
            if (file == "core/catalogue.cpp")
                continue; // gathers the descriptors of every kind
            const QString from = folderOf(file);
            QVERIFY2(from.isEmpty() || rank.contains(from), qPrintable(file + " lies in a folder without a layer"));
            for (const Include& include : includesOf(file)) {
                if (!include.target.startsWith("core/"))
                    continue;
                ++seen;
                const QString to = folderOf(include.target);
                if (to.isEmpty() || from.isEmpty() || from == to)
                    continue;
                if (rank[to] > rank[from] || (rank[to] == rank[from] && !beside.contains(from + " " + to)))
                    wrong << file + " includes " + include.target;
            }
        }
        QVERIFY(seen > 50);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void coreAndCommandLineKnowNoQt()
    {
        QStringList wrong;
        for (const QString& file : sourceFiles("core") + sourceFiles("app/cli"))
            for (const Include& include : includesOf(file))
                if (isQt(include.target) || include.target.startsWith("ui/"))
                    wrong << file + " includes " + include.target;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    // What the window includes, and everything that those headers include, is free of torch, sentencepiece and ICU.
    void windowSeesNoTorch()
    {
        QStringList wrong;
        for (const QString& file : sourceFiles("ui") + sourceFiles("app/gui") + sourceFiles("app/cli")) {
            QSet<QString> visited;
            QStringList open{file};
            while (!open.isEmpty()) {
                const QString next = open.takeLast();
                if (visited.contains(next))
                    continue;
                visited << next;
                for (const Include& include : includesOf(next)) {
                    if (isTorch(include.target) || include.target.startsWith("sentencepiece")
                        || include.target.startsWith("unicode/"))
                        wrong << file + " sees " + include.target + " through " + next;
                    else if (include.quoted && QFile::exists(root + include.target))
                        open << include.target;
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void nobodyIncludesTheWholeOfTorch()
    {
        QStringList wrong;
        for (const char* folder : {"core", "ui", "app", "tests"})
            for (const QString& file : sourceFiles(folder))
                for (const Include& include : includesOf(file))
                    if (include.target == "torch/torch.h")
                        wrong << file;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    // An entry of the catalogue has no header: nobody can include it, and it includes no other entry.
    void entriesStandAlone()
    {
        QFile catalogue(root + "core/catalogue.def");
        QVERIFY(catalogue.open(QIODevice::ReadOnly));
        static const QRegularExpression pattern("^LUTHIER_([A-Z]+)\\((\\w+)\\)", QRegularExpression::MultilineOption);
        const QMap<QString, QString> folders = {{"FAMILY", "families"},
                                                {"TASK", "tasks"},
                                                {"METHOD", "methods"},
                                                {"FORMAT", "datasets"},
                                                {"EXPORTER", "exporters"}};
        int entries = 0;
        QStringList wrong;
        auto it = pattern.globalMatch(QString::fromUtf8(catalogue.readAll()));
        while (it.hasNext()) {
            const auto match = it.next();
            const QString stem = "core/" + folders[match.captured(1)] + "/" + match.captured(2);
            QVERIFY2(QFile::exists(root + stem + ".cpp"), qPrintable(stem + ".cpp is missing"));
            ++entries;
            for (const QString& file : sourceFiles("core") + sourceFiles("ui") + sourceFiles("app"))
                for (const Include& include : includesOf(file))
                    if (include.target == stem + ".cpp" || include.target == stem + ".h")
                        wrong << file + " includes " + include.target;
        }
        QVERIFY(entries >= 10);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "test_layers.moc"
