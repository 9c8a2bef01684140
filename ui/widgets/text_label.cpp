// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

namespace luthier {

TextLabel::TextLabel(const QString& text, Theme::Size size, Tone tone, QWidget* parent)
    : QLabel(text, parent), m_size(size), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setForegroundRole(QPalette::WindowText); // inside a card it would become the button's text colour
    setFont(Theme::instance().font(
        size, size == Theme::Size::Title || size == Theme::Size::Heading ? QFont::DemiBold : QFont::Normal));
    connect(&Theme::instance(), &Theme::changed, this, &TextLabel::adopt);
    adopt();
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    adopt();
}

void TextLabel::setWeight(QFont::Weight weight)
{
    QFont changed = font();
    changed.setWeight(weight);
    setFont(changed);
}

void TextLabel::useFigures()
{
    setFont(Theme::instance().figures(m_size, QFont::Weight(font().weight())));
}

void TextLabel::adopt()
{
    const Theme::Colours& c = Theme::instance().colours();
    const QColor colour = [&] {
        switch (m_tone) {
        case Tone::Text: return c.text;
        case Tone::Muted: return c.muted;
        case Tone::Accent: return c.accent;
        case Tone::Good: return c.good;
        case Tone::Warn: return c.warn;
        case Tone::Bad: return c.bad;
        }
        return c.text;
    }();
    QPalette changed = palette();
    changed.setColor(QPalette::Active, QPalette::WindowText, colour);
    changed.setColor(QPalette::Inactive, QPalette::WindowText, colour);
    // What cannot be chosen must still be read: it says why.
    changed.setColor(QPalette::Disabled, QPalette::WindowText, m_tone == Tone::Text ? c.muted : colour);
    setPalette(changed);
}

} // namespace luthier
