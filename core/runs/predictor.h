// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/run_control.h"
#include "core/nn/sampling.h"
#include "core/text/tokenizer.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace luthier {

struct PredictorOptions {
    std::string model; // folder, run folder, exported folder, "starter:NAME"
    std::optional<fs::path> adapter; // PEFT folder to put on it
    std::string dtype = "fp32"; // "fp32" or "bf16"
    std::string device = "auto";
    int threads = 0;
};

struct GeneratedText {
    std::string text;
    std::vector<std::int32_t> ids; // new tokens only
    StopReason stopped_by = StopReason::Length;
};

struct ClassPrediction {
    std::string label;
    std::vector<std::pair<std::string, double>> probabilities; // in label order
};

struct ScoredText {
    std::vector<std::int32_t> ids;
    std::vector<double> log_probabilities; // of each token after the first
    double perplexity = 0;
};

// How the vectors of a text's tokens become one. AsPublished: as the model's folder says (sentence-transformers),
// scaled to length 1 where it says so; else the mean.
enum class Pooling { AsPublished, Mean, Cls, Max };

// Asks a model: what the playground, the compare page and the command line use. Torch-free to look at. One thread at a
// time.
class Predictor {
public:
    static Result<std::unique_ptr<Predictor>> open(const PredictorOptions& options);
    virtual ~Predictor() = default;

    // as_instruction: wrap the prompt in the model's instruction template, as in training.
    enum class Wrap { Raw, Instruction };
    virtual Result<GeneratedText> generate(std::string_view prompt, Wrap wrap, const SamplingOptions& options,
                                           RunControl* control,
                                           const std::function<void(const std::string&)>& on_text) = 0;
    virtual Result<std::vector<ClassPrediction>> classify(const std::vector<std::string>& texts) = 0;
    virtual Result<ScoredText> score(std::string_view text) = 0;
    virtual Result<std::vector<float>> embed(std::string_view text, Pooling pooling) = 0;
    virtual bool canGenerate() const = 0;
    virtual bool canClassify() const = 0;
    virtual const Tokenizer& tokenizer() const = 0;
    virtual std::string task() const = 0; // id when it is a run, else empty
};

} // namespace luthier
