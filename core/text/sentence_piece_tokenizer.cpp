// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentence_piece_tokenizer.h"

#include "core/text/aligned_text.h"
#include "core/text/byte_piece.h"
#include "core/text/decoders.h"
#include "core/text/json_parts.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <mutex>

namespace luthier {

namespace {

using sentencepiece::SentencePieceProcessor;

class SentencePieceTokenizer final : public Tokenizer {
public:
    SentencePieceTokenizer(std::unique_ptr<SentencePieceProcessor> processor, const TokenizerConfig& config);

    Encoding encode(std::string_view text, SpecialTokens special) const override;
    std::string decode(std::span<const std::int32_t> ids, bool skip_special) const override;
    std::string piece(std::int32_t id) const override;
    std::optional<std::int32_t> id(std::string_view piece) const override;
    std::int64_t vocabularySize() const override { return m_size; }
    bool isSpecial(std::int32_t id) const override;

private:
    enum class Prefix { Space, None };
    bool inModel(std::int32_t id) const { return id >= 0 && id < m_processor->GetPieceSize(); }
    std::optional<std::int32_t> idInModel(std::string_view piece) const;
    const SentencePieceProcessor& withoutPrefix() const;
    void encodeSection(const AlignedText& whole, ByteRange range, Prefix prefix, Encoding& encoding) const;

