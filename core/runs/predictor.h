// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/run_control.h"
#include "core/nn/sampling.h"
#include "core/tasks/support/entities.h"
#include "core/text/tokenizer.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

struct PredictorOptions {
    std::string model; // folder, run folder, exported folder, "starter:NAME"
    std::optional<fs::path> adapter; // PEFT folder to put on it
    std::string dtype = "fp32"; // "fp32" or "bf16"
    std::string device = "auto";
    int threads = 0;
};

// What is put to a model that writes.
struct Prompt {
    enum class Wrap {
        Raw, // the text as it stands
        Instruction, // in the model's instruction template, as in training
        Conversation, // the text is a conversation (core/text/conversation.h); the model gives the next answer
    };
    std::string_view text;
    Wrap wrap = Wrap::Raw;
    // Of an instruction: what the model is told before the question, empty for nothing; absent: as it was taught.
    std::optional<std::string_view> system = {};
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

struct TaggedText {
    struct Token {
        ByteRange range; // of the text
        std::string label; // the likeliest
        std::vector<double> probabilities; // in the order of the labels
    };
    std::vector<std::string> labels;
    std::vector<Token> tokens; // without those that the tokenizer adds
    std::vector<Entity> entities;
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

    virtual Result<GeneratedText> generate(const Prompt& prompt, const SamplingOptions& options, RunControl* control,
                                           const std::function<void(const std::string&)>& on_text) = 0;
    virtual Result<std::vector<ClassPrediction>> classify(const std::vector<std::string>& texts) = 0;
    // Usage error when the model does not mark words, or the text is longer than it reads.
    virtual Result<TaggedText> tag(std::string_view text) = 0;
    virtual Result<ScoredText> score(std::string_view text) = 0;
    virtual Result<std::vector<float>> embed(std::string_view text, Pooling pooling) = 0;
    virtual bool canGenerate() const = 0;
    virtual bool canClassify() const = 0;
    virtual bool canTag() const = 0;
    virtual const Tokenizer& tokenizer() const = 0;
    virtual std::string task() const = 0; // id when it is a run, else empty
};

} // namespace luthier
