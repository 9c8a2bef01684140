// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace luthier {

class TextLabel;

// Asks for the name of a new project and where it goes. The place is remembered by the caller.
class NewProjectDialog : public QDialog {
    Q_OBJECT
public:
    NewProjectDialog(const QString& projects_folder, QWidget* parent = nullptr);
    QString name() const;
    QString projectsFolder() const { return m_folder; }
    QString projectFolder() const; // FOLDER/NAME.luthier

    // The same without asking: FOLDER/NAME.luthier, with a number when that is taken.
    static QString freeFolder(const QString& projects_folder, const QString& name);

private:
    void check();
    QString m_folder;
    QLineEdit* m_name;
    TextLabel* m_place;
    QPushButton* m_create;
};

} // namespace luthier
