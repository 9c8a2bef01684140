// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.h"

#include "ui/line_icons.h"
#include "ui/studio_state.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace luthier {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_title(new TextLabel(this)),
      m_detail(new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Text, this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_title->setObjectName(QStringLiteral("messageTitleTextLabel"));
    m_detail->setObjectName(QStringLiteral("messageDetailTextLabel"));
    m_close->setObjectName(QStringLiteral("closeMessagePushButton"));
    m_title->setWeight(QFont::DemiBold);
    for (TextLabel* label : {m_title, m_detail}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents, false);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_close->setIcon(lineIcon(QStringLiteral("cross")));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
    setLook(m_close, ButtonLook::Quiet);

    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_detail);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(5 * Theme::unit + 4, Theme::unit + 4, Theme::unit, Theme::unit + 4);
    row->setSpacing(Theme::unit);
    row->addLayout(words, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    hide();
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MessageBar::showError(const Error& error)
{
    QString detail = translated(error.next_step);
    if (!error.where.empty()) {
        const QString where = QString::fromStdString(error.where);
        detail = detail.isEmpty() ? where : where + QStringLiteral(" · ") + detail;
    }
    showMessage(error.kind == ErrorKind::Stopped ? Kind::Info : Kind::Problem, translated(error.message), detail);
    setToolTip(QString::fromStdString(error.detail));
}

void MessageBar::showMessage(Kind kind, const QString& title, const QString& detail)
{
    m_kind = kind;
    m_title->setText(title);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setToolTip({});
    setAccessibleName(text());
    show();
    update();
}

QString MessageBar::text() const
{
    return m_detail->text().isEmpty() ? m_title->text() : m_title->text() + QLatin1Char(' ') + m_detail->text();
}

void MessageBar::paintEvent(QPaintEvent*)
{
    const Theme::Colours& c = Theme::instance().colours();
    struct Look {
        QColor fill, line;
        const char* icon;
    };
    const Look look = [&]() -> Look {
        switch (m_kind) {
        case Kind::Info: return {c.accentSoft, c.accent, "info"};
        case Kind::Warning: return {c.warnSoft, c.warn, "warning"};
        case Kind::Problem: return {c.badSoft, c.bad, "error"};
        }
        return {c.surface, c.line, "info"};
    }();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.line, 1));
    painter.setBrush(look.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);
    drawIcon(painter, QLatin1String(look.icon), QRectF(14, 16, 20, 20), look.line);
}

} // namespace luthier
