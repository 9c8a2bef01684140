// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/predictor.h"

#include "core/families/model_folder.h"
#include "core/families/sentence_pipeline.h"
#include "core/nn/generate.h"
#include "core/runs/torch_boundary.h"
#include "core/runs/tuned_model.h"
#include "core/tasks/support/columns.h"
#include "core/tasks/support/conversation_layout.h"
#include "core/text/conversation.h"
#include "core/train/batching.h"
#include "core/train/machine.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace luthier {

namespace {

constexpr std::int64_t tokens_at_once = 4096; // of one forward pass over many texts
constexpr std::int64_t logit_rows_at_once = 256; // of [rows, vocabulary] in fp32

class TorchPredictor : public Predictor {
public:
    TorchPredictor(TunedModel model, bool is_run) : m_model(std::move(model)), m_is_run(is_run) { }

    Result<GeneratedText> generate(const Prompt& prompt, const SamplingOptions& options, RunControl* control,
                                   const std::function<void(const std::string&)>& on_text) override
    {
        if (!canGenerate())
            return fail(ErrorKind::Usage, text("This model sorts or reads texts; it cannot write an answer."),
                        m_model.base->folder.string(),
                        text("Choose a model that was made for writing, such as one of the Llama family."));
        return atTorchBoundary<GeneratedText>([&]() -> Result<GeneratedText> {
            const auto asked = promptIds(prompt);
            if (!asked)
                return fail(asked.error());
            const std::vector<std::int32_t>& ids = *asked;
            if (ids.empty())
                return fail(ErrorKind::Usage, text("The prompt is empty."), {}, text("Write something to answer to."));
            StreamDecoder decoder(m_model.base->tokenizer);
            GeneratedText result;
            const auto pass_on = [&](const std::string& part) {
                result.text += part;
                if (on_text && !part.empty())
                    on_text(part);
            };
            const std::vector<std::int32_t> stops = m_model.base->stopIds();
            GeneratedTokens tokens = luthier::generate(*m_model.base->network, ids, options, stops, control,
                                                       [&](std::int32_t id) { pass_on(decoder.push(id)); });
            if (tokens.stopped_by == StopReason::NotANumber)
                return fail(noNumbers());
            pass_on(decoder.finish());
            result.ids = std::move(tokens.ids);
            result.stopped_by = tokens.stopped_by;
            return result;
        });
    }

    Result<std::vector<ClassPrediction>> classify(const std::vector<std::string>& texts) override
    {
        if (!canClassify())
            return fail(ErrorKind::Usage, text("This model has not learnt to sort texts: it has no categories."),
                        m_model.base->folder.string(),
                        text("Choose a run or an exported model of the task “classify”."));
        return atTorchBoundary<std::vector<ClassPrediction>>([&]() -> Result<std::vector<ClassPrediction>> {
            const TaskDescriptor& task = asking(TaskUse::Sorts);
            std::vector<Example> examples;
            for (const std::string& one : texts)
                examples.push_back(
                    task.exampleOf(m_model.context, valuesOf(task, one, m_model.context.labels.front())));
            std::vector<ClassPrediction> predictions(texts.size());
            MicroBatch batch;
            for (std::size_t i = 0; i < examples.size(); ++i) {
                const auto length = static_cast<std::int64_t>(examples[i].ids.size());
                if (batch.tokens > 0 && batch.tokens + length > tokens_at_once)
                    if (auto done = classifyBatch(examples, batch, predictions); !done)
                        return fail(done.error());
                if (examples[i].targets.empty())
                    return fail(ErrorKind::Usage, text("Text {} is empty: there is nothing to sort.", i + 1));
                batch.rows.push_back(i);
                batch.tokens += length;
                ++batch.targets;
            }
            if (auto done = classifyBatch(examples, batch, predictions); !done)
                return fail(done.error());
            return predictions;
        });
    }

