// SPDX-License-Identifier: GPL-3.0-or-later
// Every method on every family with every task that suits it: what has to hold for all of them, also for entries that
// the catalogue gets later.
#include "core/families/base_model.h"
#include "core/families/support/folder.h"
#include "core/methods/support/lora_method.h"
#include "core/train/batching.h"
#include "core/train/optimiser.h"
#include "core/train/recipe.h"
#include "core/train/setup.h"
#include "tests/support/row_names.h"
#include "tests/support/tuned_run.h"

#include <QTest>

using namespace luthier;
using namespace luthier::test;

namespace {

std::vector<std::string> bases()
{
    std::vector<std::string> names{"llama-tiny", "llama-tied-gqa", "bert-tiny"};
    names.insert(names.end(), rowNames().begin(), rowNames().end());
    return names;
}

// A model with a method on it and a batch of the task.
struct Rig {
    std::unique_ptr<BaseModel> base;
    const TaskDescriptor* task;
    TaskContext context;
    HeadKind head;
    ParamSet params;
    std::unique_ptr<AppliedMethod> method;
    std::vector<Example> examples;
    LaidOut batch;

    Rig(const std::string& name, const std::string& task_id, const std::string& method_id)
    {
        base = must(openBaseModel(fixture("models/" + name), {at::kFloat, at::kCPU}));
        task = findTask(task_id);
        context.tokenizer = base->tokenizer;
        context.spec = base->network->spec();
        context.instruction = base->instruction;
        context.labels = task_id == "classify" ? std::vector<std::string>{"delivery", "invoice", "other"}
                                               : std::vector<std::string>{};
        context.max_length = 48;
        const TaskHead wanted = task->head(context.spec);
        head = wanted == TaskHead::Language      ? HeadKind::Language
            : wanted == TaskHead::MaskedLanguage ? HeadKind::MaskedLanguage
                                                 : HeadKind::Classification;
        Recipe recipe;
        recipe.task = task_id;
        recipe.method = method_id;
        params = must(resolvedParams(recipe));
        method = must(applyMethod(*base, *findMethod(method_id), head, context.labels, params, 1));
        const std::vector<std::string> rows[] = {{"the parcel is late", "delivery"},
                                                 {"the invoice shows the wrong amount", "invoice"},
                                                 {"what is the answer ?", "other"}};
        RandomStream random(1, "mask");
        for (const auto& row : rows) {
            std::vector<std::string> values(row.begin(), row.end());
            values.resize(task->roles.size());
            examples.push_back(task->exampleOf(context, values));
            if (task->redraw != nullptr)
                task->redraw(context, examples.back(), random);
        }
        const std::size_t all[] = {0, 1, 2};
        batch = layOut(examples, packByLength(examples, all, 4096).front(), at::kCPU, 1);
    }

    at::Tensor hidden()
    {
        return base->network->rowsFor(head, base->network->forward(batch.batch), batch.batch, batch.target_rows);
    }

    at::Tensor logits()
    {
        const at::NoGradGuard no_grad;
        return base->network->logits(head, hidden());
    }

    double learn() // one pass forward and backward; the mean loss
    {
        const at::Tensor loss = base->network->headLoss(head, hidden(), batch.targets, Gradient::Wanted).loss
            / static_cast<double>(batch.targets.size(0));
        loss.backward();
        return loss.item<double>();
    }
};

} // namespace

class TestMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCombination_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("method");
        for (const std::string& base : bases()) {
            const auto described = must(describeFolder(fixture("models/" + base)));
            for (const TaskDescriptor* task : tasks())
                for (const MethodDescriptor* method : methods())
                    if (task->unsuitable(described.spec).empty())
                        QTest::addRow("%s %s %s", base.c_str(), task->info.id, method->info.id)
                            << QString::fromStdString(base) << QString(task->info.id) << QString(method->info.id);
        }
    }

    void everyCombination()
    {
        QFETCH(QString, base);
        QFETCH(QString, task);
        QFETCH(QString, method);
        Rig rig(base.toStdString(), task.toStdString(), method.toStdString());

        // Start equals base: before the first step the method changes nothing.
        const at::Tensor start = rig.logits();
        rig.method->setEnabled(false);
        QVERIFY(at::equal(rig.logits(), start));
        rig.method->setEnabled(true);

        // Only what the method names gets a gradient, and all of it does once the first step broke the symmetry.
        AdamW optimiser(rig.method->trainable(), {});
        const double before = rig.learn();
        for (Parameter* parameter : rig.base->network->parameters()) {
            QVERIFY(!parameter->base.requires_grad());
            QVERIFY2(!parameter->trained.defined() || parameter->trained.grad().defined(), parameter->name.c_str());
        }
        optimiser.step(1e-2, optimiser.gradientNorm());
        optimiser.dropGradients();
        double after = rig.learn();
        std::set<std::string> names;
        for (const TrainableTensor& tensor : rig.method->trainable()) {
            QVERIFY2(names.insert(tensor.name).second, tensor.name.c_str());
            QVERIFY2(tensor.tensor.scalar_type() == at::kFloat && tensor.tensor.is_leaf(), tensor.name.c_str());
            QVERIFY2(tensor.tensor.grad().defined() && tensor.tensor.grad().isfinite().all().item<bool>(),
                     tensor.name.c_str());
        }
        for (int i = 0; i < 4; ++i) {
            optimiser.step(1e-2, optimiser.gradientNorm());
            optimiser.dropGradients();
            after = rig.learn();
        }
        QVERIFY2(after < before, qPrintable(QString("loss %1, then %2").arg(before).arg(after)));

        // Disabled again it is the base, bit for bit; enabled it is what was learnt.
        const at::Tensor tuned = rig.logits();
        QVERIFY(!at::equal(tuned, start));
        rig.method->setEnabled(false);
        QVERIFY(at::equal(rig.logits(), start));
        rig.method->setEnabled(true);
        QVERIFY(at::equal(rig.logits(), tuned));

        // What a checkpoint keeps is enough: a second rig with the same values answers the same.
        Rig second(base.toStdString(), task.toStdString(), method.toStdString());
        {
            const at::NoGradGuard no_grad;
            const auto from = rig.method->trainable();
            const auto to = second.method->trainable();
            QCOMPARE(to.size(), from.size());
            for (std::size_t i = 0; i < from.size(); ++i) {
                QCOMPARE(QString::fromStdString(to[i].name), QString::fromStdString(from[i].name));
                at::Tensor(to[i].tensor).copy_(from[i].tensor);
            }
        }
        QVERIFY(at::equal(second.logits(), tuned));

        // Merged equals unmerged: a plain network with the merged weights answers the same.
        std::map<std::string, at::Tensor> merged;
        for (const NamedTensor& weight : rig.method->mergedWeights())
            merged[weight.name] = weight.tensor;
        Rig plain(base.toStdString(), task.toStdString(), method.toStdString());
        plain.method->setEnabled(false);
        for (Parameter* parameter : plain.base->network->parameters())
            if (const auto found = merged.find(parameter->name); found != merged.end())
                parameter->base = found->second.clone();
        const at::Tensor answers = plain.logits();
        QVERIFY(((answers - tuned).abs().max() / tuned.abs().max()).item<double>() < 1e-5);
    }
};

QTEST_APPLESS_MAIN(TestMatrix)
#include "test_matrix.moc"
