// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card_grid.h"

#include "ui/theme.h"

#include <QWidget>

namespace luthier {

CardGrid::CardGrid(QWidget* parent, int column_width, int max_columns)
    : QLayout(parent), m_column_width(column_width), m_max_columns(max_columns)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(2 * Theme::unit);
}

CardGrid::~CardGrid()
{
    qDeleteAll(m_items);
}

void CardGrid::addItem(QLayoutItem* item)
{
    m_items.append(item);
    invalidate();
}

QLayoutItem* CardGrid::itemAt(int index) const
{
    return m_items.value(index, nullptr);
}

QLayoutItem* CardGrid::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

void CardGrid::invalidate()
{
    m_width = -1;
    QLayout::invalidate();
}

int CardGrid::heightForWidth(int width) const
{
    if (width != m_width) {
        m_width = width;
        m_height = arrange(QRect(0, 0, width, 0), false);
    }
    return m_height;
}

QSize CardGrid::sizeHint() const
{
    const int columns = qBound(1, int(m_items.size()), m_max_columns);
    const int width = columns * m_column_width + (columns - 1) * spacing();
    return {width, heightForWidth(width)};
}

QSize CardGrid::minimumSize() const
{
    return {m_column_width, 0};
}

void CardGrid::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int CardGrid::arrange(const QRect& rect, bool place) const
{
    QList<QLayoutItem*> shown;
    for (QLayoutItem* item : m_items)
        if (!item->isEmpty())
            shown.append(item);
    if (shown.isEmpty())
        return 0;
    const int gap = spacing();
    // Few cards share the whole width, but none grows to more than half as wide again as it was drawn for.
    const int most = rect.width() * 5 < shown.size() * 9 * m_column_width ? int(shown.size()) : m_max_columns;
    const int columns = qBound(1, (rect.width() + gap) / (m_column_width + gap), qMin(m_max_columns, most));
    const int width = (rect.width() - (columns - 1) * gap) / columns;
    int y = rect.top();
    for (qsizetype first = 0; first < shown.size(); first += columns) {
        const qsizetype end = qMin(first + columns, shown.size());
        int height = 0;
        for (qsizetype i = first; i < end; ++i)
            height =
                qMax(height,
                     shown[i]->hasHeightForWidth() ? shown[i]->heightForWidth(width) : shown[i]->sizeHint().height());
        if (place)
            for (qsizetype i = first; i < end; ++i)
                shown[i]->setGeometry(QRect(rect.left() + int(i - first) * (width + gap), y, width, height));
        y += height + gap;
    }
    return y - gap - rect.top();
}

} // namespace luthier
