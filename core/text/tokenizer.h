// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

// Half-open range of bytes of the source text.
struct ByteRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

struct Encoding {
    std::vector<std::int32_t> ids;
    std::vector<ByteRange> offsets; // of each token in the source text; {0, 0} for tokens that the tokenizer added
};

enum class SpecialTokens { Add, Leave }; // add BOS/EOS or [CLS]/[SEP] as the model's own tokenizer does, or not

// Turns text into token ids and back. Immutable after opening; every member may be called from many threads at once.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;

    virtual Encoding encode(std::string_view text, SpecialTokens special) const = 0;
    // skip_special: leave out BOS, EOS, [CLS]… as tokenizers' decode(skip_special_tokens) does.
    virtual std::string decode(std::span<const std::int32_t> ids, bool skip_special = true) const = 0;
    virtual std::string piece(std::int32_t id) const = 0; // as the vocabulary spells it
    virtual std::optional<std::int32_t> id(std::string_view piece) const = 0;
    virtual std::int64_t vocabularySize() const = 0;
    virtual bool isSpecial(std::int32_t id) const = 0;

    struct Roles { // ids of the tokens that have a duty; from tokenizer_config.json, special_tokens_map.json and
                   // config.json
        std::optional<std::int32_t> bos, eos, unk, pad, cls, sep, mask;
    };
    const Roles& roles() const { return m_roles; }
    // The files it was read from; an export copies them unchanged.
    const std::vector<fs::path>& files() const { return m_files; }

protected:
    Roles m_roles;
    std::vector<fs::path> m_files;
};

// Opens whatever the folder holds: tokenizer.json, else tokenizer.model (or sentencepiece.bpe.model, spiece.model),
// else vocab.txt, else vocab.json with merges.txt. Truncation and padding settings in tokenizer.json are never obeyed.
// Errors: NotFound when there is no tokenizer, Damaged with the offending part.
Result<std::shared_ptr<const Tokenizer>> openTokenizer(const fs::path& folder);

// The files of a folder that belong to its tokenizer, in a fixed order: the vocabularies of every layout, the small
// files beside them and the chat templates, also those in additional_chat_templates. What is not there is left out.
std::vector<fs::path> tokenizerFiles(const fs::path& folder);
// Of which kind the tokenizer is, in the field's words: "byte-level BPE", "BPE", "Unigram", "WordPiece", "WordLevel",
// "sentencepiece"; "damaged"; empty without one. Takes milliseconds: nothing is built.
std::string tokenizerKind(const fs::path& folder);

// Encodes many texts on several threads, in order. threads: 0 takes as many as the machine has.
std::vector<Encoding> encodeAll(const Tokenizer& tokenizer, std::span<const std::string_view> texts,
                                SpecialTokens special, unsigned threads = 0);

// Streams text out of ids as they come: returns only whole UTF-8 characters that can no longer change.
class StreamDecoder {
public:
    explicit StreamDecoder(std::shared_ptr<const Tokenizer> tokenizer);
    std::string push(std::int32_t id);
    std::string finish();

private:
    std::shared_ptr<const Tokenizer> m_tokenizer;
    std::vector<std::int32_t> m_ids;
    std::size_t m_printed = 0;
};

} // namespace luthier
