// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/series.h"

#include <algorithm>
#include <cmath>

namespace luthier {

double axisValue(const MetricPoint& point, ChartAxis axis)
{
    switch (axis) {
    case ChartAxis::Step: return double(point.step);
    case ChartAxis::Epoch: return point.epoch;
    case ChartAxis::Time: return point.seconds;
    case ChartAxis::Tokens: return double(point.tokens);
    }
    return 0;
}

std::vector<MetricPoint> seriesOf(const std::vector<MetricPoint>& points, const std::string& series)
{
    std::vector<MetricPoint> result;
    for (const MetricPoint& point : points) {
        if (point.series != series)
            continue;
        while (!result.empty() && result.back().step >= point.step)
            result.pop_back();
        result.push_back(point);
    }
    return result;
}

std::vector<double> smoothed(const std::vector<MetricPoint>& points, double weight)
{
    std::vector<double> result;
    result.reserve(points.size());
    double sum = 0, correction = 1;
    for (const MetricPoint& point : points) {
        if (!std::isfinite(point.value)) {
            result.push_back(point.value);
            continue;
        }
        sum = weight * sum + (1 - weight) * point.value;
        correction *= weight;
        result.push_back(sum / (1 - correction));
    }
    return result;
}

ChartLine thinned(const std::vector<double>& keys, const std::vector<double>& values, double from, double to,
                  std::size_t limit)
{
    std::size_t begin = std::size_t(std::lower_bound(keys.begin(), keys.end(), from) - keys.begin());
    std::size_t end = std::size_t(std::upper_bound(keys.begin(), keys.end(), to) - keys.begin());
    begin = begin > 0 ? begin - 1 : 0;
    end = std::min(keys.size(), end + 1);

    ChartLine line;
    const auto add = [&](std::size_t i) {
        line.keys.append(keys[i]);
        line.values.append(values[i]);
    };
    const std::size_t count = end > begin ? end - begin : 0;
    if (count <= limit) {
        for (std::size_t i = begin; i < end; ++i)
            add(i);
        return line;
    }
    const std::size_t buckets = limit / 2;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        const std::size_t first = begin + count * bucket / buckets, last = begin + count * (bucket + 1) / buckets;
        std::size_t low = first, high = first;
        for (std::size_t i = first + 1; i < last; ++i) {
            if (values[i] < values[low] || std::isnan(values[low]))
                low = i;
            if (values[i] > values[high] || std::isnan(values[high]))
                high = i;
        }
        add(std::min(low, high));
        if (low != high)
            add(std::max(low, high));
    }
    return line;
}

QString metricsCsv(const QString& run, const std::vector<MetricPoint>& points)
{
    QString name = run;
    name.replace(QLatin1Char('"'), QLatin1String("\"\""));
    QString csv = QStringLiteral("run,step,epoch,seconds,tokens,series,value\n");
    for (const MetricPoint& point : points) {
        const QStringList fields{QLatin1Char('"') + name + QLatin1Char('"'),
                                 QString::number(point.step),
                                 QString::number(point.epoch, 'g', 8),
                                 QString::number(point.seconds, 'f', 3),
                                 QString::number(point.tokens),
                                 QString::fromStdString(point.series),
                                 QString::number(point.value, 'g', 9)};
        csv += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return csv;
}

} // namespace luthier
