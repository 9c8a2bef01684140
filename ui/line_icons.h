// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QColor>
#include <QIcon>
#include <QPainterPath>
#include <QPixmap>
#include <QString>
#include <QStringList>

class QPainter;

namespace luthier {

// Line drawings on a 24 × 24 grid, one stroke width, read from resources/icons/icons.txt: a line "name: commands" each,
// with M x y, L x y, C x1 y1 x2 y2 x y, Z, O cx cy r (circle) and R x y w h r (rounded box). An unknown name gives an
// empty path. UI thread only.
QPainterPath iconPath(const QString& name);
QStringList iconNames();

void drawIcon(QPainter& painter, const QString& name, const QRectF& box, const QColor& colour);
QPixmap linePixmap(const QString& name, int size, const QColor& colour, qreal ratio);
// Takes its colour from the theme each time it is painted.
QIcon lineIcon(const QString& name);
QIcon lineIcon(const QString& name, QColor Theme::Colours::*colour);

} // namespace luthier
