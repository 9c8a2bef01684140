// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>
#include <QString>

class QWidget;

namespace luthier {

// The one place where looks are decided: a spacing scale, a type scale, one accent, colours for states and runs. Lives
// in the UI thread; changed() after the palette or the user's choice changed, everything repaints from colours().
class Theme : public QObject {
    Q_OBJECT
public:
    enum class Scheme { Automatic, Light, Dark };
    enum class Size { Title, Heading, Body, Small }; // 22, 16, 13, 11 px

    struct Colours {
        QColor window, surface, raised, hover, pressed; // backgrounds, from back to front
        QColor line, strongLine; // hair lines, focus outlines of cards
        QColor text, muted, disabled; // muted keeps 4.5 : 1
        QColor accent, accentHover, accentSoft, onAccent;
        QColor good, warn, bad, goodSoft, warnSoft, badSoft; // states, never without a word or sign
        QColor learned, context, cut; // backgrounds of tokens
    };

    static constexpr int unit = 8; // every distance is a multiple
    static constexpr int margin = 24; // of a page
    static constexpr int radius = 8; // of a card

    static Theme& instance();
    void apply(Scheme scheme); // palette, style, fonts; remembers nothing itself
    void refresh(); // Automatic: looks at the desktop's palette again
    Scheme scheme() const { return m_scheme; }
    bool dark() const { return m_dark; }
    const Colours& colours() const { return m_colours; }
    QFont font(Size size, QFont::Weight weight = QFont::Normal) const;
    QFont figures(Size size, QFont::Weight weight = QFont::Normal) const; // digits of one width, for live numbers
    QColor runColour(int index) const; // Okabe-Ito order, adjusted for contrast in each scheme
    QIcon icon(const QString& name) const; // line drawing from resources/icons, in the text colour
    QPixmap pixmap(const QString& name, int pixels, const QColor& colour) const;

Q_SIGNALS:
    void changed();

private:
    Theme();
    void adopt(bool dark);
    Scheme m_scheme = Scheme::Automatic;
    bool m_dark = false;
    bool m_applied = false;
    Colours m_colours;
};

// How a button looks: Accent for the one thing to do next, Quiet without a frame, Plain otherwise. The style reads it.
enum class ButtonLook { Plain, Accent, Quiet };
void setLook(QWidget* button, ButtonLook look);

} // namespace luthier
