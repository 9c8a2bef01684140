// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data.h"

#include "core/datasets/format.h"
#include "ui/background.h"
#include "ui/dialogs/ask.h"
#include "ui/line_icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/column_roles.h"
#include "ui/widgets/drop_zone.h"
#include "ui/widgets/finding_strip.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/row_table_model.h"
#include "ui/widgets/row_tokens.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>

#include <numeric>

namespace luthier {

namespace {

constexpr int place_empty = 0;
constexpr int place_reading = 1;
constexpr int place_rows = 2;
constexpr int patience = 300; // milliseconds before a wait is shown
constexpr std::size_t token_limit = 3000; // more are not laid out on screen

// The format that takes the first row of such a file for the names of its columns, and knows one that does not. Null:
// there is none.
const FormatDescriptor* formatWithNames(const std::string& id)
{
    for (const FormatDescriptor* format : formats())
        if (format->without_names && (id == format->info.id || id == format->without_names))
            return format;
    return nullptr;
}

std::int64_t longestRow(const Recipe& recipe)
{
    const Result<ParamSet> params = resolvedParams(recipe);
    return params && params->has("train.max_length") ? params->integer("train.max_length") : 512;
}

QString fileFilter()
{
    QStringList patterns;
    for (const FormatDescriptor* format : formats())
        patterns << QString::fromLatin1(format->extensions);
    patterns.removeDuplicates();
    return DataPage::tr("Examples (%1)").arg(patterns.join(QLatin1Char(' '))) + QStringLiteral(";;")
        + DataPage::tr("All files (*)");
}

} // namespace

DataPage::DataPage(PageContext context, QWidget* parent) : Page(context, parent), m_stack(new QStackedWidget(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, ScrollPage::bar_room, 0);
    outer->addWidget(m_stack);
    m_stack->addWidget(buildEmpty());
    m_stack->addWidget(buildReading());
    m_stack->addWidget(buildRows());
    m_poll.setInterval(100);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_control)
            m_progress->setValue(int(m_control->stage_fraction.load() * 1000));
    });
    connect(&state(), &StudioState::draftChanged, this, [this](StudioState::Step changed) {
        if (changed == StudioState::Step::Method)
            refreshHeld();
    });
}

DataPage::~DataPage()
{
    if (m_control)
        m_control->requestStop();
}

QWidget* DataPage::buildEmpty()
{
    m_zone = new DropZone;
    auto* choose = new QPushButton(lineIcon(QStringLiteral("file")), tr("&Choose a file…"));
    choose->setObjectName(QStringLiteral("chooseDataPushButton"));
    m_sample = new QPushButton(tr("&Use the sample"));
    m_sample->setObjectName(QStringLiteral("useSamplePushButton"));
    setLook(m_sample, ButtonLook::Quiet);
    m_zone->addButton(choose);
    m_zone->addButton(m_sample);
    connect(choose, &QPushButton::clicked, this, &DataPage::chooseFile);
    connect(m_sample, &QPushButton::clicked, this, &DataPage::takeSample);
    return m_zone;
}

QWidget* DataPage::buildReading()
{
    auto* panel = new Panel;
    QVBoxLayout* column = panel->content();
    m_reading_words = new TextLabel({}, Theme::Size::Heading, TextLabel::Tone::Text, panel);
    m_reading_words->setAlignment(Qt::AlignHCenter);
    m_progress = new QProgressBar(panel);
    m_progress->setRange(0, 1000);
    m_progress->setMaximumWidth(400);
    m_progress->setAccessibleName(tr("How much has been read"));
    auto* cancel = new QPushButton(tr("&Cancel"), panel);
    cancel->setObjectName(QStringLiteral("cancelReadingPushButton"));
    column->addStretch(1);
    column->addWidget(m_reading_words);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_progress, 4);
    row->addStretch(1);
    column->addLayout(row);
    column->addSpacing(Theme::unit);
    column->addWidget(cancel, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(cancel, &QPushButton::clicked, this, &DataPage::cancelReading);
    return panel;
}

