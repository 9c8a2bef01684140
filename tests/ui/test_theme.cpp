// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/line_icons.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QFontMetricsF>
#include <QImage>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace luthier;

namespace {

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor& colour)
{
    auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

int inkedPixels(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 60 ? 1 : 0;
    return count;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastSuffices_data()
    {
        QTest::addColumn<Theme::Scheme>("scheme");
        QTest::newRow("light") << Theme::Scheme::Light;
        QTest::newRow("dark") << Theme::Scheme::Dark;
    }

    void contrastSuffices()
    {
        QFETCH(Theme::Scheme, scheme);
        Theme::instance().apply(scheme);
        const Theme::Colours& c = Theme::instance().colours();
        QCOMPARE(Theme::instance().dark(), scheme == Theme::Scheme::Dark);
        struct Pair {
            const char* name;
            QColor ink, paper;
            double least;
        };
        const Pair pairs[] = {
            {"text on window", c.text, c.window, 7},
            {"text on surface", c.text, c.surface, 7},
            {"text on hover", c.text, c.hover, 7},
            {"text on chosen", c.text, c.accentSoft, 7},
            {"text on learned", c.text, c.learned, 4.5},
            {"text on context", c.text, c.context, 4.5},
            {"text on cut", c.text, c.cut, 4.5},
            {"muted on window", c.muted, c.window, 4.5},
            {"muted on surface", c.muted, c.surface, 4.5},
            {"muted on chosen", c.muted, c.accentSoft, 4.5},
            {"on accent", c.onAccent, c.accent, 4.5},
            {"on accent, hover", c.onAccent, c.accentHover, 4.5},
            {"good", c.good, c.goodSoft, 4.5},
            {"warn", c.warn, c.warnSoft, 4.5},
            {"bad", c.bad, c.badSoft, 4.5},
            {"good on surface", c.good, c.surface, 4.5},
            {"warn on surface", c.warn, c.surface, 4.5},
            {"bad on surface", c.bad, c.surface, 4.5},
            {"accent line", c.accent, c.surface, 3},
            {"strong line", c.strongLine, c.surface, 3},
        };
        for (const Pair& pair : pairs)
            QVERIFY2(
                contrast(pair.ink, pair.paper) >= pair.least,
                qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(pair.name)).arg(contrast(pair.ink, pair.paper))));
        for (int i = 0; i < 7; ++i) {
            QVERIFY2(contrast(Theme::instance().runColour(i), c.surface) >= 3, qPrintable(QString::number(i)));
            for (int j = 0; j < i; ++j)
                QVERIFY(Theme::instance().runColour(i) != Theme::instance().runColour(j));
        }
        QCOMPARE(Theme::instance().runColour(7), Theme::instance().runColour(0));
    }

    void changeIsAnnounced()
    {
        Theme::instance().apply(Theme::Scheme::Light);
        QSignalSpy spy(&Theme::instance(), &Theme::changed);
        Theme::instance().apply(Theme::Scheme::Dark);
        QCOMPARE(spy.count(), 1);
        QVERIFY(QApplication::palette().color(QPalette::WindowText).lightness()
                > QApplication::palette().color(QPalette::Window).lightness());
        Theme::instance().apply(Theme::Scheme::Dark);
        QCOMPARE(spy.count(), 1);
    }

    void typeScale()
    {
        const std::pair<Theme::Size, int> sizes[] = {
            {Theme::Size::Title, 22}, {Theme::Size::Heading, 16}, {Theme::Size::Body, 13}, {Theme::Size::Small, 11}};
        for (const auto& [size, pixels] : sizes) {
            QCOMPARE(Theme::instance().font(size).pixelSize(), pixels);
            const QFontMetricsF metrics(Theme::instance().figures(size));
            QCOMPARE(metrics.horizontalAdvance(QStringLiteral("1111")),
                     metrics.horizontalAdvance(QStringLiteral("8888")));
        }
    }

    void everyIconDrawsSomething()
    {
        QVERIFY(iconNames().size() > 30);
        for (const QString& name : iconNames()) {
            const QRectF box = iconPath(name).boundingRect();
            QVERIFY2(box.left() >= 0 && box.top() >= 0 && box.right() <= 24 && box.bottom() <= 24, qPrintable(name));
            QVERIFY2(box.width() + box.height() > 8, qPrintable(name));
            const QImage image = linePixmap(name, 16, Qt::black, 1).toImage();
            QVERIFY2(inkedPixels(image) > 8, qPrintable(name));
        }
        QVERIFY(iconPath(QStringLiteral("no such icon")).isEmpty());
    }

    // A misspelt name draws nothing, silently: every name in the sources must exist.
    void everyIconThatIsUsedExists()
    {
        const QRegularExpression use(QStringLiteral(
            "(?:lineIcon|drawIcon|linePixmap|IconLabel|[.>]icon)\\([^;]*?QStringLiteral\\(\"([a-z-]+)\"\\)"));
        QDirIterator files(QStringLiteral(LUTHIER_SOURCE_FOLDER "/ui"), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        int found = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto match = use.globalMatch(QString::fromUtf8(file.readAll()));
            while (match.hasNext()) {
                const QString name = match.next().captured(1);
                ++found;
                QVERIFY2(iconNames().contains(name), qPrintable(name + QStringLiteral(" in ") + file.fileName()));
            }
        }
        QVERIFY(found > 20);
    }

    void iconsFollowTheTheme()
    {
        Theme::instance().apply(Theme::Scheme::Light);
        const QIcon icon = lineIcon(QStringLiteral("plus"));
        auto brightest = [&icon] {
            const QImage image = icon.pixmap(32, 32).toImage();
            int best = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (qAlpha(image.pixel(x, y)) > 250)
                        best = qMax(best, qGray(image.pixel(x, y)));
            return best;
        };
        const int light = brightest();
        Theme::instance().apply(Theme::Scheme::Dark);
        QVERIFY(light < 80);
        QVERIFY(brightest() > 180);
    }

    void focusShows_data()
    {
        QTest::addColumn<int>("look");
        QTest::newRow("plain") << int(ButtonLook::Plain);
        QTest::newRow("accent") << int(ButtonLook::Accent);
        QTest::newRow("quiet") << int(ButtonLook::Quiet);
    }

    void focusShows()
    {
        QFETCH(int, look);
        Theme::instance().apply(Theme::Scheme::Light);
        QWidget window;
        QPushButton button(QStringLiteral("Press"), &window);
        QPushButton other(QStringLiteral("Other"), &window);
        other.move(0, 60);
        setLook(&button, ButtonLook(look));
        window.resize(200, 120);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::mouseClick(&other, Qt::LeftButton);
        const QImage without = button.grab().toImage();
        button.setFocus();
        QTRY_VERIFY(button.hasFocus());
        QTest::mouseClick(&button, Qt::LeftButton); // who uses the mouse sees no frame that looks like a choice
        QVERIFY(button.grab().toImage() == without);
        QTest::keyClick(&button, Qt::Key_Shift);
        QVERIFY(button.grab().toImage() != without);
    }

    void settingsComeBack()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("studio.ini"));
        {
            Settings settings(file);
            QCOMPARE(settings.theme(), Theme::Scheme::Automatic);
            QCOMPARE(settings.language(), QStringLiteral("system"));
            QVERIFY(settings.recentProjects().isEmpty());
            settings.setTheme(Theme::Scheme::Dark);
            settings.setLanguage(QStringLiteral("nl"));
            settings.setGeometry("abc");
            settings.setProjectsFolder(QStringLiteral("/projects"));
            for (int i = 0; i < 12; ++i)
                settings.addRecentProject(QStringLiteral("/p%1").arg(i));
            settings.addRecentProject(QStringLiteral("/p5"));
            settings.removeRecentProject(QStringLiteral("/p11"));
            settings.addRecentModel(QStringLiteral("/m"));
        }
        Settings again(file);
        QCOMPARE(again.theme(), Theme::Scheme::Dark);
        QCOMPARE(again.language(), QStringLiteral("nl"));
        QCOMPARE(again.geometry(), QByteArray("abc"));
        QCOMPARE(again.projectsFolder(), QStringLiteral("/projects"));
        QCOMPARE(again.recentProjects().size(), 9);
        QCOMPARE(again.recentProjects().first(), QStringLiteral("/p5"));
        QCOMPARE(again.recentProjects().count(QStringLiteral("/p5")), 1);
        QCOMPARE(again.recentModels(), QStringList{QStringLiteral("/m")});
    }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