    Result<TaggedText> tag(std::string_view source) override
    {
        if (!canTag())
            return fail(ErrorKind::Usage, text("This model does not mark words in texts."),
                        m_model.base->folder.string(), text("Choose a model for token classification."));
        return atTorchBoundary<TaggedText>([&]() -> Result<TaggedText> {
            Transformer& network = *m_model.base->network;
            const Encoding encoding = tokenizer().encode(source, SpecialTokens::Add);
            if (auto fits = checkLength(encoding.ids.size()); !fits)
                return fail(fits.error());
            TaggedText tagged;
            tagged.labels = m_model.base->labels;
            if (encoding.ids.empty())
                return tagged;
            const RaggedBatch batch = batchOf(encoding.ids);
            const at::Tensor rows =
                network.rowsFor(HeadKind::TokenClassification, network.forward(batch), batch, batch.positions);
            const at::Tensor chances = network.logits(HeadKind::TokenClassification, rows)
                                           .to(at::kDouble)
                                           .softmax(-1)
                                           .to(at::kCPU)
                                           .contiguous();
            if (!allFinite(chances))
                return fail(noNumbers());
            std::vector<LabelledToken> labelled;
            for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
                if (tokenizer().isSpecial(encoding.ids[i]) && encoding.offsets[i] == ByteRange{})
                    continue; // added; an unknown word of the text is special as well, and counts
                const double* values =
                    chances.const_data_ptr<double>() + static_cast<std::int64_t>(i) * chances.size(1);
                const std::span<const double> row(values, tagged.labels.size());
                const auto best = static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
                tagged.tokens.push_back({encoding.offsets[i], tagged.labels[best], {row.begin(), row.end()}});
                labelled.push_back({encoding.offsets[i], tagged.labels[best], row[best]});
            }
            tagged.entities = entitiesOf(source, labelled);
            return tagged;
        });
    }

    Result<ScoredText> score(std::string_view source) override
    {
        Transformer& network = *m_model.base->network;
        if (network.spec().attention != AttentionKind::Causal)
            return fail(ErrorKind::Usage,
                        text("This model reads a text in both directions and gives no probability of a next word."),
                        m_model.base->folder.string(), text("Choose a model of a family that writes, such as Llama."));
        return atTorchBoundary<ScoredText>([&]() -> Result<ScoredText> {
            ScoredText result;
            result.ids = tokenizer().encode(source, SpecialTokens::Add).ids;
            const auto length = static_cast<std::int64_t>(result.ids.size());
            if (length < 2)
                return fail(ErrorKind::Usage, text("The text is too short to score: it needs at least two tokens."));
            if (auto fits = checkLength(result.ids.size()); !fits)
                return fail(fits.error());
            const at::Tensor hidden = network.forward(batchOf(result.ids));
            const at::Tensor ids = idTensor(result.ids);
            for (std::int64_t row = 0; row + 1 < length; row += logit_rows_at_once) {
                const std::int64_t end = std::min(row + logit_rows_at_once, length - 1);
                const at::Tensor chances =
                    network.logits(HeadKind::Language, hidden.slice(0, row, end)).log_softmax(-1);
                const at::Tensor picked = chances.gather(1, ids.slice(0, row + 1, end + 1).unsqueeze(1))
                                              .squeeze(1)
                                              .to(at::kCPU, at::kDouble)
                                              .contiguous();
                const double* values = picked.const_data_ptr<double>();
                result.log_probabilities.insert(result.log_probabilities.end(), values, values + (end - row));
            }
            double sum = 0;
            for (const double value : result.log_probabilities)
                sum += value;
            if (!std::isfinite(sum))
                return fail(noNumbers());
            result.perplexity = std::exp(-sum / static_cast<double>(length - 1));
            return result;
        });
    }