QWidget* DataPage::buildRows()
{
    auto* view = new QWidget;
    auto* column = new QVBoxLayout(view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::unit + 4);

    auto* file_row = new QHBoxLayout;
    file_row->setSpacing(Theme::unit);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    m_file = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Text, view);
    m_file->setWeight(QFont::DemiBold);
    m_held = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted, view);
    m_held->setObjectName(QStringLiteral("heldOutTextLabel"));
    words->addWidget(m_file);
    words->addWidget(m_held);
    auto* other = new QPushButton(lineIcon(QStringLiteral("file")), tr("&Other file…"), view);
    other->setObjectName(QStringLiteral("otherFilePushButton"));
    m_first_row_names = new QCheckBox(tr("First row holds col&umn names"), view);
    m_first_row_names->setObjectName(QStringLiteral("firstRowNamesCheckBox"));
    m_first_row_names->setToolTip(tr("Without the mark the first row is an example like all others."));
    m_first_row_names->setAccessibleDescription(m_first_row_names->toolTip());
    m_first_row_names->setMinimumHeight(other->sizeHint().height()); // in line with its words
    file_row->addLayout(words, 1);
    file_row->addWidget(m_first_row_names, 0, Qt::AlignTop);
    file_row->addWidget(other, 0, Qt::AlignTop);
    column->addLayout(file_row);

    m_roles = new ColumnRoles(view);
    column->addWidget(m_roles);
    connect(m_roles, &ColumnRoles::chosen, this, &DataPage::mapRole);
    m_findings = new FindingStrip(view);
    column->addWidget(m_findings);

    m_model = new RowTableModel(this);
    m_table = new QTableView(view);
    m_table->setObjectName(QStringLiteral("rowsTableView"));
    m_table->setAccessibleName(tr("Rows of the file"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setDefaultSectionSize(32);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setFont(Theme::instance().figures(Theme::Size::Small));
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(72);

    m_table->viewport()->installEventFilter(this);

    auto* side = new QWidget(view);
    auto* side_column = new QVBoxLayout(side);
    side_column->setContentsMargins(Theme::unit, 0, 0, 0);
    side_column->setSpacing(Theme::unit);
    m_row_title = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Text, side);
    m_row_title->setWeight(QFont::DemiBold);
    m_tokens = new RowTokens(side);
    side_column->addWidget(m_row_title);
    side_column->addWidget(m_tokens, 1);

    auto* halves = new QSplitter(Qt::Horizontal, view);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_table);
    halves->addWidget(side);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    m_table->setMinimumWidth(240);
    side->setMinimumWidth(240);
    column->addWidget(halves, 1);

    connect(other, &QPushButton::clicked, this, &DataPage::chooseFile);
    connect(m_first_row_names, &QCheckBox::clicked, this, &DataPage::setFirstRowNames);
    connect(m_findings, &FindingStrip::rowsWanted, this, [this](const std::vector<std::int64_t>& rows) {
        m_model->showOnly(rows);
        m_table->selectRow(0);
    });
    connect(m_findings, &FindingStrip::allWanted, this, [this] {
        m_model->showAll();
        m_table->selectRow(0);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DataPage::showChosenRow);
    return view;
}

QString DataPage::title() const
{
    return tr("What should it learn from?");
}

QString DataPage::subtitle() const
{
    return tr("Bring your examples and look whether the model sees them as you mean them. Next you say how it may "
              "change.");
}

QString DataPage::blocker() const
{
    if (m_control)
        return tr("The file is still being read.");
    if (m_stack->currentIndex() == place_empty || m_binding.train.empty())
        return tr("Bring a file with examples.");
    if (m_shown && m_shown->failed)
        return tr("These rows cannot be used like this; the message says why.");
    if (m_shown && m_shown->report->columns.empty())
        return tr("Say which column is which.");
    return m_shown && m_shown->report->usable_rows.empty() ? tr("No row can be learnt from.") : QString();
}

void DataPage::enter()
{
    const std::vector<SampleProject> samples = sampleProjects();
    m_sample->setVisible(sampleFor(samples, state().task()) != nullptr);
    const TaskDescriptor* task = findTask(state().task());
    QStringList needed;
    if (task)
        for (const ColumnRole& role : task->roles)
            if (role.required)
                needed << QStringLiteral("“%1”").arg(translated(role.label));
    m_zone->setTexts(QStringLiteral("file-drop"), tr("Drop your examples here"),
                     tr("A table (CSV), a JSONL file or plain text. For this goal a row holds: %1.")
                         .arg(needed.join(QStringLiteral(", "))));
    setFirstFocus(m_zone->findChild<QPushButton*>(QStringLiteral("chooseDataPushButton")));
    if (state().data().train.empty()) {
        m_shown.reset();
        m_stack->setCurrentIndex(place_empty);
        return;
    }
    setFirstFocus(m_table);
    const bool stale = state().status(step()) == StudioState::StepStatus::Stale;
    if (stale || !state().report() || !m_shown || state().report() != m_shown->report) {
        m_shown.reset(); // the rows stay before the eyes while they are read, but count no longer
        read(state().data());
    }
}

void DataPage::leave()
{
    if (m_control)
        cancelReading();
}

