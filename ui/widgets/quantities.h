// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string>

namespace luthier {

// Numbers as a person reads them, in the user's locale and always with their unit.
QString bytesText(std::uint64_t bytes); // "12.4 MB"
QString durationText(double seconds); // "40 seconds", "about 3 minutes", "about 2 hours 10 minutes"
QString clockText(double seconds); // "3:07", "1:02:09"
QString countText(std::int64_t count); // "1,204"
QString shortCountText(double count); // "135 million"
QString percentText(double share); // 0.934 → "93.4 %"
QString numberText(double value, int digits = 3); // meaningful figures, no exponent where it can be avoided
QString settingText(double value); // the same without zeros at the end: "0.0002"
// Long runs of letters without a space get places where a line may break, so that a label cannot grow too wide.
QString breakable(const QString& text);

// The measures that tasks and training report, in words.
QString metricTitle(const std::string& metric); // "macro_f1" → "Balanced score over categories"
QString metricHelp(const std::string& metric); // one or two sentences with the field's term
QString metricText(const std::string& metric, double value);
bool higherIsBetter(const std::string& metric);

} // namespace luthier
