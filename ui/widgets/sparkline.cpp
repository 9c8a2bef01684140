// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

namespace luthier {

namespace {

constexpr int smallest = 4 * Theme::unit;

} // namespace

Sparkline::Sparkline(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(3 * Theme::unit);
    setMinimumWidth(5 * Theme::unit);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setValues(std::vector<double> values)
{
    m_values = std::move(values);
    update();
}

void Sparkline::setColour(const QColor& colour)
{
    m_colour = colour;
    update();
}

QSize Sparkline::sizeHint() const
{
    return {10 * Theme::unit, 3 * Theme::unit};
}

void Sparkline::paintEvent(QPaintEvent*)
{
    const auto& colours = Theme::instance().colours();
    if (width() < smallest)
        return; // a squiggle tells nothing
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1.5, 3, -3.5, -3);

    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double value : m_values) {
        if (!std::isfinite(value))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (m_values.size() < 2 || low > high) {
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()));
        return;
    }
    const double span = high > low ? high - low : 1;
    const auto place = [&](std::size_t i) {
        const double y = high > low ? (m_values[i] - low) / span : 0.5;
        return QPointF(area.left() + area.width() * double(i) / double(m_values.size() - 1),
                       area.bottom() - area.height() * y);
    };
    // More points than pixels only cost time: step so that at most two fall on one.
    const std::size_t step = std::max<std::size_t>(1, m_values.size() / (2 * std::size_t(std::max(1, width()))));
    QPainterPath path;
    bool open = false;
    QPointF last;
    for (std::size_t i = 0; i < m_values.size(); i += step) {
        if (!std::isfinite(m_values[i])) {
            open = false;
            continue;
        }
        last = place(i);
        if (open)
            path.lineTo(last);
        else
            path.moveTo(last);
        open = true;
    }
    const QColor colour = m_colour.isValid() ? m_colour : colours.accent;
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(last, 2.0, 2.0);
}

} // namespace luthier
