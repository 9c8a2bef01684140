// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare.h"

#include "core/tasks/task.h"
#include "core/train/run_file.h"
#include "ui/charts/chart_parts.h"
#include "ui/charts/confusion_matrix.h"
#include "ui/charts/loss_chart.h"
#include "ui/line_icons.h"
#include "ui/pages/chance.h"
#include "ui/theme.h"
#include "ui/widgets/answer_card.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/run_swatch.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wheel_guard.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>

#include <algorithm>

namespace luthier {

namespace {

constexpr int answer_width = 26 * Theme::unit;
constexpr int answer_tokens = 320; // about a page; whoever has read enough stops it

Panel* section(QVBoxLayout* page, const QString& title)
{
    auto* panel = new Panel;
    panel->content()->addWidget(new TextLabel(title, Theme::Size::Heading));
    page->addWidget(panel);
    return panel;
}

QWidget* framed(QPlainTextEdit* edit, int height)
{
    edit->setTabChangesFocus(true);
    edit->setFrameShape(QFrame::NoFrame);
    edit->viewport()->setAutoFillBackground(false);
    edit->setFixedHeight(height);
    auto* frame = new ChartFrame;
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(Theme::unit / 2, Theme::unit / 2, Theme::unit / 2, Theme::unit / 2);
    inside->addWidget(edit);
    return frame;
}

} // namespace

ComparePage::ComparePage(PageContext context, QWidget* parent) : Page(context, parent)
{
    auto* scroll = new ScrollPage;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    QVBoxLayout* column = scroll->content();

    auto* measures = new Panel; // its heading is the verdict
    column->addWidget(measures);
    measures->content()->addWidget(new TextLabel(tr("What they reached on rows they never learnt from"),
                                                 Theme::Size::Small, TextLabel::Tone::Muted));
    m_verdict = new TextLabel({}, Theme::Size::Heading);
    m_verdict->setObjectName(QStringLiteral("verdictTextLabel"));
    measures->content()->addWidget(m_verdict);
    m_verdict_detail = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted);
    m_verdict_detail->setObjectName(QStringLiteral("verdictDetailTextLabel"));
    measures->content()->addWidget(m_verdict_detail);
    m_measures = new QTableWidget;
    m_measures->setObjectName(QStringLiteral("measuresTableWidget"));
    m_measures->setAccessibleName(tr("Runs and what they reached; a check mark takes a run into the comparison"));
    prepareTable(*m_measures);
    measures->content()->addWidget(m_measures);

    buildAsk(column);

    Panel* curves = section(column, tr("How they learnt"));
    m_chart = new LossChart;
    m_chart->setObjectName(QStringLiteral("compareLossChart"));
    m_chart->setEmptyText(tr("Put a check mark before a run above to see its curves."));
    m_chart->setFixedHeight(46 * Theme::unit);
    curves->content()->addWidget(m_chart);

