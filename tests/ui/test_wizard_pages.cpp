// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/studio.h"
#include "ui/language.h"
#include "ui/pages/start.h"
#include "ui/step_rail.h"
#include "ui/widgets/answer_card.h"
#include "ui/widgets/card.h"
#include "ui/widgets/sample_answers.h"
#include "ui/widgets/scroll_page.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QTimer>

using namespace luthier;
using test::modelPath;
using test::questions;
using test::WindowDriver;
using test::write;
using Step = StudioState::Step;

class TestWizardPages : public QObject {
    Q_OBJECT

    using Studio = test::Studio;

private Q_SLOTS:
    void initTestCase()
    {
        applyLanguage(QStringLiteral("en"));
        Theme::instance().apply(Theme::Scheme::Light);
    }

    void startPageListsProjects()
    {
        Studio studio;
        QVERIFY(!studio.window.wizard());
        studio.settings.addRecentProject(studio.path("Gone.luthier"));
        QVERIFY(studio.window.createProject(studio.path("Here.luthier")));
        studio.window.state().closeProject();
        QTRY_VERIFY(studio.driver.find<Card>("recent0Card"));
        auto* here = studio.driver.find<Card>("recent0Card");
        auto* gone = studio.driver.find<Card>("recent1Card");
        QVERIFY(here && gone);
        QVERIFY(here->isEnabled());
        QVERIFY(!gone->isEnabled());
        QVERIFY(studio.driver.press("removeRecent1PushButton"));
        QCOMPARE(studio.settings.recentProjects().size(), 1);
        QTRY_VERIFY(studio.driver.find("recent0Card"));
        QVERIFY(!studio.driver.find("recent1Card"));
        QVERIFY(studio.driver.press("recent0Card", Qt::Key_Return));
        QVERIFY(studio.window.state().hasProject());
    }