void DataPage::chooseFile()
{
    const QString start = m_binding.train.empty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                                  : QString::fromStdString(m_binding.train.parent_path().string());
    const QString path = ::luthier::chooseFile(this, tr("Choose your examples"), start, fileFilter());
    if (!path.isEmpty())
        dropFiles({path});
}

void DataPage::takeSample()
{
    const std::vector<SampleProject> samples = sampleProjects();
    const SampleProject* sample = sampleFor(samples, state().task());
    if (!sample)
        return;
    const Result<fs::path> copy = copySampleData(state(), *sample);
    if (!copy) {
        Q_EMIT problem(copy.error());
        return;
    }
    read(DataBinding{*copy, std::nullopt, "auto", sample->map});
}

void DataPage::dropFiles(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    m_roles->hideSpare();
    read(DataBinding{fs::path(QFileInfo(paths.first()).absoluteFilePath().toStdString()), std::nullopt, "auto", {}});
}

void DataPage::fileHover(bool over)
{
    m_zone->setLit(over);
}

void DataPage::read(const DataBinding& binding)
{
    if (m_control)
        m_control->requestStop();
    const int generation = ++m_generation;
    m_binding = binding;
    m_control = std::make_shared<RunControl>();
    const QString name = QString::fromStdString(binding.train.filename().string());
    m_reading_words->setText(tr("Reading %1…").arg(name));
    m_progress->setValue(0);
    m_poll.start();
    QTimer::singleShot(patience, this, [this, generation] {
        if (m_control && generation == m_generation)
            m_stack->setCurrentIndex(place_reading);
    });
    Q_EMIT blockerChanged();
    const Recipe draft = state().recipe();
    inBackground(
        this,
        [binding, task = draft.task, model = draft.base, length = longestRow(draft), control = m_control] {
            return readData(binding, task, model, length, *control);
        },
        [this, generation](DataReading reading) {
            if (generation == m_generation)
                arrived(std::move(reading));
        });
}

void DataPage::cancelReading()
{
    m_control->requestStop();
    m_control.reset();
    m_poll.stop();
    ++m_generation;
    showWhatWasThere();
}

// After a reading that gave nothing: what was there before stays; without anything before, the empty place asks again.
void DataPage::showWhatWasThere()
{
    m_binding = m_shown ? m_shown->binding : state().data();
    if (m_shown)
        showRoles();
    refreshFirstRow();
    showPlace(m_shown ? place_rows : place_empty);
    Q_EMIT blockerChanged();
}

void DataPage::showPlace(int place)
{
    // What has the focus may go. The stack hands it to what had it there before, or to whatever comes first.
    const QWidget* before = m_stack->widget(place)->focusWidget();
    const bool lost = m_stack->currentIndex() != place && m_stack->isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentIndex(place);
    if (lost && place == place_rows && !(before && before->isVisible()))
        m_table->setFocus();
}

void DataPage::arrived(DataReading reading)
{
    m_control.reset();
    m_poll.stop();
    if (reading.error)
        Q_EMIT problem(*reading.error);
    if (!reading.report) {
        showWhatWasThere();
        return;
    }
    // The recipe says which columns were read, however they were found.
    for (const auto& [role, column] : reading.report->columns)
        m_binding.map[role] = column;
    m_shown = Shown{m_binding, reading.report, reading.preview, reading.error.has_value()};
    showReport();
    if (!m_shown->failed)
        state().setData(m_binding, reading.report);
    Q_EMIT blockerChanged();
}

void DataPage::showRoles()
{
    m_roles->setReport(findTask(state().task()), m_shown->report, m_shown->binding.map);
}

void DataPage::showReport()
{
    const std::shared_ptr<const DataReport>& report = m_shown->report;
    const TaskDescriptor* task = findTask(state().task());
    QHash<QString, QString> meanings;
    if (task)
        for (const ColumnRole& role : task->roles)
            if (const auto found = report->columns.find(role.id); found != report->columns.end())
                meanings[QString::fromStdString(found->second)] = translated(role.label);
    m_model->setReport(report, meanings);
    showRoles();
    refreshFirstRow();
    m_findings->setFindings(report->findings);
    refreshHeld();
    showPlace(place_rows);
    fitColumns();
    m_table->selectRow(0);
    setFirstFocus(m_table);
    if (m_model->rowCount() == 0)
        showChosenRow();
}

