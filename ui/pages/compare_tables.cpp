// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare_tables.h"

#include "core/catalogue.h"
#include "core/tasks/task.h"
#include "ui/studio_state.h"
#include "ui/theme.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/run_swatch.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QTableWidget>

#include <algorithm>
#include <cmath>
#include <optional>

namespace luthier {

namespace {

struct ComparePage {
    Q_DECLARE_TR_FUNCTIONS(ComparePage)
};

QTableWidgetItem* cell(const QString& text, Qt::Alignment alignment = Qt::AlignRight | Qt::AlignVCenter)
{
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(alignment);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

// Long headings break in the middle, so that their columns stay as narrow as the figures.
QString twoLines(const QString& heading)
{
    if (heading.size() < 13)
        return heading;
    qsizetype best = -1;
    for (qsizetype i = 0; i < heading.size(); ++i)
        if (heading[i] == QLatin1Char(' ')
            && (best < 0 || std::abs(i - heading.size() / 2) < std::abs(best - heading.size() / 2)))
            best = i;
    QString broken = heading;
    if (best > 0)
        broken[best] = QLatin1Char('\n');
    return broken;
}

// Columns as wide as what they hold and two units apart; the first takes the rest.
void spaceColumns(QTableWidget& table)
{
    QHeaderView* header = table.horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents); // reckons the widths
    std::vector<int> widths;
    for (int column = 0; column < table.columnCount(); ++column)
        widths.push_back(header->sectionSize(column));
    header->setSectionResizeMode(QHeaderView::Interactive);
    for (int column = 1; column < table.columnCount(); ++column)
        header->resizeSection(column, widths[std::size_t(column)] + 2 * Theme::unit);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    header->setMinimumSectionSize(6 * Theme::unit);
}

// Metrics that the runs have, the task's own headline first.
std::vector<std::string> metricsOf(const std::vector<ListedRun>& runs)
{
    std::vector<std::string> metrics;
    for (const ListedRun& run : runs) {
        if (!run.record->outcome)
            continue;
        if (const TaskDescriptor* task = findTask(run.record->recipe.task); task && metrics.empty())
            metrics.push_back(task->headline_metric);
        for (const auto& [metric, value] : run.record->outcome->evaluation.metrics)
            if (metric != "loss" && std::find(metrics.begin(), metrics.end(), metric) == metrics.end())
                metrics.push_back(metric);
    }
    return metrics;
}

std::optional<double> measure(const Evaluation& evaluation, const std::string& metric)
{
    const auto found = evaluation.metrics.find(metric);
    return found == evaluation.metrics.end() ? std::nullopt : std::optional<double>(found->second);
}

// Half the width of the interval that holds the true share in 95 of 100 draws of as many rows (normal approximation).
double halfInterval(double share, std::int64_t rows)
{
    return rows > 0 ? 1.96 * std::sqrt(share * (1 - share) / double(rows)) : 0;
}

QTableWidgetItem* measured(const std::string& metric, std::optional<double> value, std::optional<double> base,
                           const Evaluation& evaluation)
{
    if (!value)
        return cell(QStringLiteral("–"));
    QString words = metricText(metric, *value);
    QString tip = metricHelp(metric);
    if (metric == "accuracy" && evaluation.targets > 0) {
        const double half = halfInterval(*value, evaluation.targets);
        words = ComparePage::tr("%1 ± %2").arg(words, QLocale().toString(100 * half, 'f', 1));
        tip += QLatin1Char(' ')
            + ComparePage::tr("With %n held-out row(s), differences smaller than the figure after ± may be chance.",
                              nullptr, int(evaluation.targets));
    }
    auto* item = cell(words);
    if (base && std::isfinite(*value) && std::isfinite(*base)) {
        const double gain = higherIsBetter(metric) ? *value - *base : *base - *value;
        const auto& colours = Theme::instance().colours();
        // What reads the same, or lies within chance, is neither better nor worse.
        const double noise = metric == "accuracy" ? halfInterval(*value, evaluation.targets) : 0;
        if (metricText(metric, *value) != metricText(metric, *base) && std::fabs(gain) > noise) {
            // Better is what training is for and needs no word; worse than the base must not be overlooked.
            if (gain < 0) {
                item->setText(ComparePage::tr("%1  worse").arg(words));
                item->setForeground(colours.bad);
                tip += QLatin1Char(' ') + ComparePage::tr("Worse than the base model.");
            }
        }
    }
    item->setToolTip(tip);
    return item;
}

QString valueText(const std::vector<Param>& params, const std::string& key, const ParamValue& value)
{
    for (const Param& param : params) {
        if (key != param.key)
            continue;
        if (const auto* choice = std::get_if<std::string>(&value))
            for (const ParamChoice& known : param.choices)
                if (*choice == known.id)
                    return translated(known.label);
        if (const auto* flag = std::get_if<bool>(&value))
            return *flag ? ComparePage::tr("yes") : ComparePage::tr("no");
        if (const auto* real = std::get_if<double>(&value))
            return settingText(*real);
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            return countText(*whole);
    }
    return QString::fromStdString(toString(value));
}

void addBase(QTableWidget& table, const std::vector<std::string>& metrics, const RunRecord& reference,
             bool one_of_several, qreal ratio)
{
    const int row = table.rowCount();
    table.insertRow(row);
    const RunOutcome& outcome = *reference.outcome;
    const QString file = QString::fromStdString(
        reference.recipe.data.validation.value_or(reference.recipe.data.train).filename().string());
    auto* name = cell(one_of_several ? ComparePage::tr("Base model, before training, on %1").arg(file)
                                     : ComparePage::tr("Base model, before training"),
                      Qt::AlignLeft | Qt::AlignVCenter);
    name->setToolTip(QString::fromStdString(reference.recipe.base));
    name->setData(Qt::DecorationRole, RunSwatch::picture({}, ratio));
    table.setItem(row, 0, name);
    int column = 1;
    for (const std::string& metric : metrics)
        table.setItem(row, column++,
                      measured(metric, measure(outcome.base_evaluation, metric), {}, outcome.base_evaluation));
    table.setItem(row, column++, measured("loss", outcome.base_validation_loss, {}, outcome.base_evaluation));
    table.setItem(row, column++, cell(QStringLiteral("–")));
    table.setItem(row, column, cell(QStringLiteral("–")));
}

void addRun(QTableWidget& table, const std::vector<std::string>& metrics, const ListedRun& run, bool is_best,
            qreal ratio)
{
    const int row = table.rowCount();
    table.insertRow(row);
    const RunRecord& record = *run.record;
    const QString run_name = QString::fromStdString(record.name);
    auto* name =
        cell(is_best ? ComparePage::tr("%1 (best)").arg(run_name) : run_name, Qt::AlignLeft | Qt::AlignVCenter);
    name->setData(Qt::DecorationRole, RunSwatch::picture(Theme::instance().runColour(run.colour), ratio));
    name->setData(Qt::UserRole, QString::fromStdString(record.id));
    name->setFlags(name->flags() | Qt::ItemIsUserCheckable);
    name->setCheckState(run.checked ? Qt::Checked : Qt::Unchecked);
    table.setItem(row, 0, name);
    int column = 1;
    if (record.outcome) {
        const RunOutcome& outcome = *record.outcome;
        const bool checked_rows = outcome.validation_rows > 0 && std::isfinite(outcome.validation_loss);
        for (const std::string& metric : metrics)
            table.setItem(row, column++,
                          measured(metric, measure(outcome.evaluation, metric),
                                   measure(outcome.base_evaluation, metric), outcome.evaluation));
        table.setItem(row, column++,
                      checked_rows
                          ? measured("loss", outcome.validation_loss, outcome.base_validation_loss, outcome.evaluation)
                          : cell(ComparePage::tr("not checked")));
        table.setItem(row, column++, cell(clockText(outcome.seconds)));
        table.setItem(row, column, cell(bytesText(std::uint64_t(std::max<std::int64_t>(0, outcome.peak_bytes)))));
    } else {
        table.setItem(row, column++, cell(ComparePage::tr("no result yet")));
        for (; column < table.columnCount(); ++column)
            table.setItem(row, column, cell({}));
    }
}

} // namespace

void prepareTable(QTableWidget& table)
{
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(5 * Theme::unit);
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table.horizontalHeader()->setHighlightSections(false);
}

void fitHeight(QTableWidget& table)
{
    int height = table.horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < table.rowCount(); ++row)
        height += table.rowHeight(row);
    table.setFixedHeight(height + 2);
}

