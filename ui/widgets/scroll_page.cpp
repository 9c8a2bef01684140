// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_page.h"

#include "ui/theme.h"

#include <QVBoxLayout>

namespace luthier {

ScrollPage::ScrollPage(QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    m_content = new QVBoxLayout(inside);
    // Two pixels keep focus rings whole, the right side keeps clear of the scroll bar.
    m_content->setContentsMargins(2, 2, Theme::unit + 4, 2);
    m_content->setSpacing(2 * Theme::unit);
    setWidget(inside);
    viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
}

} // namespace luthier
