// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_page.h"

#include "ui/theme.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

namespace luthier {

namespace {

class ScrolledEdge : public QWidget {
public:
    explicit ScrolledEdge(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        parent->installEventFilter(this);
        hide();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Resize)
            setGeometry(0, 0, parentWidget()->width() - ScrollPage::bar_room, 1);
        return QWidget::eventFilter(watched, event);
    }
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), Theme::instance().colours().line); }
};

} // namespace

ScrollPage::ScrollPage(QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    m_content = new QVBoxLayout(inside);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(2 * Theme::unit);
    setWidget(inside);
    viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ScrollPage::keepClearOfBar);
    keepClearOfBar();
    // What is cut off above is seen to go on behind a line.
    auto* edge = new ScrolledEdge(this);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, edge, [edge](int value) { edge->setVisible(value > 0); });
}

void ScrollPage::setBarRoom(int pixels)
{
    m_room = pixels;
    keepClearOfBar();
}

void ScrollPage::keepClearOfBar()
{
    QMargins margins = m_content->contentsMargins();
    const int bar = verticalScrollBar()->maximum() > 0 ? verticalScrollBar()->sizeHint().width() : 0;
    margins.setRight(qMax(0, m_room - bar));
    m_content->setContentsMargins(margins);
}

} // namespace luthier
