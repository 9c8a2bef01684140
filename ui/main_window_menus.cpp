// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/dialogs/sheet.h"
#include "ui/language.h"
#include "ui/pages/page.h"
#include "ui/studio_wizard.h"

#include <QActionGroup>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMenuBar>
#include <QTimer>
#include <QUrl>

namespace luthier {

namespace {

QAction* add(QMenu* menu, const QString& name, const QString& words, const QKeySequence& keys = {})
{
    QAction* action = menu->addAction(words);
    action->setObjectName(name);
    action->setShortcut(keys);
    return action;
}

} // namespace

void MainWindow::buildMenus()
{
    menuBar()->clear();
    // Shortcuts of actions live as long as the actions do: those of the language before must go now.
    qDeleteAll(findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly));

    auto top = [this](const QString& words) {
        auto* menu = new QMenu(words, this);
        menuBar()->addMenu(menu);
        return menu;
    };

    QMenu* file = top(tr("&File"));
    QAction* fresh = add(file, QStringLiteral("newProjectAction"), tr("&New project…"), QKeySequence::New);
    QAction* open = add(file, QStringLiteral("openProjectAction"), tr("&Open project…"), QKeySequence::Open);
    QMenu* recent = file->addMenu(tr("Open &recent"));
    file->addSeparator();
    m_close_project = add(file, QStringLiteral("closeProjectAction"), tr("&Close project"), QKeySequence::Close);
    QAction* quit = add(file, QStringLiteral("quitAction"), tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(fresh, &QAction::triggered, this, &MainWindow::newProject);
    connect(open, &QAction::triggered, this, &MainWindow::openOther);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { buildRecentMenu(recent); });
    connect(m_close_project, &QAction::triggered, this, [this] {
        if (leaveProject())
            m_state.closeProject();
    });
    connect(quit, &QAction::triggered, this, &QWidget::close);
    m_close_project->setEnabled(m_state.hasProject());

    QMenu* view = top(tr("&View"));
    auto* themes = new QActionGroup(view);
    QMenu* theme_menu = view->addMenu(tr("&Theme"));
    const std::pair<Theme::Scheme, QString> schemes[] = {{Theme::Scheme::Automatic, tr("&Automatic")},
                                                         {Theme::Scheme::Light, tr("&Light")},
                                                         {Theme::Scheme::Dark, tr("&Dark")}};
    for (const auto& [scheme, words] : schemes) {
        QAction* action = theme_menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(m_settings.theme() == scheme);
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme = scheme] {
            m_settings.setTheme(scheme);
            Theme::instance().apply(scheme);
        });
    }
    auto* languages = new QActionGroup(view);
    QMenu* language_menu = view->addMenu(tr("&Language"));
    // Languages stand in their own words, so that one finds one's own.
    const std::pair<QString, QString> known[] = {{QStringLiteral("system"), tr("&System")},
                                                 {QStringLiteral("en"), QStringLiteral("&English")},
                                                 {QStringLiteral("nl"), QStringLiteral("&Nederlands")}};
    for (const auto& [code, words] : known) {
        QAction* action = language_menu->addAction(words);
        action->setObjectName(code + QStringLiteral("LanguageAction"));
        action->setCheckable(true);
        action->setChecked(m_settings.language() == code);
        languages->addAction(action);
        // Later: the menu that is being clicked is built anew.
        connect(action, &QAction::triggered, this,
                [this, code = code] { QTimer::singleShot(0, this, [this, code] { changeLanguage(code); }); });
    }
    view->addSeparator();
    QAction* full = add(view, QStringLiteral("fullScreenAction"), tr("&Full screen"), QKeySequence(Qt::Key_F11));
    full->setCheckable(true);
    full->setChecked(isFullScreen());
    connect(full, &QAction::toggled, this, [this](bool on) { on ? showFullScreen() : showNormal(); });

    QMenu* run = top(tr("&Run"));
    m_run_start = add(run, QStringLiteral("startRunAction"), tr("&Start training"), QKeySequence(Qt::CTRL | Qt::Key_R));
    m_run_pause = add(run, QStringLiteral("pauseRunAction"), tr("&Pause"), QKeySequence(Qt::CTRL | Qt::Key_P));
    m_run_stop = add(run, QStringLiteral("stopRunAction"), tr("S&top and keep the best"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    connect(m_run_start, &QAction::triggered, this, [this] {
        if (!m_wizard)
            return;
        m_wizard->goTo(StudioState::Step::Train);
        if (m_wizard->currentPage()->step() == StudioState::Step::Train)
            m_wizard->currentPage()->startRun();
    });
    connect(m_run_pause, &QAction::triggered, this,
            [this] { m_session.activity() == Session::Activity::Paused ? m_session.resume() : m_session.pause(); });
    connect(m_run_stop, &QAction::triggered, this, [this] { m_session.stop(); });

    QMenu* steps = top(tr("&Go to"));
    QAction* next =
        add(steps, QStringLiteral("nextStepAction"), tr("&Next step"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    QAction* back = add(steps, QStringLiteral("previousStepAction"), tr("&Previous step"),
                        QKeySequence(Qt::CTRL | Qt::Key_Backspace));
    next->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    connect(next, &QAction::triggered, this, [this] {
        if (m_wizard)
            m_wizard->next();
    });
    connect(back, &QAction::triggered, this, [this] {
        if (m_wizard)
            m_wizard->back();
    });

    QMenu* help = top(tr("&Help"));
    QAction* page_help =
        add(help, QStringLiteral("pageHelpAction"), tr("&Help with this page"), QKeySequence::HelpContents);
    QAction* keys = add(help, QStringLiteral("shortcutsAction"), tr("&Keyboard shortcuts"));
    QAction* about = add(help, QStringLiteral("aboutAction"), tr("&About Luthier"));
    connect(page_help, &QAction::triggered, this,
            [this] { showSheet(this, m_wizard ? helpFor(m_wizard->currentPage()->step()) : helpForStart()); });
    connect(keys, &QAction::triggered, this, [this] { showSheet(this, helpForKeys()); });
    connect(about, &QAction::triggered, this, [this] { showSheet(this, helpAbout()); });

    m_project_menu = new QMenu(this);
    QAction* show = m_project_menu->addAction(tr("Show in &file manager"));
    connect(show, &QAction::triggered, this, [this] {
        if (m_state.hasProject())
            QDesktopServices::openUrl(
                QUrl::fromLocalFile(QString::fromStdString(m_state.project()->folder().string())));
    });
    m_project_menu->addSeparator();
    m_project_menu->addAction(fresh);
    m_project_menu->addAction(open);
    m_project_menu->addAction(m_close_project);
}

void MainWindow::buildRecentMenu(QMenu* menu)
{
    menu->clear();
    for (const QString& folder : m_settings.recentProjects()) {
        QString name = QFileInfo(folder).completeBaseName();
        QAction* action = menu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setToolTip(folder);
        action->setEnabled(QFileInfo(folder).isDir());
        connect(action, &QAction::triggered, this, [this, folder] { openProject(folder); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("No project yet"))->setEnabled(false);
}

void MainWindow::changeLanguage(const QString& language)
{
    m_settings.setLanguage(language);
    applyLanguage(language);
    build();
}

} // namespace luthier
