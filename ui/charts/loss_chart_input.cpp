// SPDX-License-Identifier: GPL-3.0-or-later
// How a loss chart is read and steered: the crosshair, keys, wheel, panning.
#include "ui/charts/loss_chart.h"
#include "ui/charts/run_curves.h"
#include "ui/theme.h"
#include "ui/widgets/quantities.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QWheelEvent>

#include <qcustomplot.h>

#include <algorithm>

namespace luthier {

const RunCurves* LossChart::longest() const
{
    const RunCurves* result = nullptr;
    for (const auto& curve : m_curves)
        if (!curve->train().empty() && (!result || curve->train().size() > result->train().size()))
            result = curve.get();
    return result;
}

void LossChart::setCursorIndex(int index)
{
    const RunCurves* curve = longest();
    m_cursor = curve ? std::clamp(index, -1, int(curve->keys().size()) - 1) : -1;
    showCursor();
}

QString LossChart::cursorText() const
{
    return m_cursor < 0 ? QString() : m_readout->text();
}

void LossChart::showCursor()
{
    const RunCurves* lead = longest();
    const bool visible = lead && m_cursor >= 0 && std::size_t(m_cursor) < lead->keys().size();
    m_line->setVisible(visible);
    m_readout->setVisible(visible);
    for (const auto& curve : m_curves)
        curve->setTracer(visible ? std::optional<double>(lead->keys()[std::size_t(m_cursor)]) : std::nullopt);
    if (visible) {
        const double key = lead->keys()[std::size_t(m_cursor)];
        m_line->start->setCoords(key, 0);
        m_line->end->setCoords(key, 1);
        const MetricPoint& point = lead->train()[std::size_t(m_cursor)];
        QString html =
            QStringLiteral("<b>%1</b><table cellspacing='0' cellpadding='2'><tr><td></td><td></td>"
                           "<td align='right'>&nbsp;%2</td><td align='right'>&nbsp;%3</td></tr>")
                .arg(tr("Step %1, round %2, %3")
                         .arg(countText(point.step), QLocale().toString(point.epoch, 'f', 2), clockText(point.seconds)),
                     tr("training"), tr("held-out"));
        for (const auto& curve : m_curves) {
            const auto train = curve->trainAt(key), held = curve->heldOutAt(key);
            html += QStringLiteral("<tr><td><font color='%1'>&#9632;</font></td><td>%2</td><td align='right'>%3</td>"
                                   "<td align='right'>&nbsp;%4</td></tr>")
                        .arg(curve->colour().name(), curve->name().toHtmlEscaped(),
                             train ? numberText(curve->smooth()[*train], 4) : QStringLiteral("–"),
                             held ? numberText(curve->heldOut()[*held].value, 4) : QStringLiteral("–"));
        }
        m_readout->setText(html + QStringLiteral("</table>"));
        m_readout->adjustSize();
        const QRect area = m_plot->axisRect()->rect();
        const double x = m_plot->xAxis->coordToPixel(key);
        const int left =
            x < area.center().x() ? area.right() - m_readout->width() - Theme::unit : area.left() + Theme::unit;
        m_readout->move(qMax(area.left() + Theme::unit / 2, left), area.top() + Theme::unit);
    }
    m_line->layer()->replot(); // the buffered one: the curves stay as they are
}

bool LossChart::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const RunCurves* lead = longest();
    if (!lead)
        return false;
    const int last = int(lead->keys().size()) - 1;
    const int stride = modifiers & Qt::ControlModifier ? std::max(1, last / 20) : 1;
    const int from = m_cursor < 0 ? last : m_cursor;
    switch (key) {
    case Qt::Key_Left: setCursorIndex(m_cursor < 0 ? last : std::max(0, from - stride)); return true;
    case Qt::Key_Right: setCursorIndex(std::min(last, from + stride)); return true;
    case Qt::Key_Home: setCursorIndex(0); return true;
    case Qt::Key_End: setCursorIndex(last); return true;
    case Qt::Key_Escape:
        if (m_cursor < 0)
            return false;
        setCursorIndex(-1);
        return true;
    case Qt::Key_F: fit(); return true;
    case Qt::Key_Plus:
    case Qt::Key_Minus: {
        const double centre = m_cursor < 0 ? m_plot->xAxis->range().center() : lead->keys()[std::size_t(m_cursor)];
        m_plot->xAxis->scaleRange(key == Qt::Key_Plus ? 0.7 : 1 / 0.7, centre);
        return true;
    }
    default: return false;
    }
}

void LossChart::pan(const QPoint& from, const QPoint& to)
{
    const auto shift = [](QCPAxis* axis, double before, double after) {
        const double a = axis->pixelToCoord(before), b = axis->pixelToCoord(after);
        if (axis->scaleType() == QCPAxis::stLogarithmic)
            axis->setRange(axis->range().lower * a / b, axis->range().upper * a / b);
        else
            axis->moveRange(a - b);
    };
    shift(m_plot->xAxis, from.x(), to.x());
    shift(m_plot->yAxis, from.y(), to.y());
}

bool LossChart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_plot)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto* key = static_cast<QKeyEvent*>(event);
        return handleKey(key->key(), key->modifiers());
    }
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const bool pans = mouse->button() == Qt::MiddleButton
            || (mouse->button() == Qt::LeftButton && mouse->modifiers() & Qt::ShiftModifier);
        if (!pans)
            return false;
        m_pan = mouse->pos();
        m_plot->setCursor(Qt::ClosedHandCursor);
        return true;
    }
    case QEvent::MouseMove: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (m_pan) {
            pan(*m_pan, mouse->pos());
            m_pan = mouse->pos();
            return true;
        }
        const RunCurves* lead = longest();
        if (mouse->buttons() == Qt::NoButton && lead && m_plot->axisRect()->rect().contains(mouse->pos()))
            setCursorIndex(int(*lead->trainAt(m_plot->xAxis->pixelToCoord(mouse->pos().x()))));
        return false;
    }
    case QEvent::MouseButtonRelease:
        if (!m_pan)
            return false;
        m_pan.reset();
        m_plot->unsetCursor();
        return true;
    case QEvent::MouseButtonDblClick: fit(); return true;
    case QEvent::Wheel: {
        // The wheel alone belongs to the page that the chart stands on. With Ctrl it stretches time, as the course is
        // long and low; with Shift as well it stretches the values.
        const auto held = static_cast<QWheelEvent*>(event)->modifiers();
        if (!(held & Qt::ControlModifier) || longest() == nullptr) {
            // Handed on by hand: an event that a filter swallows goes to nobody.
            for (QWidget* above = parentWidget(); above; above = above->parentWidget())
                if (auto* area = qobject_cast<QScrollArea*>(above)) {
                    QCoreApplication::sendEvent(area->verticalScrollBar(), event);
                    break;
                }
            return true;
        }
        m_plot->axisRect()->setRangeZoom(held & Qt::ShiftModifier ? Qt::Vertical : Qt::Horizontal);
        return false;
    }
    case QEvent::Leave:
        if (!m_plot->hasFocus())
            setCursorIndex(-1);
        return false;
    case QEvent::FocusOut: setCursorIndex(-1); return false;
    case QEvent::Resize: scheduleRebuild(); return false;
    default: return false;
    }
}

} // namespace luthier
