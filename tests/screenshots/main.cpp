// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through the studio with real runs and saves a picture of every page in its empty, filled, running, finished and
// error states, light and dark, at both sizes. One language a call.
#include "core/base/process.h"
#include "tests/support/shared_data.h"
#include "tests/support/window_driver.h"
#include "ui/charts/loss_chart.h"
#include "ui/charts/run_curves.h"
#include "ui/language.h"
#include "ui/theme.h"
#include "ui/widgets/answer_card.h"

#include <QCommandLineParser>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>

#include <cstdio>

using namespace luthier;
using Step = StudioState::Step;
using test::WindowDriver;

namespace {

struct Wishes {
    QString out, language, only, tour;
    std::string model; // empty: the starter
    QString data, question; // empty: the sample, a held-out row
    QStringList themes, sizes;
    int instruct_steps = 60, classify_steps = 60;
};

std::string modelFor(const std::string& family)
{
    if (resolveModel("starter:" + family))
        return "starter:" + family;
    return test::fixture("models/" + family + "-tiny").string();
}

QString sample(const char* path)
{
    return QString::fromStdString((resourceFolder() / "samples" / path).string());
}

class Photographer {
public:
    Photographer(MainWindow& window, const Wishes& wishes) : m_window(window), m_wishes(wishes) { }

    // One picture a theme and size. part: which share of a scrolling page to show, 0 its top.
    void shoot(const QString& name, double part = 0)
    {
        ++m_number;
        if (!m_wishes.only.isEmpty() && !name.contains(QRegularExpression(m_wishes.only)))
            return;
        for (const QString& size : m_wishes.sizes) {
            const QStringList sides = size.split(QLatin1Char('x'));
            m_window.resize(sides.value(0).toInt(), sides.value(1).toInt());
            for (const QString& theme : m_wishes.themes) {
                Theme::instance().apply(theme == QLatin1String("dark") ? Theme::Scheme::Dark : Theme::Scheme::Light);
                QTest::qWait(120);
                for (QScrollArea* area : m_window.findChildren<QScrollArea*>()) {
                    if (!area->isVisible() || area->width() < m_window.width() / 2)
                        continue;
                    area->verticalScrollBar()->setValue(int(part * area->verticalScrollBar()->maximum()));
                }
                QTest::qWait(40);
                const QString file = QStringLiteral("%1/%2-%3-%4-%5-%6.png")
                                         .arg(m_wishes.out)
                                         .arg(m_number, 2, 10, QLatin1Char('0'))
                                         .arg(name, m_wishes.language, size, theme);
                // Without an alpha channel and packed as tightly as PNG can: these go into a repository.
                if (!m_window.grab().toImage().convertToFormat(QImage::Format_RGB888).save(file, "PNG", 0))
                    std::fprintf(stderr, "Could not write %s\n", qPrintable(file));
            }
        }
        std::printf("%s\n", qPrintable(name));
        std::fflush(stdout);
    }

private:
    MainWindow& m_window;
    const Wishes& m_wishes;
    int m_number = 0;
};

class Tour {
public:
    explicit Tour(const Wishes& wishes)
        : m_wishes(wishes), m_settings(m_folder.filePath(QStringLiteral("settings.ini"))), m_window(m_settings),
          m_at(m_window), m_camera(m_window, wishes)
    {
        m_settings.setProjectsFolder(m_folder.path());
        m_window.show();
        m_window.activateWindow();
        QTest::qWait(300);
    }

    void walk()
    {
        m_camera.shoot(QStringLiteral("start"));
        if (m_wishes.tour != QLatin1String("classify"))
            instruct();
        if (m_wishes.tour != QLatin1String("instruct"))
            classify();
        m_window.state().closeProject();
        QTest::qWait(200);
        m_camera.shoot(QStringLiteral("start-recent"));
    }

private:
    void choose(const char* task, const std::string& model)
    {
        m_camera.shoot(QStringLiteral("%1-goal-empty").arg(QLatin1String(task)));
        m_at.press((std::string(task) + "GoalCard").c_str());
        m_camera.shoot(QStringLiteral("%1-goal").arg(QLatin1String(task)));
        m_at.nextStep();
        QTest::qWait(300);
        m_camera.shoot(QStringLiteral("%1-model-empty").arg(QLatin1String(task)));
        answerNextPath(QDir::temp().filePath(QStringLiteral("no-such-model")));
        m_at.press("chooseModelFolderPushButton");
        WindowDriver::wait([this] { return !m_at.message().isEmpty(); }, 5000);
        m_camera.shoot(QStringLiteral("%1-model-error").arg(QLatin1String(task)));
        if (const auto summary = inspectModel(model))
            m_window.state().setModel(model, *summary);
        m_window.wizard()->goTo(Step::Goal);
        m_window.wizard()->goTo(Step::Model);
        QTest::qWait(300);
        m_camera.shoot(QStringLiteral("%1-model").arg(QLatin1String(task)));
        m_at.nextStep();
        m_camera.shoot(QStringLiteral("%1-data-empty").arg(QLatin1String(task)));
    }

