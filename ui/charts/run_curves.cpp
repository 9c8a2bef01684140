// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/run_curves.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace luthier {

namespace {

void add(std::vector<MetricPoint>& points, const MetricPoint& point)
{
    while (!points.empty() && points.back().step >= point.step)
        points.pop_back(); // a resumed run writes these steps again
    points.push_back(point);
}

bool same(const MetricPoint& a, const MetricPoint& b)
{
    return a.step == b.step && a.series == b.series
        && (a.value == b.value || (std::isnan(a.value) && std::isnan(b.value)));
}

std::optional<std::size_t> nearest(const std::vector<double>& keys, double key)
{
    if (keys.empty())
        return {};
    const auto after = std::lower_bound(keys.begin(), keys.end(), key);
    if (after == keys.begin())
        return 0;
    const auto index = std::size_t(after - keys.begin());
    if (after == keys.end() || key - keys[index - 1] < keys[index] - key)
        return index - 1;
    return index;
}

void give(QCPGraph* graph, const ChartLine& line)
{
    graph->setData(line.keys, line.values, true);
}

} // namespace

RunCurves::RunCurves(QCustomPlot& plot, QString id)
    : m_plot(plot), m_id(std::move(id)), m_raw_graph(plot.addGraph()), m_smooth_graph(plot.addGraph()),
      m_held_graph(plot.addGraph()), m_best_graph(plot.addGraph()), m_tracer(new QCPItemTracer(&plot))
{
    for (QCPGraph* graph : {m_raw_graph, m_smooth_graph, m_held_graph, m_best_graph})
        graph->setSelectable(QCP::stNone);
    m_best_graph->setLineStyle(QCPGraph::lsNone);
    m_tracer->setLayer(QStringLiteral("crosshair"));
    m_tracer->setStyle(QCPItemTracer::tsCircle);
    m_tracer->setSize(8);
    m_tracer->setVisible(false);
}

RunCurves::~RunCurves()
{
    m_plot.removeItem(m_tracer);
    for (QCPGraph* graph : {m_raw_graph, m_smooth_graph, m_held_graph, m_best_graph})
        m_plot.removeGraph(graph);
}

void RunCurves::setName(const QString& name)
{
    m_name = name;
    m_smooth_graph->setName(QObject::tr("%1, training").arg(name));
    m_held_graph->setName(QObject::tr("%1, held-out rows").arg(name));
}

void RunCurves::setColour(const QColor& colour, const QColor& surface)
{
    m_colour = colour;
    QColor pale = colour;
    pale.setAlpha(88);
    m_raw_graph->setPen(QPen(pale, 1)); // a wider pen is a hundred times slower on a noisy curve
    m_smooth_graph->setPen(QPen(colour, 2));
    QPen dashed(colour, 1);
    dashed.setDashPattern({6, 4});
    m_held_graph->setPen(dashed);
    m_held_graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(colour, 2), QBrush(surface), 7));
    m_best_graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(colour, 2), QBrush(Qt::NoBrush), 15));
    m_tracer->setPen(QPen(surface, 1));
    m_tracer->setBrush(colour);
}

bool RunCurves::take(const std::vector<MetricPoint>& all)
{
    const bool follows = m_taken <= all.size() && (m_taken == 0 || same(all[m_taken - 1], *m_last_taken));
    if (follows && m_taken == all.size())
        return false;
    if (!follows) {
        m_taken = 0;
        m_train.clear();
        m_held.clear();
    }
    for (; m_taken < all.size(); ++m_taken) {
        if (all[m_taken].series == "train_loss")
            add(m_train, all[m_taken]);
        else if (all[m_taken].series == "validation_loss")
            add(m_held, all[m_taken]);
    }
    if (!all.empty())
        m_last_taken = all.back();
    return true;
}

void RunCurves::compute(ChartAxis axis, double smoothing)
{
    const auto split = [axis](const std::vector<MetricPoint>& points, std::vector<double>& keys,
                              std::vector<double>& values) {
        keys.clear();
        values.clear();
        for (const MetricPoint& point : points) {
            keys.push_back(axisValue(point, axis));
            values.push_back(point.value);
        }
    };
    split(m_train, m_train_keys, m_train_values);
    split(m_held, m_held_keys, m_held_values);
    m_smooth = smoothed(m_train, smoothing);
    m_best.reset();
    for (std::size_t i = 0; i < m_held_values.size(); ++i)
        // Step 0 is the base model: what is kept comes from a later one.
        if (m_held[i].step > 0 && std::isfinite(m_held_values[i])
            && (!m_best || m_held_values[i] < m_held_values[*m_best]))
            m_best = i;
}

void RunCurves::draw(const QCPRange& visible)
{
    give(m_raw_graph, thinned(m_train_keys, m_train_values, visible.lower, visible.upper));
    give(m_smooth_graph, thinned(m_train_keys, m_smooth, visible.lower, visible.upper));
    give(m_held_graph, thinned(m_held_keys, m_held_values, visible.lower, visible.upper));
    ChartLine best;
    if (m_best) {
        best.keys.append(m_held_keys[*m_best]);
        best.values.append(m_held_values[*m_best]);
    }
    give(m_best_graph, best);
}

void RunCurves::bounds(bool logarithmic, double& key_low, double& key_high, double& low, double& high) const
{
    const auto widen = [&](const std::vector<double>& keys, const std::vector<double>& values) {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (!std::isfinite(values[i]) || (logarithmic && values[i] <= 0))
                continue;
            key_low = std::min(key_low, keys[i]);
            key_high = std::max(key_high, keys[i]);
            low = std::min(low, values[i]);
            high = std::max(high, values[i]);
        }
    };
    widen(m_train_keys, m_train_values);
    widen(m_held_keys, m_held_values);
}

std::size_t RunCurves::unseen(bool logarithmic) const
{
    const auto bad = [logarithmic](double value) { return !std::isfinite(value) || (logarithmic && value <= 0); };
    return std::size_t(std::count_if(m_train_values.begin(), m_train_values.end(), bad)
                       + std::count_if(m_held_values.begin(), m_held_values.end(), bad));
}

std::optional<std::size_t> RunCurves::trainAt(double key) const
{
    return nearest(m_train_keys, key);
}

std::optional<std::size_t> RunCurves::heldOutAt(double key) const
{
    return nearest(m_held_keys, key);
}

void RunCurves::setTracer(std::optional<double> key)
{
    const bool visible = key.has_value() && !m_train.empty();
    m_tracer->setVisible(visible);
    m_tracer->setGraph(visible ? m_smooth_graph : nullptr); // a tracer on an empty graph complains
    if (visible)
        m_tracer->setGraphKey(*key);
}

void RunCurves::addToLegend()
{
    m_smooth_graph->addToLegend();
    m_held_graph->addToLegend();
}

} // namespace luthier