    void newProjectAsksForAName()
    {
        Studio studio;
        bool seen = false;
        QTimer::singleShot(200, &studio.window, [&] {
            QWidget* dialog = QApplication::activeModalWidget();
            QVERIFY(dialog);
            auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("projectNameLineEdit"));
            auto* create = dialog->findChild<QAbstractButton*>(QStringLiteral("createProjectPushButton"));
            QVERIFY(name->text().size() > 3);
            name->setText(QStringLiteral("a/b"));
            QVERIFY(!create->isEnabled());
            name->setText(QStringLiteral("Leases"));
            QVERIFY(create->isEnabled());
            seen = true;
            QTest::keyClick(name, Qt::Key_Return);
        });
        QVERIFY(studio.driver.press("newProjectPushButton"));
        QVERIFY(seen);
        QCOMPARE(studio.window.state().projectName(), QStringLiteral("Leases"));
        QVERIFY(QFileInfo::exists(studio.path("projects/Leases.luthier/project.db")));
        QVERIFY(studio.window.windowTitle().contains(QStringLiteral("Leases")));
    }

    void foreignFolderIsRefusedInWords()
    {
        Studio studio;
        QVERIFY(QDir().mkpath(studio.path("Empty.luthier")));
        QVERIFY(!studio.window.openProject(studio.path("Empty.luthier")));
        auto* start = studio.window.findChild<StartPage*>();
        QVERIFY(start->messages()->isVisible());
        QVERIFY(start->messages()->text().contains(QStringLiteral("Empty.luthier")));
    }

    void keyboardMovesBetweenSteps()
    {
        Studio studio;
        QVERIFY(studio.window.createProject(studio.path("Trial.luthier")));
        QCOMPARE(studio.driver.step(), Step::Goal);
        QTest::keyClick(&studio.window, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(studio.driver.step(), Step::Goal);
        QVERIFY(!studio.blocker().isEmpty());
        QTest::keyClick(&studio.window, Qt::Key_4, Qt::AltModifier); // locked: says why
        QTRY_VERIFY(studio.wizard().messages()->isVisible()); // a button that a shortcut presses goes down first
        QCOMPARE(studio.driver.step(), Step::Goal);
        QVERIFY(studio.driver.press("instructGoalCard"));
        QVERIFY(studio.blocker().isEmpty());
        QVERIFY(!studio.wizard().messages()->isVisible());
        QTest::keyClick(&studio.window, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(studio.driver.step(), Step::Model);
        QTest::keyClick(&studio.window, Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(studio.driver.step(), Step::Goal);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // closes nothing
        QVERIFY(studio.window.isVisible());
        QCOMPARE(studio.driver.step(), Step::Goal);
    }

    void modelOfTheWrongKindSaysWhy_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("model");
        QTest::addColumn<bool>("fits");
        QTest::newRow("writer writes") << QStringLiteral("instruct") << QStringLiteral("llama-tiny") << true;
        QTest::newRow("reader cannot write") << QStringLiteral("instruct") << QStringLiteral("bert-tiny") << false;
        QTest::newRow("reader sorts") << QStringLiteral("classify") << QStringLiteral("bert-tiny") << true;
    }

    void modelOfTheWrongKindSaysWhy()
    {
        QFETCH(QString, task);
        QFETCH(QString, model);
        QFETCH(bool, fits);
        Studio studio;
        QVERIFY(studio.window.createProject(studio.path("Trial.luthier")));
        studio.window.state().setTask(task.toStdString());
        studio.wizard().goTo(Step::Model);
        const QString folder = modelPath(qPrintable(model));
        studio.page(Step::Model)->dropFiles({folder + QStringLiteral("/config.json")}); // a file in it will do
        QTRY_VERIFY(studio.driver.find<Card>(qPrintable(folder + QStringLiteral("ModelCard"))));
        QCOMPARE(!studio.window.state().model().empty(), fits);
        QCOMPARE(studio.blocker().isEmpty(), fits);
        auto* card = studio.driver.find<Card>(qPrintable(folder + QStringLiteral("ModelCard")));
        if (!fits) {
            QVERIFY(!card->accessibleDescription().isEmpty());
            card->click();
            QVERIFY(studio.window.state().model().empty());
        } else {
            QVERIFY(card->isChecked());
            QVERIFY(studio.settings.recentModels().contains(folder));
        }
    }

    void folderThatIsNoModelIsRefused()
    {
        Studio studio;
        QVERIFY(studio.window.createProject(studio.path("Trial.luthier")));
        studio.window.state().setTask("instruct");
        studio.wizard().goTo(Step::Model);
        QVERIFY(QDir().mkpath(studio.path("empty")));
        studio.page(Step::Model)->dropFiles({studio.path("empty")});
        QTRY_VERIFY(studio.wizard().messages()->isVisible());
        QVERIFY(studio.message().contains(QStringLiteral("config.json")));
        QVERIFY(studio.window.state().model().empty());
    }

    void everyControlHasANameForTheBlind()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        write(studio.path("rows.jsonl"), questions(25));
        studio.read(studio.path("rows.jsonl"));
        studio.window.state().setMethod("lora");
        for (const Step step : {Step::Goal, Step::Model, Step::Data, Step::Method, Step::Train}) {
            studio.wizard().goTo(step);
            QTest::qWait(50);
            for (QWidget* widget : studio.window.findChildren<QWidget*>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                    continue;
                QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
                const QString name = spoken ? spoken->text(QAccessible::Name) : QString();
                QVERIFY2(!name.isEmpty(),
                         qPrintable(QStringLiteral("%1 %2 on step %3")
                                        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName())
                                        .arg(int(step))));
            }
        }
    }

    void textsFit_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const char* language : {"en", "nl", "pseudo"})
            for (const QSize size : {QSize(1024, 700), QSize(1280, 800)})
                QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(language)).arg(size.width())))
                    << QString::fromLatin1(language) << size;
    }

    // No button may be narrower than its words, no label lower than its lines.
    void textsFit()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        applyLanguage(language);
        {
            Studio studio;
            studio.window.resize(size);
            studio.prepare("instruct", "llama-tiny");
            write(studio.path("rows.jsonl"), questions(25));
            studio.read(studio.path("rows.jsonl"));
            studio.window.state().setMethod("lora");
            for (const Step step : {Step::Goal, Step::Model, Step::Data, Step::Method, Step::Train}) {
                studio.wizard().goTo(step);
                QTest::qWait(100);
                QCOMPARE(studio.window.size(), size); // nothing pushes the window wider
                for (auto* button : studio.window.findChildren<QPushButton*>())
                    if (button->isVisible() && button->objectName() != QLatin1String("projectMenuPushButton"))
                        QVERIFY2(button->width() >= button->sizeHint().width(),
                                 qPrintable(button->objectName() + QLatin1Char(' ') + button->text()));
                for (auto* label : studio.window.findChildren<QLabel*>())
                    if (label->isVisible() && label->wordWrap())
                        QVERIFY2(label->height() + 1 >= label->heightForWidth(label->width()),
                                 qPrintable(label->objectName() + QLatin1Char(' ') + label->text()));
            }
        }
        applyLanguage(QStringLiteral("en"));
    }

    void languageChangesTheWholeWindow()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        auto* action = studio.window.findChild<QAction*>(QStringLiteral("nlLanguageAction"));
        QVERIFY(action);
        action->trigger();
        QTRY_COMPARE(languageInUse(), QStringLiteral("nl"));
        QTRY_VERIFY(studio.driver.find<QLabel>("pageTitleTextLabel"));
        QCOMPARE(studio.driver.step(), Step::Data); // where one was
        QCOMPARE(studio.driver.find<QLabel>("pageTitleTextLabel")->text(), QStringLiteral("Waarvan moet het leren?"));
        QCOMPARE(studio.settings.language(), QStringLiteral("nl"));
        studio.window.findChild<QAction*>(QStringLiteral("enLanguageAction"))->trigger();
        QTRY_COMPARE(languageInUse(), QStringLiteral("en"));
    }

    void filesDropAnywhere()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        write(studio.path("rows.jsonl"), questions(25));
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(studio.path("rows.jsonl"))});
        QDragEnterEvent enter(QPoint(30, 600), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&studio.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPoint(30, 600), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&studio.window, &drop);
        QTRY_COMPARE(studio.rows(), 25);
    }

    void closingAsksWhileTraining()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        write(studio.path("rows.jsonl"), questions(60));
        studio.read(studio.path("rows.jsonl"));
        StudioState& state = studio.window.state();
        state.setMethod("lora");
        state.setParam("train.epochs", std::int64_t{10000});
        state.setParam("train.early_stopping", false);
        const Result<RunRecord> run = state.project()->addRun(state.recipe(), "Long");
        QVERIFY(run);
        state.refreshRuns();
        studio.window.session().startRun(run->id, Start::Fresh);
        QTRY_VERIFY_WITH_TIMEOUT(studio.window.session().step() > 2, 60000);
        answerNextQuestion(1); // keep training
        studio.window.close();
        QVERIFY(studio.window.isVisible());
        QVERIFY(studio.window.session().busy());
        answerNextQuestion(0); // stop and save
        studio.window.close();
        QVERIFY(studio.window.isVisible()); // until it is saved
        QTRY_VERIFY_WITH_TIMEOUT(!studio.window.isVisible(), 60000);
        QVERIFY(!studio.window.session().busy());
        state.refreshRuns();
        QCOMPARE(state.runs().front().state, RunState::Stopped);
        // What the question promised: it can be taken up again.
        studio.window.show();
        studio.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&studio.window));
        studio.wizard().goTo(Step::Train);
        QVERIFY(studio.driver.press("lastRunPushButton"));
        QTRY_VERIFY(studio.driver.find("resumeRunPushButton"));
        const std::int64_t before = state.runs().front().outcome->steps;
        QVERIFY(studio.driver.press("resumeRunPushButton"));
        QTRY_VERIFY_WITH_TIMEOUT(studio.window.session().step() > before, 60000);
        QVERIFY(!studio.driver.find("resumeRunPushButton"));
        // In a small window, too, everything beside the curves lies inside its column.
        studio.window.resize(1024, 700);
        QTest::qWait(200);
        for (auto* column : studio.page(Step::Train)->findChildren<ScrollPage*>())
            if (column->isVisible())
                QVERIFY(column->widget()->width() <= column->viewport()->width());
        // Another project waits until it has ended.
        answerNextQuestion(1);
        QVERIFY(!studio.window.createProject(studio.path("Other.luthier")));
        QCOMPARE(studio.window.session().activity(), Session::Activity::Training);
        answerNextQuestion(0);
        QVERIFY(!studio.window.createProject(studio.path("Other.luthier")));
        QTRY_VERIFY_WITH_TIMEOUT(!studio.window.session().busy(), 60000);
        QVERIFY(studio.window.createProject(studio.path("Other.luthier")));
    }

    void leavingWhileAnsweringStopsOnlyThat()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        Session::Question question;
        question.who = QStringList(40); // forty times the base model: long enough to be stopped
        question.text = QStringLiteral("Say");
        question.sampling.max_tokens = 200;
        studio.window.session().ask(question);
        answerNextQuestion(0); // wait
        QVERIFY(!studio.window.createProject(studio.path("Other.luthier")));
        QCOMPARE(studio.window.session().activity(), Session::Activity::Asking);
        answerNextQuestion(1); // stop it
        QVERIFY(!studio.window.createProject(studio.path("Other.luthier")));
        QTRY_VERIFY_WITH_TIMEOUT(!studio.window.session().busy(), 20000);
        QVERIFY(studio.window.createProject(studio.path("Other.luthier")));
    }

    void aCardThatWaitsIsGivenUp()
    {
        AnswerCard waiting(QStringLiteral("Base"), {}), answered(QStringLiteral("Run"), {});
        const auto shown = [](const AnswerCard& card) {
            QStringList words;
            for (auto* label : card.findChildren<QLabel*>())
                words << label->text();
            return words.join(QLatin1Char('|'));
        };
        waiting.wait();
        answered.wait();
        answered.append(QStringLiteral("Yes."));
        const QString before = shown(waiting);
        waiting.giveUp();
        answered.giveUp();
        QVERIFY(shown(waiting) != before);
        QVERIFY(!waiting.accessibleDescription().isEmpty());
        QVERIFY(shown(answered).contains(QStringLiteral("Yes.")));
        QVERIFY(answered.accessibleDescription().isEmpty());
    }

    // Answers beside the curves wrap inside the narrow column of a small window.
    void answersFitTheSideColumn()
    {
        ScrollPage column;
        column.resize(230, 300);
        auto* answers = new SampleAnswers;
        column.content()->addWidget(answers);
        Sample sample;
        sample.input = "Draft a clause about https://example.org/a/very/long/address_without_any_space_in_it.";
        sample.expected = std::string(200, 'x');
        sample.answer = "_______________________________________________________________________________________";
        answers->setSamples({sample});
        sample.step = 10;
        answers->add(sample);
        column.show();
        QTest::qWait(50);
        QVERIFY2(column.widget()->width() <= column.viewport()->width(),
                 qPrintable(QStringLiteral("%1 > %2").arg(column.widget()->width()).arg(column.viewport()->width())));
        for (auto* label : answers->findChildren<QLabel*>())
            if (label->isVisible())
                QVERIFY(label->mapTo(column.viewport(), QPoint(label->width(), 0)).x() <= column.viewport()->width());
    }
};

QTEST_MAIN(TestWizardPages)
#include "test_wizard_pages.moc"
