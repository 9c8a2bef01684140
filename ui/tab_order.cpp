// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tab_order.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGridLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace luthier {

namespace {

void collect(QWidget* widget, QList<QWidget*>& order);

void collect(QLayout* layout, QList<QWidget*>& order)
{
    QList<QLayoutItem*> items;
    for (int i = 0; i < layout->count(); ++i)
        items.append(layout->itemAt(i));
    if (auto* grid = qobject_cast<QGridLayout*>(layout)) {
        const auto place = [grid, layout](QLayoutItem* item) {
            int row = 0, column = 0, rows = 0, columns = 0;
            for (int i = 0; i < layout->count(); ++i)
                if (layout->itemAt(i) == item)
                    grid->getItemPosition(i, &row, &column, &rows, &columns);
            return std::pair(row, column);
        };
        std::stable_sort(items.begin(), items.end(),
                         [&](QLayoutItem* a, QLayoutItem* b) { return place(a) < place(b); });
    }
    for (QLayoutItem* item : items) {
        if (item->widget())
            collect(item->widget(), order);
        else if (item->layout())
            collect(item->layout(), order);
    }
}

void collect(QWidget* widget, QList<QWidget*>& order)
{
    if (widget->focusPolicy() & Qt::TabFocus)
        order.append(widget);
    // What these have inside belongs to them.
    if (qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QComboBox*>(widget))
        return;
    if (auto* stack = qobject_cast<QStackedWidget*>(widget)) {
        for (int i = 0; i < stack->count(); ++i)
            collect(stack->widget(i), order);
    } else if (auto* splitter = qobject_cast<QSplitter*>(widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            collect(splitter->widget(i), order);
    } else if (auto* area = qobject_cast<QScrollArea*>(widget)) {
        if (area->widget())
            collect(area->widget(), order);
    } else if (!qobject_cast<QAbstractScrollArea*>(widget) && widget->layout()) {
        collect(widget->layout(), order);
    }
}

} // namespace

void orderTabs(const QList<QWidget*>& widgets)
{
    QList<QWidget*> order;
    for (QWidget* widget : widgets)
        collect(widget, order);
    for (qsizetype i = 1; i < order.size(); ++i)
        QWidget::setTabOrder(order[i - 1], order[i]);
}

} // namespace luthier