    Panel* differences = section(column, tr("What was set differently"));
    m_no_difference = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted);
    differences->content()->addWidget(m_no_difference);
    m_differences = new QTableWidget;
    m_differences->setObjectName(QStringLiteral("differencesTableWidget"));
    m_differences->setAccessibleName(tr("Settings in which the runs differ"));
    prepareTable(*m_differences);
    differences->content()->addWidget(m_differences);

    Panel* confusion = section(column, tr("Which categories are mixed up"));
    m_confusion_box = confusion;
    auto* line = new QHBoxLayout;
    auto* label = new QLabel(tr("&Run"));
    m_confusion_run = new QComboBox;
    m_confusion_run->setObjectName(QStringLiteral("confusionRunComboBox"));
    m_confusion_run->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    label->setBuddy(m_confusion_run);
    guardFromWheel(m_confusion_run);
    line->addWidget(label);
    line->addWidget(m_confusion_run);
    line->addStretch(1);
    confusion->content()->addLayout(line);
    m_confusion = new ConfusionMatrix;
    confusion->content()->addWidget(m_confusion);
    column->addStretch(1);
    setFirstFocus(m_measures);

    connect(m_measures, &QTableWidget::cellChanged, this, &ComparePage::itemToggled);
    connect(m_confusion_run, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            refreshConfusion();
    });
    connect(&state(), &StudioState::comparedRunsChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&state(), &StudioState::runsChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&state(), &StudioState::metricsAppended, this, [this](const QString& id) {
        if (isVisible())
            m_chart->setPoints(id, state().metrics(id.toStdString()));
    });

    connect(&m_chance, &ChanceOfRuns::known, this, [this] {
        if (isVisible())
            refreshMeasures();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        if (isVisible())
            refresh(); // the tables hold colours
    });

    Session& live = session();
    connect(&live, &Session::activityChanged, this, [this] {
        refreshAskState();
        if (session().activity() != Session::Activity::Asking)
            for (AnswerCard* card : std::as_const(m_cards))
                card->giveUp();
    });
    connect(&live, &Session::answerText, this, [this](const QString& who, const QString& text) {
        if (AnswerCard* card = m_cards.value(who))
            card->append(text);
    });
    connect(&live, &Session::answerDone, this, [this](const QString& who, const QVariant& probabilities) {
        if (AnswerCard* card = m_cards.value(who))
            card->finish(probabilities);
    });
    connect(&live, &Session::askFailed, this, [this](const QString& who, const Error& error) {
        if (AnswerCard* card = m_cards.value(who))
            card->refuse(translated(error));
    });
}

void ComparePage::buildAsk(QVBoxLayout* column)
{
    Panel* panel = section(column, tr("Ask them all the same"));
    m_system = new QPlainTextEdit;
    m_system->setObjectName(QStringLiteral("systemPlainTextEdit"));
    m_system->setAccessibleName(tr("What every model is told beforehand"));
    m_system_box = new QWidget;
    auto* told = new QVBoxLayout(m_system_box);
    told->setContentsMargins(0, 0, 0, 0);
    told->setSpacing(Theme::unit / 2);
    told->addWidget(new TextLabel(tr("Standing instruction, which they are told beforehand (may be empty)"),
                                  Theme::Size::Body, TextLabel::Tone::Muted));
    told->addWidget(framed(m_system, 6 * Theme::unit));
    told->addWidget(new TextLabel(tr("Question or text"), Theme::Size::Body, TextLabel::Tone::Muted));
    panel->content()->addWidget(m_system_box);
    m_system_note = new TextLabel(tr("Every run is told the standing instruction that it learnt with, if it had one."),
                                  Theme::Size::Body, TextLabel::Tone::Muted);
    m_system_note->hide();
    panel->content()->addWidget(m_system_note);
    m_question = new QPlainTextEdit;
    m_question->setObjectName(QStringLiteral("questionPlainTextEdit"));
    m_question->setAccessibleName(tr("The question or text for every model"));
    panel->content()->addWidget(framed(m_question, 8 * Theme::unit));
    m_expected = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted);
    m_expected->setObjectName(QStringLiteral("expectedTextLabel"));
    m_expected->hide();
    panel->content()->addWidget(m_expected);
    connect(m_question, &QPlainTextEdit::textChanged, this, &ComparePage::showExpected);
    auto* line = new QHBoxLayout;
    line->setSpacing(Theme::unit);
    m_ask = new QPushButton(tr("&Ask"));
    m_ask->setObjectName(QStringLiteral("askPushButton"));
    m_ask->setToolTip(tr("Asks the base model and every run with a check mark, one after the other"));
    m_example = new QPushButton(tr("Use a &held-out row"));
    m_example->setObjectName(QStringLiteral("examplePushButton"));
    setLook(m_example, ButtonLook::Quiet);
    m_ask_reason = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted);
    m_ask_reason->setObjectName(QStringLiteral("askReasonTextLabel"));
    line->addWidget(m_ask);
    line->addWidget(m_example);
    line->addWidget(m_ask_reason, 1);
    panel->content()->addLayout(line);
    m_answers = new QWidget;
    m_answers_place = new QVBoxLayout;
    m_answers_place->addWidget(m_answers);
    panel->content()->addLayout(m_answers_place);

    connect(m_ask, &QPushButton::clicked, this, &ComparePage::ask);
    connect(m_example, &QPushButton::clicked, this, &ComparePage::useExample);
    connect(m_question, &QPlainTextEdit::textChanged, this, &ComparePage::refreshAskState);
}

