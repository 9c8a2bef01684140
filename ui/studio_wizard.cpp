// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio_wizard.h"

#include "ui/line_icons.h"
#include "ui/page_list.h"
#include "ui/step_rail.h"
#include "ui/tab_order.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>

namespace luthier {

namespace {

using Step = StudioState::Step;

} // namespace

StudioWizard::StudioWizard(PageContext context, QMenu* project_menu, QWidget* parent)
    : QWidget(parent), m_state(context.state), m_session(context.session),
      m_rail(new StepRail(context.state, context.session, project_menu, this)),
      m_title(new TextLabel({}, Theme::Size::Title, TextLabel::Tone::Text, this)),
      m_subtitle(new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted, this)), m_messages(new MessageBar(this)),
      m_stack(new QStackedWidget(this)), m_back(new QPushButton(this)), m_next(new QPushButton(this)),
      m_reason(new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted, this))
{
    m_pages = makePages(context, m_stack);
    for (Page* page : m_pages) {
        m_stack->addWidget(page);
        connect(page, &Page::blockerChanged, this, &StudioWizard::refreshFrame);
        connect(page, &Page::goTo, this, &StudioWizard::goTo);
        connect(page, &Page::problem, this, &StudioWizard::showError);
    }

    m_title->setObjectName(QStringLiteral("pageTitleTextLabel"));
    m_reason->setObjectName(QStringLiteral("blockerTextLabel"));
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_back->setObjectName(QStringLiteral("backPushButton"));
    m_back->setText(tr("&Back"));
    m_back->setIcon(lineIcon(QStringLiteral("arrow-left")));
    setLook(m_back, ButtonLook::Quiet);
    m_next->setObjectName(QStringLiteral("nextPushButton"));
    setLook(m_next, ButtonLook::Accent);
    m_next->setMinimumWidth(120);
    m_next->setToolTip(tr("Ctrl+Return"));

    auto* head = new QVBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(2 * Theme::unit);
    // The words of the frameless button stand on the page's edge, and so do those of Next.
    foot->setContentsMargins(Theme::margin - 2 * Theme::unit, 0, Theme::margin, 0);
    foot->addWidget(m_back);
    foot->addWidget(m_reason, 1);
    foot->addWidget(m_next);

    // A page's scroll bar runs in the margin, so that everything ends at the same edge whether there is one or not.
    head->setContentsMargins(0, 0, ScrollPage::bar_room, 0);
    auto* complaints = new QVBoxLayout;
    complaints->setContentsMargins(0, 0, ScrollPage::bar_room, 0);
    complaints->addWidget(m_messages);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(Theme::margin, Theme::margin, Theme::margin - ScrollPage::bar_room, 0);
    body->setSpacing(2 * Theme::unit);
    body->addLayout(head);
    body->addLayout(complaints);
    body->addWidget(m_stack, 1);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 2 * Theme::unit);
    column->setSpacing(2 * Theme::unit);
    column->addLayout(body, 1);
    column->addLayout(foot);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);

    connect(m_back, &QPushButton::clicked, this, &StudioWizard::back);
    connect(m_next, &QPushButton::clicked, this, &StudioWizard::next);
    connect(m_rail, &StepRail::stepChosen, this, &StudioWizard::goTo);
    connect(m_rail, &StepRail::runChosen, this, &StudioWizard::openRun);
    connect(&m_state, &StudioState::draftChanged, this, [this](Step changed) {
        if (changed == currentPage()->step())
            m_messages->hide(); // what was complained about has been answered
        refreshFrame();
    });
    connect(&m_state, &StudioState::runsChanged, this, &StudioWizard::refreshFrame);
    connect(&m_state, &StudioState::saveFailed, this, &StudioWizard::showError);
    connect(&m_session, &Session::activityChanged, this, &StudioWizard::refreshFrame);
}

Page* StudioWizard::currentPage() const
{
    return m_pages[std::size_t(qMax(0, m_stack->currentIndex()))];
}

void StudioWizard::goTo(Step step)
{
    const QString blocker = m_state.blocker(step);
    if (!blocker.isEmpty()) {
        m_messages->showMessage(MessageBar::Kind::Info, tr("“%1” is not possible yet.").arg(StepRail::name(step)),
                                blocker);
        return;
    }
    showPage(std::size_t(step));
}

void StudioWizard::goToFirstOpenStep()
{
    for (const Step step : {Step::Goal, Step::Model, Step::Data, Step::Method}) {
        if (m_state.status(step) != StudioState::StepStatus::Done) {
            goTo(m_state.blocker(step).isEmpty() ? step : Step::Goal);
            return;
        }
    }
    goTo(Step::Train);
}

void StudioWizard::next()
{
    Page* page = currentPage();
    if (!page->blocker().isEmpty() || page->step() == Step::Export)
        return;
    page->next();
    // The page may have moved on by itself.
    if (page == currentPage())
        goTo(Step(int(page->step()) + 1));
}

void StudioWizard::back()
{
    const int index = m_stack->currentIndex();
    if (index > 0)
        goTo(Step(index - 1));
}

void StudioWizard::showError(const Error& error)
{
    m_messages->showError(error);
}

void StudioWizard::leavePage()
{
    if (m_entered)
        currentPage()->leave();
    m_entered = false;
}

void StudioWizard::showPage(std::size_t index)
{
    leavePage();
    m_messages->hide();
    m_stack->setCurrentIndex(int(index));
    m_rail->setCurrent(Step(index));
    m_entered = true;
    m_pages[index]->enter();
    for (ScrollPage* column : m_pages[index]->findChildren<ScrollPage*>())
        column->verticalScrollBar()->setValue(0); // one comes back to the beginning
    refreshFrame();
    orderTabs({m_pages[index], m_back, m_next, m_rail});
    // The keyboard goes on inside the new page, not on the button that led to it.
    if (isVisible())
        m_pages[index]->setFocus(Qt::OtherFocusReason);
}

void StudioWizard::refreshFrame()
{
    const Page* page = currentPage();
    const Step step = page->step();
    m_title->setText(page->title());
    m_subtitle->setText(page->subtitle());
    m_back->setEnabled(step != Step::Goal);
    const bool last = step == Step::Export;
    QString reason = page->blocker();
    if (reason.isEmpty() && !last)
        reason = m_state.blocker(Step(int(step) + 1));
    m_reason->setText(last ? QString() : reason);
    const QString label = page->nextLabel();
    m_next->setText(label.isEmpty() ? tr("&Next") : label);
    m_next->setVisible(!last);
    m_next->setEnabled(reason.isEmpty());
    m_next->setAccessibleDescription(reason);
}

void StudioWizard::openRun(const QString& run_id)
{
    m_state.setActiveRun(run_id.toStdString());
    const int index = m_state.runIndex(run_id.toStdString());
    if (index < 0)
        return;
    const RunRecord& run = m_state.runs()[std::size_t(index)];
    const bool done = run.outcome && run.state != RunState::Failed && m_session.activeRun() != run_id;
    if (done) {
        QStringList compared = m_state.comparedRuns();
        if (!compared.contains(run_id))
            m_state.setComparedRuns(compared << run_id);
    }
    goTo(done ? Step::Compare : Step::Train);
}

} // namespace luthier
