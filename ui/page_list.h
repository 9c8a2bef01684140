// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <vector>

namespace luthier {

// Every page that ui/pages.def lists, in its order.
std::vector<Page*> makePages(PageContext context, QWidget* parent);

} // namespace luthier
