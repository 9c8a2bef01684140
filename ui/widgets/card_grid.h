// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace luthier {

// Lays cards into as many equal columns as fit, rows as high as their tallest card. At most max_columns.
class CardGrid : public QLayout {
    Q_OBJECT
public:
    CardGrid(QWidget* parent, int column_width, int max_columns = 4);
    ~CardGrid() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;
    void invalidate() override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }

private:
    int arrange(const QRect& rect, bool place) const; // the height that it takes
    QList<QLayoutItem*> m_items;
    int m_column_width;
    int m_max_columns;
    mutable int m_width = -1, m_height = 0;
};

} // namespace luthier
