#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/text/kinds and tests/fixtures/text/layouts: every part that a tokenizer.json may have, and every
layout of tokenizer files, on all the hard strings of tokenizer_fixtures.py.

The references are the tokenizers, transformers and sentencepiece packages; the environment is that of
tokenizer_fixtures.py.

    reference/bin/python packaging/reference/tokenizer_kinds.py fixtures
        writes both folders
    reference/bin/python packaging/reference/tokenizer_kinds.py show ROW STRING
        prints what the reference makes of one string (its number) in one row (its number) of kinds/expected.json
    reference/bin/python packaging/reference/tokenizer_kinds.py real FOLDER OUT gsm8k/train.jsonl banking77/train.csv
        writes the digests of the first 1000 lines of each text by the real tokenizer.json in FOLDER, for a test that has
        both (tests/fixtures/text/shared_llama3/expected.json is Llama 3's)

A row holds one digest of four characters for every string instead of ids, offsets and texts: 24 bits of the FNV-1a hash
(64 bits) of "IDS|OFFSETS|TEXT|TEXT without special tokens" in base 64, numbers with commas, offsets in bytes, begin and
end in turn. "----" stands where the reference itself breaks down. Parts that are not named stay those of the base.
"""
import argparse
import base64
import io
import json
import pathlib
import random
import shutil
import sys
import tempfile

import sentencepiece
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

import tokenizer_fixtures as known
from tokenizer_fixtures import FIXTURES, LLAMA3, SENTENCES, all_strings, byte_offsets, versions

KINDS = FIXTURES / "kinds"
LAYOUTS = FIXTURES / "layouts"
QWEN2 = LLAMA3.replace(r"\p{N}{1,3}", r"\p{N}")
# What sentencepiece is to replace, in code points: rules of every shape, few enough to commit their table.
RULES = [("FB01", "66 69"), ("BD", "31 2F 32"), ("B2", "32"), ("65 301", "E9"), ("E9 301", "45"), ("3000", "20"), ("A0", "20"), ("9", "20"),
         ("D", "20"), ("A", "20"), ("200B", ""), ("AD", ""), ("FF41", "61"), ("FF42", "62"), ("2126", "3A9"), ("1F642", "3A 29"), ("41 42", "43"), ("41", "61"),
         ("2026", "2E 2E 2E"), ("110 1EB7", "44 61"), ("FDFA", "635 644 649 20 627 644 644 647"), ("302", ""),
         ("78 79 7A", "7A"), ("78 77 7A", "7A"), ("1E9B 323", "1E69"), ("D AC00", "AC01")]


def digest(ids, offsets, decoded, skipped):
    text = ",".join(map(str, ids)) + "|" + ",".join(map(str, offsets)) + "|" + decoded + "|" + skipped
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % (1 << 64)
    return base64.b64encode((value >> 40).to_bytes(3, "big")).decode()


def answer(tokenizer, text):
    """Ids, byte offsets and both decoded texts, of a Tokenizer of the tokenizers package."""
    made = tokenizer.encode(text)
    ids = made.ids
    return ids, byte_offsets(text, made.offsets), tokenizer.decode(ids, skip_special_tokens=False), tokenizer.decode(ids, skip_special_tokens=True)


def digests(tokenizer, strings):
    made = []
    for text in strings:
        try:
            made.append(digest(*answer(tokenizer, text)))
        except BaseException as error:  # a panic of the library is no Exception
            if isinstance(error, KeyboardInterrupt):
                raise
            made.append("----")
    return "".join(made)


def empty(model, **parts):
    whole = {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None, "pre_tokenizer": None,
             "post_processor": None, "decoder": None, "model": model}
    return {**whole, **parts}


def added(number, content, **flags):
    return {"id": number, "content": content, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": False, **flags}


def bpe(vocabulary, merges, **settings):
    return {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None, "end_of_word_suffix": None, "fuse_unk": False,
            "byte_fallback": False, "ignore_merges": False, **settings, "vocab": vocabulary, "merges": merges}


def trained(model, trainer, pre_tokenizer, normalizer=None):
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizer
    if normalizer:
        tokenizer.normalizer = normalizer
    tokenizer.train_from_iterator(SENTENCES * 3 + ["日本語 中文 привет мир שלום 🙂 é ñ ü ö ß"] * 3, trainer)
    return json.loads(tokenizer.to_str())["model"]


BYTES = [f"<0x{b:02X}>" for b in range(256)]


def bases():
    """Tokenizers that the rows are made of."""
    made = {}
    # Spells what normalizers and pre-tokenizers leave, byte by byte.
    made["bytes"] = empty(bpe({"<unk>": 0, **{b: i + 1 for i, b in enumerate(BYTES)}}, [], unk_token="<unk>", byte_fallback=True),
                          decoder={"type": "Sequence", "decoders": [{"type": "ByteFallback"}, {"type": "Fuse"}]})
    # Shows where words begin and end.
    made["words"] = empty({"type": "WordLevel", "vocab": {"[UNK]": 0, "the": 1, "a": 2, " ": 3, "▁a": 4, "12": 5}, "unk_token": "[UNK]"})
    prefixed = trained(models.BPE(unk_token="<unk>", continuing_subword_prefix="##", end_of_word_suffix="</w>"),
                       trainers.BpeTrainer(vocab_size=420, special_tokens=["<unk>"], continuing_subword_prefix="##", end_of_word_suffix="</w>",
                                           show_progress=False), pre_tokenizers.WhitespaceSplit())
    made["bpe_decorated"] = empty(prefixed, pre_tokenizer={"type": "WhitespaceSplit"}, decoder={"type": "BPEDecoder", "suffix": "</w>"})
    plain = trained(models.BPE(unk_token="<unk>"), trainers.BpeTrainer(vocab_size=420, special_tokens=["<unk>"], show_progress=False),
                    pre_tokenizers.Metaspace())
    number = len(plain["vocab"])
    made["bpe"] = empty(plain, pre_tokenizer={"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
                        decoder={"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
                        added_tokens=[added(0, "<unk>", special=True), added(number, "<s>", special=True), added(number + 1, "</s>", special=True)])
    unigram = trained(models.Unigram(), trainers.UnigramTrainer(vocab_size=300, unk_token="<unk>", special_tokens=["<unk>", "<s>", "</s>"],
                                                                show_progress=False), pre_tokenizers.Metaspace())
    unigram["vocab"] += [[b, 0.0] for b in BYTES]
    made["unigram"] = empty(unigram, pre_tokenizer={"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
                            decoder={"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
                            added_tokens=[added(i, s, special=True) for i, s in enumerate(("<unk>", "<s>", "</s>"))])
    return made


def charsmap():
    """The replacements of RULES as sentencepiece compiles them."""
    with tempfile.TemporaryDirectory() as folder:
        return train_sentence_piece(folder, model_type="unigram", vocab_size=120, rules=True)[1]


def normalizer_parts():
    for name in ("NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt", "ByteLevel"):
        yield {"type": name}
    for left, right in ((True, True), (True, False), (False, True)):
        yield {"type": "Strip", "strip_left": left, "strip_right": right}
    for prefix in ("▁", "ab é"):
        yield {"type": "Prepend", "prepend": prefix}
    for string, content in ((" ", "▁"), ("e", ""), ("a", "é🙂"), ("..", ".")):
        yield {"type": "Replace", "pattern": {"String": string}, "content": content}
    for regex, content in ((r"\s+", " "), (r" {2,}", "▁"), (r"x*", "-"), (r"(?<=[a-z])(?=[A-Z])", "_"), (r"\p{Mn}", ""), (r"^\s|\s$", "~"), (r"[\w]+", "w"),
                           (r"\h", "#"), (r"(?i)the", "THE")):
        yield {"type": "Replace", "pattern": {"Regex": regex}, "content": content}
    yield {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(charsmap()).decode()}
    for clean, chinese, accents, lower in ((True, True, None, True), (True, True, None, False), (False, False, True, False), (True, False, False, True),
                                           (False, True, False, True)):
        yield {"type": "BertNormalizer", "clean_text": clean, "handle_chinese_chars": chinese, "strip_accents": accents, "lowercase": lower}
    yield {"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "StripAccents"}, {"type": "Lowercase"}, {"type": "Strip", "strip_left": True, "strip_right": True}]}
    yield {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Replace", "pattern": {"Regex": r"\s+"}, "content": " "}, {"type": "Prepend", "prepend": "▁"},
                                               {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]}


def pre_tokenizer_parts():
    for name in ("Whitespace", "WhitespaceSplit", "BertPreTokenizer", "UnicodeScripts"):
        yield {"type": name}
    for prefix in (True, False):
        for regex in (True, False):
            yield {"type": "ByteLevel", "add_prefix_space": prefix, "trim_offsets": True, "use_regex": regex}
    for alone in (True, False):
        yield {"type": "Digits", "individual_digits": alone}
    for behavior in ("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"):
        yield {"type": "Punctuation", "behavior": behavior}
        for invert in (False, True):
            yield {"type": "Split", "pattern": {"String": "a"}, "behavior": behavior, "invert": invert}
            yield {"type": "Split", "pattern": {"Regex": r"\d+|\p{P}|\s"}, "behavior": behavior, "invert": invert}
            yield {"type": "Split", "pattern": {"Regex": r"(?<=\p{Ll})(?=\p{Lu})|e*"}, "behavior": behavior, "invert": invert}
    for scheme in ("always", "first", "never"):
        for split in (True, False):
            yield {"type": "Metaspace", "replacement": "▁", "prepend_scheme": scheme, "split": split}
    yield {"type": "Metaspace", "replacement": "_"}
    yield {"type": "CharDelimiterSplit", "delimiter": "é"}
    for length in (1, 5):
        yield {"type": "FixedLength", "length": length}
    for regex in (LLAMA3, QWEN2, r"\w+|[^\w\s]+", r"[^(\s|[.,!?])]+", r"[[:punct:]]+", r"[\p{L}\p{M}]+|\p{N}{1,3}", r"\p{N}{1,3}+| ?\p{L}++"):
        yield {"type": "Split", "pattern": {"Regex": regex}, "behavior": "Isolated", "invert": False}
        yield {"type": "Split", "pattern": {"Regex": regex}, "behavior": "Removed", "invert": True}
    yield {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"}]}
    yield {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": LLAMA3}, "behavior": "Removed", "invert": True},
                                                 {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False}]}
    yield {"type": "Sequence", "pretokenizers": [{"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
                                                 {"type": "Punctuation", "behavior": "Isolated"}, {"type": "Digits", "individual_digits": True}]}
    yield {"type": "Sequence", "pretokenizers": [{"type": "Digits", "individual_digits": True},
                                                 {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}]}


def special(name):
    return {"SpecialToken": {"id": name, "type_id": 0}}


def template(before, after, ids):
    text = {"Sequence": {"id": "A", "type_id": 0}}
    pair = {"Sequence": {"id": "B", "type_id": 1}}
    single = [special(s) for s in before] + [text] + [special(s) for s in after]
    return {"type": "TemplateProcessing", "single": single, "pair": single + [pair],
            "special_tokens": {s: {"id": s, "ids": n, "tokens": [s] * len(n)} for s, n in ids.items()}}


def processor_parts():
    byte_level = {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True}
    around = template(["<s>", "x"], ["</s>"], {"<s>": [5], "x": [7, 8], "</s>": [6]})
    yield around
    yield template([], [], {})
    yield template([], ["</s>"], {"</s>": [6]})
    yield {"type": "BertProcessing", "sep": ["</s>", 6], "cls": ["<s>", 5]}
    for trim in (True, False):
        for prefix in (True, False):
            yield {"type": "RobertaProcessing", "sep": ["</s>", 6], "cls": ["<s>", 5], "trim_offsets": trim, "add_prefix_space": prefix}
            yield {**byte_level, "trim_offsets": trim, "add_prefix_space": prefix}
    yield {"type": "Sequence", "processors": [byte_level, around]}
    yield {"type": "Sequence", "processors": [around, {**byte_level, "add_prefix_space": False}]}


def decoder_rows():
    fallback = [{"type": "ByteFallback"}, {"type": "Fuse"}]
    meta = {"type": "Metaspace", "replacement": "▁", "split": True}
    yield "text/gpt2/tokenizer.json", {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True}
    yield "text/gpt2/tokenizer.json", {"type": "Fuse"}
    yield "text/gpt2/tokenizer.json", None
    for scheme in ("always", "first", "never"):
        yield "text/kinds/unigram.json", {**meta, "prepend_scheme": scheme}
    yield "text/kinds/unigram.json", {"type": "Sequence", "decoders": [{"type": "Replace", "pattern": {"String": "▁"}, "content": " "}, *fallback,
                                                                       {"type": "Strip", "content": " ", "start": 1, "stop": 0}]}
    yield "text/kinds/unigram.json", {"type": "Strip", "content": "▁", "start": 2, "stop": 0}
    yield "text/kinds/unigram.json", {"type": "Replace", "pattern": {"Regex": r"[aeiou]*"}, "content": "."}
    yield "text/kinds/bpe_decorated.json", {"type": "BPEDecoder", "suffix": "</w>"}
    yield "text/kinds/bpe_decorated.json", {"type": "BPEDecoder", "suffix": "e"}
    for cleanup in (True, False):
        yield "text/bert/tokenizer.json", {"type": "WordPiece", "prefix": "##", "cleanup": cleanup}
        yield "text/bert/tokenizer.json", {"type": "CTC", "pad_token": "[UNK]", "word_delimiter_token": "e", "cleanup": cleanup}
    yield "text/bert/tokenizer.json", {"type": "CTC", "pad_token": "a", "word_delimiter_token": "|", "cleanup": True}
    yield "text/bert/tokenizer.json", {"type": "ByteFallback"}
    yield "text/kinds/bytes.json", {"type": "ByteFallback"}
    yield "text/kinds/bytes.json", {"type": "Sequence", "decoders": [*fallback, {"type": "Strip", "content": " ", "start": 3, "stop": 0}]}


def model_rows():
    yield "text/kinds/bpe.json", {}
    yield "text/kinds/bpe.json", {"model": {"fuse_unk": True}}
    yield "text/kinds/bpe.json", {"model": {"unk_token": None}}
    yield "text/kinds/bpe.json", {"model": {"ignore_merges": True}, "pre_tokenizer": {"type": "WhitespaceSplit"}}
    yield "text/kinds/bpe.json", {"pre_tokenizer": None, "normalizer": {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}}
    yield "text/kinds/bpe_decorated.json", {}
    yield "text/kinds/bpe_decorated.json", {"model": {"fuse_unk": True}, "pre_tokenizer": {"type": "Whitespace"}}
    yield "text/kinds/bpe_decorated.json", {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}}
    yield "text/kinds/unigram.json", {}
    yield "text/kinds/unigram.json", {"model": {"byte_fallback": True}}
    yield "text/kinds/unigram.json", {"pre_tokenizer": None}
    yield "text/kinds/unigram.json", {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"},
                                                                                          {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"}]}}
    yield "text/kinds/words.json", {"pre_tokenizer": {"type": "WhitespaceSplit"}}
    yield "text/bert/tokenizer.json", {"model": {"max_input_chars_per_word": 6}}
    yield "text/bert/tokenizer.json", {"model": {"continuing_subword_prefix": ""}}
    yield "text/bert/tokenizer.json", {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}}
    yield "text/gpt2/tokenizer.json", {"model": {"ignore_merges": True}}
    yield "text/gpt2/tokenizer.json", {"truncation": {"direction": "Right", "max_length": 3, "strategy": "LongestFirst", "stride": 0},
                                       "padding": {"strategy": {"Fixed": 9}, "direction": "Right", "pad_to_multiple_of": None, "pad_id": 0, "pad_type_id": 0,
                                                   "pad_token": "x"}}


def added_rows():
    flags = [{}, {"single_word": True}, {"lstrip": True}, {"rstrip": True}, {"lstrip": True, "rstrip": True, "single_word": True}]
    for base in ("text/kinds/bytes.json", "text/kinds/words.json"):
        for normalizer in (None, {"type": "Lowercase"}, {"type": "Prepend", "prepend": "▁"}):
            for normalized in (False, True):
                for special_token in (False, True):
                    # Each flag on another word; the words are those of the hard strings.
                    words = ["TOKEN", "WORD", "FOX", "<mask>", "[MASK]"]
                    tokens = [added(900 + i, w, normalized=normalized, special=special_token, **f) for i, (w, f) in enumerate(zip(words, flags))]
                    tokens += [added(910, "the the", normalized=normalized), added(911, "the", normalized=normalized, lstrip=True)]
                    yield base, {"added_tokens": tokens, "normalizer": normalizer, "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first"}}


def rows():
    for part in normalizer_parts():
        yield "text/kinds/bytes.json", {"normalizer": part}
    for part in pre_tokenizer_parts():
        yield "text/kinds/bytes.json", {"pre_tokenizer": part}
        yield "text/kinds/words.json", {"pre_tokenizer": part}
    for part in processor_parts():
        yield "text/gpt2/tokenizer.json", {"post_processor": part}
    for base, part in decoder_rows():
        yield base, {"decoder": part}
    yield from model_rows()
    yield from added_rows()
    # Read, but off: the reference is made without it.
    yield "text/gpt2/tokenizer.json", {"model": {"dropout": 0.5}}


def whole(base, change):
    made = json.loads((FIXTURES.parent / base).read_text(encoding="utf-8"))
    for key, part in change.items():
        made[key] = {**made[key], **part} if key == "model" else part
    return made


def reference(base, change):
    made = whole(base, change)
    if made["model"].get("dropout"):
        made["model"]["dropout"] = None
    tokenizer = Tokenizer.from_str(json.dumps(made))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def broken_bytes():
    """Bytes that are no UTF-8, and how Python reads them with errors="replace"."""
    dice = random.Random(8)
    pool = [b"a", b"\x80", b"\xbf", b"\xc0", b"\xc3", b"\xc3\xa9", b"\xe0", b"\xe0\xa0", b"\xe2\x82\xac", b"\xe2\x82", b"\xed\xa0\x80", b"\xf0", b"\xf0\x9f\x99\x82",
            b"\xf0\x9f\x99", b"\xf4\x90\x80\x80", b"\xf5", b"\xff", b"\xfe", b" ", b"the"]
    made = [b"".join(dice.choice(pool) for _ in range(dice.randint(1, 6))) for _ in range(240)]
    return [[each.hex(), each.decode(errors="replace")] for each in dict.fromkeys(made)]


def make_kinds():
    shutil.rmtree(KINDS, ignore_errors=True)
    KINDS.mkdir(parents=True)
    for name, made in bases().items():
        (KINDS / f"{name}.json").write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    strings = all_strings()
    with open(KINDS / "expected.json", "w", encoding="utf-8") as out:
        out.write('{"made_by": ' + json.dumps(versions()) + ',\n"strings": ' + json.dumps(strings) + ',\n"broken": ' + json.dumps(broken_bytes()) + ',\n"rows": [\n')
        lines = []
        for base, change in rows():
            lines.append(json.dumps({"base": base, "change": change, "digests": digests(reference(base, change), strings)}, separators=(",", ":")))
        out.write(",\n".join(lines) + "\n]}\n")
    print(len(lines), "rows,", len(strings), "strings")


# Layouts of files.

def train_sentence_piece(folder, rules=False, **settings):
    """A model's bytes and its table of replacements."""
    model = io.BytesIO()
    rule_file = pathlib.Path(folder) / "rules.tsv"
    if rules:
        rule_file.write_text("".join(f"{wanted}\t{made}\n" for wanted, made in RULES))
        settings["normalization_rule_tsv"] = str(rule_file)
    else:
        settings.setdefault("normalization_rule_name", "identity")
    settings = {"unk_id": 0, "bos_id": 1, "eos_id": 2, "pad_id": -1, "hard_vocab_limit": False, **settings}
    sentencepiece.SentencePieceTrainer.train(sentence_iterator=iter(SENTENCES), model_writer=model, num_threads=1, minloglevel=2, **settings)
    rule_file.unlink(missing_ok=True)
    from sentencepiece import sentencepiece_model_pb2
    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString(model.getvalue())
    proto.normalizer_spec.normalization_rule_tsv = ""
    return proto.SerializeToString(), proto.normalizer_spec.precompiled_charsmap


def layout(name, config=None):
    folder = LAYOUTS / name
    folder.mkdir(parents=True)
    if config is not None:
        (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder


def write_digests(folder, made_digests, what):
    (folder / "expected.json").write_text(json.dumps({"made_by": versions(), "compares": what, "digests": made_digests}, indent=1) + "\n", encoding="utf-8")


def by_transformers(folder):
    from transformers import AutoTokenizer
    tokenizer = AutoTokenizer.from_pretrained(str(folder))
    made = []
    for text in all_strings():
        encoded = tokenizer(text, return_offsets_mapping=True)
        ids = encoded["input_ids"]
        made.append(digest(ids, byte_offsets(text, encoded["offset_mapping"]), tokenizer.decode(ids, skip_special_tokens=False),
                           tokenizer.decode(ids, skip_special_tokens=True)))
    write_digests(folder, "".join(made), "everything")


def by_sentence_piece(folder, special, bos):
    """Ids only: tokens of the configuration are themselves; each stretch between them goes through sentencepiece, with a space before the first only."""
    processor = sentencepiece.SentencePieceProcessor(model_file=str(next(folder.glob("*.model"))))
    from sentencepiece import sentencepiece_model_pb2
    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString(processor.serialized_model_proto())
    proto.normalizer_spec.add_dummy_prefix = False
    later = sentencepiece.SentencePieceProcessor(model_proto=proto.SerializeToString())
    made = []
    for text in all_strings():
        ids = list(bos)
        rest = text
        first = True
        while rest:
            at, length, name = min(((rest.find(s), -len(s), s) for s in special if s in rest), default=(len(rest), 0, ""))
            ids += (processor if first else later).encode(rest[:at]) if at else []
            if name:
                ids.append(special[name])
            rest = rest[at + len(name):]
            first = False
        made.append(digest(ids, [], "", ""))
    write_digests(folder, "".join(made), "ids")


def make_layouts():
    shutil.rmtree(LAYOUTS, ignore_errors=True)
    gpt2 = json.loads((FIXTURES / "gpt2" / "tokenizer.json").read_text(encoding="utf-8"))["model"]
    roberta = json.loads((FIXTURES / "roberta" / "tokenizer.json").read_text(encoding="utf-8"))["model"]

    def two_files(folder, model):
        (folder / "vocab.json").write_text(json.dumps(model["vocab"], ensure_ascii=False) + "\n", encoding="utf-8")
        (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(" ".join(m) + "\n" for m in model["merges"]), encoding="utf-8")

    folder = layout("gpt2_files")
    (folder / "config.json").write_text('{"model_type": "gpt2"}\n')
    two_files(folder, gpt2)
    by_transformers(folder)
    folder = layout("gpt2_prefix_files", {"tokenizer_class": "GPT2Tokenizer", "add_prefix_space": True, "add_bos_token": True,
                                          "added_tokens_decoder": {"620": {"content": "<|eot_id|>", "special": True, "normalized": False, "lstrip": False, "rstrip": True,
                                                                           "single_word": False}}})
    two_files(folder, gpt2)
    by_transformers(folder)
    folder = layout("roberta_files", {"tokenizer_class": "RobertaTokenizer"})
    (folder / "special_tokens_map.json").write_text(json.dumps({
        "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "sep_token": "</s>", "pad_token": "<pad>", "cls_token": "<s>",
        "mask_token": {"content": "<mask>", "single_word": False, "lstrip": True, "rstrip": False, "normalized": False}}) + "\n")
    vocabulary = dict(roberta["vocab"])
    vocabulary["<mask>"] = len(vocabulary)
    two_files(folder, {"vocab": vocabulary, "merges": roberta["merges"]})
    by_transformers(folder)
    folder = layout("qwen2_files", {"tokenizer_class": "Qwen2Tokenizer", "eos_token": "<|endoftext|>", "pad_token": "<|endoftext|>", "unk_token": None})
    two_files(folder, gpt2)
    by_transformers(folder)

    symbols = ["TOKEN", "the ", "🙂", "<mask>"]
    with tempfile.TemporaryDirectory() as scratch:
        for name, settings in (("llama_symbols", {"model_type": "bpe", "vocab_size": 620, "byte_fallback": True, "user_defined_symbols": symbols}),
                               ("llama_rules", {"model_type": "bpe", "vocab_size": 380, "rules": True, "split_digits": True}),
                               ("unigram_symbols", {"model_type": "unigram", "vocab_size": 560, "byte_fallback": True, "user_defined_symbols": symbols,
                                                    "remove_extra_whitespaces": False}),
                               ("unigram_rules", {"model_type": "unigram", "vocab_size": 260, "rules": True}),
                               ("gemma_like", {"model_type": "bpe", "vocab_size": 620, "byte_fallback": True, "add_dummy_prefix": False, "remove_extra_whitespaces": False,
                                               "user_defined_symbols": ["\n", "\n\n", "▁▁", "▁▁▁▁"]})):
            folder = layout(name, {"tokenizer_class": "LlamaTokenizer", "add_bos_token": True, "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"})
            (folder / "tokenizer.model").write_bytes(train_sentence_piece(scratch, **settings)[0])
            by_sentence_piece(folder, {"<unk>": 0, "<s>": 1, "</s>": 2}, [1])
        folder = layout("t5", {"tokenizer_class": "T5Tokenizer", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>", "extra_ids": 100})
        (folder / "spiece.model").write_bytes(train_sentence_piece(scratch, model_type="unigram", vocab_size=260, rules=True, pad_id=0, eos_id=1, unk_id=2, bos_id=-1)[0])
        by_transformers(folder)
        shared = train_sentence_piece(scratch, model_type="unigram", vocab_size=260, rules=True)[0]
        folder = layout("xlm_roberta", {"tokenizer_class": "XLMRobertaTokenizer",
                                        "mask_token": {"__type": "AddedToken", "content": "<mask>", "lstrip": True, "rstrip": False, "normalized": False, "single_word": False}})
        (folder / "sentencepiece.bpe.model").write_bytes(shared)
        by_transformers(folder)
        folder = layout("camembert", {"tokenizer_class": "CamembertTokenizer"})
        (folder / "sentencepiece.bpe.model").write_bytes(shared)
        by_transformers(folder)


def fixtures(_):
    make_kinds()
    make_layouts()


def show(arguments):
    base, change = list(rows())[arguments.row]
    text = all_strings()[arguments.string]
    print(base, json.dumps(change, ensure_ascii=False), repr(text))
    tokenizer = reference(base, change)
    print(tokenizer.encode(text).tokens)
    print(*answer(tokenizer, text), sep="\n")


def real(arguments):
    tokenizer = Tokenizer.from_file(str(arguments.folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    lines = [line for text in arguments.texts for line in text.read_bytes().decode().split("\n")[:1000]]
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps({"made_by": versions(), "lines": len(lines), "digests": digests(tokenizer, lines)}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    commands.add_parser("fixtures").set_defaults(run=fixtures)
    command = commands.add_parser("show")
    command.add_argument("row", type=int)
    command.add_argument("string", type=int)
    command.set_defaults(run=show)
    command = commands.add_parser("real")
    command.add_argument("folder", type=pathlib.Path)
    command.add_argument("out", type=pathlib.Path)
    command.add_argument("texts", type=pathlib.Path, nargs="+")
    command.set_defaults(run=real)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    sys.path.insert(0, str(pathlib.Path(known.__file__).parent))
    main()
