// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QFrame>

class QVBoxLayout;

namespace luthier {

// A surface with a hair line and 8 px corners that holds other widgets. Takes no clicks.
class Panel : public QFrame {
    Q_OBJECT
public:
    explicit Panel(QWidget* parent = nullptr);
    QVBoxLayout* content() const { return m_content; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_content;
};

// A panel that is chosen by a click, Space or Return; in an exclusive QButtonGroup the arrow keys move the choice.
// Checked shows the accent and a tick. Set the accessible name: it has no text of its own.
class Card : public QAbstractButton {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);
    QVBoxLayout* content() const { return m_content; }

Q_SIGNALS:
    void activated(); // double click or Return on a card that is already chosen

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QVBoxLayout* m_content;
};

} // namespace luthier
