// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/goal.h"

#include "ui/dialogs/sheet.h"
#include "ui/line_icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QPushButton>

namespace luthier {

GoalPage::GoalPage(PageContext context, QWidget* parent) : Page(context, parent), m_choice(new QButtonGroup(this))
{
    auto* scroll = new ScrollPage(this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    auto* holder = new QWidget(scroll);
    auto* grid = new CardGrid(holder, 224, 3);
    for (const EntryInfo* info : entries(Kind::Task)) {
        Card* card = makeCard(info->id);
        card->setParent(holder);
        grid->addWidget(card);
        m_cards.emplace_back(info->id, card);
        m_choice->addButton(card);
    }
    scroll->content()->addWidget(holder);

    auto* doubt =
        new QPushButton(lineIcon(QStringLiteral("question")), tr("Not &sure that tuning is what you need?"), scroll);
    doubt->setObjectName(QStringLiteral("adviceLinkPushButton"));
    setLook(doubt, ButtonLook::Quiet);
    scroll->content()->addSpacing(Theme::unit);
    scroll->content()->addWidget(doubt, 0, Qt::AlignLeft);
    scroll->content()->addStretch(1);
    connect(doubt, &QPushButton::clicked, this, [this] { showSheet(window(), helpWhetherToTune()); });
}

Card* GoalPage::makeCard(const std::string& task)
{
    const TaskDescriptor& descriptor = *findTask(task);
    const QString title = translated(descriptor.info.title);
    const QString summary = translated(descriptor.info.summary);
    const QString example = translated(descriptor.example);
    const QString term = translated(descriptor.info.term);
    auto* card = new Card;
    card->setObjectName(QString::fromStdString(task) + QStringLiteral("GoalCard"));
    card->setAccessibleName(title);
    card->setAccessibleDescription(summary + QLatin1Char(' ') + example);
    card->content()->addWidget(new TaskPicture(task, 1.5, card));
    card->content()->addSpacing(Theme::unit);
    card->content()->addWidget(new TextLabel(title, Theme::Size::Heading, TextLabel::Tone::Text, card));
    card->content()->addWidget(new TextLabel(summary, Theme::Size::Body, TextLabel::Tone::Text, card));
    card->content()->addWidget(
        new TextLabel(tr("For example: %1").arg(example), Theme::Size::Body, TextLabel::Tone::Muted, card));
    card->content()->addStretch(1);
    card->content()->addWidget(
        new TextLabel(tr("In the field: %1").arg(term), Theme::Size::Small, TextLabel::Tone::Muted, card));
    connect(card, &Card::clicked, this, [this, task] {
        state().setTask(task);
        Q_EMIT blockerChanged();
    });
    connect(card, &Card::activated, this, [this] { Q_EMIT goTo(StudioState::Step::Model); });
    return card;
}

QString GoalPage::title() const
{
    return tr("What should the model learn?");
}

QString GoalPage::subtitle() const
{
    return tr("Pick the closest; you can change your mind later. Next you choose the model that learns it.");
}

QString GoalPage::blocker() const
{
    return state().task().empty() ? tr("Choose what the model should learn.") : QString();
}

void GoalPage::enter()
{
    // An exclusive group cannot be emptied while it is exclusive.
    m_choice->setExclusive(false);
    for (const auto& [task, card] : m_cards)
        card->setChecked(task == state().task());
    m_choice->setExclusive(true);
    const QAbstractButton* chosen = m_choice->checkedButton();
    setFirstFocus(chosen ? m_choice->checkedButton() : m_cards.front().second);
}

void GoalPage::dropFiles(const QStringList&)
{
    Q_EMIT problem(Error{ErrorKind::Usage,
                         text("The file can wait: first say what the model should learn."),
                         {},
                         text("Choose a card, then a model; the page “Examples” takes the file."),
                         {}});
}

} // namespace luthier
