// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace luthier {

class TextLabel;

// One consequence of a choice: its name, how much as a bar, and the amount in words. The colour repeats what the words
// say and never says it alone.
class ConsequenceBar : public QWidget {
    Q_OBJECT
public:
    enum class Level { Fine, Much, TooMuch };

    explicit ConsequenceBar(const QString& name, QWidget* parent = nullptr);
    void setValue(double share, const QString& words, Level level = Level::Fine);
    QString words() const;

private:
    class Bar;
    QString m_name;
    Bar* m_bar;
    TextLabel* m_words;
};

} // namespace luthier
