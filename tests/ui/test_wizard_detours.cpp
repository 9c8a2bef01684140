// SPDX-License-Identifier: GPL-3.0-or-later
// What happens beside the straight path: failures, second tries, and a keyboard in another's hands.
#include "tests/support/studio.h"
#include "ui/language.h"
#include "ui/theme.h"
#include "ui/widgets/card.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace luthier;
using test::Studio;
using test::write;
using Step = StudioState::Step;

namespace {

QByteArray rows(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "{\"prompt\": \"what is " + QByteArray::number(i) + " ?\", \"response\": \"it is "
            + QByteArray::number(i) + " .\"}\n";
    return lines;
}

// A project with rows and a method, standing on the train page.
void readyToTrain(Studio& studio, const QString& file)
{
    studio.prepare("instruct", "llama-tiny");
    studio.read(file);
    studio.window.state().setMethod("lora");
    studio.window.state().setParam("train.max_steps", std::int64_t(4));
    studio.window.state().setParam("train.max_length", std::int64_t(64));
    studio.wizard().goTo(Step::Train);
}

} // namespace

class TestWizardDetours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyLanguage(QStringLiteral("en"));
        Theme::instance().apply(Theme::Scheme::Light);
    }

    // A run whose file has gone fails; the way on is the file, and after it a start, not the old failure again.
    void afterAFailureOneStartsAgain()
    {
        Studio studio;
        const QString file = studio.path("letters.jsonl");
        write(file, rows(30));
        readyToTrain(studio, file);
        QSignalSpy failed(&studio.window.session(), &Session::runFailed);
        auto* start = studio.driver.find<QPushButton>("startPushButton");
        QVERIFY(start && start->isEnabled());
        const auto added = studio.window.state().project()->addRun(studio.window.state().recipe(), "first");
        QVERIFY(added);
        QVERIFY(QFile::remove(file));
        studio.window.state().refreshRuns();
        studio.window.state().setActiveRun(added->id);
        studio.window.session().startRun(added->id, Start::Fresh);
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), 20000);
        QTRY_VERIFY(!studio.window.session().busy());
        QVERIFY(studio.driver.find<QLabel>("stateTextLabel"));
        QCOMPARE(studio.driver.find<QLabel>("stateTextLabel")->text(), QStringLiteral("This run could not go on"));
        auto* again = studio.driver.find<QPushButton>("againPushButton");
        QCOMPARE(again->text(), QStringLiteral("Choose the &file again"));
        QVERIFY(studio.driver.press("againPushButton"));
        QCOMPARE(studio.wizard().currentPage()->step(), Step::Data);

        write(file, rows(30));
        studio.read(file);
        studio.wizard().goTo(Step::Train);
        start = studio.driver.find<QPushButton>("startPushButton");
        QVERIFY2(start != nullptr, "the old failure is shown instead of a start");
        QVERIFY(start->isEnabled());
        QSignalSpy finished(&studio.window.session(), &Session::runFinished);
        QVERIFY(studio.driver.press("startPushButton", Qt::Key_Return));
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 60000);
    }

    void withoutUsableRowsNothingStarts()
    {
        Studio studio;
        const QString file = studio.path("letters.jsonl");
        write(file, rows(30));
        readyToTrain(studio, file);
        QVERIFY(studio.driver.find<QPushButton>("startPushButton")->isEnabled());
        QVERIFY(QFile::remove(file));
        studio.wizard().goTo(Step::Data);
        studio.wizard().goTo(Step::Train);
        QVERIFY(!studio.driver.find<QPushButton>("startPushButton")->isEnabled());
        QVERIFY(studio.driver.find<QLabel>("startReasonTextLabel")->text().contains(QStringLiteral("no longer there")));
    }

    void returnPressesAButton()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        QVERIFY(studio.driver.press("backPushButton", Qt::Key_Return));
        QCOMPARE(studio.wizard().currentPage()->step(), Step::Model);
    }

    // From the cards of models to the button below them, and only then to the frame's own buttons.
    void tabGoesAsThePageReads()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        studio.wizard().goTo(Step::Model);
        auto* choose = studio.driver.find<QPushButton>("chooseModelFolderPushButton");
        auto* back = studio.driver.find<QPushButton>("backPushButton");
        QVERIFY(choose && back);
        int choose_at = -1, back_at = -1;
        for (int presses = 0; presses < 60 && back_at < 0; ++presses) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            if (QApplication::focusWidget() == choose)
                choose_at = presses;
            if (QApplication::focusWidget() == back)
                back_at = presses;
        }
        QVERIFY(choose_at >= 0);
        QVERIFY2(choose_at < back_at, "Back comes before the page's own button");
    }
};

QTEST_MAIN(TestWizardDetours)
#include "test_wizard_detours.moc"
