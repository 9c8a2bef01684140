// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace luthier {

// What the studio remembers between two starts, in one INI file whose path the caller gives (tests give their own).
// UI thread.
class Settings {
public:
    explicit Settings(const QString& ini_file);
    static QString usualFile();

    Theme::Scheme theme() const;
    void setTheme(Theme::Scheme scheme);
    QString language() const; // "system", "en", "nl", "pseudo"
    void setLanguage(const QString& language);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);

    // Newest first, at most ten, missing ones too: the start page greys them.
    QStringList recentProjects() const;
    void addRecentProject(const QString& folder);
    void removeRecentProject(const QString& folder);
    QStringList recentModels() const;
    void addRecentModel(const QString& folder);

    // Where new projects go; the documents folder's "Luthier" until the user chose another.
    QString projectsFolder() const;
    void setProjectsFolder(const QString& folder);

private:
    void addRecent(const QString& key, const QString& path);
    mutable QSettings m_file;
};

} // namespace luthier
