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
    QVBoxLayout* content() const { return m_content; }

private:
    void keepClearOfBar();
    QVBoxLayout* m_content;
};

} // namespace luthier
