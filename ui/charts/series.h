// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/metric_buffer.h"

#include <QString>
#include <QVector>

#include <string>
#include <vector>

namespace luthier {

enum class ChartAxis { Step, Epoch, Time, Tokens };
double axisValue(const MetricPoint& point, ChartAxis axis);

// One curve as drawn: keys ascending.
struct ChartLine {
    QVector<double> keys, values;
};

// The points of one series, steps ascending. A resumed run writes steps again: the later ones hold.
std::vector<MetricPoint> seriesOf(const std::vector<MetricPoint>& points, const std::string& series);

// Exponential moving average with its start corrected, s_n / (1 - w^n), so that the first values are not pulled to
// zero. Values that are not finite are passed through and do not enter the average. weight: 0 (as it is) to below 1.
std::vector<double> smoothed(const std::vector<MetricPoint>& points, double weight);

// At most `limit` points that keep every dip and peak: each bucket of neighbours gives its lowest and its highest. Only
// the part of the line between `from` and `to` counts, and one point beyond on either side.
ChartLine thinned(const std::vector<double>& keys, const std::vector<double>& values, double from, double to,
                  std::size_t limit = 2000);

// Comma-separated: run, step, epoch, seconds, tokens, series, value.
QString metricsCsv(const QString& run, const std::vector<MetricPoint>& points);

} // namespace luthier
