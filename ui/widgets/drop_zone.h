// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QPushButton;

namespace luthier {

class TextLabel;

// An empty place that asks for a file: picture, one sentence, and buttons for those who do not drag. The window takes
// the drop itself; the zone only lights up while something hovers (setLit).
class DropZone : public QFrame {
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);
    void setTexts(const QString& icon, const QString& title, const QString& detail);
    void addButton(QPushButton* button);
    void setLit(bool lit);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    TextLabel* m_title;
    TextLabel* m_detail;
    QHBoxLayout* m_buttons;
    bool m_lit = false;
};

} // namespace luthier
