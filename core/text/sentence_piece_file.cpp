// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentence_piece_file.h"

#include "core/text/json_parts.h"
#include "core/text/unicode.h"

#include <bit>

namespace luthier {

namespace {

// One field of a protocol buffer message (protobuf.dev, "Encoding").
struct Field {
    std::uint32_t number = 0;
    std::uint32_t wire = 0;
    std::uint64_t value = 0; // of the wires 0, 1 and 5
    std::string_view bytes; // of the wire 2
};

// Walks the fields of a message; good() tells at the end whether it was one.
class Message {
public:
    explicit Message(std::string_view bytes) : m_rest(bytes) { }
    bool good() const { return m_good; }

    bool next(Field& field)
    {
        if (m_rest.empty() || !m_good)
            return false;
        const std::uint64_t key = number();
        field = {static_cast<std::uint32_t>(key >> 3), static_cast<std::uint32_t>(key & 7), 0, {}};
        m_good = m_good && key >> 3 > 0 && key >> 3 < (1U << 29);
        switch (field.wire) {
        case 0: field.value = number(); break;
        case 1: field.value = fixed(8); break;
        case 2: field.bytes = take(number()); break;
        case 5: field.value = fixed(4); break;
        default: m_good = false;
        }
        return m_good;
    }

private:
    std::string_view take(std::uint64_t size)
    {
        if (size > m_rest.size()) {
            m_good = false;
            return {};
        }
        const std::string_view taken = m_rest.substr(0, static_cast<std::size_t>(size));
        m_rest.remove_prefix(taken.size());
        return taken;
    }
    std::uint64_t fixed(unsigned size)
    {
        const std::string_view bytes = take(size);
        std::uint64_t value = 0;
        for (std::size_t i = bytes.size(); i > 0; --i)
            value = value << 8 | static_cast<unsigned char>(bytes[i - 1]);
        return value;
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::string_view byte = take(1);
            if (byte.empty())
                return 0;
            value |= std::uint64_t{static_cast<unsigned char>(byte[0]) & 0x7FU} << shift;
            if (!(byte[0] & 0x80))
                return value;
        }
        m_good = false;
        return 0;
    }

    std::string_view m_rest;
    bool m_good = true;
};

bool readPiece(std::string_view bytes, SentencePieceFile::Piece& piece)
{
    Message message(bytes);
    for (Field field; message.next(field);) {
        if (field.number == 1 && field.wire == 2)
            piece.spelling = field.bytes;
        else if (field.number == 2 && field.wire == 5)
            piece.score = std::bit_cast<float>(static_cast<std::uint32_t>(field.value));
        else if (field.number == 3 && field.wire == 0 && field.value >= 1 && field.value <= 6)
            piece.type = static_cast<SentencePieceFile::Type>(field.value);
    }
    return message.good();
}

bool readTrainer(std::string_view bytes, SentencePieceFile& file)
{
    Message message(bytes);
    for (Field field; message.next(field);) {
        if (field.wire == 0) {
            switch (field.number) {
            case 3:
                if (field.value < 1 || field.value > 4)
                    return false;
                file.kind = static_cast<SentencePieceFile::Kind>(field.value);
                break;
            case 24: file.space_as_suffix = field.value != 0; break;
            case 35: file.byte_fallback = field.value != 0; break;
            default: break;
            }
        } else if (field.wire == 2) {
            switch (field.number) {
            case 45: file.unk = field.bytes; break;
            case 46: file.bos = field.bytes; break;
            case 47: file.eos = field.bytes; break;
            case 48: file.pad = field.bytes; break;
            default: break;
            }
        }
    }
    return message.good();
}

bool readNormalizer(std::string_view bytes, SentencePieceFile& file)
{
    Message message(bytes);
    for (Field field; message.next(field);) {
        if (field.wire == 2 && field.number == 2)
            file.charsmap = field.bytes;
        else if (field.wire == 0 && field.number == 3)
            file.add_dummy_prefix = field.value != 0;
        else if (field.wire == 0 && field.number == 4)
            file.remove_extra_spaces = field.value != 0;
        else if (field.wire == 0 && field.number == 5)
            file.escape_spaces = field.value != 0;
    }
    return message.good();
}

} // namespace

Result<SentencePieceFile> SentencePieceFile::read(std::string_view bytes, const std::string& where)
{
    SentencePieceFile file;
    bool trainer = false;
    bool normalizer = false;
    bool good = true;
    Message message(bytes);
    for (Field field; good && message.next(field);) {
        if (field.wire != 2)
            continue;
        if (field.number == 1) {
            good = readPiece(field.bytes, file.pieces.emplace_back());
        } else if (field.number == 2) {
            good = readTrainer(field.bytes, file);
            trainer = true;
        } else if (field.number == 3) {
            good = readNormalizer(field.bytes, file);
            normalizer = true;
        }
    }
    if (!good || !message.good() || file.pieces.empty())
        return fail(ErrorKind::Damaged, text("The file is not a sentencepiece model, or it is damaged."), where,
                    text("Get the tokenizer files of the base model again."));
    // They stand behind the pieces: a file that was cut off between two pieces lacks them.
    if (!trainer || !normalizer)
        return damagedPart(
            text("The sentencepiece model breaks off after {} pieces: its settings are missing.", file.pieces.size()),
            where);
    std::size_t unknown = 0;
    for (std::size_t i = 0; i < file.pieces.size(); ++i) {
        const Piece& piece = file.pieces[i];
        if (piece.spelling.empty() || !isUtf8(piece.spelling))
            return damagedPart(text("The sentencepiece model is damaged: its piece {} is empty or no text.", i), where);
        if (!(piece.score >= -1e30F && piece.score <= 1e30F))
            return damagedPart(text("The sentencepiece model is damaged: the score of its piece {} is no number.", i),
                               where);
        unknown += piece.type == Type::Unknown ? 1 : 0;
    }
    if (unknown != 1)
        return damagedPart(
            text("The sentencepiece model is damaged: it has {} unknown tokens instead of one.", unknown), where);
    return file;
}

} // namespace luthier
