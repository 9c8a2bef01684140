// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/sheet.h"

#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace luthier {

void showSheet(QWidget* window, const HelpSheet& sheet)
{
    static QPointer<QDialog> open;
    if (open)
        open->close();
    auto* dialog = new QDialog(window);
    open = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("helpDialog"));
    dialog->setWindowTitle(sheet.title);
    dialog->resize(520, 520);

    auto* scroll = new ScrollPage(dialog);
    scroll->setFocusPolicy(Qt::StrongFocus); // arrow keys scroll
    scroll->setAccessibleName(sheet.title);
    scroll->content()->setSpacing(4);
    scroll->content()->addWidget(new TextLabel(sheet.title, Theme::Size::Title, TextLabel::Tone::Text));
    for (const HelpSheet::Section& section : sheet.sections) {
        auto* heading = new TextLabel(section.heading, Theme::Size::Body, TextLabel::Tone::Text);
        heading->setWeight(QFont::DemiBold);
        heading->setContentsMargins(0, 2 * Theme::unit, 0, 0);
        scroll->content()->addWidget(heading);
        scroll->content()->addWidget(new TextLabel(section.text, Theme::Size::Body, TextLabel::Tone::Text));
    }
    scroll->content()->addStretch(1);

    auto* close = new QPushButton(QCoreApplication::translate("Help", "&Close"), dialog);
    close->setObjectName(QStringLiteral("closeHelpPushButton"));
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::close);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(close);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, 2 * Theme::unit);
    column->setSpacing(Theme::unit);
    column->addWidget(scroll, 1);
    column->addLayout(row);
    dialog->show();
}

} // namespace luthier
