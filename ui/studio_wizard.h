// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QMenu;
class QPushButton;
class QStackedWidget;

namespace luthier {

class MessageBar;
class StepRail;
class TextLabel;

// The frame around the pages: rail at the left; title, messages, page, and below it Back, the reason why Next is not
// possible yet, and Next. Pages come from ui/pages.def. It keeps no answers: they are in the StudioState.
class StudioWizard : public QWidget {
    Q_OBJECT
public:
    StudioWizard(PageContext context, QMenu* project_menu, QWidget* parent = nullptr);

    // Goes there, or shows in the message bar why the step cannot be entered yet.
    void goTo(StudioState::Step step);
    void goToFirstOpenStep(); // where a project is taken up again
    void next();
    void back();
    Page* currentPage() const;
    Page* page(StudioState::Step step) const { return m_pages[std::size_t(step)]; }
    MessageBar* messages() const { return m_messages; }
    void showError(const Error& error);
    void leavePage(); // the wizard is being hidden or thrown away

private:
    void showPage(std::size_t index);
    void refreshFrame();
    void openRun(const QString& run_id);

    StudioState& m_state;
    Session& m_session;
    StepRail* m_rail;
    TextLabel* m_title;
    TextLabel* m_subtitle;
    MessageBar* m_messages;
    QStackedWidget* m_stack;
    std::vector<Page*> m_pages;
    QPushButton* m_back;
    QPushButton* m_next;
    TextLabel* m_reason;
    bool m_entered = false;
};

} // namespace luthier