    std::unique_ptr<SentencePieceProcessor> m_processor;
    mutable std::once_flag m_once;
    mutable std::unique_ptr<SentencePieceProcessor> m_without_prefix; // made when it is first needed
    AddedTokens m_added;
    Decoder m_decoder;
    bool m_prefix_everywhere = false;
    bool m_add_bos = true;
    bool m_add_eos = false;
    std::int64_t m_size = 0;
};

SentencePieceTokenizer::SentencePieceTokenizer(std::unique_ptr<SentencePieceProcessor> processor,
                                               const TokenizerConfig& config)
    : m_processor(std::move(processor)), m_prefix_everywhere(config.legacy)
{
    m_size = m_processor->GetPieceSize();
    const auto findId = [this](std::string_view piece) { return id(piece); };
    config.addMissing(m_added, m_size, findId);
    for (const AddedToken& token : m_added.all())
        m_size = std::max<std::int64_t>(m_size, token.id + std::int64_t{1});
    m_roles = config.roles(m_size, findId);
    m_files = config.files;

    const std::pair<std::optional<std::int32_t> Roles::*, int> own[] = {
        {&Roles::bos, m_processor->bos_id()},
        {&Roles::eos, m_processor->eos_id()},
        {&Roles::unk, m_processor->unk_id()},
        {&Roles::pad, m_processor->pad_id()},
    };
    for (const auto& [role, number] : own) {
        if (!inModel(number))
            continue;
        if (!(m_roles.*role))
            m_roles.*role = number;
        if (m_added.find(number))
            continue;
        AddedToken token;
        token.id = number;
        token.content = m_processor->IdToPiece(number);
        token.special = true;
        m_added.add(std::move(token));
    }
    m_added.prepare([](const std::string& content) { return content; });

    const bool t5 = config.tokenizer_class.find("T5") != std::string::npos;
    m_add_bos = config.add_bos.value_or(!t5) && m_roles.bos;
    m_add_eos = config.add_eos.value_or(t5) && m_roles.eos;

    std::string first;
    for (const std::string& each : m_processor->EncodeAsPieces("a"))
        first += each;
    m_decoder = sentencePieceDecoder(first.starts_with("\u2581"));
}

std::optional<std::int32_t> SentencePieceTokenizer::idInModel(std::string_view piece) const
{
    const int found = m_processor->PieceToId(piece);
    if (!inModel(found) || m_processor->IdToPiece(found) != piece)
        return std::nullopt;
    return found;
}

const SentencePieceProcessor& SentencePieceTokenizer::withoutPrefix() const
{
    std::call_once(m_once, [this] {
        // Messages of a protocol buffer that follow one another are merged: field 3 (normalizer_spec) of two bytes,
        // in it field 3 (add_dummy_prefix) = false.
        const std::string model = m_processor->serialized_model_proto() + std::string("\x1a\x02\x18\x00", 4);
        m_without_prefix = std::make_unique<SentencePieceProcessor>();
        m_without_prefix->LoadFromSerializedProto(model).IgnoreError();
    });
    return *m_without_prefix;
}

void SentencePieceTokenizer::encodeSection(const AlignedText& whole, ByteRange range, Prefix prefix,
                                           Encoding& encoding) const
{
    const std::string_view section = whole.view().substr(range.begin, range.end - range.begin);
    sentencepiece::ImmutableSentencePieceText pieces;
    const SentencePieceProcessor& processor = prefix == Prefix::Space ? *m_processor : withoutPrefix();
    processor.Encode(section, pieces.mutable_proto()).IgnoreError();

    // Where a piece without a width stands: the space that was put in front.
    const auto point = [&](std::uint32_t at) {
        const std::uint32_t here =
            at < whole.view().size() ? whole.source({at, at + 1}).begin : whole.source({at - 1, at}).end;
        return ByteRange{here, here};
    };
    std::size_t open = encoding.ids.size(); // first byte piece of a character whose range is not known yet
    for (std::size_t i = 0; i < pieces.pieces_size(); ++i) {
        const auto each = pieces.pieces(static_cast<int>(i));
        const std::uint32_t begin = range.begin + each.begin();
        const std::uint32_t end = range.begin + each.end();
        const ByteRange source = begin < end ? whole.source({begin, end}) : point(begin);
        encoding.ids.push_back(static_cast<std::int32_t>(each.id()));
        encoding.offsets.push_back(source);
        // sentencepiece gives the whole character to the last of its bytes; we give it to each.
        if (!m_processor->IsByte(static_cast<int>(each.id()))) {
            open = encoding.ids.size();
        } else if (begin < end) {
            std::fill(encoding.offsets.begin() + static_cast<std::ptrdiff_t>(open), encoding.offsets.end(), source);
            open = encoding.ids.size();
        }
    }
}

Encoding SentencePieceTokenizer::encode(std::string_view text, SpecialTokens special) const
{
    const AlignedText whole = AlignedText::fromBytes(text);
    Encoding encoding;
    if (special == SpecialTokens::Add && m_add_bos) {
        encoding.ids.push_back(*m_roles.bos);
        encoding.offsets.push_back({});
    }
    for (const AddedTokens::Match& match : m_added.split(whole.view(), AddedTokens::Stage::Source)) {
        if (match.token) {
            encoding.ids.push_back(match.token->id);
            encoding.offsets.push_back(whole.source(match.range));
        } else {
            encodeSection(whole, match.range,
                          match.range.begin == 0 || m_prefix_everywhere ? Prefix::Space : Prefix::None, encoding);
        }
    }
    if (special == SpecialTokens::Add && m_add_eos) {
        encoding.ids.push_back(*m_roles.eos);
        encoding.offsets.push_back({});
    }
    return encoding;
}

std::string SentencePieceTokenizer::decode(std::span<const std::int32_t> ids, bool skip_special) const
{
    std::vector<std::string> pieces;
    pieces.reserve(ids.size());
    for (const std::int32_t each : ids)
        if ((m_added.find(each) || inModel(each)) && !(skip_special && isSpecial(each)))
            pieces.push_back(piece(each));
    m_decoder(pieces);
    return pieces.empty() ? std::string() : pieces.front();
}

std::string SentencePieceTokenizer::piece(std::int32_t id) const
{
    if (const AddedToken* token = m_added.find(id))
        return token->content;
    return inModel(id) ? m_processor->IdToPiece(id) : std::string();
}

std::optional<std::int32_t> SentencePieceTokenizer::id(std::string_view piece) const
{
    if (const AddedToken* token = m_added.find(piece))
        return token->id;
    return idInModel(piece);
}

bool SentencePieceTokenizer::isSpecial(std::int32_t id) const
{
    if (const AddedToken* token = m_added.find(id))
        return token->special;
    return inModel(id) && (m_processor->IsControl(id) || m_processor->IsUnknown(id));
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> openSentencePiece(const fs::path& path, const TokenizerConfig& config)
{
    // These number the pieces in their own way, after fairseq.
    for (const char* other : {"XLMRoberta", "Camembert", "MBart", "Barthez", "M2M100", "NllbTokenizer", "Deberta"})
        if (config.tokenizer_class.find(other) != std::string::npos)
            return fail(ErrorKind::Failed,
                        text("The tokenizer class \"{}\" is not supported yet with a sentencepiece model alone.",
                             config.tokenizer_class),
                        path.string(), text("Choose a base model that comes with a tokenizer.json."));
    const auto file = readFile(path);
    if (!file)
        return tl::unexpected(file.error());
    auto processor = std::make_unique<SentencePieceProcessor>();
    const auto status = processor->LoadFromSerializedProto(*file);
    if (!status.ok() || processor->GetPieceSize() == 0)
        return fail(ErrorKind::Damaged, text("The file is not a sentencepiece model, or it is damaged."), path.string(),
                    text("Get the tokenizer files of the base model again."), status.ToString());
    return std::make_shared<const SentencePieceTokenizer>(std::move(processor), config);
}

} // namespace luthier