QString ComparePage::title() const
{
    return tr("Which one is better?");
}

QString ComparePage::subtitle() const
{
    return tr("Compare the runs with one another and with the model as it was. Then take the best one away.");
}

QString ComparePage::nextLabel() const
{
    return tr("Take it away");
}

std::vector<ListedRun> ComparePage::listed() const
{
    std::vector<ListedRun> runs;
    const QStringList chosen = state().comparedRuns();
    for (std::size_t i = 0; i < state().runs().size(); ++i) {
        const RunRecord& run = state().runs()[i];
        if (!run.outcome && run.state != RunState::Running && run.state != RunState::Interrupted)
            continue;
        RunTrial trial = state().trial(run);
        runs.push_back({&run, int(i), chosen.contains(QString::fromStdString(run.id)),
                        run.outcome ? std::move(trial.on) : std::string(), std::move(trial.columns)});
    }
    return runs;
}

std::vector<ListedRun> ComparePage::checked() const
{
    std::vector<ListedRun> runs = listed();
    runs.erase(std::remove_if(runs.begin(), runs.end(), [](const ListedRun& run) { return !run.checked; }), runs.end());
    return runs;
}

void ComparePage::enter()
{
    // Arriving with nothing checked would show an empty page: take the two newest results. A result that has come since
    // the last visit is why the user comes.
    const std::vector<ListedRun> runs = listed();
    const auto newest =
        std::find_if(runs.rbegin(), runs.rend(), [](const ListedRun& run) { return run.record->outcome.has_value(); });
    const std::string newest_id = newest == runs.rend() ? std::string() : newest->record->id;
    const bool news = newest_id != m_newest;
    m_newest = newest_id;
    if (checked().empty() || news) {
        QStringList ids;
        for (auto run = runs.rbegin(); run != runs.rend() && ids.size() < 2; ++run)
            if (run->record->outcome)
                ids.prepend(QString::fromStdString(run->record->id));
        const QSignalBlocker quiet(&state());
        state().setComparedRuns(ids);
    }
    m_chance.retry();
    refresh();
    state().noteCompared();
    if (m_question->toPlainText().isEmpty())
        useExample();
}

void ComparePage::leave()
{
    if (session().activity() == Session::Activity::Asking) // an export goes on
        session().cancel();
}