// Columns share the width by how much stands in them, none below what a short word needs.
void DataPage::fitColumns()
{
    const int count = m_model->columnCount();
    if (!m_shown || count == 0)
        return;
    const std::vector<std::vector<std::string>>& rows = m_shown->report->table.rows;
    std::vector<double> weights(std::size_t(count), 1);
    for (std::size_t row = 0; row < rows.size() && row < 50; ++row)
        for (std::size_t i = 0; i < weights.size() && i < rows[row].size(); ++i)
            weights[i] += std::sqrt(double(std::min<std::size_t>(rows[row][i].size(), 400)));
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const int room = m_table->viewport()->width();
    // Every column first gets what its header needs; the rest goes by weight.
    std::vector<int> least;
    for (int i = 0; i < count; ++i)
        least.push_back(m_table->horizontalHeader()->sectionSizeHint(i) + Theme::unit);
    const int rest = qMax(0, room - std::accumulate(least.begin(), least.end(), 0));
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (int i = 0; i + 1 < count; ++i)
        m_table->setColumnWidth(i, least[std::size_t(i)] + int(rest * weights[std::size_t(i)] / sum));
}

bool DataPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return Page::eventFilter(watched, event);
}

void DataPage::mapRole(const std::string& role, const QString& column)
{
    if (!m_shown)
        return;
    // The columns are those of the rows that are shown. A choice that is being read still counts: both were made here.
    const DataBinding& shown = m_shown->binding;
    const bool same = m_binding.train == shown.train && m_binding.format == shown.format;
    DataBinding binding = same ? m_binding : shown;
    if (const TaskDescriptor* task = findTask(state().task()))
        binding.map = withColumn(*task, std::move(binding.map), role, column.toStdString());
    read(binding);
}

void DataPage::refreshFirstRow()
{
    const std::string read_as = m_shown ? m_shown->report->table.format : std::string();
    const FormatDescriptor* format = formatWithNames(read_as);
    m_first_row_names->setVisible(format);
    m_first_row_names->setChecked(format && read_as == format->info.id);
}

// The columns get other names, so what they hold is guessed or said anew.
void DataPage::setFirstRowNames(bool names)
{
    if (!m_shown)
        return;
    const FormatDescriptor* format = formatWithNames(m_shown->report->table.format);
    const DataBinding& shown = m_shown->binding;
    read(DataBinding{shown.train, shown.validation, names ? format->info.id : format->without_names, {}});
}

void DataPage::showChosenRow()
{
    const QModelIndex current = m_table->currentIndex();
    const std::int64_t row = current.isValid() ? m_model->sourceRow(current.row()) : -1;
    const int generation = ++m_row_generation;
    if (row < 0 || !m_shown) {
        m_row_title->setText(tr("As the model sees it"));
        m_tokens->setMessage(tr("Choose a row in the table."));
        return;
    }
    m_row_title->setText(tr("Row %1 as the model sees it").arg(countText(row + 1)));
    if (!m_shown->preview) {
        m_tokens->setMessage(m_shown->report->columns.empty()
                                 ? tr("Say above which column is which; then the row appears here as the model sees "
                                      "it.")
                                 : tr("This row cannot be laid out for the chosen model."));
        return;
    }
    inBackground(
        this,
        [report = m_shown->report, shared = m_shown->preview, row]() -> Result<RowView> {
            const std::lock_guard<std::mutex> lock(shared->mutex);
            return shared->preview->view(report->table, report->columns, std::size_t(row));
        },
        [this, generation](Result<RowView> view) {
            if (generation != m_row_generation)
                return;
            if (!view) {
                m_tokens->setMessage(translated(view.error()));
                return;
            }
            if (view->tokens.empty()) {
                m_tokens->setMessage(view->problem.empty() ? tr("Nothing can be learnt from this row.")
                                                           : translated(view->problem));
                return;
            }
            if (view->tokens.size() > token_limit)
                view->tokens.resize(token_limit);
            m_tokens->setRow(*view);
        });
}

void DataPage::refreshHeld()
{
    if (!m_shown)
        return;
    m_file->setText(QString::fromStdString(m_shown->binding.train.filename().string()));
    const DataReport& report = *m_shown->report;
    const std::int64_t all = std::int64_t(report.table.rows.size()) + report.table.unread;
    const auto usable = std::int64_t(report.usable_rows.size());
    QString words = usable == all || report.columns.empty()
        ? tr("%Ln rows", nullptr, int(all))
        : tr("%1 of %Ln rows can be used", nullptr, int(all)).arg(countText(usable));
    if (!report.label_counts.empty())
        words += QStringLiteral(" · ") + tr("%Ln categories", nullptr, int(report.label_counts.size()));
    if (const auto params = resolvedParams(state().recipe()); params && usable > 0 && !report.columns.empty()) {
        const std::int64_t held = heldOutRows(report, *params);
        words += QStringLiteral(" · ")
            + (held > 0 ? tr("%Ln rows are held out to test the result", nullptr, int(held))
                        : tr("no row is held out: nobody can test the result"));
    }
    m_held->setText(words);
}

} // namespace luthier
