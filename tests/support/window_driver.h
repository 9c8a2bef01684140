// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/ask.h"
#include "ui/main_window.h"
#include "ui/studio_wizard.h"
#include "ui/widgets/message_bar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include <functional>

namespace luthier::test {

// Drives the studio's window as a person without a mouse does: Tab and arrow keys to a control, Space or Return on it.
// A control that the keyboard cannot reach is a failure.
class WindowDriver {
public:
    explicit WindowDriver(MainWindow& window) : m_window(window) { }

    template <class Widget = QWidget> Widget* find(const char* name) const
    {
        for (Widget* widget : m_window.findChildren<Widget*>(QString::fromLatin1(name)))
            if (widget->isVisible())
                return widget;
        return nullptr;
    }

    // Tab until the control has the focus; inside a group of cards the arrow keys go on from the chosen one.
    bool reach(QWidget* target) const
    {
        if (!target || !target->isEnabled())
            return false;
        const QButtonGroup* group = groupOf(target);
        for (int presses = 0; presses < 200; ++presses) {
            QWidget* focus = QApplication::focusWidget();
            if (focus == target || (focus && target->focusProxy() == focus))
                return true;
            if (group && focus && groupOf(focus) == group) {
                for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Left, Qt::Key_Up}) {
                    for (qsizetype i = 0; i < group->buttons().size(); ++i) {
                        QTest::keyClick(QApplication::focusWidget(), key);
                        if (QApplication::focusWidget() == target)
                            return true;
                    }
                }
            }
            if (qEnvironmentVariableIsSet("LUTHIER_TEST_FOCUS"))
                qInfo() << "focus" << focus;
            QTest::keyClick(focus ? focus : &m_window, Qt::Key_Tab);
        }
        return false;
    }
    bool reach(const char* name) const { return reach(find(name)); }

    bool press(const char* name, Qt::Key key = Qt::Key_Space) const
    {
        QWidget* target = find(name);
        if (!reach(target)) {
            qWarning("The keyboard does not reach \"%s\" (%s).", name,
                     !target                   ? "not there"
                         : target->isEnabled() ? "not by Tab"
                                               : "disabled");
            return false;
        }
        QTest::keyClick(target, key);
        return true;
    }

    bool type(const char* name, const QString& text) const
    {
        QWidget* target = find(name);
        if (!reach(target))
            return false;
        QTest::keyClick(target, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(target, Qt::Key_Delete);
        QTest::keyClicks(target, text);
        return true;
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &m_window, key, modifiers);
    }
    void nextStep() const { key(Qt::Key_Return, Qt::ControlModifier); }
    StudioState::Step step() const { return m_window.wizard()->currentPage()->step(); }
    QString blocker() const { return m_window.wizard()->currentPage()->blocker(); }
    QString message() const
    {
        for (const MessageBar* bar : m_window.findChildren<MessageBar*>())
            if (bar->isVisible())
                return bar->text();
        return {};
    }

    static bool wait(const std::function<bool()>& until, int milliseconds = 60000)
    {
        return QTest::qWaitFor(until, milliseconds);
    }
    bool waitIdle(int milliseconds = 300000) const
    {
        return wait([this] { return !m_window.session().busy(); }, milliseconds);
    }

private:
    static const QButtonGroup* groupOf(const QWidget* widget)
    {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        return button ? button->group() : nullptr;
    }

    MainWindow& m_window;
};

} // namespace luthier::test
