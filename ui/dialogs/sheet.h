// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help_texts.h"

class QWidget;

namespace luthier {

// Shows a sheet of help beside the work: not modal, one at a time, Esc closes it.
void showSheet(QWidget* window, const HelpSheet& sheet);

} // namespace luthier