void fillMeasures(QTableWidget& table, const std::vector<ListedRun>& runs, const RunRecord* best)
{
    const std::vector<std::string> metrics = metricsOf(runs);
    QStringList headers{ComparePage::tr("Model")};
    for (const std::string& metric : metrics)
        headers << twoLines(metricTitle(metric));
    headers << twoLines(ComparePage::tr("Error (loss)")) << ComparePage::tr("Time") << ComparePage::tr("Memory");
    const QTableWidgetItem* current = table.item(table.currentRow(), 0);
    const QVariant chosen = current ? current->data(Qt::UserRole) : QVariant();
    const int chosen_column = table.currentColumn();
    table.clear();
    table.setColumnCount(int(headers.size()));
    table.setHorizontalHeaderLabels(headers);
    for (int column = 0; column < table.columnCount(); ++column)
        table.horizontalHeaderItem(column)->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight)
                                                             | Qt::AlignVCenter);

    std::vector<std::string> trials; // in the order in which they came
    for (const ListedRun& run : runs)
        if (!run.trial.empty() && std::find(trials.begin(), trials.end(), run.trial) == trials.end())
            trials.push_back(run.trial);
    table.setRowCount(0);
    const qreal ratio = table.devicePixelRatioF();
    for (const std::string& trial : trials) {
        // The base as the newest run measured it, before its first step.
        const RunRecord* reference = nullptr;
        for (const ListedRun& run : runs)
            if (run.trial == trial && run.record->outcome && run.record->outcome->validation_rows > 0)
                reference = run.record;
        if (reference)
            addBase(table, metrics, *reference, trials.size() > 1, ratio);
        for (const ListedRun& run : runs)
            if (run.trial == trial)
                addRun(table, metrics, run, run.record == best, ratio);
    }
    for (const ListedRun& run : runs) // not begun, or broken off before it had settled anything
        if (run.trial.empty())
            addRun(table, metrics, run, false, ratio);
    for (int row = 0; row < table.rowCount() && chosen.isValid(); ++row) // who walks it by keyboard stays where he is
        if (table.item(row, 0)->data(Qt::UserRole) == chosen)
            table.setCurrentCell(row, chosen_column);
    spaceColumns(table);
    fitHeight(table);
}

