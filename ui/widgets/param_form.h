// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace luthier {

class TextLabel;

// The form that follows from Param tables: one row a setting with its label, editor, unit and help; basic ones first,
// advanced ones behind a button. Shows every value, tells which differ from the usual one and takes them back.
class ParamForm : public QWidget {
    Q_OBJECT
public:
    explicit ParamForm(QWidget* parent = nullptr);

    // values: everything resolved. usual: what each would be if the user had set nothing.
    void setParams(const std::vector<Param>& params, const ParamSet& values, const ParamSet& usual);
    void setValue(const std::string& key, const ParamValue& value); // without a signal
    bool hasProblem() const; // an editor holds what is no value

Q_SIGNALS:
    void valueChanged(const QString& key, const luthier::ParamValue& value); // checked against the table
    void valueCleared(const QString& key); // back to the usual one
    void problemsChanged();

private:
    struct Row;
    QWidget* makeRow(const Param& param, const ParamValue& value, const ParamValue& usual);
    QWidget* makeEditor(Row& row, const ParamValue& value);
    void take(const std::string& key, const ParamValue& value);
    void showProblem(Row& row, const QString& problem);
    void showUsual(Row& row, const ParamValue& value);

    QVBoxLayout* m_column;
    QWidget* m_basic = nullptr;
    QWidget* m_advanced = nullptr;
    QPushButton* m_more;
    std::vector<std::shared_ptr<Row>> m_rows;
};

} // namespace luthier
