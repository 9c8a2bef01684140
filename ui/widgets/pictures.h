// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>

namespace luthier {

// A line icon that follows the theme.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Text, Muted, Accent, Good, Warn, Bad };
    IconLabel(const QString& icon, int size, Tone tone, QWidget* parent = nullptr);
    void setIcon(const QString& icon, Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    Tone m_tone;
};

// A small drawing of what a goal does: question and answer, sheets falling into trays, pages read. Tasks without a
// drawing of their own get the one of reading.
class TaskPicture : public QWidget {
    Q_OBJECT
public:
    explicit TaskPicture(std::string task, double scale, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::string m_task;
    double m_scale;
};

} // namespace luthier
