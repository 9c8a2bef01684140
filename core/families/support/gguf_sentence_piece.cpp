// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_tokenizer.h"

#include <cstring>

namespace luthier {

namespace {

// Protocol buffers by hand: a field is its number and kind, then a variable-length number, four bytes, or a length and
// bytes. https://protobuf.dev/programming-guides/encoding
class Message {
public:
    void number(int field, std::uint64_t value)
    {
        variable(static_cast<std::uint64_t>(field) << 3);
        variable(value);
    }
    void real(int field, float value)
    {
        variable(static_cast<std::uint64_t>(field) << 3 | 5);
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        m_bytes.append(bytes, sizeof value);
    }
    void bytes(int field, std::string_view value)
    {
        variable(static_cast<std::uint64_t>(field) << 3 | 2);
        variable(value.size());
        m_bytes += value;
    }
    // Negative numbers of the kind int32 are written as 64-bit ones.
    void integer(int field, std::int64_t value) { number(field, static_cast<std::uint64_t>(value)); }
    const std::string& bytes() const { return m_bytes; }

private:
    void variable(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes += static_cast<char>(value | 0x80);
        m_bytes += static_cast<char>(value);
    }

    std::string m_bytes;
};

constexpr int model_bpe = 2;

} // namespace

std::string sentencePieceModel(const SentencePieceParts& parts)
{
    Message model;
    for (const SentencePieceParts::Piece& piece : parts.pieces) {
        Message one;
        one.bytes(1, piece.text);
        one.real(2, piece.score);
        one.integer(3, piece.type);
        model.bytes(1, one.bytes());
    }
    Message trainer;
    trainer.number(3, model_bpe);
    trainer.number(4, parts.pieces.size());
    trainer.number(35, parts.byte_fallback);
    trainer.integer(40, parts.unk.value_or(0));
    trainer.integer(41, parts.bos.value_or(-1));
    trainer.integer(42, parts.eos.value_or(-1));
    trainer.integer(43, parts.pad.value_or(-1));
    model.bytes(2, trainer.bytes());
    Message normalizer;
    normalizer.bytes(1, "identity");
    normalizer.number(3, parts.add_dummy_prefix);
    normalizer.number(4, parts.remove_extra_whitespaces);
    normalizer.number(5, 1); // spaces become U+2581
    model.bytes(3, normalizer.bytes());
    return model.bytes();
}

} // namespace luthier