    Result<std::vector<float>> embed(std::string_view source, Pooling pooling) override
    {
        return atTorchBoundary<std::vector<float>>([&]() -> Result<std::vector<float>> {
            std::vector<std::int32_t> ids = tokenizer().encode(source, SpecialTokens::Add).ids;
            if (ids.empty())
                return fail(ErrorKind::Usage, text("The text is empty: there is nothing to embed."));
            SentencePipeline pipeline;
            if (pooling == Pooling::AsPublished) {
                auto published = readSentencePipeline(publishedFolder(m_model.base->root, m_model.base->folder));
                if (!published)
                    return fail(published.error());
                pipeline = published->value_or(pipeline);
            } else {
                pipeline.pooling = pooling == Pooling::Cls ? SentencePooling::First
                    : pooling == Pooling::Max              ? SentencePooling::Largest
                                                           : SentencePooling::Mean;
            }
            Transformer& network = *m_model.base->network;
            std::int64_t most = network.spec().context;
            if (pipeline.max_length > 0)
                most = std::min(most, pipeline.max_length);
            shorten(ids, static_cast<std::size_t>(most));
            const at::Tensor hidden = network.forward(batchOf(ids)).to(at::kFloat);
            at::Tensor pooled;
            switch (pipeline.pooling) {
            case SentencePooling::Mean: pooled = hidden.mean(0); break;
            case SentencePooling::First: pooled = hidden.select(0, 0); break;
            case SentencePooling::Last: pooled = hidden.select(0, -1); break;
            case SentencePooling::Largest: pooled = hidden.amax(0); break;
            }
            if (pipeline.normalised)
                pooled = pooled / pooled.norm().clamp_min(1e-12);
            pooled = pooled.to(at::kCPU).contiguous();
            if (!allFinite(pooled))
                return fail(noNumbers());
            const float* values = pooled.const_data_ptr<float>();
            return std::vector<float>(values, values + pooled.numel());
        });
    }

    bool canGenerate() const override
    {
        const Spec& spec = m_model.base->network->spec();
        return spec.attention == AttentionKind::Causal && m_model.head == HeadKind::Language;
    }

    bool canClassify() const override
    {
        return m_model.head == HeadKind::Classification && m_model.base->network->hasClassifier()
            && !m_model.context.labels.empty();
    }

    bool canTag() const override
    {
        return m_model.base->network->has(HeadKind::TokenClassification) && !m_model.base->labels.empty();
    }

    const Tokenizer& tokenizer() const override { return *m_model.base->tokenizer; }

    std::string task() const override { return m_is_run && m_model.task ? m_model.task->info.id : ""; }

private:
    // The task in whose layout the model is asked: its own, else the first that is asked so.
    const TaskDescriptor& asking(TaskUse use) const
    {
        if (m_model.task && m_model.task->use == use)
            return *m_model.task;
        return **std::find_if(tasks().begin(), tasks().end(),
                              [use](const TaskDescriptor* task) { return task->use == use; });
    }

    Status checkLength(std::size_t tokens) const
    {
        const std::int64_t most = m_model.base->network->spec().context;
        if (static_cast<std::int64_t>(tokens) > most)
            return fail(ErrorKind::Usage, text("The text has {} tokens; this model reads at most {}.", tokens, most),
                        {}, text("Give it in parts."));
        return {};
    }

    at::Tensor idTensor(const std::vector<std::int32_t>& ids) const
    {
        return at::tensor(at::ArrayRef<std::int32_t>(ids), at::kInt).to(m_model.base->network->device(), at::kLong);
    }

