// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export.h"

#include "core/base/files.h"
#include "core/catalogue.h"
#include "ui/dialogs/ask.h"
#include "ui/line_icons.h"
#include "ui/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/certificate_card.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/run_swatch.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wheel_guard.h"

#include <QApplication>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>

#include <cmath>
#include <set>
#include <string_view>

namespace luthier {

namespace {

constexpr int card_width = 34 * Theme::unit;

bool emptyOrNew(const QString& folder)
{
    const QDir dir(folder);
    return !dir.exists() || dir.isEmpty();
}

// The folder itself, or the first one above it that exists.
QString nearestFolder(QString folder)
{
    while (!QFileInfo::exists(folder)) {
        const QString above = QFileInfo(folder).path();
        if (above == folder)
            break;
        folder = above;
    }
    return folder;
}

QString fileName(QString words)
{
    for (QChar& letter : words)
        if (!letter.isLetterOrNumber() && letter != QLatin1Char('-'))
            letter = QLatin1Char('-');
    while (words.contains(QLatin1String("--")))
        words.replace(QLatin1String("--"), QLatin1String("-"));
    return words.toLower();
}

} // namespace

ExportPage::ExportPage(PageContext context, QWidget* parent)
    : Page(context, parent), m_run(new QComboBox), m_group(new QButtonGroup(this))
{
    auto* scroll = new ScrollPage;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    QVBoxLayout* column = scroll->content();

    auto* line = new QHBoxLayout;
    line->setSpacing(Theme::unit);
    auto* label = new QLabel(tr("&Run to take away"));
    m_run->setObjectName(QStringLiteral("exportRunComboBox"));
    m_run->setMinimumWidth(40 * Theme::unit);
    label->setBuddy(m_run);
    line->addWidget(label);
    line->addWidget(m_run);
    line->addStretch(1);
    column->addLayout(line);
    buildCards(column);
    buildTarget(column);
    m_result = new CertificateCard;
    m_result->setObjectName(QStringLiteral("certificatePanel"));
    m_result->hide();
    column->addWidget(m_result);
    column->addStretch(1);
    setFirstFocus(m_run);

    connect(m_run, &QComboBox::currentIndexChanged, this, &ExportPage::runChosen);
    connect(m_run, &QComboBox::activated, this, [this] { m_run_picked = true; });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (int i = 0; i < m_run->count(); ++i)
            m_run->setItemIcon(i, swatch(state().runIndex(m_run->itemData(i).toString().toStdString())));
    });
    Session& live = session();
    connect(&live, &Session::exportEstimated, this, [this](const QString& id, quint64 bytes) {
        ExporterCard& card = m_cards[id];
        if (!card.card)
            return;
        card.bytes = bytes;
        card.size->setText(tr("About %1").arg(bytesText(bytes)));
        refresh();
    });
    connect(&live, &Session::exportUnsuitable, this, [this](const QString& id, const Error& error) {
        ExporterCard& card = m_cards[id];
        if (!card.card)
            return;
        card.size->hide();
        card.reason->setText(translated(error));
        card.reason->show();
        card.card->setEnabled(error.kind != ErrorKind::Usage);
        if (!card.card->isEnabled() && card.card->isChecked())
            for (ExporterCard& other : m_cards)
                if (other.card->isEnabled())
                    other.card->setChecked(true);
        refresh();
    });
    connect(&live, &Session::activityChanged, this, [this] {
        if (isVisible()) {
            measure();
            refresh();
        }
    });
    connect(&live, &Session::progressed, this, [this] {
        if (isVisible() && session().activity() == Session::Activity::Exporting)
            showProgress();
    });
    connect(&live, &Session::exportDone, this, &ExportPage::finished);
    connect(&live, &Session::exportFailed, this, &ExportPage::showFailure);
}

void ExportPage::buildCards(QVBoxLayout* column)
{
    m_forms = new QWidget;
    auto* grid = new CardGrid(m_forms, card_width, 3);
    for (const EntryInfo* info : entries(Kind::Exporter)) {
        const QString id = QString::fromLatin1(info->id);
        auto* card = new Card;
        card->setObjectName(id + QStringLiteral("ExporterCard"));
        card->setAccessibleName(translated(info->title));
        card->setAccessibleDescription(translated(info->summary));
        auto* head = new QHBoxLayout;
        head->setContentsMargins(0, 0, 3 * Theme::unit, 0);
        head->addWidget(new TextLabel(translated(info->title), Theme::Size::Heading), 1);
        card->content()->addLayout(head);
        card->content()->addWidget(new TextLabel(translated(info->term), Theme::Size::Small, TextLabel::Tone::Muted));
        card->content()->addWidget(new TextLabel(translated(info->summary)));
        card->content()->addStretch(1);
        ExporterCard parts;
        parts.card = card;
        parts.size = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted);
        parts.size->useFigures();
        parts.reason = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Warn);
        parts.reason->hide();
        card->content()->addWidget(parts.size);
        card->content()->addWidget(parts.reason);
        m_cards.insert(id, parts);
        m_group->addButton(card);
        grid->addWidget(card);
        connect(card, &Card::toggled, this, [this](bool on) {
            if (!on)
                return;
            suggestFolder();
            offerTypes();
            refresh();
        });
    }
    column->addWidget(m_forms);
}

