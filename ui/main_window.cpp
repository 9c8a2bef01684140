// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/dialogs/ask.h"
#include "ui/dialogs/new_project.h"
#include "ui/pages/page.h"
#include "ui/pages/start.h"
#include "ui/studio_wizard.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/quantities.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>

namespace luthier {

namespace {

QStringList localFiles(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

bool isProject(const QString& path)
{
    return path.endsWith(QLatin1String(".luthier")) && QFileInfo(path).isDir();
}

} // namespace

MainWindow::MainWindow(Settings& settings, QWidget* parent)
    : QMainWindow(parent), m_settings(settings), m_session(m_state)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(960, 640);
    if (!restoreGeometry(m_settings.geometry())) {
        const QSize room = screen() ? screen()->availableSize() : QSize(1280, 800);
        const QSize frame(0, 5 * Theme::unit); // of the window manager; not known before the window is on the screen
        resize(QSize(1280, 800).boundedTo(room - frame));
    }
    connect(&m_state, &StudioState::projectChanged, this, &MainWindow::showProject);
    connect(&m_state, &StudioState::draftChanged, this, &MainWindow::refreshRunActions);
    connect(&m_state, &StudioState::runsChanged, this, &MainWindow::refreshRunActions);
    connect(&m_session, &Session::activityChanged, this, [this] {
        refreshTitle();
        refreshRunActions();
        if (m_closing && !m_session.busy())
            close();
    });
    connect(&m_session, &Session::progressed, this, &MainWindow::refreshTitle);
    connect(&m_session, &Session::runFinished, this, [this] { QApplication::alert(this); });
    connect(&m_session, &Session::runFailed, this, [this](const QString&, const Error& error) {
        QApplication::alert(this);
        // The page of the run itself shows it where the run is.
        if (!m_wizard || m_wizard->currentPage()->step() != StudioState::Step::Train)
            messages()->showError(error);
    });
    build();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    if (m_wizard)
        m_wizard->leavePage();
    const bool had_wizard = m_wizard != nullptr;
    const StudioState::Step step = had_wizard ? m_wizard->currentPage()->step() : StudioState::Step::Goal;
    m_wizard = nullptr;
    m_start = nullptr;
    buildMenus();
    m_stack = new QStackedWidget;
    m_start = new StartPage(m_settings, m_stack);
    m_stack->addWidget(m_start);
    connect(m_start, &StartPage::newProjectWanted, this, &MainWindow::newProject);
    connect(m_start, &StartPage::openProjectWanted, this, &MainWindow::openOther);
    connect(m_start, &StartPage::projectChosen, this, [this](const QString& folder) { openProject(folder); });
    connect(m_start, &StartPage::sampleChosen, this, &MainWindow::startFromSample);
    setCentralWidget(m_stack); // deletes the one before
    if (m_state.hasProject()) {
        showProject();
        if (had_wizard)
            m_wizard->goTo(step);
    }
    refreshTitle();
    refreshRunActions();
}

void MainWindow::showProject()
{
    if (m_wizard) {
        m_wizard->leavePage();
        m_stack->removeWidget(m_wizard);
        m_wizard->deleteLater();
        m_wizard = nullptr;
    }
    if (m_state.hasProject()) {
        m_wizard = new StudioWizard(PageContext{m_state, m_session, &m_settings}, m_project_menu, m_stack);
        m_stack->addWidget(m_wizard);
        m_stack->setCurrentWidget(m_wizard);
        m_wizard->goToFirstOpenStep();
        m_settings.addRecentProject(QDir::cleanPath(
            QFileInfo(QString::fromStdString(m_state.project()->folder().string())).absoluteFilePath()));
    } else {
        m_start->refresh();
        m_stack->setCurrentWidget(m_start);
    }
    m_close_project->setEnabled(m_state.hasProject());
    refreshTitle();
    refreshRunActions();
}

MessageBar* MainWindow::messages() const
{
    return m_wizard ? m_wizard->messages() : m_start->messages();
}

bool MainWindow::openProject(const QString& folder)
{
    if (!leaveProject())
        return false;
    const fs::path path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath()).toStdString();
    if (Status opened = m_state.openProject(path); !opened) {
        messages()->showError(opened.error());
        return false;
    }
    return true;
}

bool MainWindow::createProject(const QString& folder)
{
    if (!leaveProject())
        return false;
    Status made = makeFolder(fs::path(QFileInfo(folder).absolutePath().toStdString()));
    if (made)
        made = m_state.createProject(folder.toStdString());
    if (!made)
        messages()->showError(made.error());
    return made.has_value();
}

