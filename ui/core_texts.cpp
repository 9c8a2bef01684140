// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/core_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace luthier {

namespace {

// Core writes numbers with a point; a sentence in another language wants its own sign.
QString localised(const std::string& argument)
{
    QString text = QString::fromStdString(argument);
    static const QRegularExpression decimal(QStringLiteral("^-?\\d+\\.\\d+(e[+-]?\\d+)?$"));
    if (decimal.match(text).hasMatch())
        text.replace(QLatin1Char('.'), QLocale().decimalPoint());
    return text;
}

} // namespace

QString translated(const char* core_text)
{
    return core_text && *core_text ? QCoreApplication::translate("core", core_text) : QString();
}

QString translated(const Text& text)
{
    const QString pattern = translated(text.pattern.c_str());
    QString filled;
    qsizetype next = 0;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == QLatin1Char('{') && i + 1 < pattern.size() && pattern[i + 1] == QLatin1Char('}')
            && next < qsizetype(text.arguments.size())) {
            filled += localised(text.arguments[std::size_t(next++)]);
            ++i;
        } else {
            filled += pattern[i];
        }
    }
    for (const Text& sentence : text.following)
        filled += QLatin1Char(' ') + translated(sentence);
    return filled;
}

QString translated(const Error& error)
{
    QString sentence = translated(error.message);
    if (!error.where.empty()) {
        static const QRegularExpression line(QStringLiteral(", line (\\d+)$"));
        QString where = QString::fromStdString(error.where);
        if (const QRegularExpressionMatch at = line.match(where); at.hasMatch())
            where.replace(at.capturedStart(), at.capturedLength(),
                          QCoreApplication::translate("luthier::CoreTexts", ", line %1").arg(at.captured(1)));
        sentence += QStringLiteral(" (%1)").arg(where);
    }
    if (!error.next_step.empty())
        sentence += QLatin1Char(' ') + translated(error.next_step);
    return sentence;
}

} // namespace luthier
