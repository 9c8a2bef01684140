// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace luthier {

// Draws every ordinary control in the theme's colours: flat, hair lines, 8 px rhythm, focus always a ring of the
// accent. Colours are read at each painting, so that a change of theme needs no new style.
class StudioStyle : public QProxyStyle {
    Q_OBJECT
public:
    StudioStyle();

    bool eventFilter(QObject* watched, QEvent* event) override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;

    // Whether the last thing pressed was a key: only then does a button or card show its ring, as a frame around what a
    // mouse has just clicked looks like a choice. Fields that take text always show theirs.
    static bool keyboardLeads();

private:
    bool m_alt_held = false;
};

} // namespace luthier