    enum class Expect { Rows, Error };
    void bring(const QString& file, Expect expect)
    {
        answerNextPath(file);
        m_at.press(m_at.find("chooseDataPushButton") ? "chooseDataPushButton" : "otherFilePushButton");
        WindowDriver::wait(
            [&] { return expect == Expect::Rows ? m_at.blocker().isEmpty() : !m_at.message().isEmpty(); }, 60000);
        QTest::qWait(400);
    }

    void train(const QString& name, bool pictures)
    {
        m_window.wizard()->goTo(Step::Train);
        QTest::qWait(200);
        if (pictures)
            m_camera.shoot(name + QStringLiteral("-train-ready"));
        m_window.wizard()->currentPage()->startRun();
        if (pictures) {
            WindowDriver::wait(
                [this] {
                    return m_window.session().totalSteps() > 0
                        && m_window.session().step() >= m_window.session().totalSteps() * 2 / 5;
                },
                3600000);
            m_window.session().pause();
            WindowDriver::wait([this] { return m_window.session().waiting(); });
            m_camera.shoot(name + QStringLiteral("-train-paused"));
            m_window.session().resume();
            QTest::qWait(200);
            if (m_window.session().busy())
                m_camera.shoot(name + QStringLiteral("-train-running"));
        }
        m_at.waitIdle(3600000);
        QTest::qWait(200);
        m_camera.shoot(name + QStringLiteral("-train-finished"));
        if (auto* chart = pictures ? m_at.find<LossChart>("trainLossChart") : nullptr) {
            chart->setCursorIndex(m_wishes.instruct_steps / 3);
            m_camera.shoot(name + QStringLiteral("-train-crosshair"));
            chart->setTableShown(true);
            m_camera.shoot(name + QStringLiteral("-train-table"));
            chart->setTableShown(false);
        }
    }

    void compare(const QString& name, const QString& question)
    {
        m_window.wizard()->goTo(Step::Compare);
        QTest::qWait(200);
        if (auto* edit = m_at.find<QPlainTextEdit>("questionPlainTextEdit"); edit && !question.isEmpty())
            edit->setPlainText(question);
        m_at.press("askPushButton");
        m_at.waitIdle(600000);
        QTest::qWait(200);
        for (const AnswerCard* card : m_window.findChildren<AnswerCard*>()) {
            for (const QLabel* label : card->findChildren<QLabel*>())
                std::printf("%s\n", qPrintable(label->text()));
        }
        m_camera.shoot(name + QStringLiteral("-compare"));
        m_camera.shoot(name + QStringLiteral("-compare-middle"), 0.5);
        m_camera.shoot(name + QStringLiteral("-compare-end"), 1);
    }

    void exportRun(const QString& name)
    {
        m_window.wizard()->goTo(Step::Export);
        WindowDriver::wait([this] { return m_at.find<QWidget>("exportPushButton")->isEnabled(); }, 20000);
        QTest::qWait(600);
        m_camera.shoot(name + QStringLiteral("-export-ready"));
        m_at.press("exportPushButton");
        QTest::qWait(50);
        m_at.waitIdle();
        QTest::qWait(200);
        m_camera.shoot(name + QStringLiteral("-export-done"), 1);
        m_at.type("exportFolderLineEdit", QStringLiteral("/proc/luthier"));
        m_at.press("exportPushButton");
        m_at.waitIdle();
        QTest::qWait(200);
        m_camera.shoot(name + QStringLiteral("-export-error"), 1);
    }