void ComparePage::refreshMeasures()
{
    const std::vector<ListedRun> all = listed();
    const RunRecord* best = state().bestRun();
    std::vector<ListedRun> rivals; // that the best can be measured against
    if (best)
        std::copy_if(all.begin(), all.end(), std::back_inserter(rivals),
                     [&](const ListedRun& run) { return run.record->outcome && run.trial == state().trial(*best).on; });
    using Standing = ChanceOfRuns::Standing;
    const Standing standing = m_chance.standing(rivals);
    m_filling = true;
    fillMeasures(*m_measures, all, all.size() > 1 && standing == Standing::Clear ? best : nullptr);
    m_filling = false;
    const bool helped = best && best->outcome->validation_loss < best->outcome->base_validation_loss;
    const bool untried = std::any_of(all.begin(), all.end(), [](const ListedRun& run) {
        return run.record->outcome && run.record->outcome->validation_rows > 0;
    });
    m_verdict->setText(
        !best && untried                       ? tr("No run has been tried on the held-out rows yet.")
            : !best                            ? tr("No run has held-out rows to be judged on.")
            : !helped                          ? tr("No run does better than the base model.")
            : best->outcome->gainMayBeChance() ? tr("No run is clearly better than the base model.")
            : all.size() == 1                  ? tr("It does better than the base model.")
            : standing == Standing::Unknown    ? tr("Comparing the runs row by row…")
            : standing == Standing::Disputed   ? tr("No clear winner: the best runs are about equal.")
            : standing == Standing::Unproven
            ? tr("No clear winner: the runs could not be compared row by row.")
            : tr("“%1” is the best so far: it makes the smallest error.").arg(QString::fromStdString(best->name)));
    QStringList details;
    if (best && std::any_of(all.begin(), all.end(), [&](const ListedRun& run) {
            return !run.trial.empty() && run.trial != state().trial(*best).on;
        }))
        details << tr(
            "Only runs that were tried on the same rows, and began from the same model, can be compared: these "
            "words are about the newest of them.");
    if (best)
        details << translated(best->outcome->verdict) << fewRowsSentence(*best->outcome);
    details << m_chance.sentences(rivals);
    m_verdict_detail->setText(details.join(QLatin1Char(' ')).simplified());
    m_verdict_detail->setVisible(best);
}

void ComparePage::refresh()
{
    refreshMeasures();
    m_filling = true;
    const std::vector<ListedRun> chosen = checked();
    const RunRecord* best = state().bestRun();
    std::vector<LossChart::Run> curves;
    for (const ListedRun& run : chosen)
        curves.push_back(
            {QString::fromStdString(run.record->id), QString::fromStdString(run.record->name), run.colour});
    m_chart->setRuns(curves);
    for (const ListedRun& run : chosen)
        m_chart->setPoints(QString::fromStdString(run.record->id), state().metrics(run.record->id));

    const bool differ = fillDifferences(*m_differences, chosen);
    m_differences->setVisible(differ);
    m_no_difference->setVisible(!differ);
    m_no_difference->setText(chosen.size() < 2 ? tr("Put check marks before two or more runs to see what differs.")
                                               : tr("These runs were set up exactly alike."));

    m_confusion_run->clear();
    for (const ListedRun& run : chosen) {
        const TaskDescriptor* task = findTask(run.record->recipe.task);
        if (task && run.record->outcome && !run.record->outcome->evaluation.labels.empty())
            m_confusion_run->addItem(QString::fromStdString(run.record->name), QString::fromStdString(run.record->id));
    }
    const int likely = best ? m_confusion_run->findData(QString::fromStdString(best->id)) : -1;
    m_confusion_run->setCurrentIndex(likely >= 0 ? likely : m_confusion_run->count() - 1);
    m_confusion_box->setVisible(m_confusion_run->count() > 0);
    m_filling = false;
    refreshConfusion();
    refreshAskers();
    refreshAskState();
}

void ComparePage::refreshAskers()
{
    QStringList askers{QString()};
    for (const ListedRun& run : checked())
        if (run.record->outcome)
            askers << QString::fromStdString(run.record->id);
    if (askers == m_askers)
        return;
    m_askers = askers;
    refreshSystem();
    m_cards.clear();
    m_answers->hide();
    m_answers->deleteLater();
    m_answers = new QWidget;
    auto* grid = new CardGrid(m_answers, answer_width, std::min(4, int(askers.size())));
    m_answers_place->addWidget(m_answers);
    for (const QString& who : askers) {
        const int index = who.isEmpty() ? -1 : state().runIndex(who.toStdString());
        auto* card = new AnswerCard(index < 0 ? tr("Base model")
                                              : QString::fromStdString(state().runs()[std::size_t(index)].name),
                                    index < 0 ? RunSwatch::base : index);
        card->setObjectName((who.isEmpty() ? QStringLiteral("base") : who) + QStringLiteral("AnswerCard"));
        m_cards.insert(who, card);
        grid->addWidget(card);
    }
}

