// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/reading.h"
#include "core/tasks/support/layout.h"
#include "core/tasks/support/metrics.h"

#include <algorithm>
#include <cmath>

namespace luthier {

namespace {

constexpr const char* text_names[] = {"text",    "tekst",     "content",  "inhoud",  "document", "body",
                                      "passage", "paragraph", "alinea",   "story",   "sentence", "zin",
                                      "report",  "verslag",   "abstract", "article", "artikel"};
constexpr ColumnRole role_table[] = {
    {"text", "Text", "What the model should read.", text_names},
};

// Devlin et al. 2019, section 3.1.
constexpr double drawn_part = 0.15; // of the tokens are to be guessed
constexpr double masked_part = 0.8; // of these show [MASK],
constexpr double random_part = 0.1; // some another token, the rest themselves

TaskHead headFor(const Spec& spec)
{
    return spec.attention == AttentionKind::Bidirectional ? TaskHead::MaskedLanguage : TaskHead::Language;
}

Text unsuitable(const Spec& spec)
{
    if (spec.attention == AttentionKind::Bidirectional && !spec.masked_head)
        return text("This model reads texts but has no part that guesses hidden words, so it cannot learn from plain "
                    "text; choose another model of the bert family.");
    return {};
}

Result<std::vector<std::string>> labels(const Table&, const ColumnMap&)
{
    return std::vector<std::string>{};
}

// Too long: the text loses its end. A causal model then gets no EOS, as the text does not end there.
RowLayout layout(const TaskContext& context, const std::vector<std::string>& values)
{
    const Tokenizer& tokenizer = *context.tokenizer;
    const bool causal = context.spec.attention == AttentionKind::Causal;
    RowLayout row;
    row.sources = {values[0]};
    DressedText dressed = dress(tokenizer, row.sources[0], 0);
    if (causal && dressed.after.empty() && tokenizer.roles().eos)
        dressed.after.push_back(specialToken(*tokenizer.roles().eos));
    const auto before = static_cast<std::int64_t>(dressed.before.size());
    const auto after = static_cast<std::int64_t>(dressed.after.size());
    const bool fits = before + static_cast<std::int64_t>(dressed.content.size()) + after <= context.max_length;
    if (!fits) {
        cutEnd(dressed.content, context.max_length - before - (causal ? 0 : after));
        if (causal)
            cutEnd(dressed.after, 0);
    }
    append(row, dressed.before);
    append(row, dressed.content);
    append(row, dressed.after);
    fillExample(row);
    if (trimmed(values[0]).empty())
        return row;
    if (causal)
        learnNext(row, 1);
    else if (tokenizer.roles().mask)
        learnInPlace(row, tokenizer);
    return row;
}

std::int32_t randomToken(const TaskContext& context, RandomStream& random)
{
    const auto bound =
        static_cast<std::uint64_t>(std::min(context.tokenizer->vocabularySize(), context.spec.vocabulary));
    // Nearly every token is an ordinary one, so a few draws suffice; the bound only guards odd vocabularies.
    std::int32_t id = 0;
    for (int draw = 0; draw < 1000; ++draw) {
        id = static_cast<std::int32_t>(random.below(bound));
        if (!context.tokenizer->isSpecial(id))
            break;
    }
    return id;
}

void redraw(const TaskContext& context, Example& example, RandomStream& random)
{
    if (headFor(context.spec) == TaskHead::Language || example.targets.empty())
        return;
    const auto candidates = static_cast<double>(example.targets.size());
    const auto drawn = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(drawn_part * candidates)));
    random.shuffle(example.targets);
    example.targets.resize(drawn);
    std::sort(example.targets.begin(), example.targets.end(),
              [](const Example::Target& a, const Example::Target& b) { return a.row < b.row; });
    for (const Example::Target& target : example.targets) {
        const double lot = random.uniform();
        std::int32_t& shown = example.ids[static_cast<std::size_t>(target.row)];
        if (lot < masked_part)
            shown = *context.tokenizer->roles().mask;
        else if (lot < masked_part + random_part)
            shown = randomToken(context, random);
    }
}

RowWords words(const std::vector<std::string>& values)
{
    return {values[0], {}};
}

} // namespace

const TaskDescriptor task::corpus{
    {"corpus", "Read our texts",
     "Reads your texts to learn their language: words, turns of phrase, subjects. A good step before the other tasks.",
     "continued pre-training"},
    "get used to the language of contracts, reports or product sheets",
    role_table,
    headFor,
    unsuitable,
    labels,
    layout,
    words,
    redraw,
    evaluateLanguage,
    "perplexity",
    false,
    "On {} rows that it never learnt from, the tuned model does better than the base model: its error (loss) fell "
    "from {} to {}, and its surprise per word (perplexity) went from {} to {}.",
    TaskUse::Continues,
};

} // namespace luthier
