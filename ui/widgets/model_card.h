// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/inspect.h"
#include "ui/widgets/card.h"

namespace luthier {

class MemoryBar;
class TextLabel;

// A model to choose: what it is in a few words, whether it fits, and its details on demand.
class ModelCard : public Card {
    Q_OBJECT
public:
    ModelCard(std::string model, ModelSummary summary, QWidget* parent = nullptr);
    const std::string& model() const { return m_model; }
    const ModelSummary& summary() const { return m_summary; }

    void setMemory(std::uint64_t needed, std::uint64_t available);
    void setReasonAgainst(const QString& reason); // not empty: it cannot be chosen, and says why

private:
    QWidget* makeDetails();
    std::string m_model;
    ModelSummary m_summary;
    MemoryBar* m_memory;
    TextLabel* m_reason;
};

} // namespace luthier
