// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <QHash>
#include <QIcon>

#include <optional>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace luthier {

class Card;
class CertificateCard;
class TextLabel;

// What is taken away: which run, in which form, to which folder; how large before it is written; and afterwards the
// proof that what was written answers as the model here does. Lives in the UI thread.
class ExportPage : public Page {
    Q_OBJECT
public:
    explicit ExportPage(PageContext context, QWidget* parent = nullptr);

    StudioState::Step step() const override { return StudioState::Step::Export; }
    QString title() const override;
    QString subtitle() const override;
    void enter() override;
    void leave() override;

private:
    struct ExporterCard {
        Card* card = nullptr;
        TextLabel *size = nullptr, *reason = nullptr;
        std::optional<quint64> bytes;
    };
    void buildCards(QVBoxLayout* column);
    void buildTarget(QVBoxLayout* column);
    const RunRecord* run() const;
    QIcon swatch(int run) const; // by its place among the runs
    QString exporter() const;
    ExportRequest request(const QString& exporter) const;
    void runChosen();
    void suggestFolder();
    void measure();
    void refresh();
    void offerTypes();
    void chooseFolder();
    void start();
    void showProgress();
    void finished(const ExportReport& report);
    void showLastReport();
    void showReport(const ExportReport& report);
    void showFailure(const Error& error);
    QString whyNot() const;

    QComboBox *m_run, *m_type = nullptr;
    QLabel* m_type_label = nullptr;
    QString m_typed; // the form whose types are on offer
    QString m_result_of; // folder and form that the result below speaks of
    QWidget* m_forms = nullptr;
    QButtonGroup* m_group;
    QHash<QString, ExporterCard> m_cards;
    QLineEdit* m_folder;
    QPushButton *m_choose, *m_export, *m_cancel;
    TextLabel* m_reason;
    QProgressBar* m_progress;
    CertificateCard* m_result;
    QString m_measured; // run whose sizes are known or asked for
    bool m_folder_touched = false;
    bool m_run_picked = false; // by hand; until then the best run is proposed
};

} // namespace luthier
