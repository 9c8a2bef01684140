// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QButtonGroup;
class QVBoxLayout;

namespace luthier {

class CardGrid;
class DropZone;
class ModelCard;
class TextLabel;

// Which model learns: the starters, those used before, a folder by drop or dialog.
class ModelPage : public Page {
    Q_OBJECT
public:
    explicit ModelPage(PageContext context, QWidget* parent = nullptr);

    StudioState::Step step() const override { return StudioState::Step::Model; }
    QString title() const override;
    QString subtitle() const override;
    QString blocker() const override;
    void enter() override;
    void dropFiles(const QStringList& paths) override;
    void fileHover(bool over) override;

private:
    void addCard(const std::string& model, const ModelSummary& summary, CardGrid* grid);
    void fillStarters();
    void fillOwn();
    void chooseFrom(const QString& folder);
    void choose(const std::string& model, const ModelSummary& summary);
    void refreshCards();
    QString reasonAgainst(const ModelSummary& summary) const; // why it cannot do the goal; empty: it can

    TextLabel* m_starters_title;
    QWidget* m_starters;
    CardGrid* m_starter_grid;
    TextLabel* m_own_title;
    QWidget* m_own;
    CardGrid* m_own_grid;
    TextLabel* m_reading;
    DropZone* m_zone;
    QButtonGroup* m_choice;
    std::vector<ModelCard*> m_cards;
    int m_generation = 0; // answers of an earlier look at folders are dropped
    bool m_filled = false;
};

} // namespace luthier
