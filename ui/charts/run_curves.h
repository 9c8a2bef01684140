// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/series.h"

#include <QColor>

#include <optional>

class QCPGraph;
class QCPItemTracer;
class QCPRange;
class QCustomPlot;

namespace luthier {

// What one run draws in a plot: the raw training loss thin and pale, the smoothed one strong, validation as points
// joined by a dashed line, and a ring around the best. Takes points as they come and keeps only the two losses.
class RunCurves {
public:
    RunCurves(QCustomPlot& plot, QString id);
    ~RunCurves();
    RunCurves(const RunCurves&) = delete;
    RunCurves& operator=(const RunCurves&) = delete;

    const QString& id() const { return m_id; }
    void setName(const QString& name);
    const QString& name() const { return m_name; }
    void setColour(const QColor& colour, const QColor& surface);
    const QColor& colour() const { return m_colour; }

    // Takes what follows the points that it already has; all anew when they are not the same points any more.
    // True when something changed.
    bool take(const std::vector<MetricPoint>& all);
    void compute(ChartAxis axis, double smoothing); // after new points or another axis
    void draw(const QCPRange& visible); // gives the plot at most 2000 points a curve
    // Lowest and highest finite key and value; on a logarithmic scale only positive values count.
    void bounds(bool logarithmic, double& key_low, double& key_high, double& low, double& high) const;
    std::size_t unseen(bool logarithmic) const; // values that cannot be drawn
    bool empty() const { return m_train.empty() && m_held.empty(); }

    const std::vector<MetricPoint>& train() const { return m_train; }
    const std::vector<MetricPoint>& heldOut() const { return m_held; }
    const std::vector<double>& keys() const { return m_train_keys; }
    const std::vector<double>& smooth() const { return m_smooth; }
    std::optional<std::size_t> best() const { return m_best; } // in heldOut()
    std::optional<std::size_t> trainAt(double key) const; // nearest point
    std::optional<std::size_t> heldOutAt(double key) const; // nearest evaluation
    void setTracer(std::optional<double> key);
    void addToLegend();

private:
    QCustomPlot& m_plot;
    QString m_id, m_name;
    QColor m_colour;
    std::vector<MetricPoint> m_train, m_held;
    std::vector<double> m_train_keys, m_train_values, m_smooth, m_held_keys, m_held_values;
    std::optional<std::size_t> m_best;
    std::size_t m_taken = 0;
    std::optional<MetricPoint> m_last_taken;
    QCPGraph* m_raw_graph;
    QCPGraph* m_smooth_graph;
    QCPGraph* m_held_graph;
    QCPGraph* m_best_graph;
    QCPItemTracer* m_tracer;
};

} // namespace luthier
