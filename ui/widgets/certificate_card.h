// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporters/export_run.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace luthier {

class TextLabel;

// How an export ended: the proof that what was written answers the same, or why nothing was written.
class CertificateCard : public Panel {
    Q_OBJECT
public:
    explicit CertificateCard(QWidget* parent = nullptr);
    void showReport(const ExportReport& report);
    void showFailure(const Error& error);
    QString folder() const { return m_folder; } // that was written; empty: none yet
    QPushButton* showButton() const { return m_show; }

private:
    void openFolder();

    TextLabel *m_title, *m_words, *m_numbers;
    TextLabel* m_system; // what other programs must be told
    TextLabel* m_path;
    TextLabel* m_note; // the folder cannot be shown
    QPushButton* m_show;
    QString m_folder;
};

} // namespace luthier
