// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/datasets/table.h"

#include <QFile>
#include <QTemporaryDir>

namespace luthier::test {

// Writes a data file into a folder of its own and reads it.
class DataFiles {
public:
    fs::path write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        file.close();
        return file.fileName().toStdString();
    }
    Result<Table> read(const QString& name, const QByteArray& bytes, const std::string& format = "auto")
    {
        return readTable(write(name, bytes), format);
    }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

// "a|b / c|d", with visible line breaks: what a row of the test tables expects.
inline QString shown(const std::vector<std::vector<std::string>>& rows)
{
    QStringList lines;
    for (const auto& row : rows) {
        QStringList cells;
        for (const auto& cell : row)
            cells << QString::fromStdString(cell);
        lines << cells.join('|');
    }
    return lines.join(" / ").replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
}

inline QString shown(const std::vector<std::string>& cells)
{
    return shown(std::vector<std::vector<std::string>>{cells});
}

// "uneven_row@3 encoding@1"
inline QString shown(const std::vector<Finding>& findings)
{
    QStringList list;
    for (const Finding& finding : findings)
        list << QString("%1@%2").arg(QString::fromStdString(finding.code)).arg(finding.line);
    return list.join(' ');
}

inline QString shown(const std::vector<std::int64_t>& numbers)
{
    QStringList list;
    for (const std::int64_t number : numbers)
        list << QString::number(number);
    return list.join(' ');
}

} // namespace luthier::test
