// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/new_project.h"

#include "ui/dialogs/ask.h"
#include "ui/widgets/text_label.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace luthier {

NewProjectDialog::NewProjectDialog(const QString& projects_folder, QWidget* parent)
    : QDialog(parent), m_folder(projects_folder), m_name(new QLineEdit(this)),
      m_place(new TextLabel({}, Theme::Size::Small, TextLabel::Tone::Muted, this)), m_create(new QPushButton(this))
{
    setObjectName(QStringLiteral("newProjectDialog"));
    setWindowTitle(tr("New project"));
    setMinimumWidth(480);
    m_name->setObjectName(QStringLiteral("projectNameLineEdit"));
    m_name->setAccessibleName(tr("Name of the project"));
    m_name->setText(QFileInfo(freeFolder(m_folder, tr("My project"))).completeBaseName());
    m_name->selectAll();
    m_place->setObjectName(QStringLiteral("projectPlaceTextLabel"));
    m_create->setObjectName(QStringLiteral("createProjectPushButton"));
    m_create->setText(tr("&Create"));
    m_create->setDefault(true);
    setLook(m_create, ButtonLook::Accent);
    auto* elsewhere = new QPushButton(tr("&Other folder…"), this);
    elsewhere->setObjectName(QStringLiteral("otherFolderPushButton"));
    elsewhere->setAutoDefault(false);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, 2 * Theme::unit);
    column->setSpacing(Theme::unit);
    column->addWidget(
        new TextLabel(tr("What is the project called?"), Theme::Size::Heading, TextLabel::Tone::Text, this));
    column->addWidget(m_name);
    auto* place_row = new QHBoxLayout;
    place_row->addWidget(m_place, 1);
    place_row->addWidget(elsewhere);
    column->addLayout(place_row);
    column->addSpacing(2 * Theme::unit);
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::unit);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_create);
    column->addLayout(row);

    connect(m_name, &QLineEdit::textChanged, this, &NewProjectDialog::check);
    connect(m_create, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(elsewhere, &QPushButton::clicked, this, [this] {
        const QString chosen = chooseFolder(this, tr("Where do your projects lie?"), m_folder);
        if (!chosen.isEmpty())
            m_folder = chosen;
        check();
    });
    check();
}

QString NewProjectDialog::name() const
{
    return m_name->text().trimmed();
}

QString NewProjectDialog::projectFolder() const
{
    return QDir(m_folder).filePath(name() + QStringLiteral(".luthier"));
}

QString NewProjectDialog::freeFolder(const QString& projects_folder, const QString& name)
{
    const QDir folder(projects_folder);
    for (int number = 1;; ++number) {
        const QString wanted = number == 1 ? name : QStringLiteral("%1 %2").arg(name).arg(number);
        const QString path = folder.filePath(wanted + QStringLiteral(".luthier"));
        if (!QFileInfo::exists(path))
            return path;
    }
}

void NewProjectDialog::check()
{
    const bool slash = name().contains(QLatin1Char('/')) || name().startsWith(QLatin1Char('.'));
    const bool taken = !name().isEmpty() && !slash && QFileInfo::exists(projectFolder());
    m_place->setTone(slash || taken ? TextLabel::Tone::Bad : TextLabel::Tone::Muted);
    m_place->setText(slash       ? tr("A name cannot contain “/” or begin with a dot.")
                         : taken ? tr("There is a project of this name already. Choose another name.")
                                 : tr("It will lie in %1").arg(QDir::toNativeSeparators(m_folder)));
    m_create->setEnabled(!name().isEmpty() && !slash && !taken);
}

} // namespace luthier
