// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/checkpoint.h"
#include "core/train/train_run.h"

#include <ATen/CPUGeneratorImpl.h>

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace luthier;

namespace {

std::vector<TrainableTensor> leaves(std::uint64_t seed)
{
    at::Generator random = at::make_generator<at::CPUGeneratorImpl>(seed);
    return {{"layers.0.a", at::randn({4, 3}, random).set_requires_grad(true), Decay::Yes},
            {"layers.0.b", at::randn({3}, random).set_requires_grad(true), Decay::No}};
}

AdamW stepped(std::uint64_t seed)
{
    AdamW optimiser(leaves(seed), {});
    for (const TrainableTensor& leaf : optimiser.trainable())
        leaf.tensor.mutable_grad() = at::full_like(leaf.tensor, 0.25).set_requires_grad(false);
    optimiser.step(0.01, optimiser.gradientNorm());
    optimiser.dropGradients();
    return optimiser;
}

Progress someProgress()
{
    Progress progress;
    progress.step = 17;
    progress.epoch = 2;
    progress.position = 3;
    progress.data_order = {1, 2, 3, UINT64_MAX};
    progress.mask = {5, 6, 7, 8};
    progress.dropout = at::make_generator<at::CPUGeneratorImpl>(11).get_state();
    progress.base_measured = true;
    progress.base.loss = 0.1 + 0.2;
    progress.base.metrics = {{"accuracy", 1.0 / 3}};
    progress.base.confusion = {{1, 2}, {3, 4}};
    progress.base.labels = {"yes", "no"};
    progress.evaluated_step = 16;
    progress.best_loss = 0.7;
    progress.best_step = 12;
    progress.evaluations_without_gain = 1;
    progress.target_tokens = 123;
    progress.seconds = 1.0 / 7;
    progress.recent_losses = {0.3, 1.0 / 9};
    return progress;
}

bool same(const AdamW& a, const AdamW& b)
{
    for (std::size_t i = 0; i < a.trainable().size(); ++i) {
        if (!at::equal(a.trainable()[i].tensor, b.trainable()[i].tensor))
            return false;
    }
    const auto ours = a.state(), theirs = b.state();
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (!at::equal(ours[i].tensor, theirs[i].tensor))
            return false;
    }
    return true;
}

} // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        QTemporaryDir folder;
        const fs::path run = folder.path().toStdString();
        const AdamW saved = stepped(1);
        const Progress progress = someProgress();
        const auto written = writeCheckpoint(run, progress, saved);
        QVERIFY2(written.has_value(), written ? "" : written.error().sentence().c_str());
        QCOMPARE(written->filename().string(), std::string("step-17"));

        AdamW other(leaves(2), {});
        QVERIFY(!same(saved, other));
        const auto read = readCheckpoint(*written, other);
        QVERIFY2(read.has_value(), read ? "" : read.error().sentence().c_str());
        QVERIFY(same(saved, other));
        QCOMPARE(read->step, progress.step);
        QCOMPARE(read->epoch, progress.epoch);
        QCOMPARE(read->position, progress.position);
        QVERIFY(read->data_order == progress.data_order);
        QVERIFY(read->mask == progress.mask);
        QVERIFY(at::equal(read->dropout, progress.dropout));
        QCOMPARE(toJson(read->base).dump(), toJson(progress.base).dump());
        QCOMPARE(read->evaluated_step, progress.evaluated_step);
        QVERIFY(read->best_loss == progress.best_loss);
        QCOMPARE(read->evaluations_without_gain, progress.evaluations_without_gain);
        QVERIFY(read->seconds == progress.seconds);
        QVERIFY(read->recent_losses == progress.recent_losses);
        auto generator = at::make_generator<at::CPUGeneratorImpl>(0);
        generator.set_state(read->dropout);
        auto reference = at::make_generator<at::CPUGeneratorImpl>(11);
        QVERIFY(at::equal(at::rand({5}, generator), at::rand({5}, reference)));
    }

    void noBestYetComesBackAsNone()
    {
        QTemporaryDir folder;
        Progress progress = someProgress();
        progress.best_loss = std::numeric_limits<double>::infinity();
        const auto written = writeCheckpoint(folder.path().toStdString(), progress, stepped(1));
        QVERIFY(written.has_value());
        AdamW other(leaves(2), {});
        QVERIFY(std::isinf(readCheckpoint(*written, other)->best_loss));
    }

    void neverHalf_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("kept"); // part of the file; -1: the file is gone
        for (const char* file : {"trainable.safetensors", "optimizer.safetensors", "state.json"}) {
            for (const double kept : {-1.0, 0.0, 0.02, 0.5, 0.98})
                QTest::addRow("%s %g", file, kept) << file << kept;
        }
    }

    void neverHalf()
    {
        QFETCH(QString, file);
        QFETCH(double, kept);
        QTemporaryDir folder;
        const auto written = writeCheckpoint(folder.path().toStdString(), someProgress(), stepped(1));
        QVERIFY(written.has_value());
        const fs::path damaged = *written / file.toStdString();
        if (kept < 0)
            fs::remove(damaged);
        else
            fs::resize_file(damaged, static_cast<std::uintmax_t>(kept * static_cast<double>(fs::file_size(damaged))));
        AdamW other(leaves(2), {});
        const AdamW untouched(leaves(2), {});
        const auto read = readCheckpoint(*written, other);
        QVERIFY(!read.has_value());
        const QString sentence = QString::fromStdString(read.error().sentence());
        QVERIFY2(sentence.contains(file), qPrintable(sentence));
        QVERIFY2(same(other, untouched), "a damaged checkpoint must not change anything");
    }

    void otherRecipesWeightsAreRefused()
    {
        QTemporaryDir folder;
        const auto written = writeCheckpoint(folder.path().toStdString(), someProgress(), stepped(1));
        std::vector<TrainableTensor> wider = leaves(2);
        wider[0].tensor = at::zeros({4, 4}).set_requires_grad(true);
        AdamW other(wider, {});
        const auto read = readCheckpoint(*written, other);
        QVERIFY(!read.has_value());
        QVERIFY(QString::fromStdString(read.error().sentence()).contains("layers.0.a"));
        std::vector<TrainableTensor> fewer = leaves(2);
        fewer.pop_back();
        AdamW less(fewer, {});
        QVERIFY(!readCheckpoint(*written, less).has_value());
    }

    void oldOnesGo()
    {
        QTemporaryDir folder;
        const fs::path run = folder.path().toStdString();
        Progress progress = someProgress();
        for (const std::int64_t step : {2, 10, 9, 100}) {
            progress.step = step;
            QVERIFY(writeCheckpoint(run, progress, stepped(1)).has_value());
        }
        fs::create_directories(run / "checkpoints" / "step-x");
        removeOldCheckpoints(run, 2);
        const auto left = checkpoints(run);
        QCOMPARE(left.size(), std::size_t{2});
        QCOMPARE(left[0].filename().string(), std::string("step-100"));
        QCOMPARE(left[1].filename().string(), std::string("step-10"));
    }

    void bestWeights()
    {
        QTemporaryDir folder;
        const fs::path run = folder.path().toStdString();
        auto into = leaves(2);
        auto none = readBest(run, into);
        QVERIFY(!none.has_value());
        QCOMPARE(static_cast<int>(none.error().kind), static_cast<int>(ErrorKind::NotFound));
        const auto kept = leaves(1);
        Evaluation evaluation;
        evaluation.loss = 0.5;
        QVERIFY(writeBest(run, {4, 0.5, evaluation, {}}, kept).has_value());
        QVERIFY(writeBest(run, {8, 0.25, evaluation, {}}, kept).has_value());
        const auto read = readBest(run, into);
        QVERIFY2(read.has_value(), read ? "" : read.error().sentence().c_str());
        QCOMPARE(read->step, std::int64_t{8});
        QVERIFY(read->loss == 0.25);
        QVERIFY(at::equal(into[0].tensor, kept[0].tensor));
        QVERIFY(writeBest(run, {9, std::nan(""), {}, {}}, kept).has_value());
        QVERIFY(std::isnan(bestFigures(run)->loss));
    }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "test_checkpoint.moc"
