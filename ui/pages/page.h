// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"
#include "ui/studio_state.h"

#include <QPointer>
#include <QWidget>

namespace luthier {

class Settings;

// What every page gets. Pages hold no choices, only what they show: they read the StudioState in enter() and write to
// it as the user acts.
struct PageContext {
    StudioState& state;
    Session& session;
    Settings* settings = nullptr; // what is remembered between starts; null in tests that need none
};

// One question of the wizard. The frame (StudioWizard) draws title, subtitle, Back, Next and the reason why not Next.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(PageContext context, QWidget* parent = nullptr) : QWidget(parent), m_context(context) { }

    virtual StudioState::Step step() const = 0;
    virtual QString title() const = 0; // the question: "What should the model learn?"
    virtual QString subtitle() const = 0; // one sentence: what is decided here, what happens next
    virtual QString blocker() const { return {}; } // why Next is not possible yet; empty: it is
    virtual QString nextLabel() const { return {}; } // empty: "Next"
    virtual void next() { } // extra work when Next was pressed, before the frame moves on
    virtual void enter() { } // shown: load from the state
    virtual void leave() { } // hidden
    virtual void startRun() { } // "Start" of the Run menu, for the page that starts runs
    virtual void fileHover(bool over) { Q_UNUSED(over) } // files are dragged over the window
    virtual void dropFiles(const QStringList& paths) { Q_UNUSED(paths) } // files dropped anywhere on the window

Q_SIGNALS:
    void blockerChanged();
    void goTo(luthier::StudioState::Step step);
    void problem(const luthier::Error& error); // shown by the window in its message bar

protected:
    // Where the keyboard begins on this page. Not a focus proxy: Tab would jump over what lies before it.
    void setFirstFocus(QWidget* widget) { m_first_focus = widget; }
    void focusInEvent(QFocusEvent*) override
    {
        if (m_first_focus)
            m_first_focus->setFocus(Qt::OtherFocusReason);
    }

    StudioState& state() const { return m_context.state; }
    Session& session() const { return m_context.session; }
    Settings* settings() const { return m_context.settings; }

private:
    PageContext m_context;
    QPointer<QWidget> m_first_focus;
};

} // namespace luthier
