// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFrame>

class QPushButton;

namespace luthier {

class TextLabel;

// The strip above a page that says what went wrong, where, and what to do next; stays until closed or replaced.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Problem };

    explicit MessageBar(QWidget* parent = nullptr);
    void showError(const Error& error);
    void showMessage(Kind kind, const QString& title, const QString& detail = {});
    QString text() const; // everything that it says

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind = Kind::Info;
    TextLabel* m_title;
    TextLabel* m_detail;
    QPushButton* m_close;
};

} // namespace luthier