void ExportPage::buildTarget(QVBoxLayout* column)
{
    auto* panel = new Panel;
    auto* label = new QLabel(tr("&Folder to write to"));
    m_folder = new QLineEdit;
    m_folder->setObjectName(QStringLiteral("exportFolderLineEdit"));
    label->setBuddy(m_folder);
    m_choose = new QPushButton(tr("C&hoose…"));
    m_choose->setObjectName(QStringLiteral("chooseFolderPushButton"));
    m_choose->setIcon(lineIcon(QStringLiteral("folder")));
    auto* line = new QHBoxLayout;
    line->setSpacing(Theme::unit);
    line->addWidget(m_folder, 1);
    line->addWidget(m_choose);
    panel->content()->addWidget(label);
    panel->content()->addLayout(line);

    m_type_label = new QLabel;
    m_type = new QComboBox;
    m_type->setObjectName(QStringLiteral("exportTypeComboBox"));
    m_type_label->setBuddy(m_type);
    panel->content()->addWidget(m_type_label);
    panel->content()->addWidget(m_type, 0, Qt::AlignLeft);
    guardFromWheel(m_type);
    guardFromWheel(m_run);
    connect(m_type, &QComboBox::activated, this, [this] {
        if (m_folder->text().trimmed() == m_result->folder()) { // the same run in other digits is another folder
            m_folder_touched = false; // also where its name was typed
            suggestFolder();
        }
        m_measured.clear();
        measure();
        refresh();
    });

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * Theme::unit);
    m_export = new QPushButton(tr("&Export"));
    m_export->setObjectName(QStringLiteral("exportPushButton"));
    m_export->setMinimumWidth(15 * Theme::unit);
    setLook(m_export, ButtonLook::Accent);
    m_cancel = new QPushButton(tr("&Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancelExportPushButton"));
    m_reason = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted);
    m_reason->setObjectName(QStringLiteral("exportReasonTextLabel"));
    buttons->addWidget(m_export);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_reason, 1);
    panel->content()->addLayout(buttons);
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("exportProgressBar"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(Theme::unit);
    m_progress->setAccessibleName(tr("Progress of the export"));
    panel->content()->addWidget(m_progress);
    column->addWidget(panel);

    connect(m_choose, &QPushButton::clicked, this, &ExportPage::chooseFolder);
    connect(m_folder, &QLineEdit::textEdited, this, [this] {
        m_folder_touched = true;
        refresh();
    });
    connect(m_export, &QPushButton::clicked, this, &ExportPage::start);
    connect(m_cancel, &QPushButton::clicked, &session(), &Session::cancel);
}

QString ExportPage::title() const
{
    return tr("Take the model away");
}

QString ExportPage::subtitle() const
{
    return tr(
        "It is written to a folder that other programs open, and checked: what was written must answer as it does "
        "here.");
}

void ExportPage::enter()
{
    const QString before = m_run->currentData().toString();
    {
        const QSignalBlocker quiet(m_run);
        m_run->clear();
        std::set<fs::path> files;
        for (const RunRecord& record : state().runs())
            if (hasResult(record))
                files.insert(record.recipe.data.train);
        const bool several_files = files.size() > 1;
        for (std::size_t i = 0; i < state().runs().size(); ++i) {
            const RunRecord& record = state().runs()[i];
            if (!hasResult(record))
                continue;
            const RunOutcome& outcome = *record.outcome;
            QString words = QString::fromStdString(record.name);
            if (outcome.validation_rows > 0)
                words = std::isfinite(outcome.validation_loss)
                    ? tr("%1, error %2").arg(words, numberText(outcome.validation_loss))
                    : tr("%1, not checked").arg(words);
            if (several_files)
                words = tr("%1 · %2").arg(words, QString::fromStdString(record.recipe.data.train.filename().string()));
            m_run->addItem(swatch(int(i)), words, QString::fromStdString(record.id));
        }
        const RunRecord* best = state().bestRun();
        const int known = m_run->findData(before);
        // Nothing to judge them on: the newest is the likeliest to be wanted.
        const int likely = best ? m_run->findData(QString::fromStdString(best->id)) : m_run->count() - 1;
        m_run->setCurrentIndex(known >= 0 && m_run_picked ? known : likely);
    }
    if (!m_group->checkedButton() && !m_group->buttons().isEmpty())
        m_group->buttons().first()->setChecked(true);
    offerTypes();
    runChosen();
    showLastReport();
}

