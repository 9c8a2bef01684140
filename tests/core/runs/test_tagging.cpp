// SPDX-License-Identifier: GPL-3.0-or-later
// Words marked by tagging models, against transformers' token-classification pipeline (packaging/reference/tagging.py).
#include "core/runs/predictor.h"
#include "tests/support/tuned_run.h"

#include <QTest>

#include <cmath>

using namespace luthier;
using namespace luthier::test;

namespace {

void compare(const std::vector<Entity>& got, const Json& wanted, const std::string& text)
{
    QCOMPARE(got.size(), wanted.size());
    const QString whole = QString::fromStdString(text);
    for (std::size_t i = 0; i < got.size(); ++i) {
        QCOMPARE(got[i].start, wanted[i]["start"].get<std::size_t>());
        QCOMPARE(got[i].end, wanted[i]["end"].get<std::size_t>());
        QCOMPARE(got[i].label, wanted[i]["label"].get<std::string>());
        QVERIFY(std::abs(got[i].score - wanted[i]["score"].get<double>()) < 2e-5);
        // All characters of these texts are one UTF-16 unit.
        QCOMPARE(QString::fromStdString(got[i].text),
                 whole.mid(qsizetype(got[i].start), qsizetype(got[i].end - got[i].start)));
    }
}

} // namespace

class TestTagging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asTransformers()
    {
        const Json rows = must(readJson(fixture("tagging.json")));
        QVERIFY(rows.size() >= 12);
        const std::string names[] = {"O", "B-Drug", "I-Drug"};
        std::size_t entities = 0;
        for (const Json& row : rows) {
            PredictorOptions options;
            options.model = fixture("models/" + row["model"].get<std::string>()).string();
            options.device = "cpu";
            const auto model = must(Predictor::open(options));
            QVERIFY(model->canTag() && !model->canClassify());
            const auto text = row["text"].get<std::string>();
            const TaggedText tagged = must(model->tag(text));
            QCOMPARE(tagged.tokens.size(), row["tokens"].size());
            std::vector<LabelledToken> renamed;
            for (std::size_t i = 0; i < tagged.tokens.size(); ++i) {
                const TaggedText::Token& token = tagged.tokens[i];
                std::size_t best = 0;
                for (std::size_t label = 0; label < token.probabilities.size(); ++label) {
                    QVERIFY(std::abs(token.probabilities[label] - row["tokens"][i][label].get<double>()) < 2e-5);
                    best = token.probabilities[label] > token.probabilities[best] ? label : best;
                }
                QCOMPARE(token.label, tagged.labels[best]);
                renamed.push_back({token.range, names[best], token.probabilities[best]});
            }
            compare(tagged.entities, row["entities"], text);
            compare(entitiesOf(text, renamed), row["renamed"], text);
            if (QTest::currentTestFailed())
                return;
            entities += tagged.entities.size();
        }
        QVERIFY(entities > 100);
    }

    void whatCannotBeTagged()
    {
        PredictorOptions options;
        options.model = fixture("models/electra/tokens").string();
        const auto model = must(Predictor::open(options));
        std::string text;
        for (int i = 0; i < 5000; ++i)
            text += "late ";
        const auto tagged = model->tag(text);
        QVERIFY(!tagged);
        QVERIFY(QString::fromStdString(tagged.error().sentence()).contains("reads at most"));
        QVERIFY(must(model->tag("")).entities.empty());

        options.model = fixture("models/bert-tiny").string();
        const auto other = must(Predictor::open(options));
        QVERIFY(!other->canTag());
        QCOMPARE(other->tag("late").error().kind, ErrorKind::Usage);
    }
};

QTEST_GUILESS_MAIN(TestTagging)
#include "test_tagging.moc"
