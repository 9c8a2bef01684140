// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/task.h"

#include <QTest>

#include <cmath>

using namespace luthier;

using Ids = std::vector<std::int32_t>;
Q_DECLARE_METATYPE(Ids)

class TestMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Expected: scikit-learn 1.9.1,
    //   f1_score(targets, predictions, average="macro", zero_division=0), accuracy_score(targets, predictions)
    void classes_data()
    {
        QTest::addColumn<Ids>("targets");
        QTest::addColumn<Ids>("predictions");
        QTest::addColumn<double>("macro_f1");
        QTest::addColumn<double>("accuracy");
        const auto row = [](const char* name, const Ids& targets, const Ids& predictions, double f1, double accuracy) {
            QTest::newRow(name) << targets << predictions << f1 << accuracy;
        };
        row("mixed", {0, 1, 2, 0, 1, 2}, {0, 2, 1, 0, 0, 1}, 0.26666666666666666, 0.3333333333333333);
        row("one class", {0, 0, 0, 0}, {0, 0, 0, 0}, 1.0, 1.0);
        row("never right", {0, 0, 1, 1}, {2, 2, 2, 2}, 0.0, 0.0);
        row("four classes", {0, 1, 2, 3, 0, 1, 2, 3, 3, 3}, {0, 1, 2, 3, 3, 1, 0, 3, 3, 2}, 0.6875, 0.7);
        row("classes that do not occur", {1, 1, 1, 2}, {1, 1, 2, 2}, 0.7333333333333334, 0.75);
        row("predicted but never true", {0, 1, 1, 3}, {3, 3, 1, 0}, 0.2222222222222222, 0.25);
    }

    void classes()
    {
        QFETCH(Ids, targets);
        QFETCH(Ids, predictions);
        QFETCH(double, macro_f1);
        QFETCH(double, accuracy);
        TaskContext context;
        context.labels = {"a", "b", "c", "d"};
        Guesses guesses{std::vector<float>(targets.size(), 0.5F), predictions, targets};
        guesses.losses[0] = 1.5F;
        const Evaluation evaluation = task::classify.evaluate(context, guesses);
        QVERIFY(std::abs(evaluation.metrics.at("macro_f1") - macro_f1) < 1e-12);
        QVERIFY(std::abs(evaluation.metrics.at("accuracy") - accuracy) < 1e-12);
        QVERIFY(std::abs(evaluation.loss - (0.5 + 1.0 / static_cast<double>(targets.size()))) < 1e-9);
        QCOMPARE(evaluation.targets, static_cast<std::int64_t>(targets.size()));
        QVERIFY(evaluation.labels == context.labels);
        std::vector<std::vector<std::int64_t>> confusion(4, std::vector<std::int64_t>(4, 0));
        for (std::size_t i = 0; i < targets.size(); ++i)
            ++confusion[static_cast<std::size_t>(targets[i])][static_cast<std::size_t>(predictions[i])];
        QVERIFY(evaluation.confusion == confusion);
    }

    void confusionIsTrueByPredicted()
    {
        TaskContext context;
        context.labels = {"a", "b"};
        const Evaluation evaluation = task::classify.evaluate(context, {{0, 0, 0}, {1, 1, 0}, {0, 0, 0}});
        QVERIFY((evaluation.confusion == std::vector<std::vector<std::int64_t>>{{1, 2}, {0, 0}}));
    }

    void language()
    {
        for (const TaskDescriptor* task : {&task::instruct, &task::corpus}) {
            const Evaluation evaluation = task->evaluate({}, {{1.0F, 2.0F, 3.0F, 4.0F}, {5, 6, 7, 9}, {5, 6, 7, 8}});
            QCOMPARE(evaluation.loss, 2.5);
            QCOMPARE(evaluation.metrics.at("loss"), 2.5);
            QCOMPARE(evaluation.metrics.at("perplexity"), std::exp(2.5));
            QCOMPARE(evaluation.metrics.at("token_accuracy"), 0.75);
            QCOMPARE(evaluation.targets, std::int64_t{4});
            QVERIFY(evaluation.confusion.empty());
        }
    }

    void nothingGuessed()
    {
        TaskContext context;
        context.labels = {"a", "b"};
        for (const TaskDescriptor* task : tasks()) {
            const Evaluation evaluation = task->evaluate(context, {});
            QCOMPARE(evaluation.targets, std::int64_t{0});
            QVERIFY(evaluation.metrics.empty());
        }
    }

    void headlineIsMeasured()
    {
        TaskContext context;
        context.labels = {"a", "b"};
        for (const TaskDescriptor* task : tasks()) {
            const Evaluation evaluation = task->evaluate(context, {{0.1F}, {1}, {1}});
            QVERIFY2(evaluation.metrics.contains(task->headline_metric), task->info.id);
        }
    }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "test_metrics.moc"
