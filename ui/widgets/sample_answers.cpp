// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sample_answers.h"

#include "ui/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

#include <algorithm>

namespace luthier {

namespace {

QString shortened(const std::string& text, int letters)
{
    const QString whole = QString::fromStdString(text).trimmed();
    return breakable(whole.size() <= letters ? whole : whole.left(letters - 1) + QStringLiteral("…"));
}

} // namespace

SampleAnswers::SampleAnswers(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)),
      m_empty(new TextLabel(tr("Answers to a few held-out rows appear here at every check, so that you can read how "
                               "the model changes."),
                            Theme::Size::Small, TextLabel::Tone::Muted))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::unit);
    m_column->addWidget(m_empty);
}

void SampleAnswers::setSamples(const std::vector<Sample>& samples)
{
    for (const Entry& entry : m_entries) {
        entry.box->hide();
        entry.box->deleteLater();
    }
    m_entries.clear();
    m_empty->show();
    for (const Sample& sample : samples)
        add(sample);
}

void SampleAnswers::add(const Sample& sample)
{
    auto known = std::find_if(m_entries.begin(), m_entries.end(),
                              [&](const Entry& entry) { return entry.latest.input == sample.input; });
    if (known != m_entries.end()) {
        known->latest = sample;
        show(*known);
        return;
    }
    m_empty->hide();
    Entry entry;
    entry.first = entry.latest = sample;
    auto* panel = new Panel;
    entry.box = panel;
    auto* column = panel->content();
    column->setSpacing(4);
    const auto pair = [&](const QString& title, const QString& words, TextLabel::Tone tone, TextLabel** title_label,
                          TextLabel** words_label) {
        auto* name = new TextLabel(title, Theme::Size::Small, TextLabel::Tone::Muted);
        auto* text = new TextLabel(words, Theme::Size::Body, tone);
        column->addWidget(name);
        column->addWidget(text);
        if (title_label)
            *title_label = name;
        if (words_label)
            *words_label = text;
    };
    pair(tr("Held-out row"), shortened(sample.input, 110), TextLabel::Tone::Text, nullptr, nullptr);
    panel->setToolTip(breakable(QString::fromStdString(sample.input)));
    pair({}, {}, TextLabel::Tone::Muted, &entry.first_title, &entry.first_answer);
    pair({}, {}, TextLabel::Tone::Text, &entry.latest_title, &entry.latest_answer);
    entry.latest_answer->setWeight(QFont::Medium);
    pair(tr("Expected"), shortened(sample.expected, 220), TextLabel::Tone::Muted, nullptr, nullptr);
    m_column->addWidget(panel);
    m_entries.push_back(entry);
    show(m_entries.back());
}

void SampleAnswers::show(Entry& entry)
{
    const auto words = [](const Sample& sample) {
        const QString answer = shortened(sample.answer, 220);
        return answer.isEmpty() ? tr("(no answer)") : answer;
    };
    const auto when = [](const Sample& sample) {
        return sample.step == 0 ? tr("Before training") : tr("At step %1").arg(countText(sample.step));
    };
    const bool changed = entry.first.step != entry.latest.step;
    entry.first_title->setVisible(changed);
    entry.first_answer->setVisible(changed);
    entry.first_title->setText(when(entry.first));
    entry.first_answer->setText(words(entry.first));
    entry.latest_title->setText(when(entry.latest));
    // Short answers, a category above all, are either right or not; of prose nobody can say so by comparing letters.
    const bool short_answer = entry.latest.expected.size() <= 40;
    const bool right = entry.latest.answer == entry.latest.expected;
    entry.latest_answer->setText(!short_answer ? words(entry.latest)
                                     : right   ? tr("✓ %1").arg(words(entry.latest))
                                               : tr("✗ %1").arg(words(entry.latest)));
    entry.latest_answer->setTone(!short_answer ? TextLabel::Tone::Text
                                     : right   ? TextLabel::Tone::Good
                                               : TextLabel::Tone::Bad);
}

} // namespace luthier
