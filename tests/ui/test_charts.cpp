// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/confusion_matrix.h"
#include "ui/charts/confusion_models.h"
#include "ui/charts/loss_chart.h"
#include "ui/charts/series.h"
#include "ui/theme.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/sparkline.h"

#include <QCheckBox>
#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <qcustomplot.h>

#include <cmath>
#include <limits>

using namespace luthier;

namespace {

MetricPoint point(const char* series, std::int64_t step, double value)
{
    MetricPoint made;
    made.series = series;
    made.step = step;
    made.epoch = double(step) / 10;
    made.seconds = double(step) * 2;
    made.tokens = step * 100;
    made.value = value;
    return made;
}

std::vector<MetricPoint> course(int steps)
{
    std::vector<MetricPoint> points;
    for (int step = 1; step <= steps; ++step) {
        points.push_back(point("train_loss", step, 3.0 / std::sqrt(step) + (step % 2 ? 0.1 : -0.1)));
        points.push_back(point("learning_rate", step, 1e-4));
        if (step % 10 == 0)
            points.push_back(point("validation_loss", step, 2.0 + std::fabs(step - 40) / 100.0));
    }
    return points;
}

QCPRange rangeOf(const LossChart& chart)
{
    return chart.plot()->xAxis->range();
}

Evaluation threeClasses()
{
    Evaluation evaluation;
    evaluation.labels = {"billing", "delivery", "other"};
    evaluation.confusion = {{8, 2, 0}, {1, 9, 0}, {3, 3, 0}};
    evaluation.targets = 26;
    return evaluation;
}

} // namespace

class TestCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(Theme::Scheme::Light); }

    void smoothingIsDebiased_data()
    {
        QTest::addColumn<double>("weight");
        QTest::newRow("none") << 0.0;
        QTest::newRow("half") << 0.5;
        QTest::newRow("strong") << 0.99;
    }
    void smoothingIsDebiased()
    {
        QFETCH(double, weight);
        std::vector<MetricPoint> constant;
        for (int step = 1; step < 50; ++step)
            constant.push_back(point("train_loss", step, 2.5));
        // A plain average would begin near zero.
        for (const double value : smoothed(constant, weight))
            QVERIFY(std::fabs(value - 2.5) < 1e-9);
    }

    void smoothingSkipsWhatIsNoNumber()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const auto calm = smoothed({point("x", 1, 1), point("x", 2, nan), point("x", 3, 3)}, 0.5);
        QVERIFY(std::isnan(calm[1]));
        // s = 0.5 · 0.5 + 0.5 · 3 = 1.75 over 1 - 0.25
        QVERIFY(std::fabs(calm[2] - 1.75 / 0.75) < 1e-12);
    }

    void resumedStepsReplaceEarlierOnes()
    {
        const auto series = seriesOf({point("train_loss", 1, 1), point("train_loss", 2, 2), point("train_loss", 3, 3),
                                      point("train_loss", 2, 20), point("other", 9, 9)},
                                     "train_loss");
        QCOMPARE(series.size(), std::size_t(2));
        QCOMPARE(series[1].value, 20.0);
    }

    void thinningKeepsEveryPeak()
    {
        std::vector<double> keys, values;
        for (int i = 0; i < 100000; ++i) {
            keys.push_back(i);
            values.push_back(i == 54321 ? 50.0 : i == 12345 ? -50.0 : std::sin(i));
        }
        const ChartLine line = thinned(keys, values, 0, 100000);
        QVERIFY(line.keys.size() <= 2000);
        QVERIFY(line.values.contains(50.0));
        QVERIFY(line.values.contains(-50.0));
        QVERIFY(std::is_sorted(line.keys.begin(), line.keys.end()));
        const ChartLine part = thinned(keys, values, 100, 110);
        QCOMPARE(part.keys.size(), 13); // eleven inside and one beyond on either side
    }

    void csvQuotesNames()
    {
        const QString csv = metricsCsv(QStringLiteral("a \"b\", %1"), {point("train_loss", 3, 1.5)});
        QCOMPARE(csv.section(QLatin1Char('\n'), 1, 1),
                 QStringLiteral("\"a \"\"b\"\", %1\",3,0.3,6.000,300,train_loss,1.5"));
    }

    void followsUntilTheUserZooms()
    {
        LossChart chart;
        chart.resize(700, 400);
        chart.setRuns({{QStringLiteral("0001"), QStringLiteral("first"), 0}});
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        chart.setPoints(QStringLiteral("0001"), course(50));
        QTRY_VERIFY(rangeOf(chart).upper >= 50);
        chart.setPoints(QStringLiteral("0001"), course(100));
        QTRY_VERIFY(rangeOf(chart).upper >= 100);

        chart.plot()->setFocus();
        QTest::keyClick(chart.plot(), Qt::Key_Plus);
        QVERIFY(!chart.following());
        const QCPRange zoomed = rangeOf(chart);
        chart.setPoints(QStringLiteral("0001"), course(200));
        QTest::qWait(60);
        QCOMPARE(rangeOf(chart).upper, zoomed.upper);

        auto* show_all = chart.findChild<QToolButton*>(QStringLiteral("fitToolButton"));
        QVERIFY(show_all->isVisible());
        show_all->click();
        QTRY_VERIFY(rangeOf(chart).upper >= 200);
        QVERIFY(chart.following());
    }

    void wheelZoomsAndDoubleClickFits()
    {
        LossChart chart;
        chart.resize(700, 400);
        chart.setRuns({{QStringLiteral("0001"), QStringLiteral("first"), 0}});
        chart.setPoints(QStringLiteral("0001"), course(100));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(rangeOf(chart).upper >= 100);
        const QCPRange whole = rangeOf(chart);
        const QPoint centre = chart.plot()->axisRect()->rect().center();
        const auto turn = [&](Qt::KeyboardModifiers held) {
            QWheelEvent wheel(centre, chart.plot()->mapToGlobal(centre), {}, {0, 120}, Qt::NoButton, held,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(chart.plot(), &wheel);
        };
        turn(Qt::NoModifier); // scrolls the page that the chart stands on
        QCOMPARE(rangeOf(chart).size(), whole.size());
        turn(Qt::ControlModifier);
        QVERIFY(rangeOf(chart).size() < whole.size());
        QTest::mouseDClick(chart.plot(), Qt::LeftButton, {}, centre);
        QTRY_COMPARE(rangeOf(chart).size(), whole.size());
    }

    void draggingABoxZoomsIntoIt()
    {
        LossChart chart;
        chart.resize(700, 400);
        chart.setRuns({{QStringLiteral("0001"), QStringLiteral("first"), 0}});
        chart.setPoints(QStringLiteral("0001"), course(100));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(rangeOf(chart).upper >= 100);
        const QRect area = chart.plot()->axisRect()->rect();
        const QPoint from = area.center() - QPoint(80, 40), to = area.center() + QPoint(80, 40);
        const double left = chart.plot()->xAxis->pixelToCoord(from.x());
        QTest::mousePress(chart.plot(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, chart.plot()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(chart.plot(), &move);
        QTest::mouseRelease(chart.plot(), Qt::LeftButton, {}, to);
        QVERIFY(!chart.following());
        QVERIFY(std::fabs(rangeOf(chart).lower - left) < 1.5);
    }

    void arrowKeysReadTheValues()
    {
        LossChart chart;
        chart.resize(700, 400);
        chart.setRuns({{QStringLiteral("0001"), QStringLiteral("first"), 0},
                       {QStringLiteral("0002"), QStringLiteral("second"), 1}});
        chart.setPoints(QStringLiteral("0001"), course(40));
        chart.setPoints(QStringLiteral("0002"), course(60));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(rangeOf(chart).upper >= 60);
        chart.plot()->setFocus();
        QTest::keyClick(chart.plot(), Qt::Key_End);
        QCOMPARE(chart.cursorIndex(), 59);
        QTest::keyClick(chart.plot(), Qt::Key_Left);
        QCOMPARE(chart.cursorIndex(), 58);
        QVERIFY(chart.cursorText().contains(QStringLiteral("first")));
        QVERIFY(chart.cursorText().contains(QStringLiteral("second")));
        QTest::keyClick(chart.plot(), Qt::Key_Home);
        QCOMPARE(chart.cursorIndex(), 0);
        QTest::keyClick(chart.plot(), Qt::Key_Escape);
        QCOMPARE(chart.cursorIndex(), -1);
        QVERIFY(chart.cursorText().isEmpty());
    }

    void tellsScreenReadersTheLatestValues()
    {
        LossChart chart;
        chart.setRuns({{QStringLiteral("0001"), QStringLiteral("gentle"), 0}});
        chart.setPoints(QStringLiteral("0001"), course(60));
        chart.show();
        QTRY_VERIFY(chart.plot()->accessibleDescription().contains(QStringLiteral("step 60")));
        QVERIFY(chart.plot()->accessibleDescription().contains(QStringLiteral("at step 40"))); // the best
        QVERIFY(!chart.plot()->accessibleName().isEmpty());
        QCOMPARE(chart.plot()->focusPolicy(), Qt::StrongFocus);
    }

    void axisAndLogScale()
    {
        LossChart chart;
        chart.setRuns({{QStringLiteral("0001"), QStringLiteral("gentle"), 0}});
        auto points = course(50);
        points.push_back(point("train_loss", 51, 0)); // has no place on a logarithmic scale
        chart.setPoints(QStringLiteral("0001"), points);
        chart.show();
        QTRY_VERIFY(rangeOf(chart).upper >= 51);
        auto* axis = chart.findChild<QComboBox*>(QStringLiteral("axisComboBox"));
        axis->setCurrentIndex(int(ChartAxis::Tokens));
        QTRY_VERIFY(rangeOf(chart).upper >= 5100);
        chart.findChild<QCheckBox*>(QStringLiteral("logCheckBox"))->click();
        QCOMPARE(chart.plot()->yAxis->scaleType(), QCPAxis::stLogarithmic);
        QTRY_VERIFY(chart.plot()->yAxis->range().lower > 0);
        auto* note = chart.findChild<QLabel*>(QStringLiteral("chartNoteLabel"));
        QTRY_VERIFY(note->isVisible());
        QVERIFY(note->text().contains(QLatin1Char('1')));
    }

    void showsTheSameAsATable()
    {
        LossChart chart;
        chart.setRuns({{QStringLiteral("0001"), QStringLiteral("gentle"), 0}});
        chart.setPoints(QStringLiteral("0001"), course(20));
        chart.show();
        QTest::qWait(30);
        chart.setTableShown(true);
        const auto* table = chart.findChild<QTableView*>(QStringLiteral("lossTableView"));
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 20);
        QCOMPARE(table->model()->index(9, 6).data().toString(), numberText(2.3, 4));
        QVERIFY(table->model()->index(8, 6).data().toString().isEmpty());
    }

    void savesPictureAndNumbers()
    {
        QTemporaryDir folder;
        LossChart chart;
        chart.resize(600, 400);
        chart.setRuns({{QStringLiteral("0001"), QStringLiteral("gentle"), 0}});
        chart.setPoints(QStringLiteral("0001"), course(20));
        chart.show();
        QTest::qWait(30);
        QVERIFY(chart.savePicture(folder.filePath(QStringLiteral("a.png")), 400, 300));
        QCOMPARE(QImage(folder.filePath(QStringLiteral("a.png"))).size(), QSize(800, 600));
        QVERIFY(chart.savePicture(folder.filePath(QStringLiteral("a.pdf")), 400, 300));
        QFile pdf(folder.filePath(QStringLiteral("a.pdf")));
        QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(5) == "%PDF-");
        QVERIFY(chart.saveCsv(folder.filePath(QStringLiteral("a.csv"))));
        QFile csv(folder.filePath(QStringLiteral("a.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count('\n'), 1 + 20 + 2);
        QVERIFY(!chart.saveCsv(QStringLiteral("/nowhere/at/all.csv")));
    }

    void takesItsColoursFromTheTheme()
    {
        LossChart chart;
        chart.resize(600, 400);
        chart.setRuns({{QStringLiteral("0001"), QStringLiteral("gentle"), 0}});
        chart.setPoints(QStringLiteral("0001"), course(20));
        chart.show();
        QTest::qWait(50);
        Theme::instance().apply(Theme::Scheme::Dark);
        QTest::qWait(50);
        const QColor corner = chart.plot()->grab().toImage().pixelColor(1, 1);
        QCOMPARE(corner, Theme::instance().colours().surface);
        Theme::instance().apply(Theme::Scheme::Light);
    }

    void manyPointsArriveWithoutManyReplots()
    {
        LossChart chart;
        chart.resize(700, 400);
        chart.setRuns({{QStringLiteral("0001"), QStringLiteral("gentle"), 0}});
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTest::qWait(50);
        QSignalSpy replots(chart.plot(), &QCustomPlot::afterReplot);
        std::vector<MetricPoint> points;
        for (int step = 1; step <= 5000; ++step) {
            points.push_back(point("train_loss", step, 1 + 1.0 / step));
            chart.setPoints(QStringLiteral("0001"), points);
        }
        QTest::qWait(100);
        QVERIFY2(replots.size() <= 3, qPrintable(QString::number(replots.size())));
        QVERIFY(chart.plot()->graph(0)->dataCount() <= 2002);
    }

    void confusionInWords()
    {
        ConfusionMatrix matrix;
        matrix.setEvaluation(threeClasses());
        QVERIFY(matrix.cellSentence(0, 1).contains(QStringLiteral("2 of 10")));
        QVERIFY(matrix.cellSentence(0, 1).contains(QStringLiteral("delivery")));
        ConfusionModel counts;
        counts.setEvaluation(threeClasses());
        ClassScoreModel scores;
        scores.setCounts(counts);
        // Worst first: "other" was never found and never chosen.
        QCOMPARE(scores.rows().front().name, QStringLiteral("other"));
        QCOMPARE(scores.rows().front().recall, 0.0);
        QVERIFY(std::isnan(scores.rows().front().precision));
        QCOMPARE(scores.rows().back().name, QStringLiteral("delivery"));
        QCOMPARE(scores.rows().back().recall, 0.9);
        QCOMPARE(scores.rows().back().precision, 9.0 / 14);
    }

    void confusionBearsManyCategories()
    {
        Evaluation evaluation;
        for (int i = 0; i < 77; ++i)
            evaluation.labels.push_back("a rather long category name " + std::to_string(i));
        evaluation.confusion.assign(77, std::vector<std::int64_t>(77, 0));
        for (int i = 0; i < 77; ++i)
            evaluation.confusion[std::size_t(i)][std::size_t(i)] = i;
        ConfusionMatrix matrix;
        matrix.resize(800, 400);
        matrix.setEvaluation(evaluation);
        matrix.show();
        QVERIFY(QTest::qWaitForWindowExposed(&matrix));
        const auto* table = matrix.findChild<QTableView*>(QStringLiteral("confusionTableView"));
        QCOMPARE(table->model()->columnCount(), 77);
        QVERIFY(table->columnWidth(0) >= 24);
        auto* classes = matrix.findChild<QTableView*>(QStringLiteral("classTableView"));
        classes->selectRow(60);
        QVERIFY(table->currentIndex().isValid());
        QVERIFY(table->viewport()->rect().intersects(table->visualRect(table->currentIndex())));
    }

    void sparklineDrawsItsValues()
    {
        Sparkline line;
        line.resize(80, 24);
        line.setColour(Qt::red);
        line.setValues({1, std::numeric_limits<double>::quiet_NaN(), 3, 2});
        const QImage picture = line.grab().toImage();
        int red = 0;
        for (int x = 0; x < picture.width(); ++x)
            for (int y = 0; y < picture.height(); ++y)
                red += picture.pixelColor(x, y).red() > 200 && picture.pixelColor(x, y).green() < 80;
        QVERIFY(red > 20);
    }

    // On a page that scrolls the wheel belongs to the page, over the plot as over the fields above it.
    void wheelScrollsThePage()
    {
        QScrollArea page;
        page.resize(600, 300);
        auto* chart = new LossChart;
        chart->setMinimumSize(560, 500);
        page.setWidget(chart);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const auto roll = [&](QWidget* over) {
            page.verticalScrollBar()->setValue(0);
            const QPointF middle(over->rect().center());
            QWheelEvent event(middle, over->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(over, &event);
            return page.verticalScrollBar()->value();
        };
        auto* axis = chart->findChild<QComboBox*>(QStringLiteral("axisComboBox"));
        auto* smoothing = chart->findChild<QSlider*>(QStringLiteral("smoothingSlider"));
        page.setFocus();
        const int before = smoothing->value();
        QVERIFY(roll(chart->plot()) > 0);
        roll(axis);
        roll(smoothing);
        QCOMPARE(axis->currentIndex(), 0);
        QCOMPARE(smoothing->value(), before);
    }

    // Steps are whole: no half of one under the line, however few there are.
    void stepsAreWhole()
    {
        LossChart chart;
        chart.resize(900, 400);
        chart.setRuns({{QStringLiteral("a"), QStringLiteral("a"), 0}});
        chart.setPoints(QStringLiteral("a"), course(2));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QCPAxis* axis = chart.plot()->xAxis;
        QVector<double> ticks;
        QVector<QString> labels;
        axis->ticker()->generate(axis->range(), QLocale(), 'g', 6, ticks, nullptr, &labels);
        QVERIFY(!ticks.isEmpty());
        for (const double tick : ticks)
            QCOMPARE(tick, std::round(tick));
    }

    void quantitiesInWords_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("expected");
        QTest::newRow("seconds") << durationText(40) << QStringLiteral("40 second(s)");
        QTest::newRow("clock") << clockText(187) << QStringLiteral("3:07");
        QTest::newRow("long clock") << clockText(3729) << QStringLiteral("1:02:09");
        QTest::newRow("bytes") << bytesText(900) << QStringLiteral("900 bytes");
        QTest::newRow("kilobytes") << bytesText(168800) << QStringLiteral("169 kB");
        QTest::newRow("gigabytes") << bytesText(1640000000) << QStringLiteral("1.6 GB");
        QTest::newRow("many gigabytes") << bytesText(25100000000) << QStringLiteral("25 GB");
        QTest::newRow("million") << shortCountText(135e6) << QStringLiteral("135 million");
        QTest::newRow("three figures") << numberText(0.012345) << QStringLiteral("0.0123");
        QTest::newRow("small") << numberText(2e-6) << QStringLiteral("2.00 × 10⁻⁶");
        QTest::newRow("tiny") << numberText(2e-9) << QStringLiteral("2.00 × 10⁻⁹");
        QTest::newRow("setting") << settingText(2e-4) << QStringLiteral("0.0002");
        QTest::newRow("nan") << numberText(std::nan("")) << QStringLiteral("not a number");
        QTest::newRow("share") << metricText("accuracy", 0.934) << QStringLiteral("93.4\u00A0%");
    }
    void quantitiesInWords()
    {
        QFETCH(QString, given);
        QFETCH(QString, expected);
        QCOMPARE(given, expected);
    }
};

QTEST_MAIN(TestCharts)
#include "test_charts.moc"
