// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answer_card.h"

#include "ui/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/consequence_bar.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/run_swatch.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

#include <algorithm>

namespace luthier {

namespace {
constexpr int shown_categories = 3;
}

AnswerCard::AnswerCard(const QString& name, int run, QWidget* parent)
    : QWidget(parent), m_panel(new Panel), m_answer(new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted)),
      m_bars(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::unit);
    head->addWidget(new RunSwatch(run), 0, Qt::AlignTop);
    auto* title = new TextLabel(name);
    title->setWeight(QFont::DemiBold);
    head->addWidget(title, 1);
    m_panel->content()->addLayout(head);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answer->setAttribute(Qt::WA_TransparentForMouseEvents, false);
    m_panel->content()->addWidget(m_answer);
    m_bars->setSpacing(Theme::unit);
    m_panel->content()->addLayout(m_bars);
    m_panel->content()->addStretch(1);
    m_answer->setText(tr("Its answer appears here."));
    setAccessibleName(tr("Answer of %1").arg(name));
}

void AnswerCard::clearBars()
{
    while (QLayoutItem* item = m_bars->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void AnswerCard::wait()
{
    clearBars();
    m_text.clear();
    m_answer->setTone(TextLabel::Tone::Muted);
    m_answer->setText(tr("Waiting for its turn…"));
    m_waiting = true;
}

void AnswerCard::giveUp()
{
    if (m_waiting)
        refuse(tr("Answering was stopped before its turn came."));
}

void AnswerCard::append(const QString& piece)
{
    m_waiting = false;
    m_text += piece;
    m_answer->setTone(TextLabel::Tone::Text);
    m_answer->setText(breakable(m_text));
}

void AnswerCard::finish(const QVariant& probabilities)
{
    m_waiting = false;
    if (m_text.isEmpty()) {
        m_answer->setTone(TextLabel::Tone::Muted);
        m_answer->setText(tr("(It gave no answer.)"));
    }
    QList<QPair<QString, double>> categories;
    for (const QVariant& entry : probabilities.toList())
        categories.append({entry.toList().value(0).toString(), entry.toList().value(1).toDouble()});
    std::stable_sort(categories.begin(), categories.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [label, probability] : categories.mid(0, shown_categories)) {
        auto* bar = new ConsequenceBar(label);
        bar->setValue(probability, percentText(probability));
        m_bars->addWidget(bar);
    }
    setAccessibleDescription(m_text);
}

void AnswerCard::refuse(const QString& sentence)
{
    m_waiting = false;
    m_answer->setTone(TextLabel::Tone::Muted);
    m_answer->setText(sentence);
    setAccessibleDescription(sentence);
}

} // namespace luthier
