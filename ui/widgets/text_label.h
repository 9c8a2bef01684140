// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QLabel>

namespace luthier {

// Words in one of the four sizes and one of the theme's colours; wraps, follows the theme, lets clicks through to a
// card below it. Plain text, so that data is never read as markup.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    enum class Tone { Text, Muted, Accent, Good, Warn, Bad };

    explicit TextLabel(QWidget* parent = nullptr) : TextLabel({}, Theme::Size::Body, Tone::Text, parent) { }
    explicit TextLabel(const QString& text, Theme::Size size = Theme::Size::Body, Tone tone = Tone::Text,
                       QWidget* parent = nullptr);

    void setTone(Tone tone);
    void setWeight(QFont::Weight weight);
    void useFigures(); // digits of one width

private:
    void adopt();
    Theme::Size m_size;
    Tone m_tone;
};

} // namespace luthier
