// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace luthier {

// A field inside a page that scrolls must not change because the wheel passed over it: without the focus it leaves the
// wheel to the page.
void guardFromWheel(QWidget* field);

} // namespace luthier
