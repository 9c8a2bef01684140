// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/loss_chart.h"

#include "ui/charts/chart_parts.h"
#include "ui/charts/loss_table.h"
#include "ui/charts/run_curves.h"
#include "ui/line_icons.h"
#include "ui/theme.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/wheel_guard.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace luthier {

namespace {

const QString crosshair_layer = QStringLiteral("crosshair");

QString axisTitle(ChartAxis axis)
{
    switch (axis) {
    case ChartAxis::Step: return LossChart::tr("Steps");
    case ChartAxis::Epoch: return LossChart::tr("Rounds through the data");
    case ChartAxis::Time: return LossChart::tr("Time");
    case ChartAxis::Tokens: return LossChart::tr("Tokens learnt");
    }
    return {};
}

QCPRange padded(double low, double high, bool logarithmic)
{
    if (logarithmic) {
        const double factor = high > low ? std::pow(high / low, 0.06) : 1.5;
        return {low / factor, high * factor};
    }
    const double margin = high > low ? 0.06 * (high - low) : std::max(0.5, 0.1 * std::fabs(low));
    return {low - margin, high + margin};
}

} // namespace

LossChart::LossChart(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit);
    m_plot = new QCustomPlot;
    layout->addWidget(buildToolRow());

    auto* frame = new ChartFrame;
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(Theme::unit, Theme::unit, Theme::unit, Theme::unit);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_plot);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("lossTableView"));
    m_table->setAccessibleName(tr("The numbers of the chart"));
    m_numbers = new LossTable(this);
    m_table->setModel(m_numbers);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setFont(Theme::instance().font(Theme::Size::Small));
    m_table->setFont(Theme::instance().font(Theme::Size::Small));
    // As wide as the words want, the first column as wide as is left; a narrow window scrolls.
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_stack->addWidget(m_table);
    inside->addWidget(m_stack);
    layout->addWidget(frame, 1);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(2 * Theme::unit);
    auto* legend = new ChartLegend;
    m_legend = legend;
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("chartNoteLabel"));
    m_note->setFont(Theme::instance().font(Theme::Size::Small));
    m_note->hide();
    foot->addWidget(legend, 1);
    foot->addWidget(m_note);
    layout->addLayout(foot);

    m_empty = new QLabel(m_plot);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_readout = new ChartReadout(m_plot);
    preparePlot();
    setEmptyText(tr("The curves appear here as soon as training starts."));
    recolour();
    connect(&Theme::instance(), &Theme::changed, this, &LossChart::recolour);
    rebuild();
}

LossChart::~LossChart()
{
    m_curves.clear(); // before the plot whose graphs they hold
}

QWidget* LossChart::buildToolRow()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit);

    auto* smoothing = new QLabel(tr("Smoot&hing"));
    m_smoothing_slider = new QSlider(Qt::Horizontal);
    m_smoothing_slider->setObjectName(QStringLiteral("smoothingSlider"));
    m_smoothing_slider->setRange(0, 99);
    m_smoothing_slider->setValue(int(std::lround(100 * m_smoothing)));
    m_smoothing_slider->setMinimumWidth(5 * Theme::unit);
    m_smoothing_slider->setMaximumWidth(10 * Theme::unit);
    m_smoothing_slider->setToolTip(
        tr("How much the strong line is calmed. The pale line behind it stays as measured."));
    smoothing->setBuddy(m_smoothing_slider);
    guardFromWheel(m_smoothing_slider);
    connect(m_smoothing_slider, &QSlider::valueChanged, this, [this](int value) { setSmoothing(value / 100.0); });

    m_axis_box = new QComboBox;
    m_axis_box->setObjectName(QStringLiteral("axisComboBox"));
    m_axis_box->setAccessibleName(tr("Along the bottom"));
    m_axis_box->setToolTip(tr("What runs along the bottom of the chart"));
    for (const ChartAxis axis : {ChartAxis::Step, ChartAxis::Epoch, ChartAxis::Time, ChartAxis::Tokens})
        m_axis_box->addItem(axisTitle(axis));
    m_axis_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_axis_box->setMinimumContentsLength(9);
    guardFromWheel(m_axis_box);
    connect(m_axis_box, &QComboBox::currentIndexChanged, this, [this](int index) { setAxis(ChartAxis(index)); });

    m_log_box = new QCheckBox(tr("&Log scale"));
    m_log_box->setObjectName(QStringLiteral("logCheckBox"));
    m_log_box->setToolTip(tr("Spreads small values apart, so that late changes can be seen"));
    connect(m_log_box, &QCheckBox::toggled, this, &LossChart::setLogScale);

    m_fit_button = new QToolButton;
    m_fit_button->setObjectName(QStringLiteral("fitToolButton"));
    m_fit_button->setText(tr("Show all"));
    m_fit_button->setToolTip(tr("Shows the whole course again and follows it (double click, or F in the chart)"));
    m_fit_button->hide(); // only of use once somebody has zoomed
    connect(m_fit_button, &QToolButton::clicked, this, &LossChart::fit);

    auto* more = new QToolButton;
    more->setObjectName(QStringLiteral("chartMenuToolButton"));
    more->setIcon(lineIcon(QStringLiteral("menu")));
    more->setAccessibleName(tr("More for this chart"));
    more->setToolTip(tr("Show as a table, save"));
    auto* menu = new QMenu(more);
    m_table_action = menu->addAction(tr("Show as &table"));
    m_table_action->setObjectName(QStringLiteral("chartTableAction"));
    m_table_action->setCheckable(true);
    connect(m_table_action, &QAction::toggled, this, &LossChart::setTableShown);
    menu->addSeparator();
    connect(menu->addAction(tr("Save as &picture (PNG)…")), &QAction::triggered, this,
            [this] { saveAs(QStringLiteral("png")); });
    connect(menu->addAction(tr("Save for &print (PDF)…")), &QAction::triggered, this,
            [this] { saveAs(QStringLiteral("pdf")); });
    connect(menu->addAction(tr("Save the &numbers (CSV)…")), &QAction::triggered, this,
            [this] { saveAs(QStringLiteral("csv")); });
    connect(more, &QToolButton::clicked, menu,
            [more, menu] { menu->popup(more->mapToGlobal(QPoint(0, more->height() + Theme::unit / 2))); });

    layout->addWidget(smoothing);
    layout->addWidget(m_smoothing_slider);
    layout->addSpacing(Theme::unit);
    layout->addWidget(m_axis_box);
    layout->addWidget(m_log_box);
    layout->addStretch(1);
    layout->addWidget(m_fit_button);
    layout->addWidget(more);
    return row;
}

