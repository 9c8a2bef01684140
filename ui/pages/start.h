// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/samples.h"

#include <QWidget>

class QVBoxLayout;

namespace luthier {

class MessageBar;
class Settings;

// What the studio shows while no project is open: start from a ready-made sample, a new project, or one of before.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(Settings& settings, QWidget* parent = nullptr);
    void refresh(); // reads recent projects and samples again
    MessageBar* messages() const { return m_messages; }

Q_SIGNALS:
    void newProjectWanted();
    void openProjectWanted();
    void projectChosen(const QString& folder);
    void sampleChosen(const luthier::SampleProject& sample);

private:
    QWidget* makeSamples();
    QWidget* makeRecent();
    QWidget* makeSteps();

    Settings& m_settings;
    MessageBar* m_messages;
    QVBoxLayout* m_column;
    QWidget* m_body = nullptr;
    std::vector<SampleProject> m_samples;
};

} // namespace luthier
