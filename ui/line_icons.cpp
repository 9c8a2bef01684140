// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/line_icons.h"

#include "ui/theme.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>

// Resources of a static library are dropped by the linker unless somebody asks for them by name, outside a namespace.
static void askForIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace luthier {

namespace {

constexpr qreal grid = 24;
constexpr qreal stroke = 1.6;

QPainterPath parsePath(const QString& commands)
{
    QPainterPath path;
    const QStringList words = commands.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    qsizetype at = 0;
    auto number = [&] { return at < words.size() ? words[at++].toDouble() : 0.0; };
    auto point = [&] {
        const qreal x = number();
        return QPointF(x, number());
    };
    while (at < words.size()) {
        const QString command = words[at++];
        if (command == QLatin1String("M")) {
            path.moveTo(point());
        } else if (command == QLatin1String("L")) {
            path.lineTo(point());
        } else if (command == QLatin1String("C")) {
            const QPointF first = point();
            const QPointF second = point();
            path.cubicTo(first, second, point());
        } else if (command == QLatin1String("Z")) {
            path.closeSubpath();
        } else if (command == QLatin1String("O")) {
            const QPointF centre = point();
            const qreal radius = number();
            path.addEllipse(centre, radius, radius);
        } else if (command == QLatin1String("R")) {
            const QPointF corner = point();
            const QPointF size = point();
            const qreal radius = number();
            path.addRoundedRect(QRectF(corner, QSizeF(size.x(), size.y())), radius, radius);
        }
    }
    return path;
}

const QHash<QString, QPainterPath>& allPaths()
{
    static const QHash<QString, QPainterPath> paths = [] {
        askForIcons();
        QHash<QString, QPainterPath> read;
        QFile file(QStringLiteral(":/icons/icons.txt"));
        if (file.open(QIODevice::ReadOnly)) {
            for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
                const qsizetype colon = line.indexOf(QLatin1Char(':'));
                if (colon > 0 && !line.startsWith(QLatin1Char('#')))
                    read.insert(line.left(colon).trimmed(), parsePath(line.mid(colon + 1)));
            }
        }
        return read;
    }();
    return paths;
}

class LineIconEngine : public QIconEngine {
public:
    LineIconEngine(QString name, QColor Theme::Colours::*colour) : m_name(std::move(name)), m_colour(colour) { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const Theme::Colours& colours = Theme::instance().colours();
        drawIcon(*painter, m_name, rect, mode == QIcon::Disabled ? colours.disabled : colours.*m_colour);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap image(size);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return image;
    }

    QIconEngine* clone() const override { return new LineIconEngine(m_name, m_colour); }

private:
    QString m_name;
    QColor Theme::Colours::*m_colour;
};

} // namespace

QPainterPath iconPath(const QString& name)
{
    return allPaths().value(name);
}

QStringList iconNames()
{
    QStringList names = allPaths().keys();
    names.sort();
    return names;
}

void drawIcon(QPainter& painter, const QString& name, const QRectF& box, const QColor& colour)
{
    const qreal side = qMin(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center() - QPointF(side / 2, side / 2));
    painter.scale(side / grid, side / grid);
    // Small icons keep a line of one whole pixel.
    const qreal width = qMax(stroke, grid / side);
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(iconPath(name));
    painter.restore();
}

QPixmap linePixmap(const QString& name, int size, const QColor& colour, qreal ratio)
{
    QPixmap image(QSize(size, size) * ratio);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawIcon(painter, name, QRectF(0, 0, size, size), colour);
    return image;
}

QIcon lineIcon(const QString& name)
{
    return lineIcon(name, &Theme::Colours::text);
}

QIcon lineIcon(const QString& name, QColor Theme::Colours::*colour)
{
    return QIcon(new LineIconEngine(name, colour));
}

} // namespace luthier
