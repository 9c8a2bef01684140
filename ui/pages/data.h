// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/data_reading.h"
#include "ui/pages/page.h"
#include "ui/samples.h"

#include <optional>

class QCheckBox;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace luthier {

class ColumnRoles;
class DropZone;
class FindingStrip;
class RowTableModel;
class RowTokens;
class TextLabel;

// What the model learns from: an empty place until there is a file, then its rows, what each column means, what was
// found in it, and the chosen row as the model sees it. Files are read in the background.
class DataPage : public Page {
    Q_OBJECT
public:
    explicit DataPage(PageContext context, QWidget* parent = nullptr);
    ~DataPage() override;

    StudioState::Step step() const override { return StudioState::Step::Data; }
    QString title() const override;
    QString subtitle() const override;
    QString blocker() const override;
    void enter() override;
    void leave() override;
    void dropFiles(const QStringList& paths) override;
    void fileHover(bool over) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool reading() const { return m_control != nullptr; }

private:
    QWidget* buildEmpty();
    QWidget* buildReading();
    QWidget* buildRows();
    void chooseFile();
    void takeSample();
    void read(const DataBinding& binding);
    void cancelReading();
    void arrived(DataReading reading);
    void showReport();
    void showRoles();
    void mapRole(const std::string& role, const QString& column);
    void showWhatWasThere();
    void showPlace(int place);
    void refreshFirstRow();
    void setFirstRowNames(bool names);
    void fitColumns();
    void showChosenRow();
    void refreshHeld();

    QStackedWidget* m_stack;
    DropZone* m_zone = nullptr;
    QPushButton* m_sample = nullptr;
    TextLabel* m_reading_words = nullptr;
    QProgressBar* m_progress = nullptr;
    TextLabel* m_file = nullptr;
    TextLabel* m_held = nullptr;
    QCheckBox* m_first_row_names = nullptr;
    ColumnRoles* m_roles = nullptr;
    FindingStrip* m_findings = nullptr;
    QTableView* m_table = nullptr;
    RowTableModel* m_model = nullptr;
    TextLabel* m_row_title = nullptr;
    RowTokens* m_tokens = nullptr;

    struct Shown { // one reading
        DataBinding binding;
        std::shared_ptr<const DataReport> report;
        std::shared_ptr<SharedPreview> preview; // null: no row can be laid out
        bool failed = false; // read with an error
    };
    DataBinding m_binding; // the one being read or shown
    std::optional<Shown> m_shown;
    std::shared_ptr<RunControl> m_control; // of the reading that is going on
    QTimer m_poll;
    int m_generation = 0; // of readings
    int m_row_generation = 0;
};

} // namespace luthier
