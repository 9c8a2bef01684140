// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/param.h"

#include <QTest>

#include <array>
#include <limits>

using namespace luthier;

namespace {

constexpr std::array<ParamChoice, 3> schedules = {
    {{"cosine", "Slowly down"}, {"linear", "Straight down"}, {"constant", "Level"}}};

const std::array<Param, 3> train_params = {{
    {"train.learning_rate", "Step size", "How far each step goes.", ParamKind::Real, 2e-4, 0.0, 1.0},
    {"train.epochs", "Rounds", "How often each row is seen.", ParamKind::Integer, std::int64_t{3}, 1, 100, "rounds"},
    {"train.schedule", "Schedule", "How the step size changes.", ParamKind::Choice, std::string("cosine"), 0, 0, "",
     ParamLevel::Advanced, schedules},
}};
const std::array<Param, 3> lora_params = {{
    {"lora.rank", "Rank", "How much may change.", ParamKind::Integer, std::int64_t{16}, 1, 256},
    {"lora.bias", "Biases", "Whether biases change too.", ParamKind::Boolean, false},
    {"lora.targets", "Layers", "Which layers change.", ParamKind::Text, std::string("all")},
}};
const std::array<std::span<const Param>, 2> tables = {train_params, lora_params};

const Param& param(std::string_view key)
{
    for (const auto& table : tables) {
        for (const Param& candidate : table) {
            if (key == candidate.key)
                return candidate;
        }
    }
    qFatal("no such parameter");
}

} // namespace

