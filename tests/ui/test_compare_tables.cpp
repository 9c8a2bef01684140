// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"
#include "ui/pages/compare_tables.h"

#include <QTableWidget>
#include <QTest>

using namespace luthier;

class TestCompareTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLanguage(QStringLiteral("en")); }

    // Runs that were tried on the same stand together, under the base model as it was there.
    void measuresGroupByTrial()
    {
        std::vector<RunRecord> records;
        for (const auto& [name, file] : {std::pair("a", "one.csv"), {"b", "two.csv"}, {"c", "one.csv"}, {"d", ""}}) {
            RunRecord record;
            record.id = record.name = name;
            record.recipe.data.train = file;
            if (*file) {
                record.outcome.emplace();
                record.outcome->validation_rows = 5;
            }
            records.push_back(record);
        }
        std::vector<ListedRun> runs;
        for (const RunRecord& record : records)
            runs.push_back({&record, 0, false, record.recipe.data.train.string()});
        QTableWidget table;
        const auto shown = [&] {
            QStringList names;
            for (int row = 0; row < table.rowCount(); ++row)
                names << table.item(row, 0)->text();
            return names.join(QStringLiteral(" | "));
        };
        fillMeasures(table, runs, &records[2]);
        QCOMPARE(shown(),
                 QStringLiteral("Base model, before training, on one.csv | a | c (best) | "
                                "Base model, before training, on two.csv | b | d"));
        fillMeasures(table, {runs[0], runs[2]}, nullptr);
        QCOMPARE(shown(), QStringLiteral("Base model, before training | a | c"));
    }
};

QTEST_MAIN(TestCompareTables)
#include "test_compare_tables.moc"
