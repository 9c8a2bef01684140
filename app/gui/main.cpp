// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/terminate.h"
#include "core/base/process.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace {

using namespace luthier;

void describeProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("luthier"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LUTHIER_VERSION));
}

bool displayMissing()
{
    return !std::getenv("DISPLAY") && !std::getenv("WAYLAND_DISPLAY") && !std::getenv("QT_QPA_PLATFORM");
}

// --help and --version must answer where there is no display.
bool onlyAsks(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        for (const char* word : {"-h", "--help", "-v", "--version"})
            if (std::strcmp(argv[i], word) == 0)
                return true;
    return false;
}

struct Wishes {
    QString settings, theme, language, project;
};

Wishes readArguments(QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Luthier: a studio that tunes language models on your own machine. "
                                                    "Without a display use luthier-cli."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption settings(QStringLiteral("settings"), QStringLiteral("Keep the settings in this file."),
                                      QStringLiteral("FILE"), Settings::usualFile());
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("automatic, light or dark, this time only."),
                                   QStringLiteral("THEME"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("system, en, nl, or pseudo (long texts, for checking layouts), "
                                                     "this time only."),
                                      QStringLiteral("LANGUAGE"));
    parser.addOptions({settings, theme, language});
    parser.addPositionalArgument(QStringLiteral("project"), QStringLiteral("A project folder to open."),
                                 QStringLiteral("[project]"));
    parser.process(application);
    return {parser.value(settings), parser.value(theme), parser.value(language), parser.positionalArguments().value(0)};
}

Theme::Scheme schemeOf(const QString& word, Theme::Scheme otherwise)
{
    if (word == QLatin1String("light"))
        return Theme::Scheme::Light;
    if (word == QLatin1String("dark"))
        return Theme::Scheme::Dark;
    return word == QLatin1String("automatic") ? Theme::Scheme::Automatic : otherwise;
}

} // namespace

int main(int argc, char** argv)
{
    prepareProcess(argc, argv);
    describeProgram();
    if (onlyAsks(argc, argv)) {
        QCoreApplication application(argc, argv);
        readArguments(application); // prints and ends the program
        return 0;
    }
    if (displayMissing()) {
        std::fputs("Luthier's window needs a display, and there is none here. The command luthier-cli does the same "
                   "in a terminal.\n",
                   stderr);
        return 1;
    }
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Luthier"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.luthier.Studio"));
    const Wishes wishes = readArguments(application);

    Settings settings(wishes.settings);
    applyLanguage(wishes.language.isEmpty() ? settings.language() : wishes.language);
    Theme::instance().apply(schemeOf(wishes.theme, settings.theme()));
    QGuiApplication::setWindowIcon(Theme::instance().icon(QStringLiteral("luthier")));

    MainWindow window(settings);
    const TerminationNotice notice([&window] { window.stopAndClose(); });
    window.show();
    if (!wishes.project.isEmpty())
        window.openProject(wishes.project);
    return QApplication::exec();
}
