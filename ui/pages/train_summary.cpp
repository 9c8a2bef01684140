// SPDX-License-Identifier: GPL-3.0-or-later
// The train page before Start: what will happen, the name of the run, and why it cannot start.
#include "core/catalogue.h"
#include "core/train/settings.h"
#include "ui/line_icons.h"
#include "ui/pages/data_reading.h"
#include "ui/pages/train.h"
#include "ui/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace luthier {

QWidget* TrainPage::buildSummary()
{
    auto* scroll = new ScrollPage;
    auto* panel = new Panel;
    panel->setMaximumWidth(88 * Theme::unit);
    auto* column = panel->content();
    column->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    column->setSpacing(2 * Theme::unit);
    column->addWidget(new TextLabel(tr("This is what will happen"), Theme::Size::Heading));
    m_facts = new QVBoxLayout;
    m_facts->setSpacing(Theme::unit);
    column->addLayout(m_facts);
    column->addWidget(new TextLabel(tr("Your files stay as they are and nothing leaves this machine. You can pause or "
                                       "stop at any moment; the best version so far is kept."),
                                    Theme::Size::Body, TextLabel::Tone::Muted));

    auto* name_label = new QLabel(tr("&Name of this run"));
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("runNameLineEdit"));
    m_name->setMaximumWidth(44 * Theme::unit);
    name_label->setBuddy(m_name);
    auto* naming = new QVBoxLayout;
    naming->setSpacing(Theme::unit / 2);
    naming->addWidget(name_label);
    naming->addWidget(m_name);
    column->addLayout(naming);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * Theme::unit);
    m_start = new QPushButton(tr("&Start training"));
    m_start->setObjectName(QStringLiteral("startPushButton"));
    setLook(m_start, ButtonLook::Accent);
    m_last_run = new QPushButton(lineIcon(QStringLiteral("train")), tr("Show the &last run"));
    m_last_run->setObjectName(QStringLiteral("lastRunPushButton"));
    setLook(m_last_run, ButtonLook::Quiet);
    m_start_reason = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Warn);
    m_start_reason->setObjectName(QStringLiteral("startReasonTextLabel"));
    buttons->addWidget(m_start);
    buttons->addWidget(m_last_run);
    buttons->addWidget(m_start_reason, 1);
    buttons->addStretch(0);
    column->addSpacing(Theme::unit);
    column->addLayout(buttons);
    scroll->content()->addWidget(panel);
    scroll->content()->addStretch(1);

    connect(m_start, &QPushButton::clicked, this, &TrainPage::startRun);
    connect(m_name, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    connect(m_last_run, &QPushButton::clicked, this, [this] {
        if (!state().runs().empty())
            showRun(QString::fromStdString(state().runs().back().id));
    });
    return scroll;
}

QString TrainPage::whyNotStart() const
{
    const Recipe recipe = state().recipe();
    if (recipe.task.empty() || recipe.base.empty() || recipe.data.train.empty() || recipe.method.empty())
        return tr("A step before this one is still open. The list at the left shows which.");
    if (const QString open = state().blocker(StudioState::Step::Method); !open.isEmpty())
        return open;
    std::error_code error;
    if (!fs::exists(recipe.data.train, error))
        return tr("The file of examples is no longer there. Choose it again on the page “Examples”.");
    if (const QString busy = session().whyNotAsk(); !busy.isEmpty())
        return busy;
    if (const auto params = resolvedParams(recipe); !params)
        return translated(params.error());
    return {};
}

void TrainPage::addFact(const QString& name, const QString& words)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(2 * Theme::unit);
    auto* title = new TextLabel(name, Theme::Size::Body, TextLabel::Tone::Muted);
    title->setFixedWidth(15 * Theme::unit);
    title->setAlignment(Qt::AlignTop);
    line->addWidget(title);
    line->addWidget(new TextLabel(words), 1);
    m_facts->addLayout(line);
}

void TrainPage::showSummary()
{
    m_shown.clear();
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        if (QLayout* line = item->layout())
            while (QLayoutItem* part = line->takeAt(0)) {
                delete part->widget();
                delete part;
            }
        delete item;
    }
    const Recipe recipe = state().recipe();
    const auto params = resolvedParams(recipe);
    const EntryInfo* method = findEntry(Kind::Method, recipe.method);
    addFact(tr("Learns to"), state().answer(StudioState::Step::Goal));
    addFact(tr("Starts from"), state().answer(StudioState::Step::Model));
    const QString file = QString::fromStdString(recipe.data.train.filename().string());
    const auto& report = state().report();
    if (report && params) {
        const auto rows = std::int64_t(report->usable_rows.size());
        const std::int64_t held = recipe.data.validation ? 0 : heldOutRows(*report, *params);
        addFact(tr("Learns from"),
                recipe.data.validation ? tr("%1 rows of %2; checked on the rows of %3")
                                             .arg(countText(rows), file,
                                                  QString::fromStdString(recipe.data.validation->filename().string()))
                                       : tr("about %1 rows of %2; about %3 more are held out to check it on")
                                             .arg(countText(rows - held), file, countText(held)));
        const TrainSettings settings = settingsOf(*params);
        addFact(tr("How long"),
                tr("about %1 steps of %2 rows; every row is seen %n time(s) at most", nullptr, int(settings.epochs))
                    .arg(countText(planSteps(rows - held, settings).total), countText(settings.batch_rows)));
    } else {
        addFact(tr("Learns from"), file);
    }
    addFact(tr("How"), method ? translated(method->title) : QString());
    if (!recipe.params.values().empty()) {
        QStringList changed;
        const std::vector<Param> known = paramsOf(recipe);
        for (const auto& [key, value] : recipe.params.values())
            for (const Param& param : known)
                if (key == param.key)
                    changed << tr("%1: %2").arg(translated(param.label), QString::fromStdString(toString(value)));
        addFact(tr("You set"), changed.join(QStringLiteral("; ")));
    }

    // "Small addition", "Small addition 2", …: told apart in every list without the user having to think of a name.
    const QString base = method ? translated(method->shortTitle()) : tr("Run");
    QString name = base;
    const auto taken = [this](const QString& wanted) {
        return std::any_of(state().runs().begin(), state().runs().end(),
                           [&](const RunRecord& run) { return QString::fromStdString(run.name) == wanted; });
    };
    for (int number = 2; taken(name); ++number)
        name = QStringLiteral("%1 %2").arg(base).arg(number);
    m_name->setText(name);
    m_name->setModified(false);
    m_last_run->setVisible(!state().runs().empty());
    m_stack->setCurrentIndex(0);
    refreshState();
    setFirstFocus(m_start);
}

} // namespace luthier