void LossChart::preparePlot()
{
    m_plot->setObjectName(QStringLiteral("lossCustomPlot"));
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setAccessibleName(tr("Loss chart"));
    m_plot->setLocale(QLocale());
    m_plot->setPlottingHint(QCP::phFastPolylines);
    m_plot->setNoAntialiasingOnDrag(true);
    m_plot->setMinimumSize(28 * Theme::unit, 20 * Theme::unit);
    m_plot->setMouseTracking(true);
    m_plot->addLayer(crosshair_layer, m_plot->layer(QStringLiteral("main")), QCustomPlot::limAbove);
    m_plot->layer(crosshair_layer)->setMode(QCPLayer::lmBuffered);
    m_line = new QCPItemLine(m_plot);
    m_line->setLayer(crosshair_layer);
    m_line->setVisible(false);
    m_line->start->setTypeX(QCPItemPosition::ptPlotCoords);
    m_line->start->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_line->end->setTypeX(QCPItemPosition::ptPlotCoords);
    m_line->end->setTypeY(QCPItemPosition::ptAxisRectRatio);

    m_plot->setInteractions(QCP::iRangeZoom);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal | Qt::Vertical);
    m_plot->setSelectionRectMode(QCP::srmZoom);
    m_plot->yAxis->setLabel(tr("Error (loss), lower is better"));
    m_plot->xAxis->setLabel(axisTitle(m_axis));
    setTicks();
    m_plot->installEventFilter(this);

    const auto changed = [this] {
        if (m_scaling)
            return;
        m_follow = false;
        m_fit_button->show();
        scheduleRebuild();
    };
    connect(m_plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, changed);
    connect(m_plot->yAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, changed);
}

void LossChart::recolour()
{
    const auto& theme = Theme::instance();
    const auto& colours = theme.colours();
    m_plot->setBackground(QBrush(colours.surface));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(colours.strongLine, 1));
        axis->setTickPen(QPen(colours.strongLine, 1));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(colours.muted);
        axis->setLabelColor(colours.muted);
        axis->setTickLabelFont(theme.font(Theme::Size::Small));
        axis->setLabelFont(theme.font(Theme::Size::Small));
        axis->grid()->setPen(QPen(colours.line, 1));
        axis->grid()->setZeroLinePen(QPen(colours.line, 1));
    }
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->selectionRect()->setPen(QPen(colours.accent, 1));
    QColor soft = colours.accent;
    soft.setAlpha(40);
    m_plot->selectionRect()->setBrush(soft);
    m_line->setPen(QPen(colours.strongLine, 1));
    QPalette muted = m_empty->palette();
    muted.setColor(QPalette::WindowText, colours.muted);
    m_empty->setPalette(muted);
    m_empty->setFont(theme.font(Theme::Size::Body));
    m_note->setPalette(muted);
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        m_curves[i]->setColour(theme.runColour(m_runs[i].colour), colours.surface);
    static_cast<ChartLegend*>(m_legend)->setColour(m_runs.size() == 1 ? theme.runColour(m_runs.front().colour)
                                                                      : QColor());
    showCursor();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LossChart::setRuns(std::vector<Run> runs)
{
    std::vector<std::unique_ptr<RunCurves>> curves;
    bool same = runs.size() == m_runs.size();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto known = std::find_if(m_curves.begin(), m_curves.end(),
                                        [&](const auto& curve) { return curve && curve->id() == runs[i].id; });
        same = same && runs[i].id == m_runs[i].id;
        curves.push_back(known != m_curves.end() ? std::move(*known)
                                                 : std::make_unique<RunCurves>(*m_plot, runs[i].id));
        curves.back()->setName(runs[i].name);
    }
    m_curves = std::move(curves);
    m_runs = std::move(runs);
    if (!same) {
        m_cursor = -1;
        m_follow = true;
        m_fit_button->hide();
    }
    recolour();
    m_recompute = true;
    scheduleRebuild();
}

