// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_roles.h"

#include "core/tasks/task.h"
#include "ui/core_texts.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>

namespace luthier {

ColumnRoles::ColumnRoles(QWidget* parent) : QWidget(parent), m_flow(new FlowLayout(this))
{
    m_flow->setSpacing(2 * Theme::unit);
}

void ColumnRoles::setReport(const TaskDescriptor* task, std::shared_ptr<const DataReport> report,
                            const ColumnMap& given)
{
    m_task = task;
    m_report = std::move(report);
    m_given = given;
    fill();
}

void ColumnRoles::hideSpare()
{
    m_all = false;
}

void ColumnRoles::fill()
{
    // Who goes through the boxes by keyboard stays where he is.
    const QWidget* focused = QApplication::focusWidget();
    const QString at = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    fillAnew();
    for (int i = 0; i < m_flow->count() && !at.isEmpty(); ++i)
        if (auto* box = m_flow->itemAt(i)->widget()->findChild<QComboBox*>(at))
            box->setFocus();
}

void ColumnRoles::fillAnew()
{
    while (QLayoutItem* item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (!m_task || !m_report)
        return;
    bool more = false; // columns that can be chosen and are not
    for (const ColumnRole& role : m_task->roles) {
        const bool replaced = role.instead && m_report->columns.contains(role.instead);
        const bool spare = !m_report->columns.contains(role.id) && (replaced || !role.required);
        if (!spare || m_all)
            addRole(role);
        else
            more = more || !replaced;
    }
    if (!more)
        return;
    auto* show = new QPushButton(tr("&More columns…"), this);
    show->setObjectName(QStringLiteral("moreColumnsPushButton"));
    show->setToolTip(tr("Further things that a column may hold for this goal"));
    m_flow->addWidget(show);
    show->show();
    connect(show, &QPushButton::clicked, this, [this] {
        m_all = true;
        fill();
        m_flow->itemAt(0)->widget()->findChild<QComboBox*>()->setFocus();
    });
}

void ColumnRoles::addRole(const ColumnRole& role)
{
    auto* field = new QWidget(this);
    auto* line = new QHBoxLayout(field);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::unit);
    auto* label = new TextLabel(translated(role.label), Theme::Size::Body, TextLabel::Tone::Text, field);
    label->setWordWrap(false);
    auto* box = new QComboBox(field);
    const std::string id = role.id;
    box->setObjectName(QString::fromStdString(id) + QStringLiteral("RoleComboBox"));
    box->setAccessibleName(tr("Column that holds “%1”").arg(label->text()));
    box->setAccessibleDescription(translated(role.help));
    box->setToolTip(translated(role.help));
    box->setMinimumWidth(144);
    box->setMaximumWidth(240);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->addItem(role.required ? tr("choose a column") : tr("none"), QString());
    for (const std::string& column : m_report->table.columns)
        box->addItem(QString::fromStdString(column), QString::fromStdString(column));
    const auto resolved = m_report->columns.find(id);
    const auto given = m_given.find(id);
    const std::string column = resolved != m_report->columns.end() ? resolved->second
        : given != m_given.end()                                   ? given->second
                                                                   : std::string();
    box->setCurrentIndex(qMax(0, box->findData(QString::fromStdString(column))));
    line->addWidget(label);
    line->addWidget(box);
    m_flow->addWidget(field);
    field->show();
    connect(box, &QComboBox::activated, this, [this, id, box] { Q_EMIT chosen(id, box->currentData().toString()); });
}

} // namespace luthier
