// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_tokens.h"

#include "ui/studio_state.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>

namespace luthier {

namespace {

// Neighbours differ a little in lightness, so that one can see where a token ends.
QColor otherShade(const QColor& colour)
{
    return Theme::instance().dark() ? colour.lighter(125) : colour.darker(107);
}

// A small field of a token's colour, for the legend.
class Swatch : public QWidget {
public:
    Swatch(QColor Theme::Colours::*colour, QWidget* parent) : QWidget(parent), m_colour(colour)
    {
        setFixedSize(26, 15);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme::Colours& c = Theme::instance().colours();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        // Both shades of the kind, on the ground of the text, in a frame that is seen on any ground.
        const QColor colour = c.*m_colour;
        const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        QPainterPath round;
        round.addRoundedRect(frame, 3, 3);
        painter.setClipPath(round);
        painter.fillRect(rect(), colour);
        if (m_colour != &Theme::Colours::surface)
            painter.fillRect(QRectF(width() / 2.0, 0, width() / 2.0, height()), otherShade(colour));
        painter.setClipping(false);
        painter.setPen(c.strongLine);
        painter.drawPath(round);
    }

private:
    QColor Theme::Colours::*m_colour;
};

QWidget* legendEntry(QColor Theme::Colours::*colour, const QString& words, QWidget* parent)
{
    auto* entry = new QWidget(parent);
    auto* row = new QHBoxLayout(entry);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new Swatch(colour, entry), 0, Qt::AlignTop);
    row->addWidget(new TextLabel(words, Theme::Size::Small, TextLabel::Tone::Muted, entry), 1, Qt::AlignTop);
    return entry;
}

QTextCharFormat formatOf(TokenView::Part part, bool odd)
{
    const Theme::Colours& c = Theme::instance().colours();
    QTextCharFormat format;
    QColor back;
    switch (part) {
    case TokenView::Part::Context: back = c.context; break;
    case TokenView::Part::Learned: back = c.learned; break;
    case TokenView::Part::Special:
        back = c.surface;
        format.setForeground(c.muted);
        format.setFontWeight(QFont::DemiBold);
        break;
    case TokenView::Part::Cut:
        back = c.cut;
        format.setFontStrikeOut(true);
        break;
    }
    if (odd && part != TokenView::Part::Special)
        back = otherShade(back);
    format.setBackground(back);
    return format;
}

} // namespace

RowTokens::RowTokens(QWidget* parent)
    : QWidget(parent), m_text(new QTextEdit(this)),
      m_summary(new TextLabel({}, Theme::Size::Small, TextLabel::Tone::Muted, this)), m_legend(new QWidget(this))
{
    m_text->setObjectName(QStringLiteral("rowTokensTextEdit"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("The chosen row as the model sees it"));
    m_text->document()->setDocumentMargin(Theme::unit + 4);
    m_summary->setObjectName(QStringLiteral("rowTokensSummaryTextLabel"));

    auto* grid = new CardGrid(m_legend, 150, 2);
    grid->setSpacing(Theme::unit);
    m_learned_entry = legendEntry(&Theme::Colours::learned, tr("learnt: what the model must answer"), m_legend);
    grid->addWidget(m_learned_entry);
    grid->addWidget(legendEntry(&Theme::Colours::context, tr("read: given, not learnt"), m_legend));
    m_marks_entry = legendEntry(&Theme::Colours::surface, tr("marks: the model's own signs"), m_legend);
    grid->addWidget(m_marks_entry);
    m_cut_entry = legendEntry(&Theme::Colours::cut, tr("cut: too long, lost"), m_legend);
    grid->addWidget(m_cut_entry);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::unit);
    column->addWidget(m_text, 1);
    column->addWidget(m_summary);
    column->addWidget(m_legend);
    column->setContentsMargins(0, 0, 0, Theme::unit);
    connect(&Theme::instance(), &Theme::changed, this, &RowTokens::fill);
}

void RowTokens::setRow(const RowView& row)
{
    m_row = row;
    fill();
    m_summary->setText(summary());
    m_summary->show();
    m_cut_entry->setVisible(row.cut > 0);
    m_marks_entry->setVisible(std::any_of(row.tokens.begin(), row.tokens.end(),
                                          [](const TokenView& token) { return token.part == TokenPart::Special; }));
    m_learned_entry->setVisible(!row.label.empty()
                                || std::any_of(row.tokens.begin(), row.tokens.end(), [](const TokenView& token) {
                                       return token.part == TokenView::Part::Learned;
                                   }));
    m_legend->show();
}

void RowTokens::setMessage(const QString& message)
{
    m_row = {};
    m_text->setCurrentCharFormat({}); // not that of the row shown before
    m_text->setPlainText(message);
    m_summary->hide();
    m_legend->hide();
}

QString RowTokens::summary() const
{
    QString words = tr("%Ln pieces of text (tokens)", nullptr, int(m_row.length));
    if (m_row.label.empty())
        words += QStringLiteral(" · ") + tr("%Ln of them learnt", nullptr, int(m_row.learned));
    if (m_row.cut > 0)
        words += QStringLiteral(" · ") + tr("%Ln cut off", nullptr, int(m_row.cut));
    return words;
}

void RowTokens::fill()
{
    if (m_row.tokens.empty())
        return;
    m_text->clear();
    QTextCursor cursor(m_text->document());
    QTextBlockFormat block;
    block.setLineHeight(150, QTextBlockFormat::ProportionalHeight);
    cursor.setBlockFormat(block);
    bool odd = false;
    for (const TokenView& token : m_row.tokens) {
        QString words = QString::fromStdString(token.text);
        if (!token.gap.empty())
            cursor.insertText(QString::fromStdString(token.gap), formatOf(TokenView::Part::Special, false));
        if (token.part == TokenView::Part::Special)
            words = QChar(0x2009) + words + QChar(0x2009);
        else // vocabularies write the blank before a word as a sign of their own
            words.replace(QChar(0x2581), QLatin1Char(' ')).replace(QChar(0x0120), QLatin1Char(' '));
        cursor.insertText(words.replace(QLatin1Char('\n'), QStringLiteral("↵\n")), formatOf(token.part, odd));
        odd = !odd;
    }
    if (!m_row.label.empty()) { // what a sorter learns stands after the text, not in it
        block.setTopMargin(2 * Theme::unit);
        cursor.insertBlock(block);
        cursor.insertText(QStringLiteral("→ "), QTextCharFormat());
        cursor.insertText(QChar(0x2009) + QString::fromStdString(m_row.label) + QChar(0x2009),
                          formatOf(TokenView::Part::Learned, false));
    }
    m_text->moveCursor(QTextCursor::Start);
}

} // namespace luthier
