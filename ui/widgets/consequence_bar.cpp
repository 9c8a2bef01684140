// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/consequence_bar.h"

#include "ui/theme.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QPainter>

#include <algorithm>

namespace luthier {

class ConsequenceBar::Bar : public QWidget {
public:
    double share = 0;
    Level level = Level::Fine;

    explicit Bar(QWidget* parent) : QWidget(parent)
    {
        setFixedHeight(6);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const auto& colours = Theme::instance().colours();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.pressed);
        painter.drawRoundedRect(rect(), 3, 3);
        painter.setBrush(level == Level::TooMuch ? colours.bad : level == Level::Much ? colours.warn : colours.accent);
        QRectF filled = rect();
        filled.setWidth(std::max(6.0, filled.width() * std::clamp(share, 0.0, 1.0)));
        painter.drawRoundedRect(filled, 3, 3);
    }
};

ConsequenceBar::ConsequenceBar(const QString& name, QWidget* parent) : QWidget(parent), m_name(name)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* title = new TextLabel(name, Theme::Size::Small, TextLabel::Tone::Muted);
    title->setWordWrap(false);
    m_words = new TextLabel({}, Theme::Size::Small);
    m_words->setAlignment(Qt::AlignRight);
    m_bar = new Bar(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(Theme::unit);
    line->addWidget(title);
    line->addWidget(m_words, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_bar);
    connect(&Theme::instance(), &Theme::changed, m_bar, qOverload<>(&QWidget::update));
}

void ConsequenceBar::setValue(double share, const QString& words, Level level)
{
    m_bar->share = share;
    m_bar->level = level;
    m_words->setText(words);
    m_words->setTone(level == Level::TooMuch    ? TextLabel::Tone::Bad
                         : level == Level::Much ? TextLabel::Tone::Warn
                                                : TextLabel::Tone::Text);
    setAccessibleName(QStringLiteral("%1: %2").arg(m_name, words));
    m_bar->update();
}

QString ConsequenceBar::words() const
{
    return m_words->text();
}

} // namespace luthier