    // At most so many ids; the special ones at the end stay the end, as tokenizers cut.
    void shorten(std::vector<std::int32_t>& ids, std::size_t most) const
    {
        if (ids.size() <= most)
            return;
        const std::vector<std::int32_t> bare = tokenizer().encode("", SpecialTokens::Add).ids;
        std::size_t kept = 0;
        while (kept < bare.size() && kept + 1 < most && bare[bare.size() - 1 - kept] == ids[ids.size() - 1 - kept])
            ++kept;
        if (kept == bare.size() && kept > 0)
            kept = bare.size() - 1; // the first of them begins the text
        ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(most - kept),
                  ids.end() - static_cast<std::ptrdiff_t>(kept));
    }

    RaggedBatch batchOf(const std::vector<std::int32_t>& ids) const
    {
        RaggedBatch batch;
        batch.ids = idTensor(ids);
        batch.positions = at::arange(batch.ids.size(0), batch.ids.options());
        batch.offsets = {0, batch.ids.size(0)};
        return batch;
    }

    // As training laid a question out: the example of the question with some answer, up to where the answer begins.
    Result<std::vector<std::int32_t>> promptIds(const Prompt& prompt) const
    {
        if (prompt.wrap == Prompt::Wrap::Raw)
            return tokenizer().encode(prompt.text, SpecialTokens::Add).ids;
        if (m_model.base->instruction_problem)
            return fail(*m_model.base->instruction_problem);
        TaskContext context = m_model.context;
        context.max_length = std::numeric_limits<std::int32_t>::max();
        if (prompt.wrap == Prompt::Wrap::Conversation) {
            const auto messages = readConversation(prompt.text);
            if (!messages)
                return fail(messages.error());
            return conversationPrompt(context, *messages);
        }
        if (prompt.system) {
            auto told = context.instruction.withSystem(*prompt.system);
            if (!told)
                return fail(told.error());
            context.instruction = std::move(*told);
        }
        const TaskDescriptor& task = asking(TaskUse::Replies);
        Example example = task.exampleOf(context, valuesOf(task, std::string(prompt.text), "x"));
        if (example.targets.empty())
            return tokenizer()
                .encode(context.instruction.render(prompt.text),
                        context.instruction.special_tokens_written ? SpecialTokens::Leave : SpecialTokens::Add)
                .ids;
        example.ids.resize(static_cast<std::size_t>(example.targets.front().row) + 1);
        return std::move(example.ids);
    }

    static bool allFinite(const at::Tensor& values) { return values.isfinite().all().item<bool>(); }

    Error noNumbers() const
    {
        return {ErrorKind::Damaged,
                text("The model gives no numbers: its weights are damaged."),
                m_model.base->folder.string(),
                text("Get the model's files again, or choose another model."),
                {}};
    }

    // Fills in the predictions of the batch's rows and empties the batch.
    Status classifyBatch(const std::vector<Example>& examples, MicroBatch& batch,
                         std::vector<ClassPrediction>& predictions)
    {
        if (batch.rows.empty())
            return {};
        Transformer& network = *m_model.base->network;
        const LaidOut laid = layOut(examples, batch, network.device());
        const at::Tensor rows =
            network.rowsFor(HeadKind::Classification, network.forward(laid.batch), laid.batch, laid.target_rows);
        const at::Tensor chances =
            network.logits(HeadKind::Classification, rows).to(at::kDouble).softmax(-1).to(at::kCPU).contiguous();
        if (!allFinite(chances))
            return fail(noNumbers());
        const std::vector<std::string>& labels = m_model.context.labels;
        for (std::size_t i = 0; i < batch.rows.size(); ++i) {
            const double* values = chances.const_data_ptr<double>() + static_cast<std::int64_t>(i) * chances.size(1);
            ClassPrediction& prediction = predictions[batch.rows[i]];
            for (std::size_t label = 0; label < labels.size(); ++label)
                prediction.probabilities.emplace_back(labels[label], values[label]);
            prediction.label =
                labels[static_cast<std::size_t>(std::max_element(values, values + labels.size()) - values)];
        }
        batch = {};
        return {};
    }

    TunedModel m_model;
    bool m_is_run;
};

} // namespace

Result<std::unique_ptr<Predictor>> Predictor::open(const PredictorOptions& options)
{
    if (options.dtype != "fp32" && options.dtype != "bf16")
        return fail(ErrorKind::Usage, text("There is no type of numbers called “{}”.", options.dtype), {},
                    text("Known are: fp32, bf16."));
    const auto machine = chooseMachine(options.device, options.dtype);
    if (!machine)
        return fail(machine.error());
    return atTorchBoundary<std::unique_ptr<Predictor>>([&]() -> Result<std::unique_ptr<Predictor>> {
        if (options.threads > 0)
            at::set_num_threads(options.threads);
        auto model = openAnyModel(options.model, options.adapter, {machine->compute, machine->device});
        if (!model)
            return fail(model.error());
        return std::make_unique<TorchPredictor>(std::move(*model), isRunFolder(options.model));
    });
}

} // namespace luthier
