// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/model_card.h"

#include "core/catalogue.h"
#include "ui/line_icons.h"
#include "ui/studio_state.h"
#include "ui/widgets/memory_bar.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace luthier {

namespace {

QString joined(const std::vector<std::string>& words)
{
    QStringList list;
    for (const std::string& word : words)
        list << QString::fromStdString(word);
    return list.join(QStringLiteral(", "));
}

// "en" → "English" in the language of the window.
QString languageNames(const std::vector<std::string>& codes)
{
    QStringList names;
    for (const std::string& code : codes) {
        const QLocale locale(QString::fromStdString(code));
        if (locale.language() == QLocale::C)
            names << QString::fromStdString(code);
        else if (locale.language() == QLocale::English)
            names << ModelCard::tr("English");
        else if (locale.language() == QLocale::Dutch)
            names << ModelCard::tr("Dutch");
        else
            names << QLocale::languageToString(locale.language());
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

ModelCard::ModelCard(std::string model, ModelSummary summary, QWidget* parent)
    : Card(parent), m_model(std::move(model)), m_summary(std::move(summary)), m_memory(new MemoryBar(this)),
      m_reason(new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Warn, this))
{
    const EntryInfo* family = findEntry(Kind::Family, m_summary.family);
    const QString name = translated(m_summary.name.c_str()); // a starter's has a translation
    setObjectName(QString::fromStdString(m_model) + QStringLiteral("ModelCard"));
    auto* title = new TextLabel(name, Theme::Size::Heading, TextLabel::Tone::Text, this);
    title->setContentsMargins(0, 0, 3 * Theme::unit, 0); // the tick's corner
    const QString what = tr("%1 weights · %2")
                             .arg(shortCountText(double(m_summary.parameters)),
                                  family ? translated(family->title) : QString::fromStdString(m_summary.architecture));
    auto* kind = new TextLabel(what, Theme::Size::Body, TextLabel::Tone::Text, this);
    QStringList facts;
    facts << (m_summary.languages.empty() ? tr("languages not stated") : languageNames(m_summary.languages));
    facts << tr("reads up to %Ln tokens at once", nullptr, int(m_summary.spec.context));
    facts << (m_summary.licence.empty() ? tr("licence not stated")
                                        : tr("licence: %1").arg(QString::fromStdString(m_summary.licence)));
    auto* about = new TextLabel(facts.join(QStringLiteral(" · ")), Theme::Size::Body, TextLabel::Tone::Muted, this);
    setAccessibleName(name);
    setAccessibleDescription(what + QStringLiteral(". ") + about->text());

    content()->addWidget(title);
    content()->addWidget(kind);
    content()->addWidget(about);
    content()->addWidget(m_reason);
    content()->addStretch(1);
    content()->addWidget(m_memory);
    content()->addWidget(makeDetails());
    m_reason->hide();
}

QWidget* ModelCard::makeDetails()
{
    auto* holder = new QWidget(this);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* toggle = new QPushButton(lineIcon(QStringLiteral("chevron-right")), tr("Details"), holder);
    toggle->setObjectName(QStringLiteral("modelDetailsPushButton"));
    toggle->setAccessibleName(tr("Details of %1").arg(translated(m_summary.name.c_str())));
    toggle->setCheckable(true);
    toggle->setCursor(Qt::ArrowCursor);
    setLook(toggle, ButtonLook::Quiet);
    auto* table = new QWidget(holder);
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(Theme::unit, 0, 0, 0);
    grid->setHorizontalSpacing(2 * Theme::unit);
    grid->setVerticalSpacing(4);
    int line = 0;
    auto fact = [&](const QString& label, const QString& value) {
        if (value.isEmpty())
            return;
        auto* left = new TextLabel(label, Theme::Size::Small, TextLabel::Tone::Muted, table);
        left->setWordWrap(false);
        auto* right = new TextLabel(value, Theme::Size::Small, TextLabel::Tone::Text, table);
        grid->addWidget(left, line, 0, Qt::AlignTop);
        grid->addWidget(right, line++, 1);
    };
    const QLocale locale;
    fact(tr("Folder"), QString::fromStdString(m_summary.folder.string()));
    fact(tr("Architecture"), QString::fromStdString(m_summary.architecture));
    fact(tr("Layers"), locale.toString(qlonglong(m_summary.spec.layers)));
    fact(tr("Width"), locale.toString(qlonglong(m_summary.spec.hidden)));
    fact(tr("Vocabulary"), tr("%Ln tokens", nullptr, int(m_summary.spec.vocabulary)));
    fact(tr("Tokenizer"), QString::fromStdString(m_summary.tokenizer));
    fact(tr("On disk"),
         QStringLiteral("%1 (%2)").arg(bytesText(m_summary.bytes), QString::fromStdString(m_summary.stored_type)));
    fact(tr("Categories"), joined(m_summary.labels));
    grid->setColumnStretch(1, 1);
    table->hide();
    connect(toggle, &QPushButton::toggled, table, [toggle, table](bool open) {
        toggle->setIcon(lineIcon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        table->setVisible(open);
    });
    column->addWidget(toggle, 0, Qt::AlignLeft);
    column->addWidget(table);
    return holder;
}

void ModelCard::setMemory(std::uint64_t needed, std::uint64_t available)
{
    m_memory->setNeed(needed, available);
    m_memory->setVisible(needed > 0);
}

void ModelCard::setReasonAgainst(const QString& reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_memory->setVisible(reason.isEmpty());
    setCheckable(reason.isEmpty());
    setCursor(reason.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!reason.isEmpty())
        setAccessibleDescription(reason);
}

} // namespace luthier
