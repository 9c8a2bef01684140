// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/verdict.h"

#include <QTest>

using namespace luthier;

class TestVerdict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Better by less than the rows differ among themselves is not called better.
    void theVerdictJudgesChance()
    {
        RunOutcome outcome;
        outcome.steps = 10;
        outcome.validation_rows = 40;
        outcome.base_validation_loss = 2.0;
        outcome.validation_loss = 1.9;
        const auto said = [&] { return verdictOf(outcome, task::instruct, 1e-4).english(); };
        QVERIFY(said().find("does better") != std::string::npos); // an older run, without the figures
        outcome.gain_low = 0.02;
        outcome.gain_high = 0.2;
        QVERIFY(said().find("does better") != std::string::npos);
        outcome.gain_low = -0.02;
        QVERIFY2(said().find("may be chance") != std::string::npos, said().c_str());
        const auto again = RunOutcome::fromJson(outcome.toJson());
        QVERIFY(again && again->gainMayBeChance());
        outcome.validation_loss = 2.1;
        QVERIFY(said().find("does not do better") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestVerdict)
#include "test_verdict.moc"
