// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves a loss chart other than as curves: the description for a screen reader, the table, pictures and files.
#include "ui/charts/loss_chart.h"

#include "ui/charts/loss_table.h"
#include "ui/charts/run_curves.h"
#include "ui/theme.h"
#include "ui/widgets/quantities.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QSaveFile>
#include <QTableView>

#include <qcustomplot.h>

namespace luthier {

void LossChart::describe()
{
    QStringList sentences;
    for (const auto& curve : m_curves) {
        if (curve->train().empty())
            continue;
        QString sentence =
            tr("%1: at step %2 the training loss is %3")
                .arg(curve->name(), countText(curve->train().back().step), numberText(curve->train().back().value, 4));
        if (!curve->heldOut().empty())
            sentence += tr(", on held-out rows %1").arg(numberText(curve->heldOut().back().value, 4));
        if (const auto best = curve->best())
            sentence += tr(", at best %1 at step %2")
                            .arg(numberText(curve->heldOut()[*best].value, 4), countText(curve->heldOut()[*best].step));
        sentences << sentence + QLatin1Char('.');
    }
    m_plot->setAccessibleDescription(sentences.isEmpty() ? m_empty->text() : sentences.join(QLatin1Char(' ')));
}

void LossChart::fillTable()
{
    std::vector<LossTable::Row> rows;
    for (const auto& curve : m_curves) {
        std::size_t held = 0;
        const auto& points = curve->heldOut();
        const auto addHeld = [&] {
            rows.push_back({curve->name(),
                            points[held].step,
                            points[held].epoch,
                            points[held].seconds,
                            {},
                            {},
                            points[held].value});
            ++held;
        };
        for (std::size_t i = 0; i < curve->train().size(); ++i) {
            const MetricPoint& point = curve->train()[i];
            while (held < points.size() && points[held].step < point.step)
                addHeld();
            LossTable::Row row{curve->name(), point.step,         point.epoch, point.seconds,
                               point.value,   curve->smooth()[i], {}};
            if (held < points.size() && points[held].step == point.step)
                row.validation = points[held++].value;
            rows.push_back(row);
        }
        while (held < points.size())
            addHeld();
    }
    m_numbers->setRows(std::move(rows));
    m_table->setColumnHidden(0, m_curves.size() < 2); // one run needs no name in every row
}

bool LossChart::savePicture(const QString& file, int width, int height)
{
    const int cursor = m_cursor;
    setCursorIndex(-1);
    m_plot->legend->clearItems();
    for (const auto& curve : m_curves)
        curve->addToLegend();
    const auto& colours = Theme::instance().colours();
    m_plot->legend->setBrush(colours.surface);
    m_plot->legend->setBorderPen(QPen(colours.line, 1));
    m_plot->legend->setTextColor(colours.text);
    m_plot->legend->setFont(Theme::instance().font(Theme::Size::Small));
    m_plot->legend->setVisible(true);
    const bool saved = file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)
        ? m_plot->savePdf(file, width, height, QCP::epNoCosmetic, QStringLiteral("Luthier"), tr("Loss"))
        : m_plot->savePng(file, width, height, 2);
    m_plot->legend->setVisible(false);
    m_plot->legend->clearItems();
    setCursorIndex(cursor);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    return saved;
}

bool LossChart::saveCsv(const QString& file)
{
    QString csv;
    for (const auto& curve : m_curves) {
        std::vector<MetricPoint> points = curve->train();
        points.insert(points.end(), curve->heldOut().begin(), curve->heldOut().end());
        QString part = metricsCsv(curve->name(), points);
        csv += csv.isEmpty() ? part : part.mid(part.indexOf(QLatin1Char('\n')) + 1);
    }
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(csv.toUtf8()) >= 0 && out.commit();
}

void LossChart::saveAs(const QString& suffix)
{
    const QString filter = suffix == QLatin1String("csv") ? tr("Comma-separated values (*.csv)")
        : suffix == QLatin1String("pdf")                  ? tr("PDF document (*.pdf)")
                                                          : tr("Picture (*.png)");
    QString file =
        QFileDialog::getSaveFileName(this, tr("Save the chart"), tr("loss") + QLatin1Char('.') + suffix, filter);
    if (file.isEmpty())
        return;
    if (!file.endsWith(QLatin1Char('.') + suffix, Qt::CaseInsensitive))
        file += QLatin1Char('.') + suffix;
    const bool saved = suffix == QLatin1String("csv") ? saveCsv(file) : savePicture(file, 960, 560);
    m_note->setVisible(true);
    m_note->setText(saved ? tr("Saved as %1").arg(QFileInfo(file).fileName())
                          : tr("Could not be saved there. Choose a folder that you may write to."));
}

} // namespace luthier
