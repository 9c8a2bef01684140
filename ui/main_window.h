// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/samples.h"
#include "ui/session/session.h"
#include "ui/settings.h"
#include "ui/studio_state.h"

#include <QMainWindow>

class QStackedWidget;

namespace luthier {

class MessageBar;
class Page;
class StartPage;
class StudioWizard;

// The studio's only window: menu bar, start page or wizard, files dropped anywhere, and what happens when it closes
// while a run is going on. Owns the state and the session; keeps what should be remembered in the Settings.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    bool openProject(const QString& folder); // shows the error itself
    bool createProject(const QString& folder);
    void stopAndClose(); // without asking: the system wants us gone
    StudioState& state() { return m_state; }
    Session& session() { return m_session; }
    StudioWizard* wizard() const { return m_wizard; } // null while no project is open

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build(); // everything that holds words; again after the language changed
    void buildMenus();
    void buildRecentMenu(QMenu* menu);
    void showProject();
    void newProject();
    void openOther();
    bool askToStop(const QString& then); // what runs was told to end; `then`: what happens when it has
    bool leaveProject(); // asks when something is going on
    void startFromSample(const SampleProject& sample);
    void changeLanguage(const QString& language);
    void refreshTitle();
    void refreshRunActions();
    MessageBar* messages() const;

    Settings& m_settings;
    StudioState m_state;
    Session m_session;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    StudioWizard* m_wizard = nullptr;
    QMenu* m_project_menu = nullptr;
    QAction* m_close_project = nullptr;
    QAction* m_run_start = nullptr;
    QAction* m_run_pause = nullptr;
    QAction* m_run_stop = nullptr;
    bool m_closing = false; // the window goes as soon as the run has been saved
};

} // namespace luthier
