// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/translations/core_texts.h"
#include "ui/language.h"
#include "ui/studio_state.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <QFile>

using namespace luthier;

namespace {

struct Message {
    QString context, source;
    QStringList forms; // more than one for counted texts
    bool unfinished = false;
};

QList<Message> messagesOf(const QString& language)
{
    QFile file(QStringLiteral(LUTHIER_SOURCE_FOLDER "/resources/translations/luthier_%1.ts").arg(language));
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.append({context, {}, {}, false});
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            messages.last().forms << text;
        }
    }
    return messages;
}

// Everything that an argument fills, sorted: a translation that loses one loses the number or name it stands for.
QStringList places(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%L?[0-9n]|\\{\\}"));
    QStringList found;
    auto match = place.globalMatch(text);
    while (match.hasNext())
        found << match.next().captured().remove(QLatin1Char('L'));
    found.sort();
    return found;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

    QTranslator m_dutch;

private Q_SLOTS:
    void initTestCase()
    {
        applyLanguage(QStringLiteral("en"));
        QVERIFY(m_dutch.load(QStringLiteral(":/translations/luthier_nl.qm")));
    }

    void coreIsDutch_data()
    {
        QTest::addColumn<QString>("text");
        std::set<std::string> texts = catalogueTexts();
        QVERIFY(texts.size() > 60);
        const std::set<std::string> patterns = sourcePatterns(LUTHIER_SOURCE_FOLDER "/core");
        QVERIFY(patterns.size() > 200);
        texts.insert(patterns.begin(), patterns.end());
        texts.merge(sourcePatterns(LUTHIER_SOURCE_FOLDER "/ui"));
        for (const std::string& text : texts)
            QTest::newRow(text.substr(0, 60).c_str()) << QString::fromStdString(text);
    }

    void coreIsDutch()
    {
        QFETCH(QString, text);
        const QString dutch = m_dutch.translate("core", text.toUtf8().constData());
        QVERIFY2(!dutch.isEmpty(), "no Dutch: build the target “translations” and translate what is new");
        QCOMPARE(places(dutch), places(text));
    }

    void windowIsDutch()
    {
        const QList<Message> messages = messagesOf(QStringLiteral("nl"));
        QVERIFY(messages.size() > 400);
        for (const Message& message : messages) {
            const QString where = message.context + QStringLiteral(": ") + message.source;
            QVERIFY2(!message.unfinished, qPrintable(where));
            for (const QString& form : message.forms)
                QVERIFY2(!form.trimmed().isEmpty(), qPrintable(where));
            if (message.source.contains(QLatin1Char('&')) && message.source.size() < 40)
                QVERIFY2(message.forms.first().contains(QLatin1Char('&')), qPrintable(where));
        }
    }

    // Every tr("…") of the sources is in the file: a text that was changed without a new collection would stay English.
    void fileIsUpToDate()
    {
        QSet<QString> known;
        for (const Message& message : messagesOf(QStringLiteral("nl")))
            known.insert(message.source);
        int found = 0;
        for (const char* folder : {"ui", "app/gui"}) {
            for (const auto& entry : fs::recursive_directory_iterator(fs::path(LUTHIER_SOURCE_FOLDER) / folder)) {
                if (entry.path().extension() != ".cpp")
                    continue;
                QFile file(QString::fromStdString(entry.path().string()));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString source = QString::fromUtf8(file.readAll());
                static const QRegularExpression call(QStringLiteral("\\btr\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"));
                static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
                auto calls = call.globalMatch(source);
                while (calls.hasNext()) {
                    QString text;
                    auto parts = literal.globalMatch(calls.next().captured(1));
                    while (parts.hasNext())
                        text += parts.next().captured(1);
                    text.replace(QStringLiteral("\\n"), QStringLiteral("\n"));
                    text.replace(QStringLiteral("\\\""), QStringLiteral("\""));
                    ++found;
                    QVERIFY2(known.contains(text), qPrintable(file.fileName() + QStringLiteral(": ") + text));
                }
            }
        }
        QVERIFY(found > 300);
    }

    // A counted text that the English file lacks would say "1 rows".
    void englishKnowsEveryCount()
    {
        QSet<QString> english;
        for (const Message& message : messagesOf(QStringLiteral("en")))
            english.insert(message.context + QLatin1Char('|') + message.source);
        int counted = 0;
        for (const Message& message : messagesOf(QStringLiteral("nl"))) {
            if (!places(message.source).contains(QStringLiteral("%n")))
                continue;
            ++counted;
            QVERIFY2(english.contains(message.context + QLatin1Char('|') + message.source),
                     qPrintable(message.context + QStringLiteral(": ") + message.source));
        }
        QVERIFY(counted > 10);
    }

    void languageIsUsed_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("rows");
        QTest::newRow("English, one") << QStringLiteral("en") << 1 << QStringLiteral("1 row");
        QTest::newRow("English, many") << QStringLiteral("en") << 1200 << QStringLiteral("1,200 rows");
        QTest::newRow("Dutch, one") << QStringLiteral("nl") << 1 << QStringLiteral("1 rij");
        QTest::newRow("Dutch, many") << QStringLiteral("nl") << 1200 << QStringLiteral("1.200 rijen");
    }

    void languageIsUsed()
    {
        QFETCH(QString, language);
        QFETCH(int, count);
        QFETCH(QString, rows);
        applyLanguage(language);
        QCOMPARE(languageInUse(), language);
        QCOMPARE(StudioState::tr("%Ln rows", nullptr, count), rows);
        const bool dutch = language == QLatin1String("nl");
        QCOMPARE(translated(findEntry(Kind::Task, "classify")->title) != QLatin1String("Sort texts into categories"),
                 dutch);
        applyLanguage(QStringLiteral("en"));
    }

    void pseudoIsLonger()
    {
        applyLanguage(QStringLiteral("pseudo"));
        const QString rows = StudioState::tr("%Ln rows", nullptr, 12);
        QVERIFY2(rows.contains(QStringLiteral("12")) && rows.startsWith(QLatin1Char('[')), qPrintable(rows));
        for (const std::string& text : catalogueTexts()) {
            const QString plain = QString::fromStdString(text);
            const QString longer = translated(text.c_str());
            QVERIFY2(longer.size() >= plain.size() * 1.4, text.c_str());
            QCOMPARE(places(longer), places(plain));
        }
        applyLanguage(QStringLiteral("en"));
        QCOMPARE(StudioState::tr("%Ln rows", nullptr, 12), QStringLiteral("12 rows"));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
