// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/added_tokens.h"
#include "core/text/decoders.h"
#include "core/text/model.h"
#include "core/text/normalizers.h"
#include "core/text/post_processors.h"
#include "core/text/pre_tokenizers.h"

namespace luthier {

// A tokenizer in the steps of the tokenizers library: added tokens, normaliser, pre-tokenizer, model, post-processor,
// decoder. Immutable, for many threads; each thread caches the words it met.
class PipelineTokenizer final : public Tokenizer {
public:
    struct Parts {
        std::unique_ptr<const Model> model;
        AddedTokens added; // prepare() has been called
        Normalizer normalizer; // may be empty
        PreTokenizer pre_tokenizer; // may be empty
        bool trims_offsets = false; // the post-processor asks for outer spaces
        PostProcessor post_processor;
        Decoder decoder;
        bool clean_up_spaces = false;
        Roles roles;
        std::vector<fs::path> files;
    };
    explicit PipelineTokenizer(Parts parts);

    Encoding encode(std::string_view text, SpecialTokens special) const override;
    std::string decode(std::span<const std::int32_t> ids, bool skip_special) const override;
    std::string piece(std::int32_t id) const override;
    std::optional<std::int32_t> id(std::string_view piece) const override;
    std::int64_t vocabularySize() const override { return m_size; }
    bool isSpecial(std::int32_t id) const override;

private:
    void encodeSection(AlignedText text, TokenRow& row) const;
    void addWords(const Section& section, TokenRow& row) const;

    Parts m_parts;
    std::vector<OuterSpaces> m_spaces; // of the model's pieces, by id
    std::int64_t m_size = 0;
    std::uint64_t m_number; // of this tokenizer, for the caches
};

} // namespace luthier
