// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pictures.h"

#include "core/catalogue.h"
#include "ui/line_icons.h"
#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace luthier {

namespace {

constexpr int picture_width = 120;
constexpr int picture_height = 64;

struct Pens {
    QPen line, strong;
    QBrush paper, accent;
};

// Lines of writing on a sheet: lengths as parts of its width.
void writing(QPainter& painter, const QRectF& sheet, std::initializer_list<double> lengths, const QPen& pen)
{
    painter.setPen(pen);
    double y = sheet.top() + 8;
    for (const double length : lengths) {
        painter.drawLine(QPointF(sheet.left() + 7, y), QPointF(sheet.left() + 7 + (sheet.width() - 14) * length, y));
        y += 6;
    }
}

void sheet(QPainter& painter, const QRectF& box, const Pens& pens)
{
    painter.setPen(pens.line);
    painter.setBrush(pens.paper);
    painter.drawRoundedRect(box, 3, 3);
}

void drawInstruct(QPainter& painter, const Pens& pens)
{
    const QRectF question(2, 4, 64, 26);
    sheet(painter, question, pens);
    writing(painter, question, {0.9, 0.5}, pens.line);
    const QRectF answer(40, 34, 78, 27);
    painter.setPen(pens.strong);
    painter.setBrush(pens.accent);
    painter.drawRoundedRect(answer, 3, 3);
    writing(painter, answer, {1, 0.85, 0.6}, pens.strong);
}

void drawClassify(QPainter& painter, const Pens& pens)
{
    const QRectF incoming(2, 16, 36, 32);
    sheet(painter, incoming, pens);
    writing(painter, incoming, {0.9, 1, 0.6}, pens.line);
    painter.setBrush(Qt::NoBrush);
    for (int tray = 0; tray < 3; ++tray) {
        const double y = 4 + tray * 20;
        const bool chosen = tray == 1;
        QPainterPath way(QPointF(44, 32));
        way.cubicTo(56, 32, 56, y + 8, 68, y + 8);
        painter.setPen(chosen ? pens.strong : pens.line);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(way);
        painter.setBrush(chosen ? pens.accent : pens.paper);
        painter.drawRoundedRect(QRectF(70, y, 48, 16), 3, 3);
        painter.drawLine(QPointF(77, y + 8), QPointF(chosen ? 108 : 100, y + 8));
    }
}

void drawCorpus(QPainter& painter, const Pens& pens)
{
    for (int page = 2; page >= 0; --page) {
        const QRectF box(8 + page * 12, 4 + page * 4, 44, 48);
        sheet(painter, box, pens);
        if (page == 0)
            writing(painter, box, {0.9, 1, 0.8, 1, 0.7, 0.9}, pens.line);
    }
    const QRectF next(86, 24, 32, 16);
    painter.setPen(pens.strong);
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(QPointF(80, 32), QPointF(85, 32));
    painter.setBrush(pens.accent);
    painter.drawRoundedRect(next, 3, 3);
    painter.drawLine(QPointF(92, 32), QPointF(110, 32));
}

} // namespace

IconLabel::IconLabel(const QString& icon, int size, Tone tone, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_tone(tone)
{
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconLabel::setIcon(const QString& icon, Tone tone)
{
    m_icon = icon;
    m_tone = tone;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    const Theme::Colours& c = Theme::instance().colours();
    const QColor colour = [&] {
        switch (m_tone) {
        case Tone::Text: return c.text;
        case Tone::Muted: return c.muted;
        case Tone::Accent: return c.accent;
        case Tone::Good: return c.good;
        case Tone::Warn: return c.warn;
        case Tone::Bad: return c.bad;
        }
        return c.text;
    }();
    QPainter painter(this);
    drawIcon(painter, m_icon, rect(), isEnabled() ? colour : c.disabled);
}

TaskPicture::TaskPicture(std::string task, double scale, QWidget* parent)
    : QWidget(parent), m_task(std::move(task)), m_scale(scale)
{
    setFixedSize(int(picture_width * scale), int(picture_height * scale));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TaskPicture::paintEvent(QPaintEvent*)
{
    const Theme::Colours& c = Theme::instance().colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_scale, m_scale);
    const Pens pens{QPen(c.strongLine, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin),
                    QPen(c.accent, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin), QBrush(c.surface),
                    QBrush(c.accentSoft)};
    switch (taskUse(m_task)) {
    case TaskUse::Replies: drawInstruct(painter, pens); break;
    case TaskUse::Sorts: drawClassify(painter, pens); break;
    case TaskUse::Continues: drawCorpus(painter, pens); break;
    }
}

} // namespace luthier
