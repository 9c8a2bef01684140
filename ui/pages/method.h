// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/method_estimate.h"
#include "ui/pages/page.h"

#include <QHash>

class QButtonGroup;
class QPushButton;

namespace luthier {

class Card;
class ConsequenceBar;
class ParamForm;
class TextLabel;

// How the model may change: a card for each method of the catalogue with what it costs on this machine, and the
// generated form of the chosen one. Lives in the UI thread.
class MethodPage : public Page {
    Q_OBJECT
public:
    explicit MethodPage(PageContext context, QWidget* parent = nullptr);

    StudioState::Step step() const override { return StudioState::Step::Method; }
    QString title() const override;
    QString subtitle() const override;
    QString blocker() const override;
    void enter() override;

private:
    struct MethodCard {
        Card* card = nullptr;
        ConsequenceBar *memory = nullptr, *time = nullptr, *disk = nullptr, *risk = nullptr;
    };
    void buildCard(const char* id, bool recommended);
    void choose(const std::string& id);
    void fillForm();
    void fillConsequences();
    Recipe recipeFor(const std::string& method) const;
    EstimateBasis basis() const;

    QButtonGroup* m_group;
    QHash<QString, MethodCard> m_cards;
    QLayout* m_grid;
    QPushButton* m_adjust;
    ParamForm* m_form;
    QWidget* m_form_panel;
    TextLabel* m_plan;
    bool m_filling = false;
};

} // namespace luthier
