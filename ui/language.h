// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

namespace luthier {

// Makes the application speak "en", "nl", "system" (the desktop's, English when we do not have it) or "pseudo". Widgets
// that exist keep their texts: build them again.
void applyLanguage(const QString& language);
QString languageInUse(); // "en", "nl" or "pseudo"
QStringList translatedLanguages(); // "nl"

// A language nobody speaks: every text 40 % longer, with accents and brackets, to see what a layout does not bear.
class PseudoTranslator : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    static QString lengthened(const QString& text);
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
    bool isEmpty() const override { return false; }
};

} // namespace luthier
