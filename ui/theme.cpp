// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "ui/line_icons.h"
#include "ui/studio_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>
#include <QWidget>

namespace luthier {

namespace {

Theme::Colours lightColours()
{
    Theme::Colours c;
    c.window = QColor("#f6f5f2");
    c.surface = QColor("#ffffff");
    c.raised = QColor("#fbfaf8");
    c.hover = QColor("#f1efea");
    c.pressed = QColor("#e7e4dd");
    c.line = QColor("#dedbd3");
    c.strongLine = QColor("#8c887e");
    c.text = QColor("#1f1e1b");
    c.muted = QColor("#625e56");
    c.disabled = QColor("#a19d93");
    c.accent = QColor("#3f4bb8");
    c.accentHover = QColor("#343fa0");
    c.accentSoft = QColor("#e8eafa");
    c.onAccent = QColor("#ffffff");
    c.good = QColor("#1b7440");
    c.warn = QColor("#875600");
    c.bad = QColor("#b3261e");
    c.goodSoft = QColor("#e2f2e8");
    c.warnSoft = QColor("#fbf0d9");
    c.badSoft = QColor("#fbe6e3");
    c.learned = QColor("#cfd6fa");
    c.context = QColor("#efede8");
    c.cut = QColor("#f8d9d4");
    return c;
}

Theme::Colours darkColours()
{
    Theme::Colours c;
    c.window = QColor("#17181b");
    c.surface = QColor("#1f2125");
    c.raised = QColor("#24262b");
    c.hover = QColor("#2a2d33");
    c.pressed = QColor("#33373e");
    c.line = QColor("#363a42");
    c.strongLine = QColor("#7d828c");
    c.text = QColor("#ecebe8");
    c.muted = QColor("#a6a9af");
    c.disabled = QColor("#6a6e76");
    c.accent = QColor("#9ba7ff");
    c.accentHover = QColor("#b1baff");
    c.accentSoft = QColor("#2b3056");
    c.onAccent = QColor("#12142b");
    c.good = QColor("#6fcf97");
    c.warn = QColor("#f0b95a");
    c.bad = QColor("#ff8d83");
    c.goodSoft = QColor("#1c3526");
    c.warnSoft = QColor("#3a2f18");
    c.badSoft = QColor("#43211f");
    c.learned = QColor("#3a4696");
    c.context = QColor("#2d3036");
    c.cut = QColor("#612e2a");
    return c;
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::WindowText).lightnessF() > palette.color(QPalette::Window).lightnessF();
}

bool desktopIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    // Our own palette hides the desktop's: it shows only while ours is taken away.
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const bool dark = isDark(QApplication::palette());
    QApplication::setPalette(ours);
    return dark;
}

QPalette paletteOf(const Theme::Colours& c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.window);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.surface);
    p.setColor(QPalette::AlternateBase, c.raised);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.muted);
    p.setColor(QPalette::Button, c.surface);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.bad);
    p.setColor(QPalette::Highlight, c.accentSoft);
    p.setColor(QPalette::HighlightedText, c.text);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Light, c.raised);
    p.setColor(QPalette::Midlight, c.hover);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.strongLine);
    p.setColor(QPalette::Shadow, c.strongLine);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, c.disabled);
    return p;
}

int pixels(Theme::Size size)
{
    switch (size) {
    case Theme::Size::Title: return 22;
    case Theme::Size::Heading: return 16;
    case Theme::Size::Body: return 13;
    case Theme::Size::Small: return 11;
    }
    return 13;
}

const QStringList& wantedFamilies()
{
    static const QStringList families{QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Cantarell"),
                                      QStringLiteral("DejaVu Sans")};
    return families;
}

QString firstInstalled()
{
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : wantedFamilies())
        if (installed.contains(family))
            return family;
    return QApplication::font().family();
}

#if QT_VERSION < QT_VERSION_CHECK(6, 7, 0)
bool digitsShareOneWidth(const QFont& font)
{
    const QFontMetricsF metrics(font);
    for (char digit = '1'; digit <= '9'; ++digit)
        if (qAbs(metrics.horizontalAdvance(QLatin1Char(digit)) - metrics.horizontalAdvance(QLatin1Char('0'))) > 0.05)
            return false;
    return true;
}
#endif

QFont fontOf(const QString& family, Theme::Size size, QFont::Weight weight)
{
    QFont font(family);
    font.setPixelSize(pixels(size));
    font.setWeight(weight);
    return font;
}

} // namespace

Theme::Theme() : m_colours(lightColours()) { }

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

void Theme::apply(Scheme scheme)
{
    m_scheme = scheme;
    adopt(scheme == Scheme::Automatic ? desktopIsDark() : scheme == Scheme::Dark);
}

void Theme::refresh()
{
    if (m_scheme == Scheme::Automatic && m_applied && desktopIsDark() != m_dark)
        adopt(!m_dark);
}

void Theme::adopt(bool dark)
{
    if (m_applied && dark == m_dark)
        return;
    m_dark = dark;
    m_colours = dark ? darkColours() : lightColours();
    if (!m_applied)
        QApplication::setStyle(new StudioStyle); // the application owns it
    m_applied = true;
    QApplication::setPalette(paletteOf(m_colours));
    QApplication::setFont(font(Size::Body));
    Q_EMIT changed();
}

QFont Theme::font(Size size, QFont::Weight weight) const
{
    static const QString family = firstInstalled();
    return fontOf(family, size, weight);
}

QFont Theme::figures(Size size, QFont::Weight weight) const
{
    QFont plain = font(size, weight);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    plain.setFeature("tnum", 1);
    return plain;
#else
    // Font features cannot be asked for before Qt 6.7: take a family whose digits share one width by themselves.
    static const QString family = [&plain] {
        if (digitsShareOneWidth(plain))
            return plain.family();
        const QStringList installed = QFontDatabase::families();
        for (const QString& candidate : wantedFamilies())
            if (installed.contains(candidate) && digitsShareOneWidth(fontOf(candidate, Size::Title, QFont::Normal)))
                return candidate;
        return plain.family();
    }();
    return fontOf(family, size, weight);
#endif
}

QColor Theme::runColour(int index) const
{
    // Okabe and Ito's eight, darkened or lightened until lines reach 3 : 1 on the page. Black is left to axes.
    static const char* const light[] = {"#0072b2", "#d55e00", "#008a65", "#b0518a", "#a87400", "#2f8cbf", "#7d7500"};
    static const char* const dark[] = {"#5cb0e8", "#ff8a3d", "#2fc79a", "#e38bbd", "#f0b429", "#8fd0f5", "#e8dd55"};
    constexpr int count = 7;
    const int place = ((index % count) + count) % count;
    return QColor(m_dark ? dark[place] : light[place]);
}

QIcon Theme::icon(const QString& name) const
{
    return lineIcon(name);
}

QPixmap Theme::pixmap(const QString& name, int size, const QColor& colour) const
{
    return linePixmap(name, size, colour, qApp->devicePixelRatio());
}

void setLook(QWidget* button, ButtonLook look)
{
    button->setProperty("look", static_cast<int>(look));
    button->update();
}

} // namespace luthier
