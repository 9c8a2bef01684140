// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace luthier {

// Makes Tab go through the given widgets and everything in them as they stand: by their layouts, top to bottom and left
// to right. Qt's own order is that in which widgets were made. Hidden ones keep their place for when they appear.
void orderTabs(const QList<QWidget*>& widgets);

} // namespace luthier
