// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quantities.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace luthier {

namespace {

// A context of its own for lupdate, since these are free functions.
struct Quantities {
    Q_DECLARE_TR_FUNCTIONS(Quantities)
};

struct MetricWords {
    const char* id;
    const char* title;
    const char* help;
    enum class Shape { Share, Number } shape;
    bool higher_is_better;
};

constexpr MetricWords metric_words[] = {
    {"accuracy", QT_TRANSLATE_NOOP("Quantities", "Right answers"),
     QT_TRANSLATE_NOOP("Quantities", "The share of held-out rows that got the right category (accuracy)."),
     MetricWords::Shape::Share, true},
    {"token_accuracy", QT_TRANSLATE_NOOP("Quantities", "Right next words"),
     QT_TRANSLATE_NOOP("Quantities",
                       "How often the model's first guess for the next piece of the expected answer was "
                       "right (token accuracy)."),
     MetricWords::Shape::Share, true},
    {"macro_f1", QT_TRANSLATE_NOOP("Quantities", "Balanced score over categories"),
     QT_TRANSLATE_NOOP("Quantities", "Every category counts the same, rare ones too; 100 % is perfect (macro F1)."),
     MetricWords::Shape::Share, true},
    {"perplexity", QT_TRANSLATE_NOOP("Quantities", "Surprise per word"),
     QT_TRANSLATE_NOOP("Quantities",
                       "Among how many equally likely continuations the model still hesitates; 1 is "
                       "perfect (perplexity)."),
     MetricWords::Shape::Number, false},
    {"loss", QT_TRANSLATE_NOOP("Quantities", "Error on held-out rows"),
     QT_TRANSLATE_NOOP("Quantities", "How far off the model is on rows that it did not learn from (validation loss)."),
     MetricWords::Shape::Number, false},
};

const MetricWords* wordsOf(const std::string& metric)
{
    for (const MetricWords& words : metric_words)
        if (metric == words.id)
            return &words;
    return nullptr;
}

} // namespace

QString bytesText(std::uint64_t bytes)
{
    double shown = double(bytes);
    while (shown >= 999.5)
        shown /= 1000;
    const int digits = shown < 9.95 && bytes >= 1000 ? 1 : 0; // two figures at least, never a false third
    return QLocale().formattedDataSize(qint64(bytes), digits, QLocale::DataSizeSIFormat);
}

QString durationText(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return Quantities::tr("unknown");
    if (seconds < 60)
        return Quantities::tr("%n second(s)", nullptr, std::max(1, int(std::lround(seconds))));
    const int minutes = int(std::lround(seconds / 60));
    if (minutes < 60)
        return Quantities::tr("about %n minute(s)", nullptr, minutes);
    const QString hours = Quantities::tr("about %n hour(s)", nullptr, minutes / 60);
    return minutes % 60 == 0 || minutes >= 10 * 60
        ? hours
        : Quantities::tr("%1 %2").arg(hours, Quantities::tr("%n minute(s)", nullptr, minutes % 60));
}

QString clockText(double seconds)
{
    const auto whole = std::int64_t(std::max(0.0, std::isfinite(seconds) ? seconds : 0.0));
    const QString tail = QStringLiteral("%1:%2")
                             .arg((whole / 60) % 60, whole >= 3600 ? 2 : 1, 10, QLatin1Char('0'))
                             .arg(whole % 60, 2, 10, QLatin1Char('0'));
    return whole >= 3600 ? QStringLiteral("%1:%2").arg(whole / 3600).arg(tail) : tail;
}

QString countText(std::int64_t count)
{
    return QLocale().toString(qlonglong(count));
}

QString shortCountText(double count)
{
    const auto number = [](double value) { return QLocale().toString(value, 'f', value < 10 ? 1 : 0); };
    if (count >= 999.5e6)
        return Quantities::tr("%1 billion").arg(number(count / 1e9));
    if (count >= 999.5e3)
        return Quantities::tr("%1 million").arg(number(count / 1e6));
    if (count >= 10e3)
        return Quantities::tr("%1 thousand").arg(number(count / 1e3));
    return countText(std::int64_t(count));
}

QString percentText(double share)
{
    return Quantities::tr("%1 %", "percent")
        .arg(QLocale().toString(100 * share, 'f', 1))
        .replace(QLatin1Char(' '), QChar::Nbsp); // number and sign stay on one line
}

namespace {

QString superscript(int number)
{
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = number < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(number)))
        text += digits[digit.digitValue()];
    return text;
}

} // namespace

QString numberText(double value, int digits)
{
    if (std::isnan(value))
        return Quantities::tr("not a number");
    if (std::isinf(value))
        return Quantities::tr("without limit");
    if (value == 0)
        return QStringLiteral("0");
    const int magnitude = int(std::floor(std::log10(std::fabs(value))));
    if (magnitude < -5 || magnitude > 8) // 7.6 × 10⁻⁷ is read at a glance, 0.00000076 is counted
        return QStringLiteral("%1 × 10%2")
            .arg(QLocale().toString(value / std::pow(10.0, magnitude), 'f', digits - 1), superscript(magnitude));
    return QLocale().toString(value, 'f', std::clamp(digits - 1 - magnitude, 0, 9));
}

QString settingText(double value)
{
    QString text = numberText(value, 4);
    if (text.contains(QLocale().decimalPoint()) && !text.contains(QLatin1Char('e'), Qt::CaseInsensitive)) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(QLocale().decimalPoint()))
            text.chop(QString(QLocale().decimalPoint()).size());
    }
    return text;
}

QString breakable(const QString& text)
{
    constexpr int longest = 16;
    QString result;
    int run = 0;
    for (const QChar letter : text) {
        result += letter;
        run = letter.isSpace() ? 0 : run + 1;
        if (run >= longest && !letter.isHighSurrogate()) {
            result += QChar(0x200B); // zero width space
            run = 0;
        }
    }
    return result;
}

QString metricTitle(const std::string& metric)
{
    const MetricWords* words = wordsOf(metric);
    if (words)
        return Quantities::tr(words->title);
    QString title = QString::fromStdString(metric);
    title.replace(QLatin1Char('_'), QLatin1Char(' '));
    return title.left(1).toUpper() + title.mid(1);
}

QString metricHelp(const std::string& metric)
{
    const MetricWords* words = wordsOf(metric);
    return words ? Quantities::tr(words->help) : QString();
}

QString metricText(const std::string& metric, double value)
{
    const MetricWords* words = wordsOf(metric);
    if (words && words->shape == MetricWords::Shape::Share && std::isfinite(value))
        return percentText(value);
    return numberText(value);
}

bool higherIsBetter(const std::string& metric)
{
    const MetricWords* words = wordsOf(metric);
    return words && words->higher_is_better;
}

} // namespace luthier
