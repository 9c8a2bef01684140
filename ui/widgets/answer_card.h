// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>
#include <QWidget>

class QVBoxLayout;

namespace luthier {

class Panel;
class TextLabel;

// What one model answers to the question that all are asked: text as it is written, or the likeliest categories.
class AnswerCard : public QWidget {
    Q_OBJECT
public:
    AnswerCard(const QString& name, int run, QWidget* parent = nullptr); // run: as RunSwatch takes it
    void wait(); // asked, nothing has come yet
    void giveUp(); // answering has ended; one that still waits says that it was not asked
    void append(const QString& piece);
    void finish(const QVariant& probabilities); // list of [label, probability]; empty for text
    void refuse(const QString& sentence);
    QString text() const { return m_text; }

private:
    void clearBars();
    Panel* m_panel;
    TextLabel* m_answer;
    QVBoxLayout* m_bars;
    QString m_text;
    bool m_waiting = false;
};

} // namespace luthier