void MainWindow::newProject()
{
    NewProjectDialog dialog(m_settings.projectsFolder(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (createProject(dialog.projectFolder()))
        m_settings.setProjectsFolder(dialog.projectsFolder());
}

void MainWindow::openOther()
{
    const QString folder =
        chooseFolder(this, tr("Open a project (a folder whose name ends in .luthier)"), m_settings.projectsFolder());
    if (!folder.isEmpty())
        openProject(folder);
}

void MainWindow::startFromSample(const SampleProject& sample)
{
    if (!leaveProject())
        return;
    const QString folder = NewProjectDialog::freeFolder(m_settings.projectsFolder(), sample.title);
    Status made = makeFolder(fs::path(m_settings.projectsFolder().toStdString()));
    if (made)
        made = startSample(m_state, sample, folder.toStdString());
    if (!made) {
        messages()->showError(made.error());
        return;
    }
    // The rows are the most telling place to begin: what the model will learn can be read there.
    m_wizard->goTo(StudioState::Step::Data);
}

bool MainWindow::askToStop(const QString& then)
{
    const auto both = [&then](const QString& what) { return what + QLatin1Char(' ') + then; };
    const Session::Activity activity = m_session.activity();
    if (activity == Session::Activity::Asking || activity == Session::Activity::Exporting) {
        const bool asking = activity == Session::Activity::Asking;
        const int answer =
            ask(this,
                {asking ? tr("A model is still answering") : tr("A model is still being written to disk"),
                 both(asking ? tr("Stopping loses only the answers that are not there yet.")
                             : tr("Stopping loses only what was written so far; the run stays.")),
                 {tr("&Wait"), tr("&Stop it")},
                 0});
        if (answer == 1)
            m_session.cancel();
        return answer == 1;
    }
    const int answer =
        ask(this,
            {tr("The model is still learning"),
             both(tr("Stop and save keeps what was learnt best so far; the run can be taken up again later.")),
             {tr("&Stop and save"), tr("&Keep training")},
             1});
    if (answer == 0 && m_session.busy()) { // it may have ended while the question stood there
        m_session.stop();
        messages()->showMessage(MessageBar::Kind::Info, tr("Stopping after this step…"), then);
    }
    return answer == 0;
}

bool MainWindow::leaveProject()
{
    if (!m_session.busy())
        return true;
    return askToStop(tr("Another project can be opened as soon as that has ended.")) && !m_session.busy();
}

void MainWindow::stopAndClose()
{
    m_closing = true;
    if (m_session.busy()) {
        m_session.stop();
        m_session.cancel();
    } else {
        close();
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_session.busy() && !m_closing) {
        if (!askToStop(tr("The window closes as soon as everything is saved."))) {
            event->ignore();
            return;
        }
        m_closing = true;
    }
    if (m_session.busy()) { // closing already: wait for the run
        event->ignore();
        return;
    }
    if (m_wizard)
        m_wizard->leavePage();
    m_settings.setGeometry(saveGeometry());
    event->accept();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ThemeChange || event->type() == QEvent::ActivationChange)
        Theme::instance().refresh();
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (localFiles(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    if (m_wizard)
        m_wizard->currentPage()->fileHover(true);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent* event)
{
    if (m_wizard)
        m_wizard->currentPage()->fileHover(false);
    QMainWindow::dragLeaveEvent(event);
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList paths = localFiles(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    if (m_wizard)
        m_wizard->currentPage()->fileHover(false);
    if (isProject(paths.first()))
        openProject(paths.first());
    else if (m_wizard)
        m_wizard->currentPage()->dropFiles(paths);
    else
        messages()->showMessage(MessageBar::Kind::Info, tr("Start or open a project first."),
                                tr("Then drop the file on the page that asks for it."));
}

void MainWindow::refreshTitle()
{
    QString title = tr("Luthier");
    if (m_state.hasProject())
        title = m_state.projectName() + QStringLiteral(" – ") + title;
    if (m_session.activity() == Session::Activity::Training && m_session.totalSteps() > 0)
        title = percentText(double(m_session.step()) / double(m_session.totalSteps())) + QStringLiteral(" – ") + title;
    if (title != windowTitle())
        setWindowTitle(title);
}

void MainWindow::refreshRunActions()
{
    const Session::Activity activity = m_session.activity();
    const bool going = activity == Session::Activity::Training || activity == Session::Activity::Paused;
    m_run_start->setEnabled(m_state.hasProject() && !m_session.busy()
                            && m_state.blocker(StudioState::Step::Train).isEmpty());
    m_run_pause->setEnabled(going);
    m_run_pause->setText(activity == Session::Activity::Paused ? tr("&Go on") : tr("&Pause"));
    m_run_stop->setEnabled(going);
}

} // namespace luthier
