// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_tokenizer.h"

#include "core/text/base64.h"
#include "core/text/decoders.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace luthier {

namespace {

enum TokenType : std::int64_t { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };

constexpr std::string_view space_mark = "\xe2\x96\x81"; // U+2581

struct Token {
    std::string text;
    std::int64_t type = Normal;
    float score = 0;
};

class Builder {
public:
    explicit Builder(const GgufKeys& keys) : m_keys(keys) { }

    Result<GgufTokenizer> build()
    {
        const std::string kind = m_keys.text("tokenizer.ggml.model");
        if (kind.empty())
            m_keys.missing("tokenizer.ggml.model");
        if (auto good = m_keys.finish(); !good)
            return fail(good.error());
        if (kind != "gpt2" && kind != "llama" && kind != "bert" && kind != "t5")
            return fail(ErrorKind::Usage,
                        text("The tokenizer of this GGUF file is of the kind \"{}\", which is not known.", kind),
                        m_keys.where(), text("Choose the safetensors folder of this model."));
        readTokens();
        readRoles(kind);
        if (auto good = m_keys.finish(); !good)
            return fail(good.error());
        Status built = kind == "gpt2" ? bytePairs()
            : kind == "llama"         ? sentencePieces()
            : kind == "bert"          ? wordPieces()
                                      : unigrams();
        if (!built)
            return fail(built.error());
        if (auto good = m_keys.finish(); !good)
            return fail(good.error());
        writeConfig();
        return std::move(m_out);
    }

private:
    void readTokens()
    {
        const auto texts = m_keys.texts("tokenizer.ggml.tokens");
        const auto types = m_keys.integers("tokenizer.ggml.token_type");
        const auto scores = m_keys.reals("tokenizer.ggml.scores");
        if (texts.empty()) {
            m_keys.missing("tokenizer.ggml.tokens");
            return;
        }
        const auto check = [&](const char* key, std::size_t size) {
            if (size != 0 && size != texts.size())
                m_keys.problem(
                    text("The entry \"{}\" of the GGUF file has {} values for {} tokens.", key, size, texts.size()));
            return size == texts.size();
        };
        const bool typed = check("tokenizer.ggml.token_type", types.size());
        const bool scored = check("tokenizer.ggml.scores", scores.size());
        std::set<std::string_view> seen;
        m_tokens.reserve(texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            Token token{std::string(texts[i]), typed ? types[i] : Normal, scored ? static_cast<float>(scores[i]) : 0};
            if (token.type < Normal || token.type > Byte)
                token.type = Normal;
            // A second token of the same text, or an empty one, can never be met in a text.
            if (token.text.empty() || !seen.insert(texts[i]).second)
                token = {"[UNUSED_" + std::to_string(i) + "]", Unused, token.score};
            if (!isUtf8(token.text))
                m_keys.problem(text("Token {} of the GGUF file is not valid text.", i));
            if (!std::isfinite(token.score))
                m_keys.problem(text("The score of token {} of the GGUF file is not a finite number.", i));
            m_tokens.push_back(std::move(token));
        }
    }

    std::optional<std::int32_t> role(const char* key, std::int64_t otherwise = -1) const
    {
        const std::int64_t id = m_keys.maybeInteger(key).value_or(otherwise);
        if (id < 0 || id >= std::ssize(m_tokens))
            return std::nullopt;
        return static_cast<std::int32_t>(id);
    }

