// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/finding_strip.h"

#include "ui/line_icons.h"
#include "ui/studio_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace luthier {

namespace {

constexpr int example_limit = 3;

}

FindingStrip::FindingStrip(QWidget* parent)
    : QWidget(parent), m_buttons(new QWidget(this)), m_flow(new FlowLayout(m_buttons)),
      m_detail(new TextLabel({}, Theme::Size::Small, TextLabel::Tone::Muted, this))
{
    m_detail->setObjectName(QStringLiteral("findingDetailTextLabel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_buttons);
    column->addWidget(m_detail);
    m_detail->hide();
}

QString FindingStrip::words(const std::string& code, int count)
{
    if (code == "empty_row")
        return tr("%Ln rows have an empty field", nullptr, count);
    if (code == "duplicate_row")
        return tr("%Ln rows repeat another", nullptr, count);
    if (code == "contradicting_label")
        return tr("%Ln rows contradict another", nullptr, count);
    if (code == "cut_row")
        return tr("%Ln rows are too long and get cut", nullptr, count);
    if (code == "nothing_to_learn")
        return tr("%Ln rows teach nothing", nullptr, count);
    if (code == "unusable_row")
        return tr("%Ln rows cannot be used", nullptr, count);
    if (code == "broken_json")
        return tr("%Ln lines cannot be read", nullptr, count);
    if (code == "uneven_row")
        return tr("%Ln rows have too many or too few fields", nullptr, count);
    if (code == "rare_class")
        return tr("%Ln categories have a single row", nullptr, count);
    if (code == "imbalance")
        return tr("categories are very uneven");
    if (code == "few_rows")
        return tr("few rows");
    if (code == "missing_role")
        return tr("say which column is which");
    if (code == "heading_like_text")
        return tr("no row with column names?");
    if (code == "encoding")
        return tr("written in an older encoding");
    if (code == "stray_quote" || code == "unterminated_quote")
        return tr("%Ln quotation marks are misplaced", nullptr, count);
    if (code == "duplicate_column" || code == "unnamed_column")
        return tr("%Ln columns without a name of their own", nullptr, count);
    if (code == "repeated_key")
        return tr("%Ln lines name a field twice", nullptr, count);
    return tr("%Ln remarks", nullptr, count);
}

void FindingStrip::setFindings(const std::vector<Finding>& findings)
{
    while (QLayoutItem* item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_detail->hide();
    std::vector<Group> groups;
    for (const Finding& finding : findings) {
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.code == finding.code; });
        if (group == groups.end()) {
            groups.push_back({finding.code, finding.severity, 0, {}, {}});
            group = groups.end() - 1;
        }
        // Past a limit the rest of a kind is only counted, in one last finding with that number.
        const bool summary =
            finding.row < 0 && finding.line == 0 && group->count > 0 && finding.message.arguments.size() == 1;
        const int more = summary ? QString::fromStdString(finding.message.arguments.front()).toInt() : 0;
        group->count += more > 0 ? more : 1;
        if (finding.row >= 0 && (group->rows.empty() || group->rows.back() != finding.row))
            group->rows.push_back(finding.row);
        if (group->examples.size() < example_limit)
            group->examples << translated(finding.message);
    }
    for (const Group& group : groups) {
        const bool error = group.severity == Severity::Error;
        auto* button = new QPushButton(error ? lineIcon(QStringLiteral("error"), &Theme::Colours::bad)
                                             : lineIcon(QStringLiteral("warning"), &Theme::Colours::warn),
                                       words(group.code, group.count), m_buttons);
        button->setObjectName(QString::fromStdString(group.code) + QStringLiteral("FindingPushButton"));
        button->setCheckable(true);
        button->setToolTip(group.examples.join(QLatin1Char('\n')));
        m_flow->addWidget(button);
        button->show();
        connect(button, &QPushButton::toggled, this, [this, button, group](bool on) { press(button, group, on); });
    }
    if (groups.empty()) {
        auto* fine = new TextLabel(tr("Nothing to complain about in these rows."), Theme::Size::Small,
                                   TextLabel::Tone::Good, m_buttons);
        fine->setWordWrap(false);
        m_flow->addWidget(fine);
        fine->show();
    }
    m_flow->invalidate();
    updateGeometry();
}

void FindingStrip::press(QPushButton* button, const Group& group, bool on)
{
    if (!on) {
        const QList<QPushButton*> buttons = m_buttons->findChildren<QPushButton*>();
        const bool other = std::any_of(buttons.begin(), buttons.end(), [](auto* b) { return b->isChecked(); });
        if (!other) {
            m_detail->hide();
            Q_EMIT allWanted();
        }
        return;
    }
    for (QPushButton* other : m_buttons->findChildren<QPushButton*>())
        if (other != button)
            other->setChecked(false);
    m_detail->setText(group.examples.join(QLatin1Char('\n')));
    m_detail->show();
    if (!group.rows.empty())
        Q_EMIT rowsWanted(group.rows);
    else
        Q_EMIT allWanted();
}

} // namespace luthier
