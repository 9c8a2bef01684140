// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/line_icons.h"
#include "ui/studio_style.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace luthier {

namespace {

void drawSurface(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& line, qreal width)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, width));
    painter.setBrush(fill);
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), Theme::radius, Theme::radius);
}

QVBoxLayout* roomInside(QWidget* widget)
{
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(2 * Theme::unit, 2 * Theme::unit, 2 * Theme::unit, 2 * Theme::unit);
    layout->setSpacing(Theme::unit);
    return layout;
}

} // namespace

Panel::Panel(QWidget* parent) : QFrame(parent), m_content(roomInside(this))
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Panel::paintEvent(QPaintEvent*)
{
    const Theme::Colours& c = Theme::instance().colours();
    QPainter painter(this);
    drawSurface(painter, rect(), c.surface, c.line, 1);
}

Card::Card(QWidget* parent) : QAbstractButton(parent), m_content(roomInside(this))
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::paintEvent(QPaintEvent*)
{
    const Theme::Colours& c = Theme::instance().colours();
    QPainter painter(this);
    const bool over = underMouse() && isEnabled();
    const QColor fill = isDown() ? c.pressed : isChecked() ? c.accentSoft : over ? c.hover : c.surface;
    const QColor line = isChecked() ? c.accent : over ? c.strongLine : c.line;
    drawSurface(painter, rect(), isEnabled() ? fill : c.window, line, isChecked() ? 1.5 : 1);
    if (isChecked()) {
        const QRectF sign(width() - 34, 14, 20, 20);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.accent);
        painter.drawEllipse(sign);
        drawIcon(painter, QStringLiteral("check"), sign.adjusted(4, 4, -4, -4), c.onAccent);
    }
    if (hasFocus() && StudioStyle::keyboardLeads()) {
        // Inside and broken, so that nobody takes it for the frame of what is chosen.
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accent, 1.5, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(4.5, 4.5, -4.5, -4.5), Theme::radius - 3, Theme::radius - 3);
    }
}

void Card::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier) {
        const bool again = isChecked();
        click();
        if (again)
            Q_EMIT activated();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Card::mouseDoubleClickEvent(QMouseEvent* event)
{
    QAbstractButton::mouseDoubleClickEvent(event);
    if (isEnabled())
        Q_EMIT activated();
}

void Card::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void Card::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace luthier
