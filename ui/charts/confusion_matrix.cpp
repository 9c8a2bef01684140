// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/confusion_matrix.h"

#include "ui/charts/confusion_models.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace luthier {

namespace {

constexpr int longest_header = 18 * Theme::unit;
constexpr int section_width = 4 * Theme::unit;

// Category names stand upright over narrow columns, so that many fit side by side.
class UprightHeader : public QHeaderView {
public:
    explicit UprightHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(true);
        setMinimumSectionSize(section_width);
        setDefaultSectionSize(section_width);
    }

    QSize sectionSizeFromContents(int section) const override
    {
        const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        return {section_width, std::min(longest_header, fontMetrics().horizontalAdvance(name) + 2 * Theme::unit)};
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const auto& colours = Theme::instance().colours();
        painter->save();
        painter->fillRect(rect, colours.raised);
        painter->setPen(colours.line);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->setPen(colours.muted);
        painter->setFont(font());
        painter->translate(rect.left(), rect.bottom());
        painter->rotate(-90);
        const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        const int space = rect.height() - Theme::unit;
        painter->drawText(QRect(Theme::unit / 2, 0, space, rect.width()), Qt::AlignLeft | Qt::AlignVCenter,
                          fontMetrics().elidedText(name, Qt::ElideRight, space));
        painter->restore();
    }
};

void prepareTable(QTableView* table)
{
    table->setFrameShape(QFrame::NoFrame);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->verticalHeader()->setDefaultSectionSize(3 * Theme::unit);
    table->setTabKeyNavigation(false);
}

} // namespace

ConfusionMatrix::ConfusionMatrix(QWidget* parent)
    : QWidget(parent), m_counts(new ConfusionModel(this)), m_scores(new ClassScoreModel(this)),
      m_matrix(new QTableView), m_classes(new QTableView), m_sentence(new QLabel)
{
    m_classes->setObjectName(QStringLiteral("classTableView"));
    m_classes->setAccessibleName(tr("Categories, the hardest first"));
    m_classes->setModel(m_scores);
    prepareTable(m_classes);
    m_classes->setShowGrid(false);
    m_classes->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_classes->setSelectionMode(QAbstractItemView::SingleSelection);
    m_classes->verticalHeader()->hide();
    m_classes->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_classes->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);

    m_matrix->setObjectName(QStringLiteral("confusionTableView"));
    m_matrix->setAccessibleName(tr("True category (down) against the category given (across)"));
    m_matrix->setModel(m_counts);
    m_matrix->setHorizontalHeader(new UprightHeader(m_matrix));
    prepareTable(m_matrix);
    m_matrix->setSelectionMode(QAbstractItemView::SingleSelection);
    m_matrix->verticalHeader()->setMaximumWidth(longest_header);
    const QFont small = Theme::instance().font(Theme::Size::Small);
    m_matrix->horizontalHeader()->setFont(small);
    m_matrix->verticalHeader()->setFont(small);
    m_classes->setFont(small);
    m_classes->horizontalHeader()->setFont(small);

    m_sentence->setObjectName(QStringLiteral("confusionLabel"));
    m_sentence->setWordWrap(true);
    m_sentence->setFont(small);

    auto* tables = new QHBoxLayout;
    tables->setSpacing(2 * Theme::unit);
    tables->addWidget(m_classes, 1);
    auto* right = new QGridLayout; // the matrix takes what it needs, not a strip of empty header beside it
    right->addWidget(m_matrix, 0, 0);
    for (const int inside : {0, 1}) {
        right->setColumnStretch(inside, inside == 0 ? 1000 : 1);
        right->setRowStretch(inside, inside == 0 ? 1000 : 1);
    }
    tables->addLayout(right, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit);
    layout->addWidget(m_sentence);
    layout->addLayout(tables, 1);

    connect(m_classes->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConfusionMatrix::showClass);
    connect(m_matrix->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid())
            m_sentence->setText(m_counts->sentence(index.row(), index.column()));
    });
    connect(&Theme::instance(), &Theme::changed, m_matrix->viewport(), qOverload<>(&QWidget::update));
}

void ConfusionMatrix::setEvaluation(const Evaluation& evaluation)
{
    m_counts->setEvaluation(evaluation);
    m_scores->setCounts(*m_counts);
    // As high as the categories need, up to what fits a window; then the tables scroll.
    const int rows = m_counts->rowCount() * m_matrix->verticalHeader()->defaultSectionSize();
    setFixedHeight(
        std::min(60 * Theme::unit, rows + m_matrix->horizontalHeader()->sizeHint().height() + 7 * Theme::unit));
    m_matrix->setMaximumSize(m_matrix->verticalHeader()->sizeHint().width() + m_matrix->horizontalHeader()->length()
                                 + 2,
                             m_matrix->horizontalHeader()->sizeHint().height() + rows + 2);
    m_sentence->setText(
        tr("Down: the true category. Across: the category that the model gave. Choose a cell to read it."));
}

QString ConfusionMatrix::cellSentence(int truth, int given) const
{
    return m_counts->sentence(truth, given);
}

void ConfusionMatrix::showClass(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const int label = m_scores->rows()[std::size_t(index.row())].label;
    const QModelIndex cell = m_counts->index(label, label);
    m_matrix->scrollTo(cell, QAbstractItemView::PositionAtCenter);
    m_matrix->setCurrentIndex(cell);
}

} // namespace luthier
