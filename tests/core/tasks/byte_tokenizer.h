// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/task.h"

namespace luthier::test {

// One token a byte, so that every id can be worked out by hand.
class ByteTokenizer : public Tokenizer {
public:
    enum Special : std::int32_t { bos = 0, eos = 1, pad = 2, cls = 3, sep = 4, mask = 5, first_byte = 6 };
    enum class Style {
        Llama, // BOS before, nothing after
        Gpt, // adds nothing
        T5, // EOS after
        Bert, // [CLS] before, [SEP] after
    };

    explicit ByteTokenizer(Style style) : m_style(style)
    {
        if (style == Style::Bert) {
            m_roles.cls = cls;
            m_roles.sep = sep;
            m_roles.mask = mask;
            m_roles.pad = pad;
        } else {
            m_roles.bos = bos;
            m_roles.eos = eos;
            m_roles.pad = pad;
        }
    }

    Encoding encode(std::string_view source, SpecialTokens special) const override
    {
        Encoding encoding;
        const auto add = [&](std::int32_t id, ByteRange range) {
            encoding.ids.push_back(id);
            encoding.offsets.push_back(range);
        };
        const bool dressed = special == SpecialTokens::Add;
        if (dressed && m_style == Style::Llama)
            add(bos, {});
        if (dressed && m_style == Style::Bert)
            add(cls, {});
        for (std::uint32_t i = 0; i < source.size(); ++i)
            add(first_byte + static_cast<unsigned char>(source[i]), {i, i + 1});
        if (dressed && m_style == Style::Bert)
            add(sep, {});
        if (dressed && m_style == Style::T5)
            add(eos, {});
        return encoding;
    }

    std::string decode(std::span<const std::int32_t> ids, bool skip_special) const override
    {
        std::string decoded;
        for (const std::int32_t id : ids)
            if (!isSpecial(id))
                decoded += static_cast<char>(id - first_byte);
            else if (!skip_special)
                decoded += piece(id);
        return decoded;
    }

    std::string piece(std::int32_t id) const override
    {
        static constexpr const char* names[] = {"<s>", "</s>", "<pad>", "[CLS]", "[SEP]", "[MASK]"};
        return isSpecial(id) ? names[id] : std::string(1, static_cast<char>(id - first_byte));
    }

    std::optional<std::int32_t> id(std::string_view wanted) const override
    {
        for (std::int32_t candidate = 0; candidate < vocabularySize(); ++candidate)
            if (piece(candidate) == wanted)
                return candidate;
        return std::nullopt;
    }

    std::int64_t vocabularySize() const override { return first_byte + 256; }
    bool isSpecial(std::int32_t id) const override { return id < first_byte; }

private:
    Style m_style;
};

inline TaskContext byteContext(ByteTokenizer::Style style, std::int64_t max_length)
{
    TaskContext context;
    context.tokenizer = std::make_shared<ByteTokenizer>(style);
    context.spec.vocabulary = context.tokenizer->vocabularySize();
    context.spec.context = 4096;
    context.spec.attention = style == ByteTokenizer::Style::Bert ? AttentionKind::Bidirectional : AttentionKind::Causal;
    context.instruction.pattern = "Q{prompt}=";
    context.max_length = max_length;
    return context;
}

// "<s>Qab=xy</s>"
inline std::string idsShown(const TaskContext& context, const Example& example)
{
    return context.tokenizer->decode(example.ids, false);
}

// The learnt tokens, each with the token at whose place it is learnt: "=x xy y</s>".
inline std::string targetsShown(const TaskContext& context, const Example& example)
{
    std::string shown;
    for (const Example::Target& target : example.targets) {
        shown += shown.empty() ? "" : " ";
        shown += context.tokenizer->piece(example.ids.at(static_cast<std::size_t>(target.row)))
            + context.tokenizer->piece(target.id);
    }
    return shown;
}

// One letter a token: c context, l learned, s special, x cut.
inline std::string partsShown(const RowLayout& layout)
{
    std::string shown;
    for (const RowLayout::Token& token : layout.tokens)
        shown += "clsx"[static_cast<int>(token.part)];
    return shown;
}

} // namespace luthier::test
