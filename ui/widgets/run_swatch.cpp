// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/run_swatch.h"

#include "ui/theme.h"

#include <QPainter>

namespace luthier {

namespace {

constexpr int side = 12;
constexpr int line_height = 16; // of the name beside it

void paint(QPainter& painter, const QRectF& area, const QColor& colour)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour.isValid() ? colour : Theme::instance().colours().strongLine);
    if (colour.isValid())
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 3, 3);
    else
        painter.drawEllipse(area.adjusted(2, 2, -2, -2)); // the base model is no run, and no empty check box
}

} // namespace

RunSwatch::RunSwatch(int run, QWidget* parent) : QWidget(parent), m_run(run)
{
    setFixedSize(side, line_height);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RunSwatch::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, QRectF(0, (height() - side) / 2.0, side, side),
          m_run == base ? QColor() : Theme::instance().runColour(m_run));
}

QPixmap RunSwatch::picture(const QColor& colour, qreal ratio)
{
    QPixmap picture(QSize(side, side) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paint(painter, QRectF(0, 0, side, side), colour);
    return picture;
}

} // namespace luthier
