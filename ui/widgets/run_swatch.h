// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPixmap>
#include <QWidget>

namespace luthier {

// The small square of a run's colour that stands before its name wherever the run is mentioned; the base model has an
// open square. The colour follows the theme.
class RunSwatch : public QWidget {
    Q_OBJECT
public:
    static constexpr int base = -1;
    explicit RunSwatch(int run, QWidget* parent = nullptr); // index for Theme::runColour, or base
    static QPixmap picture(const QColor& colour, qreal ratio);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_run;
};

} // namespace luthier
