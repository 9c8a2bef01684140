// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/shared_data.h"
#include "tests/support/window_driver.h"
#include "ui/pages/data.h"

#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace luthier::test {

inline QString modelPath(const char* name)
{
    return QString::fromStdString(fixture(std::string("models/") + name).string());
}

inline void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

inline QByteArray questions(int count)
{
    QByteArray rows;
    for (int i = 0; i < count; ++i)
        rows += "{\"prompt\": \"Question " + QByteArray::number(i) + "?\", \"response\": \"Answer "
            + QByteArray::number(i) + ".\"}\n";
    return rows;
}

// A studio of its own: window, settings and folder of projects, gone when the test ends.
struct Studio {
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("studio.ini"))};
    MainWindow window{settings};
    WindowDriver driver{window};

    Studio()
    {
        settings.setProjectsFolder(folder.filePath(QStringLiteral("projects")));
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qWarning("The window did not become active.");
    }
    QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
    StudioWizard& wizard() { return *window.wizard(); }
    Page* page(StudioState::Step step) { return wizard().page(step); }
    QString blocker() const { return driver.find<QLabel>("blockerTextLabel")->text(); }
    QString message() const { return window.wizard()->messages()->text(); }

    // A project that has come to the data page.
    void prepare(const std::string& task, const char* model_name)
    {
        QVERIFY(window.createProject(path("Trial.luthier")));
        window.state().setTask(task);
        const std::string chosen = modelPath(model_name).toStdString();
        window.state().setModel(chosen, *inspectModel(chosen));
        wizard().goTo(StudioState::Step::Data);
    }
    void read(const QString& file)
    {
        auto* data = qobject_cast<DataPage*>(page(StudioState::Step::Data));
        data->dropFiles({file});
        QTRY_VERIFY_WITH_TIMEOUT(!data->reading(), 20000);
    }
    // A column for a role on the data page.
    void choose(const char* box_name, const char* column)
    {
        auto* box = driver.find<QComboBox>(box_name);
        QVERIFY(box);
        const int index = box->findData(QString::fromLatin1(column));
        QVERIFY(index > 0);
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
        QTRY_VERIFY(!qobject_cast<DataPage*>(page(StudioState::Step::Data))->reading());
    }
    int rows() { return window.findChild<QTableView*>(QStringLiteral("rowsTableView"))->model()->rowCount(); }
};

} // namespace luthier::test
