// SPDX-License-Identifier: GPL-3.0-or-later
// How long the studio takes from its start to its first painted window, and how long its event loop is ever held up
// while training runs on all cores. Prints one JSON object.
#include "core/base/json.h"
#include "core/base/process.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/pages/page.h"
#include "ui/studio_wizard.h"
#include "ui/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <unistd.h>
#include <vector>

using namespace luthier;

namespace {

// Since the kernel started this process, executing itself once more included (10 ms fine).
double millisecondsSinceStart()
{
    std::ifstream file("/proc/self/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string field;
    for (int i = 3; i <= 22; ++i) // starttime is field 22 of proc(5)
        fields >> field;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double started = std::stod(field) / double(sysconf(_SC_CLK_TCK));
    return 1000 * (double(now.tv_sec) + double(now.tv_nsec) / 1e9 - started);
}

class FirstPaint : public QObject {
public:
    double milliseconds = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && milliseconds == 0)
            QTimer::singleShot(0, this, [this] {
                if (milliseconds == 0)
                    milliseconds = millisecondsSinceStart();
            });
        return false;
    }
};

// The time between turns of the event loop that should come every 5 ms.
class LoopWatch : public QObject {
public:
    LoopWatch()
    {
        m_tick.setTimerType(Qt::PreciseTimer);
        m_tick.setInterval(interval_ms);
        connect(&m_tick, &QTimer::timeout, this, [this] {
            gaps.push_back(double(m_clock.nsecsElapsed()) / 1e6);
            m_clock.restart();
        });
    }
    void start()
    {
        gaps.clear();
        m_clock.start();
        m_tick.start();
    }
    static constexpr int interval_ms = 5;
    std::vector<double> gaps;

private:
    QTimer m_tick;
    QElapsedTimer m_clock;
};

Json summary(std::vector<double> gaps)
{
    Json json;
    std::sort(gaps.begin(), gaps.end());
    json["turns"] = gaps.size();
    json["longest_ms"] = gaps.empty() ? 0 : gaps.back();
    json["p99_ms"] = gaps.empty() ? 0 : gaps[gaps.size() * 99 / 100];
    json["median_ms"] = gaps.empty() ? 0 : gaps[gaps.size() / 2];
    json["over_100_ms"] = std::count_if(gaps.begin(), gaps.end(), [](double gap) { return gap > 100; });
    return json;
}

void runFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

int main(int argc, char** argv)
{
    prepareProcess(argc, argv);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("luthier"));
    const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    const std::string model = argc > 2 ? argv[2] : "starter:llama";

    QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    applyLanguage(QStringLiteral("en"));
    Theme::instance().apply(Theme::Scheme::Light);
    FirstPaint paint;
    MainWindow window(settings);
    window.installEventFilter(&paint);
    window.show();
    while (paint.milliseconds == 0)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);

    Json result;
    result["first_paint_ms"] = paint.milliseconds;
    LoopWatch watch;
    watch.start();
    runFor(2000);
    result["idle"] = summary(watch.gaps);

    const auto described = inspectModel(model);
    if (!described || !window.createProject(folder.filePath(QStringLiteral("Bench.luthier")))) {
        std::fprintf(stderr, "%s\n", described ? "no project" : described.error().sentence().c_str());
        return 1;
    }
    StudioState& state = window.state();
    state.setTask("instruct");
    state.setModel(model, *described);
    state.setData(DataBinding{resourceFolder() / "samples/contract-clauses/clauses.jsonl", std::nullopt, "auto", {}},
                  nullptr);
    state.setMethod("lora");
    state.setParam("train.epochs", std::int64_t(1000));
    state.setParam("train.early_stopping", false);
    window.wizard()->goTo(StudioState::Step::Train);
    window.wizard()->currentPage()->startRun();
    QElapsedTimer waited;
    waited.start();
    while (window.session().step() < 2 && waited.elapsed() < 120000 && window.session().busy())
        runFor(50);
    const auto first = window.session().step();
    watch.start();
    runFor(1000 * seconds);
    Json training = summary(watch.gaps);
    training["seconds"] = seconds;
    training["steps"] = window.session().step() - first;
    training["threads"] = physicalThreads();
    result["training"] = training;
    window.session().stop();
    waited.restart();
    while (window.session().busy() && waited.elapsed() < 60000)
        runFor(20);
    result["stop_ms"] = waited.elapsed();
    std::printf("%s\n", result.dump().c_str());
    return first > 0 ? 0 : 1;
}
