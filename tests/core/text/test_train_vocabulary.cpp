// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"
#include "core/text/train_vocabulary.h"

#include <QTemporaryDir>
#include <QTest>

using namespace luthier;

namespace {

std::string sampleText()
{
    const char* tenants[] = {"tenant", "landlord", "buyer", "seller", "huurder", "verhuurder"};
    const char* verbs[] = {"pays", "delivers", "receives", "betaalt", "levert", "ontvangt"};
    const char* things[] = {"the goods", "the rent", "the notice", "de huur", "de goederen", "één coördinaat"};
    std::string text;
    for (int i = 0; i < 216; ++i)
        text += std::string("The ") + tenants[i % 6] + " " + verbs[i / 6 % 6] + " " + things[i / 36] + " on day "
            + std::to_string(i) + ".\n";
    return text;
}

} // namespace

class TestTrainVocabulary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->path().toStdString();
        QVERIFY(writeFile(m_path / "text.txt", sampleText()));
    }

    void sentencePiece()
    {
        QVERIFY(trainSentencePiece(m_path / "text.txt", m_path / "tokenizer.model", 400));
        const auto tokenizer = openTokenizer(m_path);
        QVERIFY(tokenizer);
        QCOMPARE((*tokenizer)->vocabularySize(), std::int64_t{400});
        QCOMPARE((*tokenizer)->piece(0), "<unk>");
        QCOMPARE((*tokenizer)->piece(1), "<s>");
        QCOMPARE((*tokenizer)->piece(2), "</s>");
        // Words of the text are learnt whole; what it lacks comes back all the same, through its bytes.
        QVERIFY((*tokenizer)->id("▁tenant"));
        QCOMPARE((*tokenizer)->encode("The tenant", SpecialTokens::Leave).ids.size(), std::size_t{2});
        for (const std::string text : {"The buyer pays 123 euros.", "zażółć 🙂\n\ttabs  and   spaces ", "één"})
            QCOMPARE((*tokenizer)->decode((*tokenizer)->encode(text, SpecialTokens::Add).ids), text);
        // Digits stay alone, so that a model reads figures digit by digit.
        QCOMPARE((*tokenizer)->encode("215", SpecialTokens::Leave).ids.size(), std::size_t{4});
    }

    void wordPiece()
    {
        QVERIFY(trainWordPiece(m_path / "text.txt", m_path / "vocab.txt", 230));
        QVERIFY(writeFile(m_path / "tokenizer_config.json", R"({"do_lower_case": false})"));
        const auto tokenizer = openTokenizer(m_path);
        QVERIFY(tokenizer);
        QVERIFY((*tokenizer)->vocabularySize() <= 230 && (*tokenizer)->vocabularySize() > 200);
        const char* special[] = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
        for (int i = 0; i < 5; ++i)
            QCOMPARE((*tokenizer)->id(special[i]), std::optional(i));
        QVERIFY((*tokenizer)->id("The") && !(*tokenizer)->id("the tenant"));
        const auto ids = (*tokenizer)->encode("The tenant pays: xyz-999 {é}", SpecialTokens::Leave).ids;
        QCOMPARE(std::count(ids.begin(), ids.end(), 1), 0); // nothing is unknown
        QCOMPARE((*tokenizer)->encode("Ж", SpecialTokens::Leave).ids, std::vector<std::int32_t>{1});
    }

    void deterministic()
    {
        for (const char* copy : {"1", "2"}) {
            QVERIFY(trainSentencePiece(m_path / "text.txt", m_path / (std::string(copy) + ".model"), 380));
            QVERIFY(trainWordPiece(m_path / "text.txt", m_path / (std::string(copy) + ".txt"), 220));
        }
        for (const char* type : {".model", ".txt"})
            QCOMPARE(*readFile(m_path / (std::string("1") + type)), *readFile(m_path / (std::string("2") + type)));
    }

    void errors()
    {
        QVERIFY(writeFile(m_path / "empty.txt", " \n\n"));
        const auto train = {trainSentencePiece, trainWordPiece};
        for (const auto& each : train) {
            const auto missing = each(m_path / "none.txt", m_path / "out", 400);
            QVERIFY(!missing);
            QCOMPARE(missing.error().kind, ErrorKind::NotFound);
            const auto empty = each(m_path / "empty.txt", m_path / "out", 400);
            QVERIFY(!empty);
            QVERIFY(empty.error().sentence().find("holds no text") != std::string::npos);
            const auto small = each(m_path / "text.txt", m_path / "out", 100);
            QVERIFY(!small);
            QCOMPARE(small.error().kind, ErrorKind::Usage);
            QVERIFY(!fs::exists(m_path / "out"));
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_path;
};

QTEST_APPLESS_MAIN(TestTrainVocabulary)
#include "test_train_vocabulary.moc"
