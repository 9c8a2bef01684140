// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ask.h"

#include "ui/theme.h"
#include "ui/widgets/text_label.h"

#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <optional>

namespace luthier {

namespace {

std::optional<int> next_answer;
std::optional<QString> next_path;

} // namespace

void answerNextQuestion(int index)
{
    next_answer = index;
}

void answerNextPath(const QString& path)
{
    next_path = path;
}

int ask(QWidget* parent, const Question& question)
{
    if (next_answer) {
        const int given = *next_answer;
        next_answer.reset();
        return given;
    }
    QDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("questionDialog"));
    dialog.setWindowTitle(question.title);
    dialog.setMinimumWidth(440);
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, 2 * Theme::unit);
    column->setSpacing(Theme::unit);
    column->addWidget(new TextLabel(question.title, Theme::Size::Heading, TextLabel::Tone::Text, &dialog));
    column->addWidget(new TextLabel(question.text, Theme::Size::Body, TextLabel::Tone::Muted, &dialog));
    column->addSpacing(2 * Theme::unit);
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::unit);
    row->addStretch(1);
    int chosen = question.safe;
    for (int i = int(question.answers.size()) - 1; i >= 0; --i) {
        auto* button = new QPushButton(question.answers[i], &dialog);
        button->setObjectName(QStringLiteral("answer%1PushButton").arg(i));
        button->setAutoDefault(i == 0);
        if (i == 0)
            setLook(button, ButtonLook::Accent);
        QObject::connect(button, &QPushButton::clicked, &dialog, [&dialog, &chosen, i] {
            chosen = i;
            dialog.accept();
        });
        row->addWidget(button);
        if (i == 0)
            button->setFocus();
    }
    column->addLayout(row);
    dialog.exec();
    return chosen;
}

QString chooseFile(QWidget* parent, const QString& title, const QString& start, const QString& filter)
{
    if (next_path) {
        const QString given = *next_path;
        next_path.reset();
        return given;
    }
    return QFileDialog::getOpenFileName(parent, title, start, filter);
}

QString chooseFolder(QWidget* parent, const QString& title, const QString& start)
{
    if (next_path) {
        const QString given = *next_path;
        next_path.reset();
        return given;
    }
    return QFileDialog::getExistingDirectory(parent, title, start);
}

} // namespace luthier
