// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QButtonGroup;

namespace luthier {

class Card;

// The first question: one large card for each task of the catalogue.
class GoalPage : public Page {
    Q_OBJECT
public:
    explicit GoalPage(PageContext context, QWidget* parent = nullptr);

    StudioState::Step step() const override { return StudioState::Step::Goal; }
    QString title() const override;
    QString subtitle() const override;
    QString blocker() const override;
    void enter() override;
    void dropFiles(const QStringList& paths) override;

private:
    Card* makeCard(const std::string& task);
    QButtonGroup* m_choice;
    std::vector<std::pair<std::string, Card*>> m_cards;
};

} // namespace luthier