    void readRoles(const std::string& kind)
    {
        Tokenizer::Roles& roles = m_roles;
        const bool pieces = kind == "llama";
        roles.bos = role("tokenizer.ggml.bos_token_id", pieces ? 1 : -1);
        roles.eos = role("tokenizer.ggml.eos_token_id", pieces ? 2 : -1);
        roles.unk = role("tokenizer.ggml.unknown_token_id", pieces ? 0 : -1);
        roles.pad = role("tokenizer.ggml.padding_token_id");
        roles.cls = role("tokenizer.ggml.cls_token_id");
        roles.mask = role("tokenizer.ggml.mask_token_id");
        roles.sep = role("tokenizer.ggml.seperator_token_id"); // so misspelt in the format
        if (!roles.sep)
            roles.sep = role("tokenizer.ggml.separator_token_id");
        if (kind != "bert")
            return;
        // Files of later converters call the marks of WordPiece a beginning and an end, or leave them out.
        const auto settle = [&](std::optional<std::int32_t>& mark, const std::optional<std::int32_t>& other,
                                std::string_view text) {
            if (!mark)
                mark = other ? other : named(text);
        };
        settle(roles.cls, roles.bos, "[CLS]");
        settle(roles.sep, roles.eos, "[SEP]");
        settle(roles.unk, {}, "[UNK]");
        settle(roles.pad, {}, "[PAD]");
        settle(roles.mask, {}, "[MASK]");
        roles.bos.reset();
        roles.eos.reset();
    }

    std::optional<std::int32_t> named(std::string_view text) const
    {
        for (std::size_t i = 0; i < m_tokens.size(); ++i)
            if (m_tokens[i].text == text || m_tokens[i].text == std::string(space_mark) + std::string(text))
                return static_cast<std::int32_t>(i);
        return std::nullopt;
    }

    const std::string& spelled(std::int32_t id) const { return m_tokens[static_cast<std::size_t>(id)].text; }

    Json addedTokens() const
    {
        Json list = Json::array();
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const Token& token = m_tokens[i];
            if (token.type != Control && token.type != UserDefined && token.type != Unknown)
                continue;
            // Masks of byte-level encoders take the space before them along.
            const bool mask = m_roles.mask && static_cast<std::size_t>(*m_roles.mask) == i && m_mask_strips;
            list.push_back({{"id", i},
                            {"content", token.text},
                            {"single_word", false},
                            {"lstrip", mask},
                            {"rstrip", false},
                            {"normalized", false},
                            {"special", token.type != UserDefined}});
        }
        return list;
    }

    Json vocabulary() const
    {
        Json vocabulary = Json::object();
        auto& map = vocabulary.get_ref<Json::object_t&>();
        using Pairs = std::vector<Json::object_t::value_type>; // its own emplace would search
        map.reserve(m_tokens.size());
        for (std::size_t i = 0; i < m_tokens.size(); ++i)
            if (m_tokens[i].type != Unused)
                static_cast<Pairs&>(map).emplace_back(m_tokens[i].text, i); // each text is there once: no search
        return vocabulary;
    }

    void frame(Json normalizer, Json pre_tokenizer, Json decoder, Json model)
    {
        m_out.json = {{"version", "1.0"},
                      {"truncation", nullptr},
                      {"padding", nullptr},
                      {"added_tokens", addedTokens()},
                      {"normalizer", std::move(normalizer)},
                      {"pre_tokenizer", std::move(pre_tokenizer)},
                      {"post_processor", postProcessor()},
                      {"decoder", std::move(decoder)},
                      {"model", std::move(model)}};
    }

    // Before and after every text; null when there is nothing to add.
    std::optional<std::int32_t> m_first, m_last;

    Json postProcessor() const
    {
        if (!m_first && !m_last)
            return nullptr;
        Json single = Json::array(), pair = Json::array(), special = Json::object();
        const auto token = [&](Json& into, const std::optional<std::int32_t>& id, int type) {
            if (!id)
                return;
            into.push_back({{"SpecialToken", {{"id", spelled(*id)}, {"type_id", type}}}});
            special[spelled(*id)] = {{"id", spelled(*id)}, {"ids", {*id}}, {"tokens", {spelled(*id)}}};
        };
        const int second = m_types ? 1 : 0;
        token(single, m_first, 0);
        single.push_back({{"Sequence", {{"id", "A"}, {"type_id", 0}}}});
        token(single, m_last, 0);
        pair = single;
        if (!m_types) // RoBERTa puts two between; decoders begin the second text anew
            token(pair, m_roles.cls || m_doubled ? (m_doubled ? m_last : std::nullopt) : m_first, 0);
        pair.push_back({{"Sequence", {{"id", "B"}, {"type_id", second}}}});
        token(pair, m_last, second);
        return {{"type", "TemplateProcessing"},
                {"single", std::move(single)},
                {"pair", std::move(pair)},
                {"special_tokens", std::move(special)}};
    }
    bool m_types = false, m_doubled = false, m_mask_strips = false;

