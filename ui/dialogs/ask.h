// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace luthier {

// The only modal questions of the studio. Each has a seam: an answer given beforehand is taken instead of a dialog, so
// that tests can drive the window.

// Returns the index of the chosen answer; Esc and closing give `safe`. The first answer is the accented one.
struct Question {
    QString title;
    QString text;
    QStringList answers;
    int safe = 0;
};
int ask(QWidget* parent, const Question& question);
void answerNextQuestion(int index);

// Paths; empty when the user changed their mind. filter as in QFileDialog: "Tables (*.csv *.jsonl)".
QString chooseFile(QWidget* parent, const QString& title, const QString& start, const QString& filter);
QString chooseFolder(QWidget* parent, const QString& title, const QString& start);
void answerNextPath(const QString& path);

} // namespace luthier
