// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/vital_sign.h"

#include "ui/theme.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace luthier {

VitalSign::VitalSign(const QString& name, const QString& help, QWidget* parent)
    : QWidget(parent), m_name(name), m_now(new TextLabel(QStringLiteral("–"), Theme::Size::Body)), m_line(new Sparkline)
{
    setToolTip(help);
    auto* title = new TextLabel(name, Theme::Size::Small, TextLabel::Tone::Muted);
    title->setWordWrap(false);
    m_now->setWordWrap(false);
    m_line->setMaximumWidth(8 * Theme::unit); // gives way to the number where there is little room
    m_line->setMinimumWidth(2 * Theme::unit);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addWidget(m_now);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit);
    layout->addLayout(words, 1);
    layout->addWidget(m_line, 0, Qt::AlignVCenter);
}

void VitalSign::setValues(std::vector<double> values, const QString& now)
{
    m_line->setValues(std::move(values));
    m_now->setText(now);
    setAccessibleName(QStringLiteral("%1: %2").arg(m_name, now));
}

void VitalSign::setColour(const QColor& colour)
{
    m_line->setColour(colour);
}

QString VitalSign::now() const
{
    return m_now->text();
}

} // namespace luthier
