// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstdint>

namespace luthier {

class TextLabel;

// What something needs of the memory that is free, as a bar with its words below: fits, tight, too large.
class MemoryBar : public QWidget {
    Q_OBJECT
public:
    explicit MemoryBar(QWidget* parent = nullptr);
    void setNeed(std::uint64_t needed, std::uint64_t available); // bytes
    QString words() const;

    enum class Verdict { Fits, Tight, TooLarge };
    static Verdict verdict(std::uint64_t needed, std::uint64_t available);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::uint64_t m_needed = 0, m_available = 0;
    TextLabel* m_words;
};

} // namespace luthier
