// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/train_run.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace luthier {

class TextLabel;

// What the model answered to held-out rows before training and answers now, so that the change can be read.
class SampleAnswers : public QWidget {
    Q_OBJECT
public:
    explicit SampleAnswers(QWidget* parent = nullptr);
    void setSamples(const std::vector<Sample>& samples);
    void add(const Sample& sample);

private:
    struct Entry {
        Sample first, latest;
        QWidget* box = nullptr;
        TextLabel *first_title = nullptr, *first_answer = nullptr, *latest_title = nullptr, *latest_answer = nullptr;
    };
    void show(Entry& entry);

    std::vector<Entry> m_entries; // one a held-out row, in order of arrival
    QVBoxLayout* m_column;
    TextLabel* m_empty;
};

} // namespace luthier
