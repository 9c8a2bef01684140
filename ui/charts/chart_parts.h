// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

namespace luthier {

// The card that holds a chart: surface, hair line, and a ring of the accent while something inside has the focus.
class ChartFrame : public QWidget {
    Q_OBJECT
public:
    explicit ChartFrame(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

// What the line styles of a loss chart mean, as small samples with words.
class ChartLegend : public QWidget {
    Q_OBJECT
public:
    explicit ChartLegend(QWidget* parent = nullptr);
    void setColour(const QColor& colour); // of the samples
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor m_colour;
};

// The values under the crosshair, floating over the chart.
class ChartReadout : public QLabel {
    Q_OBJECT
public:
    explicit ChartReadout(QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace luthier
