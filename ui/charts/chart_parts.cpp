// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_parts.h"

#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

namespace luthier {

namespace {

void paintCard(QWidget& widget, const QColor& fill, const QPen& pen)
{
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(fill);
    const qreal inset = pen.widthF() / 2;
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), Theme::radius, Theme::radius);
}

constexpr int sample_width = 28;

} // namespace

ChartFrame::ChartFrame(QWidget* parent) : QWidget(parent)
{
    connect(qApp, &QApplication::focusChanged, this, qOverload<>(&QWidget::update));
}

void ChartFrame::paintEvent(QPaintEvent*)
{
    const auto& colours = Theme::instance().colours();
    const QWidget* focus = QApplication::focusWidget();
    const bool focused = focus && focus != this && isAncestorOf(focus);
    paintCard(*this, colours.surface, focused ? QPen(colours.accent, 2) : QPen(colours.line, 1));
}

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent)
{
    setFont(Theme::instance().font(Theme::Size::Small));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("What the lines mean"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChartLegend::setColour(const QColor& colour)
{
    m_colour = colour;
    update();
}

QSize ChartLegend::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = 0;
    for (const QString& word : {tr("training"), tr("held-out rows"), tr("best")})
        width += sample_width + Theme::unit + metrics.horizontalAdvance(word) + 2 * Theme::unit;
    return {width, 2 * Theme::unit};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ChartLegend::paintEvent(QPaintEvent*)
{
    const auto& colours = Theme::instance().colours();
    const QColor colour = m_colour.isValid() ? m_colour : colours.muted;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0;
    double x = 0;
    const auto word = [&](const QString& text) {
        x += sample_width + Theme::unit;
        painter.setPen(colours.muted);
        painter.setBrush(Qt::NoBrush);
        const QFontMetrics metrics(font());
        painter.drawText(QRectF(x, 0, metrics.horizontalAdvance(text) + 2, height()), Qt::AlignVCenter, text);
        x += metrics.horizontalAdvance(text) + 2 * Theme::unit;
    };
    QColor pale = colour;
    pale.setAlpha(88);
    painter.setPen(QPen(pale, 1));
    painter.drawPolyline(QPolygonF{{x, middle + 3},
                                   {x + 7, middle - 4},
                                   {x + 14, middle + 4},
                                   {x + 21, middle - 3},
                                   {x + sample_width, middle + 2}});
    painter.setPen(QPen(colour, 2));
    painter.drawLine(QPointF(x, middle), QPointF(x + sample_width, middle));
    word(tr("training"));

    QPen dashed(colour, 1);
    dashed.setDashPattern({5, 3});
    painter.setPen(dashed);
    painter.drawLine(QPointF(x, middle), QPointF(x + sample_width, middle));
    painter.setPen(QPen(colour, 2));
    painter.setBrush(colours.surface);
    painter.drawEllipse(QPointF(x + sample_width / 2.0, middle), 3.5, 3.5);
    word(tr("held-out rows"));

    painter.setPen(QPen(colour, 2));
    painter.setBrush(colours.surface);
    painter.drawEllipse(QPointF(x + sample_width / 2.0, middle), 3, 3);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(x + sample_width / 2.0, middle), 6.5, 6.5);
    word(tr("best"));
}

ChartReadout::ChartReadout(QWidget* parent) : QLabel(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextFormat(Qt::RichText);
    setContentsMargins(Theme::unit, Theme::unit, Theme::unit, Theme::unit);
    setFont(Theme::instance().font(Theme::Size::Small));
    setAccessibleName(tr("Values under the crosshair"));
    hide();
}

void ChartReadout::paintEvent(QPaintEvent* event)
{
    const auto& colours = Theme::instance().colours();
    paintCard(*this, colours.raised, QPen(colours.strongLine, 1));
    QLabel::paintEvent(event);
}

} // namespace luthier
