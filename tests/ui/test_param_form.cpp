// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/studio.h"
#include "ui/language.h"
#include "ui/samples.h"

#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

using namespace luthier;
using test::questions;
using test::Studio;
using test::write;
using Step = StudioState::Step;

class TestParamForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLanguage(QStringLiteral("en")); }
    void cleanup() { applyLanguage(QStringLiteral("en")); }

    void numbersAsPeopleTypeThem_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("taken"); // 0: refused
        QTest::newRow("English") << "en"
                                 << "0.002" << 0.002;
        QTest::newRow("English, comma") << "en"
                                        << "0,002" << 0.002;
        QTest::newRow("English, few digits") << "en"
                                             << "0,5" << 0.5;
        QTest::newRow("English, recipe") << "en"
                                         << " 3e-4 " << 3e-4;
        QTest::newRow("English, either") << "en"
                                         << "1,000" << 0.0;
        QTest::newRow("English, words") << "en"
                                        << "abc" << 0.0;
        QTest::newRow("English, two signs") << "en"
                                            << "1.000,5" << 0.0;
        QTest::newRow("Dutch") << "nl"
                               << "0,002" << 0.002;
        QTest::newRow("Dutch, point") << "nl"
                                      << "0.002" << 0.002;
        QTest::newRow("Dutch, either") << "nl"
                                       << "1.000" << 0.0;
    }

    // Whatever sign separates the decimals, 0.002 never becomes 2; and what is refused holds everybody.
    void numbersAsPeopleTypeThem()
    {
        QFETCH(QString, language);
        QFETCH(QString, typed);
        QFETCH(double, taken);
        applyLanguage(language);
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        write(studio.path("rows.jsonl"), questions(25));
        studio.read(studio.path("rows.jsonl"));
        studio.wizard().goTo(Step::Method);
        QVERIFY(studio.blocker().isEmpty());
        auto* adjust = studio.driver.find<QPushButton>("adjustPushButton");
        QVERIFY(adjust);
        adjust->setChecked(true);
        auto* rate = studio.window.findChild<QLineEdit*>(QStringLiteral("train.learning_rateLineEdit"));
        QVERIFY(rate);
        const auto set = [&] {
            const auto& values = studio.window.state().params().values();
            const auto found = values.find("train.learning_rate");
            return found == values.end() ? 0.0 : std::get<double>(found->second);
        };
        QCOMPARE(set(), 0.0);
        rate->setText(typed);
        rate->setModified(true);
        Q_EMIT rate->editingFinished();
        QCOMPARE(set(), taken);
        QCOMPARE(studio.blocker().isEmpty(), taken != 0.0);
        rate->setText(QStringLiteral("0.25"));
        rate->setModified(true);
        Q_EMIT rate->editingFinished();
        QCOMPARE(set(), 0.25);
        QVERIFY(studio.blocker().isEmpty());
    }

    // The one-click sample comes with what makes it work: its model learns to sort in ten passes, not in three.
    void theSampleBringsItsSettings()
    {
        Studio studio;
        for (const SampleProject& sample : sampleProjects()) {
            QVERIFY(startSample(studio.window.state(), sample,
                                fs::path(studio.path(("sample-" + sample.id).c_str()).toStdString())));
            const Recipe recipe = studio.window.state().recipe();
            QCOMPARE(recipe.method, sample.method);
            for (const auto& [key, value] : sample.params)
                QCOMPARE(recipe.params.integer(key), value);
            QCOMPARE(sample.params.empty(), sample.task != "classify");
        }
    }
};

QTEST_MAIN(TestParamForm)
#include "test_param_form.moc"
