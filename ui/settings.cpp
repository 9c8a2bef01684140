// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QDir>
#include <QStandardPaths>

namespace luthier {

namespace {

constexpr qsizetype recent_limit = 10;
const auto key_theme = QStringLiteral("window/theme");
const auto key_language = QStringLiteral("window/language");
const auto key_geometry = QStringLiteral("window/geometry");
const auto key_projects = QStringLiteral("recent/projects");
const auto key_models = QStringLiteral("recent/models");
const auto key_folder = QStringLiteral("projects/folder");

} // namespace

Settings::Settings(const QString& ini_file) : m_file(ini_file, QSettings::IniFormat) { }

QString Settings::usualFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/luthier.ini");
}

Theme::Scheme Settings::theme() const
{
    const QString word = m_file.value(key_theme).toString();
    if (word == QLatin1String("light"))
        return Theme::Scheme::Light;
    return word == QLatin1String("dark") ? Theme::Scheme::Dark : Theme::Scheme::Automatic;
}

void Settings::setTheme(Theme::Scheme scheme)
{
    m_file.setValue(key_theme,
                    scheme == Theme::Scheme::Light      ? QStringLiteral("light")
                        : scheme == Theme::Scheme::Dark ? QStringLiteral("dark")
                                                        : QStringLiteral("automatic"));
}

QString Settings::language() const
{
    return m_file.value(key_language, QStringLiteral("system")).toString();
}

void Settings::setLanguage(const QString& language)
{
    m_file.setValue(key_language, language);
}

QByteArray Settings::geometry() const
{
    return m_file.value(key_geometry).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry)
{
    m_file.setValue(key_geometry, geometry);
}

QStringList Settings::recentProjects() const
{
    return m_file.value(key_projects).toStringList();
}

void Settings::addRecentProject(const QString& folder)
{
    addRecent(key_projects, folder);
}

void Settings::removeRecentProject(const QString& folder)
{
    QStringList list = recentProjects();
    list.removeAll(folder);
    m_file.setValue(key_projects, list);
}

QStringList Settings::recentModels() const
{
    return m_file.value(key_models).toStringList();
}

void Settings::addRecentModel(const QString& folder)
{
    addRecent(key_models, folder);
}

QString Settings::projectsFolder() const
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString usual = (documents.isEmpty() ? QDir::homePath() : documents) + QStringLiteral("/Luthier");
    return m_file.value(key_folder, usual).toString();
}

void Settings::setProjectsFolder(const QString& folder)
{
    m_file.setValue(key_folder, folder);
}

void Settings::addRecent(const QString& key, const QString& path)
{
    QStringList list = m_file.value(key).toStringList();
    list.removeAll(path);
    list.prepend(path);
    m_file.setValue(key, QStringList(list.mid(0, recent_limit)));
}

} // namespace luthier
