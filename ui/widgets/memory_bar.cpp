// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/memory_bar.h"

#include "ui/theme.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/text_label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace luthier {

namespace {
constexpr int bar_height = 6;
}

MemoryBar::MemoryBar(QWidget* parent)
    : QWidget(parent), m_words(new TextLabel({}, Theme::Size::Small, TextLabel::Tone::Muted, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, bar_height + 4, 0, 0);
    column->addWidget(m_words);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

MemoryBar::Verdict MemoryBar::verdict(std::uint64_t needed, std::uint64_t available)
{
    if (needed > available)
        return Verdict::TooLarge;
    return double(needed) > 0.8 * double(available) ? Verdict::Tight : Verdict::Fits;
}

void MemoryBar::setNeed(std::uint64_t needed, std::uint64_t available)
{
    m_needed = needed;
    m_available = available;
    m_words->setText(words());
    m_words->setTone(available > 0 && verdict(needed, available) != Verdict::Fits ? TextLabel::Tone::Warn
                                                                                  : TextLabel::Tone::Muted);
    update();
}

QString MemoryBar::words() const
{
    if (m_available == 0)
        return tr("needs about %1 of memory").arg(bytesText(m_needed));
    switch (verdict(m_needed, m_available)) {
    case Verdict::Fits:
        return tr("fits this machine: about %1 of %2 free memory").arg(bytesText(m_needed), bytesText(m_available));
    case Verdict::Tight:
        return tr("tight: about %1 of %2 free memory").arg(bytesText(m_needed), bytesText(m_available));
    case Verdict::TooLarge:
        return tr("too large just now: needs about %1, free are %2").arg(bytesText(m_needed), bytesText(m_available));
    }
    return {};
}

void MemoryBar::paintEvent(QPaintEvent*)
{
    const Theme::Colours& c = Theme::instance().colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.pressed);
    painter.drawRoundedRect(QRectF(0, 0, width(), bar_height), 3, 3);
    if (m_available == 0)
        return;
    const Verdict judged = verdict(m_needed, m_available);
    painter.setBrush(judged == Verdict::Fits ? c.good : judged == Verdict::Tight ? c.warn : c.bad);
    const double share = qMin(1.0, double(m_needed) / double(m_available));
    painter.drawRoundedRect(QRectF(0, 0, qMax(double(bar_height), width() * share), bar_height), 3, 3);
}

} // namespace luthier
