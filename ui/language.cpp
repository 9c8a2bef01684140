// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

static void askForTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace luthier {

namespace {

QString in_use = QStringLiteral("en");

QString wanted(const QString& language)
{
    if (language == QLatin1String("pseudo") || language == QLatin1String("en")
        || translatedLanguages().contains(language))
        return language;
    for (const QString& candidate : QLocale::system().uiLanguages()) {
        const QString code = candidate.section(QLatin1Char('-'), 0, 0);
        if (code == QLatin1String("en") || translatedLanguages().contains(code))
            return code;
    }
    return QStringLiteral("en");
}

} // namespace

QStringList translatedLanguages()
{
    return {QStringLiteral("nl")};
}

QString languageInUse()
{
    return in_use;
}

void applyLanguage(const QString& language)
{
    askForTranslations();
    static QTranslator ours;
    static QTranslator plurals; // English plural forms: "1 row", "2 rows"
    static QTranslator widgets; // Qt's own words: "Cancel", "Open"
    static PseudoTranslator pseudo;
    for (QTranslator* translator : {&ours, &plurals, &widgets, static_cast<QTranslator*>(&pseudo)})
        QCoreApplication::removeTranslator(translator);

    in_use = wanted(language);
    if (in_use == QLatin1String("pseudo")) {
        QLocale::setDefault(QLocale(QLocale::English));
        QCoreApplication::installTranslator(&pseudo);
        return;
    }
    // Numbers follow the language that is read, and the desktop's country where it speaks that language.
    const QLocale system = QLocale::system();
    const QLocale spoken(in_use);
    QLocale::setDefault(system.language() == spoken.language() ? system : spoken);
    if (plurals.load(QStringLiteral(":/translations/luthier_en.qm")))
        QCoreApplication::installTranslator(&plurals);
    if (in_use == QLatin1String("en"))
        return;
    if (widgets.load(QStringLiteral("qtbase_") + in_use, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&widgets);
    if (ours.load(QStringLiteral(":/translations/luthier_%1.qm").arg(in_use)))
        QCoreApplication::installTranslator(&ours);
}

QString PseudoTranslator::lengthened(const QString& text)
{
    static const QHash<QChar, QChar> accents{{'a', QChar(0xe4)}, {'e', QChar(0xe9)}, {'i', QChar(0xef)},
                                             {'o', QChar(0xf6)}, {'u', QChar(0xfc)}, {'A', QChar(0xc4)},
                                             {'E', QChar(0xc9)}, {'O', QChar(0xd6)}, {'U', QChar(0xdc)}};
    if (text.isEmpty())
        return text;
    QString longer;
    for (qsizetype i = 0; i < text.size(); ++i) {
        // Places that arguments fill stay as they are: %1, %n, %Ln, {}.
        if (text[i] == QLatin1Char('%') && i + 1 < text.size()) {
            longer += text[i];
            longer += text[++i];
            if (text[i] == QLatin1Char('L') && i + 1 < text.size())
                longer += text[++i];
            continue;
        }
        longer += accents.value(text[i], text[i]);
    }
    const qsizetype more = (text.size() * 2 + 4) / 5;
    QString tail;
    for (qsizetype i = 0; i < more; ++i)
        tail += i % 7 == 0 ? QLatin1Char(' ') : QChar("onetwo"[i % 6]);
    return QLatin1Char('[') + longer + tail + QLatin1Char(']');
}

QString PseudoTranslator::translate(const char*, const char* source, const char*, int) const
{
    return lengthened(QString::fromUtf8(source));
}

} // namespace luthier
