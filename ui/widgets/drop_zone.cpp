// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drop_zone.h"

#include "ui/line_icons.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace luthier {

namespace {
constexpr int picture = 40;
}

DropZone::DropZone(QWidget* parent)
    : QFrame(parent), m_title(new TextLabel({}, Theme::Size::Heading, TextLabel::Tone::Text, this)),
      m_detail(new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted, this)), m_buttons(new QHBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    column->setSpacing(Theme::unit);
    column->addStretch(1);
    column->addSpacing(picture + Theme::unit);
    for (TextLabel* label : {m_title, m_detail}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setMaximumWidth(560);
        label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        auto* row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 8);
        row->addStretch(1);
        column->addLayout(row);
    }
    m_buttons->setSpacing(Theme::unit);
    m_buttons->addStretch(1);
    m_buttons->addStretch(1);
    column->addSpacing(Theme::unit);
    column->addLayout(m_buttons);
    column->addStretch(1);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DropZone::setTexts(const QString& icon, const QString& title, const QString& detail)
{
    m_icon = icon;
    m_title->setText(title);
    m_detail->setText(detail);
    update();
}

void DropZone::addButton(QPushButton* button)
{
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void DropZone::setLit(bool lit)
{
    m_lit = lit;
    update();
}

void DropZone::paintEvent(QPaintEvent*)
{
    const Theme::Colours& c = Theme::instance().colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_lit ? c.accent : c.strongLine, m_lit ? 2 : 1, Qt::CustomDashLine);
    pen.setDashPattern({6, 5});
    painter.setPen(pen);
    painter.setBrush(m_lit ? c.accentSoft : c.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Theme::radius, Theme::radius);
    drawIcon(painter, m_icon, QRectF((width() - picture) / 2.0, m_title->y() - picture - 12, picture, picture),
             m_lit ? c.accent : c.muted);
}

} // namespace luthier
