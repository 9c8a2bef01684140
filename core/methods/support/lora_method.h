// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/methods/method.h"

namespace luthier {

// What the adapter exporter needs of LoRA: Hu et al. 2021, y = W x + (alpha / rank) · B A x.
struct LoraFactors {
    std::string path; // canonical path of the site: "layers.0.attention.query"
    at::Tensor a; // [rank, in] fp32
    at::Tensor b; // [out, rank] fp32
};

class LoraMethod : public AppliedMethod {
public:
    virtual std::vector<LoraFactors> factors() const = 0;
    virtual std::vector<TrainableTensor> headTensors() const = 0; // trained beside the factors: pooler, classifier
    virtual std::int64_t rank() const = 0;
    virtual double alpha() const = 0;
    virtual double dropout() const = 0;
};

} // namespace luthier