    void instruct()
    {
        m_window.createProject(m_folder.filePath(QStringLiteral("Contracts 2026.luthier")));
        choose("instruct", m_wishes.model.empty() ? modelFor("llama") : m_wishes.model);
        const QString bad = m_folder.filePath(QStringLiteral("letters.jsonl"));
        QFile file(bad);
        if (file.open(QIODevice::WriteOnly))
            file.write("{\"prompt\": \"half a row\n");
        file.close();
        bring(bad, Expect::Error);
        m_camera.shoot(QStringLiteral("instruct-data-error"));
        bring(m_wishes.data.isEmpty() ? sample("contract-clauses/clauses.jsonl") : m_wishes.data, Expect::Rows);
        m_camera.shoot(QStringLiteral("instruct-data"));
        m_at.nextStep();
        QTest::qWait(200);
        m_camera.shoot(QStringLiteral("instruct-method"));
        m_at.press("adjustPushButton");
        m_camera.shoot(QStringLiteral("instruct-method-adjust"), 1);
        m_window.state().setParam("train.max_steps", std::int64_t(m_wishes.instruct_steps));
        m_window.state().setParam("train.evaluate_every", std::int64_t(std::max(1, m_wishes.instruct_steps / 6)));
        train(QStringLiteral("instruct"), true);
        if (m_wishes.model.empty()) { // all weights of a real model are more than a tour has time for
            m_window.state().setMethod("full");
            train(QStringLiteral("instruct-second"), false);
        }
        compare(QStringLiteral("instruct"), m_wishes.question);
        exportRun(QStringLiteral("instruct"));
        // A run that cannot begin: its rows have gone.
        DataBinding gone = m_window.state().data();
        gone.train = m_folder.filePath(QStringLiteral("gone.jsonl")).toStdString();
        m_window.state().setData(gone, nullptr);
        train(QStringLiteral("instruct-error"), false);
        m_window.state().closeProject();
    }

    void classify()
    {
        m_window.createProject(m_folder.filePath(QStringLiteral("Helpdesk.luthier")));
        choose("classify", modelFor("bert"));
        bring(sample("support-tickets/tickets.csv"), Expect::Rows);
        m_camera.shoot(QStringLiteral("classify-data"));
        m_at.nextStep();
        QTest::qWait(200);
        m_camera.shoot(QStringLiteral("classify-method"));
        m_window.state().setParam("train.max_steps", std::int64_t(m_wishes.classify_steps));
        m_window.state().setParam("train.evaluate_every", std::int64_t(std::max(1, m_wishes.classify_steps / 6)));
        train(QStringLiteral("classify"), false);
        m_window.state().setMethod("full");
        train(QStringLiteral("classify-second"), false);
        compare(QStringLiteral("classify"), {});
        exportRun(QStringLiteral("classify"));
    }

    const Wishes& m_wishes;
    QTemporaryDir m_folder;
    Settings m_settings;
    MainWindow m_window;
    WindowDriver m_at;
    Photographer m_camera;
};

} // namespace

int main(int argc, char** argv)
{
    prepareProcess(argc, argv);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("luthier"));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("Where the pictures go."));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en, nl or pseudo"),
                                      QStringLiteral("LANGUAGE"), QStringLiteral("en"));
    const QCommandLineOption themes(QStringLiteral("themes"), QStringLiteral("light,dark"), QStringLiteral("THEMES"),
                                    QStringLiteral("light,dark"));
    const QCommandLineOption sizes(QStringLiteral("sizes"), QStringLiteral("1280x800,1024x700"),
                                   QStringLiteral("SIZES"), QStringLiteral("1280x800,1024x700"));
    const QCommandLineOption steps(QStringLiteral("steps"), QStringLiteral("Steps of every run"),
                                   QStringLiteral("NUMBER"), QStringLiteral("100"));
    const QCommandLineOption only(QStringLiteral("only"), QStringLiteral("Only pictures whose name matches"),
                                  QStringLiteral("PATTERN"));
    const QCommandLineOption model(QStringLiteral("model"), QStringLiteral("Another base model for the tour instruct"),
                                   QStringLiteral("FOLDER"));
    const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("Another data file for the tour instruct"),
                                  QStringLiteral("FILE"));
    const QCommandLineOption question(QStringLiteral("question"), QStringLiteral("What base and run are asked there"),
                                      QStringLiteral("TEXT"));
    const QCommandLineOption which(QStringLiteral("tour"), QStringLiteral("instruct or classify; both without it"),
                                   QStringLiteral("TASK"));
    parser.addOptions({language, themes, sizes, steps, only, which, model, data, question});
    parser.process(application);
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);

    Wishes wishes;
    wishes.out = parser.positionalArguments().first();
    wishes.language = parser.value(language);
    wishes.only = parser.value(only);
    wishes.tour = parser.value(which);
    wishes.model = parser.value(model).toStdString();
    wishes.data = parser.value(data);
    wishes.question = parser.value(question);
    wishes.themes = parser.value(themes).split(QLatin1Char(','));
    wishes.sizes = parser.value(sizes).split(QLatin1Char(','));
    wishes.instruct_steps = wishes.classify_steps = parser.value(steps).toInt();
    if (!QDir().mkpath(wishes.out)) {
        std::fprintf(stderr, "The folder %s cannot be made.\n", qPrintable(wishes.out));
        return 1;
    }
    applyLanguage(wishes.language);
    Theme::instance().apply(Theme::Scheme::Light);
    Tour tour(wishes);
    tour.walk();
    return 0;
}
