// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace luthier {

// A column that scrolls when the window is small; no frame, no scrolling across.
class ScrollPage : public QScrollArea {
    Q_OBJECT
public:
    explicit ScrollPage(QWidget* parent = nullptr);

    // Kept free at the right, for the bar when there is one: contents end at the same edge in either case.
    static constexpr int bar_room = 16;

    void setBarRoom(int pixels); // bar_room until set
    QVBoxLayout* content() const { return m_content; }

private:
    void keepClearOfBar();
    QVBoxLayout* m_content;
    int m_room = bar_room;
};

} // namespace luthier
