// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page_list.h"

#include "ui/all_pages.h"

namespace luthier {

std::vector<Page*> makePages(PageContext context, QWidget* parent)
{
    return {
#define LUTHIER_PAGE(type, file) new type(context, parent),
#include "ui/pages.def"
    };
}

} // namespace luthier
