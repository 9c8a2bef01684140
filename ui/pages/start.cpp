// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/start.h"

#include "ui/line_icons.h"
#include "ui/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace luthier {

namespace {

constexpr int column_width = 840;

// A part of the page under its heading.
QVBoxLayout* begun(QWidget* section, const QString& title)
{
    auto* column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::unit);
    auto* label = new TextLabel(title, Theme::Size::Heading, TextLabel::Tone::Text, section);
    label->setContentsMargins(0, Theme::unit, 0, 0);
    column->addWidget(label);
    return column;
}

// "~/Documents/Luthier/Contracts" reads better than the whole path.
QString shortened(const QString& folder)
{
    const QString home = QDir::homePath();
    return folder.startsWith(home + QLatin1Char('/')) ? QStringLiteral("~") + folder.mid(home.size()) : folder;
}

} // namespace

StartPage::StartPage(Settings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_messages(new MessageBar(this))
{
    auto* scroll = new ScrollPage(this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(Theme::margin, 0, Theme::margin - ScrollPage::bar_room, 0);
    outer->addWidget(scroll);

    auto* centred = new QWidget(scroll);
    centred->setMaximumWidth(column_width);
    m_column = new QVBoxLayout(centred);
    m_column->setContentsMargins(0, 2 * Theme::margin, 0, Theme::margin);
    m_column->setSpacing(2 * Theme::unit);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(centred, 100);
    row->addStretch(1);
    scroll->content()->addLayout(row);
    scroll->content()->addStretch(1);

    auto* head = new QHBoxLayout;
    head->setSpacing(2 * Theme::unit);
    head->addWidget(new IconLabel(QStringLiteral("luthier"), 48, IconLabel::Tone::Accent, centred), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(
        new TextLabel(tr("Teach a language model your craft"), Theme::Size::Title, TextLabel::Tone::Text, centred));
    words->addWidget(new TextLabel(tr("You bring examples, Luthier tunes a model with them. Everything stays on this "
                                      "computer."),
                                   Theme::Size::Body, TextLabel::Tone::Muted, centred));
    head->addLayout(words, 1);
    m_column->addLayout(head);
    m_column->addWidget(m_messages);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::unit);
    auto* fresh = new QPushButton(lineIcon(QStringLiteral("plus")), tr("&New project…"), centred);
    fresh->setObjectName(QStringLiteral("newProjectPushButton"));
    setLook(fresh, ButtonLook::Accent);
    auto* open = new QPushButton(lineIcon(QStringLiteral("folder-open")), tr("&Open project…"), centred);
    open->setObjectName(QStringLiteral("openProjectPushButton"));
    buttons->addWidget(fresh);
    buttons->addWidget(open);
    buttons->addStretch(1);
    m_column->addSpacing(Theme::unit);
    m_column->addLayout(buttons);
    connect(fresh, &QPushButton::clicked, this, &StartPage::newProjectWanted);
    connect(open, &QPushButton::clicked, this, &StartPage::openProjectWanted);
    refresh();
}

void StartPage::refresh()
{
    if (m_body) {
        m_body->hide();
        m_body->deleteLater();
    }
    m_samples = sampleProjects();
    m_body = new QWidget(this);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * Theme::unit);
    if (!m_settings.recentProjects().isEmpty())
        column->addWidget(makeRecent());
    if (!m_samples.empty())
        column->addWidget(makeSamples());
    if (m_settings.recentProjects().isEmpty())
        column->addWidget(makeSteps());
    m_column->addWidget(m_body);
}

QWidget* StartPage::makeSamples()
{
    auto* section = new QWidget(m_body);
    QVBoxLayout* column = begun(section, tr("Try it with a ready-made sample"));
    column->addWidget(new TextLabel(tr("One click makes a project with everything chosen; a few minutes later you "
                                       "have a tuned model."),
                                    Theme::Size::Body, TextLabel::Tone::Muted, section));
    auto* grid_holder = new QWidget(section);
    auto* grid = new CardGrid(grid_holder, 250, m_samples.size() == 2 ? 2 : 3);
    for (const SampleProject& sample : m_samples) {
        auto* card = new Card(grid_holder);
        card->setCheckable(false);
        card->setObjectName(QString::fromStdString(sample.id) + QStringLiteral("SampleCard"));
        const QString title = sample.title;
        const QString summary = sample.summary;
        card->setAccessibleName(title);
        card->setAccessibleDescription(summary);
        card->content()->addWidget(new TaskPicture(sample.task, 1, card));
        auto* name = new TextLabel(title, Theme::Size::Body, TextLabel::Tone::Text, card);
        name->setWeight(QFont::DemiBold);
        card->content()->addWidget(name);
        card->content()->addWidget(new TextLabel(summary, Theme::Size::Body, TextLabel::Tone::Muted, card));
        card->content()->addStretch(1);
        grid->addWidget(card);
        connect(card, &Card::clicked, this, [this, sample] { Q_EMIT sampleChosen(sample); });
    }
    column->addWidget(grid_holder);
    return section;
}

// For whoever comes for the first time: what is going to happen.
QWidget* StartPage::makeSteps()
{
    auto* section = new QWidget(m_body);
    QVBoxLayout* column = begun(section, tr("How it goes"));
    auto* holder = new QWidget(section);
    auto* grid = new CardGrid(holder, 190, 4);
    const std::pair<QString, QString> steps[] = {
        {tr("1. Say what it should learn"), tr("To answer as your experts do, to sort texts, or to know your field.")},
        {tr("2. Bring your examples"), tr("A table or file of yours, and a model to start from.")},
        {tr("3. Watch it learn"), tr("It is tried on rows that it never sees, and stops when it has learnt enough.")},
        {tr("4. Compare and keep"), tr("Ask it beside the untouched model, and take the better one away.")},
    };
    for (const auto& [title, words] : steps) {
        auto* step = new QWidget(holder);
        auto* text = new QVBoxLayout(step);
        text->setContentsMargins(0, 0, 0, 0);
        text->setSpacing(4);
        auto* name = new TextLabel(title, Theme::Size::Body, TextLabel::Tone::Text, step);
        name->setWeight(QFont::DemiBold);
        text->addWidget(name);
        text->addWidget(new TextLabel(words, Theme::Size::Body, TextLabel::Tone::Muted, step));
        text->addStretch(1);
        grid->addWidget(step);
    }
    column->addWidget(holder);
    return section;
}

QWidget* StartPage::makeRecent()
{
    auto* section = new QWidget(m_body);
    QVBoxLayout* column = begun(section, tr("Go on with"));
    int number = 0;
    for (const QString& folder : m_settings.recentProjects()) {
        const QFileInfo info(folder);
        const bool there = info.isDir();
        auto* row = new QWidget(section);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(Theme::unit);
        auto* card = new Card(row);
        card->setCheckable(false);
        card->setEnabled(there);
        card->setObjectName(QStringLiteral("recent%1Card").arg(number));
        card->content()->setContentsMargins(2 * Theme::unit, Theme::unit, 2 * Theme::unit, Theme::unit);
        card->content()->setSpacing(2);
        auto* top = new QHBoxLayout;
        auto* name = new TextLabel(info.completeBaseName(), Theme::Size::Body,
                                   there ? TextLabel::Tone::Text : TextLabel::Tone::Muted, card);
        name->setWeight(QFont::DemiBold);
        top->addWidget(name, 1);
        auto* when = new TextLabel(there ? QLocale().toString(info.lastModified().date(), QLocale::ShortFormat)
                                         : tr("not there any more"),
                                   Theme::Size::Small, there ? TextLabel::Tone::Muted : TextLabel::Tone::Warn, card);
        when->setWordWrap(false);
        top->addWidget(when);
        card->content()->addLayout(top);
        card->content()->addWidget(
            new TextLabel(shortened(info.absolutePath()), Theme::Size::Small, TextLabel::Tone::Muted, card));
        card->setAccessibleName(there ? info.completeBaseName()
                                      : tr("%1, not there any more").arg(info.completeBaseName()));
        auto* remove = new QPushButton(row);
        remove->setObjectName(QStringLiteral("removeRecent%1PushButton").arg(number));
        remove->setIcon(lineIcon(QStringLiteral("cross")));
        remove->setToolTip(tr("Remove from this list; the project itself stays"));
        remove->setAccessibleName(tr("Remove %1 from this list").arg(info.completeBaseName()));
        setLook(remove, ButtonLook::Quiet);
        line->addWidget(card, 1);
        line->addWidget(remove);
        column->addWidget(row);
        connect(card, &Card::clicked, this, [this, folder] { Q_EMIT projectChosen(folder); });
        connect(remove, &QPushButton::clicked, this, [this, folder] {
            m_settings.removeRecentProject(folder);
            refresh();
            findChild<QPushButton*>(QStringLiteral("newProjectPushButton"))->setFocus(); // the pressed one is gone
        });
        if (++number == 5)
            break;
    }
    return section;
}

} // namespace luthier