void LossChart::setPoints(const QString& id, const std::vector<MetricPoint>& all)
{
    for (const auto& curve : m_curves) {
        if (curve->id() == id && curve->take(all)) {
            m_recompute = true;
            scheduleRebuild();
        }
    }
}

void LossChart::setEmptyText(const QString& text)
{
    m_empty->setText(text);
}

// There is no half a step.
void LossChart::setTicks()
{
    if (m_axis != ChartAxis::Step) {
        m_plot->xAxis->setTicker(QSharedPointer<QCPAxisTicker>::create());
        return;
    }
    auto whole = QSharedPointer<QCPAxisTickerFixed>::create();
    whole->setTickStep(1);
    whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    m_plot->xAxis->setTicker(whole);
}

void LossChart::setAxis(ChartAxis axis)
{
    if (m_axis == axis)
        return;
    m_axis = axis;
    m_axis_box->setCurrentIndex(int(axis));
    m_plot->xAxis->setLabel(axisTitle(axis));
    setTicks();
    if (axis == ChartAxis::Time) {
        QSharedPointer<QCPAxisTickerTime> ticker(new QCPAxisTickerTime);
        ticker->setTimeFormat(QStringLiteral("%h:%m:%s"));
        m_plot->xAxis->setTicker(ticker);
    } else {
        m_plot->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    }
    m_cursor = -1;
    m_recompute = true;
    fit();
}

void LossChart::setSmoothing(double weight)
{
    m_smoothing = std::clamp(weight, 0.0, 0.99);
    m_smoothing_slider->setValue(int(std::lround(100 * m_smoothing)));
    m_recompute = true;
    scheduleRebuild();
}

void LossChart::setLogScale(bool logarithmic)
{
    m_log_box->setChecked(logarithmic);
    m_plot->yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (logarithmic)
        m_plot->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog));
    else
        m_plot->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    fit();
}

void LossChart::fit()
{
    m_follow = true;
    m_fit_button->hide();
    scheduleRebuild();
}

void LossChart::setTableShown(bool shown)
{
    m_table_action->setChecked(shown);
    if (shown)
        fillTable();
    m_stack->setCurrentWidget(shown ? static_cast<QWidget*>(m_table) : m_plot);
}

// Points may come 25 times a second and settings change in between: one rebuild per turn of the event loop serves all.
void LossChart::scheduleRebuild()
{
    if (m_rebuild_due)
        return;
    m_rebuild_due = true;
    QTimer::singleShot(0, this, [this] {
        if (isVisible())
            rebuild();
        else
            m_rebuild_due = false; // showEvent() makes up for it
    });
}

void LossChart::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    scheduleRebuild();
}

void LossChart::rebuild()
{
    m_rebuild_due = false;
    bool empty = true;
    for (const auto& curve : m_curves) {
        if (m_recompute)
            curve->compute(m_axis, m_smoothing);
        empty = empty && curve->empty();
    }
    m_recompute = false;
    m_empty->setVisible(empty);
    if (empty)
        m_empty->setGeometry(m_plot->rect().adjusted(Theme::margin, 0, -Theme::margin, 0));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        axis->setVisible(!empty);
    if (m_follow)
        rescale();
    std::size_t unseen = 0;
    const bool logarithmic = m_plot->yAxis->scaleType() == QCPAxis::stLogarithmic;
    for (const auto& curve : m_curves) {
        curve->draw(m_plot->xAxis->range());
        unseen += curve->unseen(logarithmic);
    }
    m_note->setVisible(unseen > 0);
    m_note->setText(tr("%n value(s) cannot be drawn", nullptr, int(unseen)));
    if (m_stack->currentWidget() == m_table)
        fillTable();
    describe();
    showCursor();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LossChart::rescale()
{
    const bool logarithmic = m_plot->yAxis->scaleType() == QCPAxis::stLogarithmic;
    double key_low = std::numeric_limits<double>::infinity(), key_high = -key_low, low = key_low, high = -key_low;
    for (const auto& curve : m_curves)
        curve->bounds(logarithmic, key_low, key_high, low, high);
    m_scaling = true;
    if (key_low <= key_high) {
        const double margin = key_high > key_low ? 0.02 * (key_high - key_low) : 1;
        m_plot->xAxis->setRange(key_high > key_low ? key_low - margin : std::max(0.0, key_low - margin),
                                key_high + margin);
        m_plot->yAxis->setRange(padded(low, high, logarithmic));
    }
    m_scaling = false;
}

void LossChart::focusInEvent(QFocusEvent*)
{
    m_plot->setFocus(Qt::OtherFocusReason); // not a focus proxy: Tab would jump over the tools above
}

void LossChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_plot)
        recolour();
}

} // namespace luthier
