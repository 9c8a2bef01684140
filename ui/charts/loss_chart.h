// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/series.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QAction;
class QCPItemLine;
class QCheckBox;
class QComboBox;
class QCustomPlot;
class QLabel;
class QSlider;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace luthier {

class LossTable;
class RunCurves;

// The loss of one or several runs as it falls: training raw and smoothed, validation as points joined, the best marked.
// Lives in the UI thread. It is given points and never asks for them; it repaints by queued replots only, so that
// points may be set 25 times a second.
class LossChart : public QWidget {
    Q_OBJECT
public:
    struct Run {
        QString id;
        QString name;
        int colour = 0; // index for Theme::runColour: the same run has the same colour everywhere
    };

    explicit LossChart(QWidget* parent = nullptr);
    ~LossChart() override;

    // The runs to show, oldest first. Those that stay keep their points.
    void setRuns(std::vector<Run> runs);
    // All points of a run so far; only those that are new since the last call cost anything.
    void setPoints(const QString& id, const std::vector<MetricPoint>& all);
    void setEmptyText(const QString& text); // shown while there is nothing to draw

    void setAxis(ChartAxis axis);
    ChartAxis axis() const { return m_axis; }
    void setSmoothing(double weight); // 0 to 0.99
    double smoothing() const { return m_smoothing; }
    void setLogScale(bool logarithmic);
    bool following() const { return m_follow; }
    void fit(); // shows everything, and follows again
    void setTableShown(bool shown);

    // Crosshair at the point of the longest run with this index; what the arrow keys move. -1 hides it.
    void setCursorIndex(int index);
    int cursorIndex() const { return m_cursor; }
    QString cursorText() const; // the values under the crosshair, as text

    QCustomPlot* plot() const { return m_plot; } // for tests
    bool savePicture(const QString& file, int width, int height); // by extension: .png, .pdf
    bool saveCsv(const QString& file);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void setTicks();
    QWidget* buildToolRow();
    void preparePlot();
    void recolour();
    void scheduleRebuild();
    void rebuild();
    void rescale();
    void showCursor();
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    const RunCurves* longest() const;
    void describe();
    void fillTable();
    void saveAs(const QString& suffix);
    void pan(const QPoint& from, const QPoint& to);

    QCustomPlot* m_plot = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_readout = nullptr;
    QLabel* m_note = nullptr;
    QSlider* m_smoothing_slider = nullptr;
    QComboBox* m_axis_box = nullptr;
    QCheckBox* m_log_box = nullptr;
    QToolButton* m_fit_button = nullptr;
    QCPItemLine* m_line = nullptr;
    QWidget* m_legend = nullptr;
    LossTable* m_numbers = nullptr;
    QAction* m_table_action = nullptr;

    std::vector<Run> m_runs;
    std::vector<std::unique_ptr<RunCurves>> m_curves;
    ChartAxis m_axis = ChartAxis::Step;
    double m_smoothing = 0.6;
    bool m_follow = true;
    bool m_scaling = false; // the range is changed by us, not by the user
    bool m_rebuild_due = false;
    bool m_recompute = false; // new points, another axis or smoothing: more than another range
    int m_cursor = -1;
    std::optional<QPoint> m_pan;
};

} // namespace luthier