bool fillDifferences(QTableWidget& table, const std::vector<ListedRun>& runs)
{
    struct Row {
        QString name, key;
        QStringList values;
    };
    std::vector<Row> rows;
    const auto add = [&](const QString& name, const QString& key, auto value) {
        Row row{name, key, {}};
        for (const ListedRun& run : runs)
            row.values << value(run);
        if (std::any_of(row.values.begin(), row.values.end(),
                        [&](const QString& other) { return other != row.values.front(); }))
            rows.push_back(row);
    };
    if (runs.size() > 1) {
        const auto title = [](Kind kind, const std::string& id) {
            const EntryInfo* info = findEntry(kind, id);
            return info ? translated(info->title) : QString::fromStdString(id);
        };
        add(ComparePage::tr("Learns to"), QStringLiteral("task"),
            [&](const ListedRun& run) { return title(Kind::Task, run.record->recipe.task); });
        const auto fileName = [](const fs::path& path) { return QString::fromStdString(path.filename().string()); };
        add(ComparePage::tr("Starts from"), QStringLiteral("base"),
            [&](const ListedRun& run) { return fileName(run.record->recipe.base); });
        add(ComparePage::tr("Rows"), QStringLiteral("data.train"),
            [&](const ListedRun& run) { return fileName(run.record->recipe.data.train); });
        add(ComparePage::tr("Columns"), QStringLiteral("data.map"), [](const ListedRun& run) {
            QStringList columns;
            for (const auto& [role, column] : run.columns)
                if (!column.empty())
                    columns << QString::fromStdString(column);
            return columns.join(QStringLiteral(", "));
        });
        add(ComparePage::tr("How the model may change"), QStringLiteral("method"),
            [&](const ListedRun& run) { return title(Kind::Method, run.record->recipe.method); });
        std::vector<Param> params;
        std::vector<std::string> keys;
        for (const ListedRun& run : runs) {
            for (const Param& param : paramsOf(run.record->recipe)) {
                if (std::find(keys.begin(), keys.end(), param.key) == keys.end()) {
                    keys.push_back(param.key);
                    params.push_back(param);
                }
            }
        }
        for (const Param& param : params) {
            const std::string key = param.key;
            add(translated(param.label), QString::fromStdString(key), [&](const ListedRun& run) {
                const auto& values = run.record->params.values();
                const auto found = values.find(key);
                return found == values.end() ? QStringLiteral("–") : valueText(params, key, found->second);
            });
        }
    }
    table.clear();
    table.setRowCount(int(rows.size()));
    table.setColumnCount(1 + int(runs.size()));
    QStringList headers{ComparePage::tr("Setting")};
    for (const ListedRun& run : runs)
        headers << QLatin1Char(' ') + QString::fromStdString(run.record->name);
    table.setHorizontalHeaderLabels(headers);
    for (int column = 0; column < table.columnCount(); ++column) {
        table.horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        if (column > 0)
            table.horizontalHeaderItem(column)->setIcon(QIcon(RunSwatch::picture(
                Theme::instance().runColour(runs[std::size_t(column - 1)].colour), table.devicePixelRatioF())));
    }
    for (int row = 0; row < int(rows.size()); ++row) {
        auto* name = cell(rows[std::size_t(row)].name, Qt::AlignLeft | Qt::AlignVCenter);
        name->setToolTip(rows[std::size_t(row)].key);
        table.setItem(row, 0, name);
        for (int column = 0; column < rows[std::size_t(row)].values.size(); ++column)
            table.setItem(row, column + 1,
                          cell(rows[std::size_t(row)].values[column], Qt::AlignLeft | Qt::AlignVCenter));
    }
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    fitHeight(table);
    return !rows.empty();
}

} // namespace luthier
