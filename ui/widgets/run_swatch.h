// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPixmap>
#include <QWidget>

namespace luthier {

// The small square of a run's colour that stands before its name wherever the run is mentioned; invalid: the base
// model, an open square.
class RunSwatch : public QWidget {
    Q_OBJECT
public:
    explicit RunSwatch(const QColor& colour, QWidget* parent = nullptr);
    static QPixmap picture(const QColor& colour, qreal ratio);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor m_colour;
};

} // namespace luthier