void ExportPage::leave()
{
    m_measured.clear();
}

QIcon ExportPage::swatch(int run) const
{
    return QIcon(RunSwatch::picture(Theme::instance().runColour(std::max(0, run)), devicePixelRatioF()));
}

const RunRecord* ExportPage::run() const
{
    const int index = state().runIndex(m_run->currentData().toString().toStdString());
    return index < 0 ? nullptr : &state().runs()[std::size_t(index)];
}

QString ExportPage::exporter() const
{
    for (auto card = m_cards.begin(); card != m_cards.end(); ++card)
        if (card->card->isChecked())
            return card.key();
    return {};
}

ExportRequest ExportPage::request(const QString& exporter) const
{
    ExportRequest request;
    request.run_folder = run()->folder;
    request.exporter = exporter.toStdString();
    request.out = m_folder->text().trimmed().toStdString();
    if (exporter == m_typed && m_type->currentIndex() >= 0)
        request.dtype = m_type->currentData().toString().toStdString();
    return request;
}

// The form chosen may leave open in which type the numbers are kept.
void ExportPage::offerTypes()
{
    const QString id = exporter();
    const EntryInfo* info = findEntry(Kind::Exporter, id.toStdString());
    const Param* choice = nullptr;
    if (info)
        for (const Param& param : info->params)
            if (param.key == std::string_view("export.dtype"))
                choice = &param;
    m_type_label->setVisible(choice);
    m_type->setVisible(choice);
    if (!choice || id == m_typed)
        return;
    m_typed = id;
    m_type_label->setText(translated(choice->label));
    m_type->setToolTip(translated(choice->help));
    m_type->clear();
    for (const ParamChoice& type : choice->choices)
        m_type->addItem(translated(type.label), QString::fromLatin1(type.id));
}

void ExportPage::runChosen()
{
    m_measured.clear();
    suggestFolder();
    measure();
    refresh();
}

void ExportPage::suggestFolder()
{
    const RunRecord* record = run();
    if (m_folder_touched || !record || !state().project())
        return;
    const QDir beside(QString::fromStdString(state().project()->folder().parent_path().string()));
    const QString stem = fileName(
        QStringLiteral("%1-%2-%3").arg(state().projectName(), QString::fromStdString(record->name), exporter()));
    QString folder = beside.filePath(stem);
    for (int number = 2; !emptyOrNew(folder); ++number)
        folder = beside.filePath(QStringLiteral("%1-%2").arg(stem).arg(number));
    m_folder->setText(folder);
}

void ExportPage::measure()
{
    const RunRecord* record = run();
    if (!record || !session().whyNotAsk().isEmpty() || m_measured == QString::fromStdString(record->id))
        return;
    m_measured = QString::fromStdString(record->id);
    for (auto card = m_cards.begin(); card != m_cards.end(); ++card) {
        card->bytes.reset();
        card->card->setEnabled(true);
        card->reason->hide();
        card->size->setText(tr("Working out the size…"));
        card->size->show();
        session().estimateExport(request(card.key()));
    }
}

QString ExportPage::whyNot() const
{
    if (!run())
        return tr("There is no finished run to take away.");
    if (exporter().isEmpty())
        return tr("Choose a form first.");
    const QString folder = m_folder->text().trimmed();
    if (folder.isEmpty())
        return tr("Choose a folder first.");
    if (!QDir::isAbsolutePath(folder))
        return tr("Give the whole path of the folder, beginning with /.");
    if (folder == m_result->folder() && m_result->isVisibleTo(this))
        return tr("Written. Choose another run, form or folder to export once more.");
    if (const QString parent = nearestFolder(folder); !QFileInfo(parent).isWritable())
        return tr("Nothing may be written in %1. Choose another folder.").arg(parent);
    if (!emptyOrNew(folder))
        return tr(
            "That folder already holds something, and nothing there is overwritten. Choose an empty or a new one.");
    return session().whyNotAsk();
}