// What the runs learnt with as standing instruction: who is asked otherwise answers worse. One that all share can be
// changed for a question; otherwise each is told its own.
void ComparePage::refreshSystem()
{
    bool told = false;
    QStringList taught;
    for (const ListedRun& run : checked())
        if (const auto file = RunFile::read(run.record->folder)) {
            told = told || file->told;
            taught << QString::fromStdString(file->instruction.system);
        }
    taught.removeDuplicates();
    const QString common = taught.size() == 1 ? taught.front() : QString();
    m_system_box->setVisible(told && taught.size() == 1);
    m_system_note->setVisible(taught.size() > 1);
    if (common != m_common_system) // what somebody wrote in its place stays while the same runs are asked
        m_system->setPlainText(common);
    m_common_system = common;
}

void ComparePage::refreshAskState()
{
    const bool asking = session().activity() == Session::Activity::Asking;
    QString reason = session().whyNotAsk();
    if (reason.isEmpty() && !asking && m_question->toPlainText().trimmed().isEmpty())
        reason = tr("Write a question or a text first.");
    m_ask->setText(asking ? tr("&Stop answering") : tr("&Ask"));
    m_ask->setEnabled(reason.isEmpty());
    m_ask_reason->setText(asking ? tr("They answer one after the other…") : reason);
}

void ComparePage::refreshConfusion()
{
    const std::string id = m_confusion_run->currentData().toString().toStdString();
    const int index = state().runIndex(id);
    if (index < 0)
        return;
    Evaluation evaluation = state().runs()[std::size_t(index)].outcome->evaluation;
    // The outcome is a summary; the store has the counts.
    if (evaluation.confusion.empty())
        if (const auto stored = state().project()->evaluation(id))
            evaluation = *stored;
    m_confusion->setEvaluation(evaluation);
}

void ComparePage::itemToggled(int row, int column)
{
    if (m_filling || column != 0)
        return;
    const QTableWidgetItem* item = m_measures->item(row, 0);
    const QString id = item->data(Qt::UserRole).toString();
    if (id.isEmpty())
        return;
    QStringList ids = state().comparedRuns();
    ids.removeAll(id);
    if (item->checkState() == Qt::Checked)
        ids << id;
    state().setComparedRuns(ids);
}

void ComparePage::useExample()
{
    // The next held-out row that a run was tried on, so that repeated presses go round.
    QStringList inputs;
    m_expected_of.clear();
    for (const ListedRun& run : checked())
        if (const auto samples = state().project()->samples(run.record->id))
            for (const Sample& sample : *samples) {
                const QString input = QString::fromStdString(sample.input);
                if (!inputs.contains(input))
                    inputs << input;
                m_expected_of.insert(input, QString::fromStdString(sample.expected));
            }
    m_example->setVisible(!inputs.isEmpty());
    if (inputs.isEmpty())
        return;
    const auto now = inputs.indexOf(m_question->toPlainText());
    m_question->setPlainText(inputs[(now + 1) % inputs.size()]);
}

// What the experts answered, where the question is one of theirs.
void ComparePage::showExpected()
{
    QString expected = m_expected_of.value(m_question->toPlainText()).simplified();
    constexpr int longest = 240;
    if (expected.size() > longest)
        expected = expected.left(longest) + QStringLiteral("…");
    m_expected->setVisible(!expected.isEmpty());
    m_expected->setText(tr("Expected: %1").arg(expected));
}

void ComparePage::ask()
{
    if (session().activity() == Session::Activity::Asking) {
        session().cancel();
        return;
    }
    for (AnswerCard* card : std::as_const(m_cards))
        card->wait();
    Session::Question question;
    question.who = m_askers;
    question.text = m_question->toPlainText();
    if (!m_system_box->isHidden())
        question.system = m_system->toPlainText().trimmed();
    question.sampling.max_tokens = answer_tokens;
    session().ask(question);
}

} // namespace luthier
