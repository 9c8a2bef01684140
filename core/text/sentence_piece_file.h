// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

namespace luthier {

// What a sentencepiece model says: the message ModelProto of sentencepiece_model.proto.
struct SentencePieceFile {
    enum class Kind { Unigram = 1, Bpe = 2, Word = 3, Character = 4 };
    enum class Type { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };
    struct Piece {
        std::string_view spelling; // of the bytes that were read
        float score = 0;
        Type type = Type::Normal;
    };
    std::vector<Piece> pieces;
    Kind kind = Kind::Unigram;
    bool byte_fallback = false;
    bool space_as_suffix = false; // "▁" ends words instead of beginning them
    bool add_dummy_prefix = true; // a space goes before the text
    bool remove_extra_spaces = true;
    bool escape_spaces = true;
    std::string_view charsmap;
    std::string bos = "<s>", eos = "</s>", unk = "<unk>", pad = "<pad>";

    // Errors: Damaged when the bytes break off, are something else, or contradict themselves.
    static Result<SentencePieceFile> read(std::string_view bytes, const std::string& where);
};

} // namespace luthier