class TestParam : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parsesText_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("expected"); // "!" begins a part of the error sentence
        QTest::newRow("integer") << "lora.rank"
                                 << "16"
                                 << "16";
        QTest::newRow("integer with spaces") << "lora.rank"
                                             << " 8 "
                                             << "8";
        QTest::newRow("whole real as integer") << "lora.rank"
                                               << "2e1"
                                               << "20";
        QTest::newRow("fraction as integer") << "lora.rank"
                                             << "2.5"
                                             << "!\"lora.rank\" cannot be 2.5: it is a whole number";
        QTest::newRow("too small") << "lora.rank"
                                   << "0"
                                   << "!lies between 1 and 256";
        QTest::newRow("too large") << "lora.rank"
                                   << "257"
                                   << "!lies between 1 and 256";
        QTest::newRow("huge") << "lora.rank"
                              << "99999999999999999999"
                              << "!whole number";
        QTest::newRow("trailing letters") << "lora.rank"
                                          << "16x"
                                          << "!cannot be 16x";
        QTest::newRow("empty number") << "lora.rank"
                                      << ""
                                      << "!cannot be empty";
        QTest::newRow("real") << "train.learning_rate"
                              << "2e-4"
                              << "0.0002";
        QTest::newRow("integer as real") << "train.learning_rate"
                                         << "1"
                                         << "1";
        QTest::newRow("tiny real") << "train.learning_rate"
                                   << "1e-8"
                                   << "1e-08";
        QTest::newRow("not a number") << "train.learning_rate"
                                      << "nan"
                                      << "!it is a number";
        QTest::newRow("infinite") << "train.learning_rate"
                                  << "inf"
                                  << "!it is a number";
        QTest::newRow("negative") << "train.learning_rate"
                                  << "-1"
                                  << "!lies between 0 and 1";
        QTest::newRow("yes") << "lora.bias"
                             << "Yes"
                             << "true";
        QTest::newRow("zero") << "lora.bias"
                              << "0"
                              << "false";
        QTest::newRow("maybe") << "lora.bias"
                               << "maybe"
                               << "!either true or false";
        QTest::newRow("choice") << "train.schedule"
                                << "linear"
                                << "linear";
        QTest::newRow("near choice") << "train.schedule"
                                     << "cosin"
                                     << "!Did you mean \"cosine\"?";
        QTest::newRow("far choice") << "train.schedule"
                                    << "elephant"
                                    << "!one of cosine, linear, constant";
        QTest::newRow("text keeps spaces") << "lora.targets"
                                           << " q v "
                                           << " q v ";
    }
    void parsesText()
    {
        QFETCH(QString, key);
        QFETCH(QString, given);
        QFETCH(QString, expected);
        const auto value = parseValue(param(key.toStdString()), given.toStdString());
        if (expected.startsWith('!')) {
            QVERIFY(!value);
            QCOMPARE(value.error().kind, ErrorKind::Usage);
            const QString sentence = QString::fromStdString(value.error().sentence());
            QVERIFY2(sentence.contains(expected.mid(1)), qPrintable(sentence));
        } else {
            QVERIFY2(value.has_value(), value ? "" : value.error().sentence().c_str());
            QCOMPARE(QString::fromStdString(toString(*value)), expected);
        }
    }

    void checksKinds()
    {
        QVERIFY(!checkValue(param("lora.rank"), std::string("16")));
        QVERIFY(!checkValue(param("lora.rank"), true));
        QVERIFY(!checkValue(param("lora.bias"), std::int64_t{1}));
        QVERIFY(!checkValue(param("lora.targets"), 1.0));
        QVERIFY(!checkValue(param("train.learning_rate"), std::numeric_limits<double>::infinity()));
        // A form's spin box gives a Real for an Integer and the other way round.
        QCOMPARE(std::get<std::int64_t>(*checkValue(param("lora.rank"), 8.0)), std::int64_t{8});
        QCOMPARE(std::get<double>(*checkValue(param("train.learning_rate"), std::int64_t{1})), 1.0);
    }

    void resolvesTables()
    {
        ParamSet given;
        given.set("lora.rank", std::int64_t{4});
        const auto resolved = resolveParams(tables, given);
        QVERIFY(resolved);
        QCOMPARE(resolved->values().size(), std::size_t{6});
        QCOMPARE(resolved->integer("lora.rank"), std::int64_t{4});
        QCOMPARE(resolved->real("lora.rank"), 4.0);
        QCOMPARE(resolved->real("train.learning_rate"), 2e-4);
        QCOMPARE(resolved->text("train.schedule"), std::string("cosine"));
        QCOMPARE(resolved->boolean("lora.bias"), false);
        QVERIFY(resolved->has("lora.targets"));
        QVERIFY(!resolved->has("lora.alpha"));
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(resolved->integer("lora.alpha")), std::out_of_range);

        given.set("lora.rank", std::int64_t{-4});
        QVERIFY(QString::fromStdString(resolveParams(tables, given).error().sentence()).contains("between 1 and 256"));
    }

    void namesTheNearestWord_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("nearest");
        QTest::newRow("letter missing") << "lora.rnk"
                                        << "lora.rank";
        QTest::newRow("swapped letters") << "train.epcohs"
                                         << "train.epochs";
        QTest::newRow("other case") << "Lora.Rank"
                                    << "lora.rank";
        QTest::newRow("without its group") << "rank"
                                           << "lora.rank";
        QTest::newRow("wrong group") << "train.rank"
                                     << "lora.rank";
        QTest::newRow("two letters in a long word") << "train.lerning_rat"
                                                    << "train.learning_rate";
        QTest::newRow("nothing near") << "colour"
                                      << "";
        QTest::newRow("empty") << ""
                               << "";
    }
    void namesTheNearestWord()
    {
        QFETCH(QString, word);
        QFETCH(QString, nearest);
        std::vector<std::string> known;
        for (const auto& table : tables) {
            for (const Param& candidate : table)
                known.emplace_back(candidate.key);
        }
        QCOMPARE(QString::fromStdString(nearestWord(word.toStdString(), known)), nearest);

        ParamSet given;
        given.set(word.toStdString(), true);
        const auto resolved = resolveParams(tables, given);
        if (nearest != "lora.rank" || word != "lora.rank") {
            QVERIFY(!resolved);
            QCOMPARE(QString::fromStdString(resolved.error().sentence()).contains("Did you mean"), !nearest.isEmpty());
        }
    }

    void writesNumbersAsAPersonWould_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("written");
        QTest::newRow("rate") << 2e-4 << "0.0002";
        QTest::newRow("tenth") << 0.1 << "0.1";
        QTest::newRow("whole") << 3.0 << "3";
        QTest::newRow("third") << 1.0 / 3 << "0.3333333333333333";
        QTest::newRow("tiny") << 1e-9 << "1e-09";
        QTest::newRow("negative") << -0.5 << "-0.5";
    }
    void writesNumbersAsAPersonWould()
    {
        QFETCH(double, number);
        QFETCH(QString, written);
        QCOMPARE(QString::fromStdString(toString(ParamValue(number))), written);
        QCOMPARE(written.toDouble(), number);
    }
};

QTEST_APPLESS_MAIN(TestParam)
#include "test_param.moc"
