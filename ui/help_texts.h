// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/studio_state.h"

#include <QList>
#include <QString>

namespace luthier {

// A sheet of help: a title and short sections, each with a heading and a paragraph.
struct HelpSheet {
    struct Section {
        QString heading, text;
    };
    QString title;
    QList<Section> sections;
};

HelpSheet helpFor(StudioState::Step step);
HelpSheet helpForStart();
HelpSheet helpForKeys();
HelpSheet helpAbout();
HelpSheet helpWhetherToTune(); // prompting, retrieval, tuning: when each is enough

} // namespace luthier
