// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

#include <vector>

namespace luthier {

class Sparkline;
class TextLabel;

// One live figure of a run: its name, its value now, and its course as a small picture.
class VitalSign : public QWidget {
    Q_OBJECT
public:
    VitalSign(const QString& name, const QString& help, QWidget* parent = nullptr);
    void setValues(std::vector<double> values, const QString& now);
    void setColour(const QColor& colour);
    QString now() const;

private:
    QString m_name;
    TextLabel* m_now;
    Sparkline* m_line;
};

} // namespace luthier