void ExportPage::refresh()
{
    const bool busy = session().activity() == Session::Activity::Exporting;
    const QString reason = busy ? QString() : whyNot();
    const bool written = m_folder->text().trimmed() == m_result->folder() && m_result->isVisibleTo(this);
    const bool warn = !written && run() && session().whyNotAsk().isEmpty(); // something the user can put right
    if (m_result_of != m_folder->text().trimmed() + exporter() && !busy)
        m_result->hide(); // it spoke of another folder or form
    m_reason->setTone(TextLabel::Tone::Muted);
    m_export->setVisible(!busy);
    m_cancel->setVisible(busy);
    m_progress->setVisible(busy);
    m_export->setEnabled(reason.isEmpty());
    for (QWidget* field : {static_cast<QWidget*>(m_folder), static_cast<QWidget*>(m_choose),
                           static_cast<QWidget*>(m_run), static_cast<QWidget*>(m_type), m_forms})
        field->setEnabled(!busy);
    if (busy) {
        showProgress();
    } else if (!reason.isEmpty()) {
        m_reason->setText(reason);
        m_reason->setTone(warn ? TextLabel::Tone::Warn : TextLabel::Tone::Muted);
    } else {
        const auto& card = m_cards[exporter()];
        const std::uint64_t free = freeBytes(fs::path(m_folder->text().trimmed().toStdString()));
        if (!card.bytes)
            m_reason->setText({});
        else if (*card.bytes > free) {
            m_reason->setTone(TextLabel::Tone::Warn);
            m_reason->setText(tr("It needs about %1, and only %2 are free there. Choose another disk.")
                                  .arg(bytesText(*card.bytes), bytesText(free)));
        } else
            m_reason->setText(
                tr("About %1 will be written; %2 are free there.").arg(bytesText(*card.bytes), bytesText(free)));
        m_export->setEnabled(!card.bytes || *card.bytes <= free);
    }
}

void ExportPage::chooseFolder()
{
    const QString start = QFileInfo(m_folder->text()).absolutePath();
    const QString folder = luthier::chooseFolder(this, tr("Folder to write to"), start);
    if (folder.isEmpty())
        return;
    m_folder_touched = true;
    // A folder that holds other things gets one of its own inside.
    m_folder->setText(emptyOrNew(folder) ? folder : QDir(folder).filePath(QFileInfo(m_folder->text()).fileName()));
    refresh();
}

void ExportPage::start()
{
    if (!whyNot().isEmpty())
        return refresh();
    m_result->hide();
    m_progress->setValue(0);
    session().exportRun(request(exporter()));
    m_cancel->setFocus();
}

void ExportPage::showProgress()
{
    m_progress->setValue(int(1000 * session().stageFraction()));
    switch (ExportPart(session().part())) {
    case ExportPart::Asking: m_reason->setText(tr("1 of 3: asking the tuned model, to compare later…")); return;
    case ExportPart::Writing: m_reason->setText(tr("2 of 3: writing…")); return;
    case ExportPart::Checking:
        m_reason->setText(tr("3 of 3: opening what was written, and asking it the same…"));
        return;
    }
}

void ExportPage::finished(const ExportReport& report)
{
    QApplication::alert(window());
    state().setTakenAway({m_run->currentData().toString(), exporter(), report});
    showReport(report);
    m_result->showButton()->setFocus();
}

// The page was left and entered, or built anew (another language): what it said stays until another run, form or
// folder is chosen.
void ExportPage::showLastReport()
{
    const std::optional<StudioState::TakenAway> taken = state().takenAway();
    const bool built_anew = m_result->folder().isEmpty();
    const bool still_chosen =
        taken && !m_folder_touched && m_run->currentData() == taken->run && exporter() == taken->exporter;
    if (!taken || (!built_anew && !still_chosen))
        return;
    const int index = m_run->findData(taken->run);
    const auto card = m_cards.find(taken->exporter);
    if (index < 0 || card == m_cards.end())
        return;
    m_run->setCurrentIndex(index);
    card->card->setChecked(true);
    offerTypes();
    showReport(taken->report);
}

void ExportPage::showReport(const ExportReport& report)
{
    m_result->showReport(report);
    m_result_of = m_result->folder() + exporter();
    m_folder->setText(m_result->folder());
    m_folder_touched = false; // choosing another run or form proposes another folder
    refresh();
}

void ExportPage::showFailure(const Error& error)
{
    m_result->showFailure(error);
    m_result_of = m_folder->text().trimmed() + exporter();
    refresh();
    m_export->setFocus();
}

} // namespace luthier