    void settleEnds(bool add_bos, bool add_eos)
    {
        m_add_bos = m_keys.maybeBoolean("tokenizer.ggml.add_bos_token").value_or(add_bos);
        m_add_eos = m_keys.maybeBoolean("tokenizer.ggml.add_eos_token").value_or(add_eos);
        if (m_add_bos)
            m_first = m_roles.bos ? m_roles.bos : m_roles.cls;
        if (m_add_eos)
            m_last = m_roles.eos ? m_roles.eos : m_roles.sep;
    }

    Status bytePairs()
    {
        std::string pre = m_keys.text("tokenizer.ggml.pre");
        if (pre.empty() || pre == "default") {
            pre = ggufUnnamedPattern(m_keys.architecture());
            if (pre.empty())
                return fail(ErrorKind::Usage,
                            text("The GGUF file does not say by which pattern its tokenizer cuts text: the entry "
                                 "\"{}\" is missing.",
                                 "tokenizer.ggml.pre"),
                            m_keys.where(), text("Choose a newer GGUF file of this model, or its safetensors folder."));
        }
        auto pattern = ggufPattern(pre);
        if (!pattern)
            return fail(
                ErrorKind::Usage,
                text("The tokenizer of this GGUF file cuts text by the pattern \"{}\", which is not known.", pre),
                m_keys.where(), text("Choose the safetensors folder of this model."));
        const bool encoder = m_keys.architecture() == "bert" || m_keys.architecture() == "modern-bert";
        m_mask_strips = encoder;
        settleEnds(pattern->add_bos || encoder, encoder);
        if (encoder && (m_roles.cls || m_roles.sep)) {
            m_first = m_roles.cls ? m_roles.cls : m_first;
            m_last = m_roles.sep ? m_roles.sep : m_last;
        }
        m_doubled = m_keys.architecture() == "bert";

        const auto merges = m_keys.texts("tokenizer.ggml.merges");
        if (merges.empty()) {
            m_keys.missing("tokenizer.ggml.merges");
            return m_keys.finish();
        }
        Json pairs = Json::array();
        pairs.get_ref<Json::array_t&>().reserve(merges.size());
        for (std::size_t i = 0; i < merges.size(); ++i) {
            const std::size_t space = merges[i].find(' ', 1);
            if (space == std::string_view::npos || !isUtf8(merges[i]))
                return fail(ErrorKind::Damaged, text("Merge {} of the GGUF file is not a pair of texts.", i),
                            m_keys.where(), text("Choose another GGUF file of this model."));
            pairs.push_back(std::string(merges[i]));
        }
        Json model = {{"type", "BPE"},
                      {"dropout", nullptr},
                      {"unk_token", nullptr},
                      {"continuing_subword_prefix", nullptr},
                      {"end_of_word_suffix", nullptr},
                      {"fuse_unk", false},
                      {"byte_fallback", false},
                      {"ignore_merges", pattern->ignore_merges}};
        model["vocab"] = vocabulary();
        model["merges"] = std::move(pairs);
        frame(std::move(pattern->normalizer), std::move(pattern->pre_tokenizer),
              {{"type", "ByteLevel"}, {"add_prefix_space", true}, {"trim_offsets", true}, {"use_regex", true}},
              std::move(model));
        return {};
    }

    Status sentencePieces()
    {
        SentencePieceParts parts;
        settleEnds(true, false);
        parts.add_dummy_prefix = m_keys.maybeBoolean("tokenizer.ggml.add_space_prefix").value_or(true);
        parts.remove_extra_whitespaces = m_keys.maybeBoolean("tokenizer.ggml.remove_extra_whitespaces").value_or(false);
        m_space_after_special = parts.add_dummy_prefix; // as the tokenizers of Llama 2 and llama.cpp have it
        parts.bos = m_roles.bos;
        parts.eos = m_roles.eos;
        parts.pad = m_roles.pad;
        std::size_t bytes = 0;
        // sentencepiece wants exactly one unknown token; converters also call empty places so.
        const auto unknown =
            std::find_if(m_tokens.begin(), m_tokens.end(), [](const Token& token) { return token.type == Unknown; });
        std::size_t unknown_id = m_roles.unk ? static_cast<std::size_t>(*m_roles.unk) : 0;
        if (unknown != m_tokens.end() && m_tokens[unknown_id].type != Unknown)
            unknown_id = static_cast<std::size_t>(unknown - m_tokens.begin());
        parts.unk = static_cast<std::int32_t>(unknown_id);
        m_roles.unk = parts.unk;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            Token& token = m_tokens[i];
            if (token.type == Unknown && i != unknown_id)
                token.type = Unused;
            if (i == unknown_id)
                token.type = Unknown;
            bytes += token.type == Byte;
            if (token.type == UserDefined || token.type == Control) {
                AddedToken added;
                added.id = static_cast<std::int32_t>(i);
                added.content = token.type == Control ? token.text : replaceAll(token.text, space_mark, " ");
                added.special = token.type == Control;
                m_added.push_back(std::move(added));
            }
            // Inside the model spaces are marked.
            parts.pieces.push_back({token.type == UserDefined ? replaceAll(token.text, " ", space_mark) : token.text,
                                    token.score, token.type});
        }
        parts.byte_fallback = bytes > 0;
        if (bytes != 0 && bytes != 256)
            return fail(ErrorKind::Damaged,
                        text("The tokenizer of the GGUF file knows {} single bytes where 256 are needed.", bytes),
                        m_keys.where(), text("Choose another GGUF file of this model."));
        if (std::all_of(m_tokens.begin(), m_tokens.end(), [](const Token& token) { return token.score == 0; })) {
            m_keys.missing("tokenizer.ggml.scores");
            return m_keys.finish();
        }
        m_out.sentence_piece = sentencePieceModel(parts);
        return {};
    }

    // The vocabulary is stored with marks before words instead of "##" before continuations.
    Status wordPieces()
    {
        bool upper = false;
        for (Token& token : m_tokens) {
            if (token.type == Control || token.type == Unused)
                continue;
            if (token.text.starts_with(space_mark))
                token.text = token.text.substr(space_mark.size());
            else if (token.type == Normal)
                token.text = "##" + token.text;
            if (token.type == Normal && !token.text.starts_with("["))
                upper |= std::any_of(token.text.begin(), token.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        }
        if (!m_roles.unk || !m_roles.cls || !m_roles.sep)
            return fail(ErrorKind::Damaged, text("The tokenizer of the GGUF file lacks [UNK], [CLS] or [SEP]."),
                        m_keys.where(), text("Choose another GGUF file of this model."));
        m_types = true;
        m_first = m_roles.cls;
        m_last = m_roles.sep;
        // A vocabulary with capitals would never be met by text without them.
        const bool lower = m_keys.maybeBoolean("tokenizer.ggml.normalizer.lowercase").value_or(!upper);
        const auto accents = m_keys.maybeBoolean("tokenizer.ggml.normalizer.strip_accents");
        Json model = {{"type", "WordPiece"},
                      {"unk_token", spelled(*m_roles.unk)},
                      {"continuing_subword_prefix", "##"},
                      {"max_input_chars_per_word", 100}};
        model["vocab"] = vocabulary();
        frame({{"type", "BertNormalizer"},
               {"clean_text", true},
               {"handle_chinese_chars", true},
               {"strip_accents", accents ? Json(*accents) : Json(nullptr)},
               {"lowercase", lower}},
              {{"type", "BertPreTokenizer"}}, {{"type", "WordPiece"}, {"prefix", "##"}, {"cleanup", true}},
              std::move(model));
        return {};
    }

    // As XLM-RoBERTa's tokenizer.json.
    Status unigrams()
    {
        if (!m_roles.unk) {
            m_keys.missing("tokenizer.ggml.unknown_token_id");
            return m_keys.finish();
        }
        settleEnds(false, true);
        m_doubled = m_keys.architecture() == "bert";
        m_mask_strips = true;
        Json list = Json::array();
        for (const Token& token : m_tokens)
            list.push_back({token.text, token.score});
        const std::string_view map = m_keys.bytes("tokenizer.ggml.precompiled_charsmap");
        Json normalizer =
            map.empty() ? Json(nullptr) : Json{{"type", "Precompiled"}, {"precompiled_charsmap", encodeBase64(map)}};
        const bool prefix = m_keys.maybeBoolean("tokenizer.ggml.add_space_prefix").value_or(true);
        const Json metaspace = {{"type", "Metaspace"},
                                {"replacement", std::string(space_mark)},
                                {"prepend_scheme", prefix ? "always" : "never"},
                                {"split", true}};
        Json model = {{"type", "Unigram"}, {"unk_id", *m_roles.unk}};
        model["vocab"] = std::move(list);
        model["byte_fallback"] = false;
        frame(std::move(normalizer),
              {{"type", "Sequence"}, {"pretokenizers", Json::array({{{"type", "WhitespaceSplit"}}, metaspace})}},
              metaspace, std::move(model));
        return {};
    }

    // As transformers keeps it beside a tokenizer.
    void writeConfig()
    {
        const bool pieces = !m_out.sentence_piece.empty();
        Json& config = m_out.config;
        config = Json::object();
        config["tokenizer_class"] = pieces ? "LlamaTokenizer" : "PreTrainedTokenizerFast";
        if (pieces) { // in tokenizer.json the post-processor and the list of added tokens say it
            config["add_bos_token"] = m_add_bos;
            config["add_eos_token"] = m_add_eos;
            config["legacy"] = m_space_after_special;
            config["add_prefix_space"] = m_space_after_special; // transformers does not read it from the vocabulary
            Json added = Json::object();
            for (const AddedToken& token : m_added)
                added[std::to_string(token.id)] = {{"content", token.content},         {"lstrip", token.strip_left},
                                                   {"normalized", token.normalized},   {"rstrip", token.strip_right},
                                                   {"single_word", token.single_word}, {"special", token.special}};
            config["added_tokens_decoder"] = std::move(added);
        }
        const bool whole = pieces || m_out.json.at("model").at("type") == "Unigram"; // vocabulary() leaves out some
        const auto role = [&](const char* key, const std::optional<std::int32_t>& id) {
            if (id && (whole || m_tokens[static_cast<std::size_t>(*id)].type != Unused))
                config[key] = spelled(*id);
        };
        role("bos_token", m_roles.bos);
        role("eos_token", m_roles.eos);
        role("unk_token", m_roles.unk);
        role("pad_token", m_roles.pad);
        role("cls_token", m_roles.cls);
        role("sep_token", m_roles.sep);
        role("mask_token", m_roles.mask);
    }

    const GgufKeys& m_keys;
    std::vector<Token> m_tokens;
    Tokenizer::Roles m_roles;
    bool m_add_bos = false, m_add_eos = false; // around every text
    bool m_space_after_special = false; // of sentencepiece: a space before every stretch of text, not only the first
    std::vector<AddedToken> m_added; // of a sentencepiece vocabulary: recognised in the text before it is cut
    GgufTokenizer m_out;
};

} // namespace

Result<GgufTokenizer> ggufTokenizer(const GgufKeys& keys)
{
    return Builder(keys).build();
}

Status writeTokenizer(const GgufTokenizer& tokenizer, const fs::path& folder)
{
    if (auto written = tokenizer.sentence_piece.empty()
            ? writeJson(folder / "tokenizer.json", tokenizer.json)
            : writeFile(folder / "tokenizer.model", tokenizer.sentence_piece);
        !written)
        return written;
    return writeJson(folder / "tokenizer_config.json", tokenizer.config);
}

} // namespace luthier
