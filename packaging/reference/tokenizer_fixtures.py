#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the tokenizer fixtures of tests/core/text: what the reference programs make of hard strings.

The references are the tokenizers, transformers and sentencepiece packages. Make an environment for them once, outside
the project:

    python3 -m venv reference
    reference/bin/pip install tokenizers transformers sentencepiece protobuf

    reference/bin/python packaging/reference/tokenizer_fixtures.py fixtures
        trains tiny tokenizers of every kind and writes them with their expected ids, offsets and decoded texts to
        tests/fixtures/text/<kind>/
    reference/bin/python packaging/reference/tokenizer_fixtures.py shared FOLDER
        FOLDER holds gpt2/ and bert-base-uncased/: writes the ids that these real tokenizers give, not the tokenizers
    reference/bin/python packaging/reference/tokenizer_fixtures.py compare FOLDER --cli build/app/cli/luthier-cli
        compares any tokenizer.json with what luthier-cli makes of the same strings

The trainers of the packages do not promise the same vocabulary twice, so a kind's files are written all together.
Offsets are bytes of the UTF-8 text, half-open, in one flat list; tokens that the tokenizer itself added have 0, 0.
"""
import argparse
import io
import json
import pathlib
import random
import subprocess
import sys

import sentencepiece
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "text"

LLAMA3 = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
          r"|\s+(?!\S)|\s+")

SENTENCES = """The tenant shall pay the rent in advance, on or before the first day of each month.
This agreement ends when either party gives notice of at least thirty (30) days.
The patient was seen on 12 March 2024 with a fever of 38.5 degrees and a dry cough.
No signs of pneumonia; paracetamol 500 mg, three times a day, was advised.
De huurder betaalt de huur vooraf, uiterlijk op de eerste dag van iedere maand.
Coördinatie, reünie, één, café, naïef, überhaupt: zo schrijven wij woorden met tekens.
De patiënt heeft sinds drie dagen koorts en hoest; er zijn geen aanwijzingen voor longontsteking.
Our shop sells 1,250 products: lamps, tables, chairs and garden tools.
Please don't send the invoice twice; I've already paid it, haven't I?
def add(a, b):
    return a + b  # the sum
for (int i = 0; i < 10; ++i) { total += values[i]; }
SELECT name, price FROM products WHERE price > 9.99 ORDER BY name;
What is the total of the order, and when will it be delivered?
He said: "We'll see." She answered: 'That's what they're all saying.'
The quick brown fox jumps over the lazy dog. Pack my box with five dozen liquor jugs.
""".splitlines()

STRINGS = [
    "", " ", "  ", "   ", "a", " a", "a ", " a ", "  a  b   c    ", "\n", "\n\n", "\t", "\r\n", "a\r\nb\r\n", "a\n", "\na",
    " \n a", "a \n", "a  \n\n  b", "\t\tindented\n\t\t\tmore", "trailing   ", "   leading", "one\u00a0two",
    "thin\u2009space", "line\u2028para\u2029end", "next\u0085line", "mongolian\u180evowel", "zero\u200bwidth", "\ufeffBOM first",
    "wide\u3000space", "\x00", "a\x00b", "\x01\x02\x03", "bell\x07", "\x1b[31mred\x1b[0m", "\x7f", "\x80\x9f", "soft\u00adhyphen",
    "a\x0bb\x0cc", "unit\x1fsep",
    "Hello, world!", "hello world", "HELLO WORLD", "Hello  World", "it's", "IT'S", "we'll they've I'm you'd he's don't", "'s 't 're",
    "\u2019s", "rock 'n' roll", "'''", "quote\"quote", "(a)", "[b]", "{c}", "<d>", "a.b.c", "a...b", "...", "!?!?", "--", "---", "—",
    "e-mail", "http://example.org/a?b=c&d=%20#e", "user@example.org", "C:\\Windows\\system32", "/usr/bin/env", "#hashtag", "@name",
    "$9.99", "€ 1.250,00", "£5", "50%", "1/2", "½", "x²", "H₂O", "10⁻³", "±5°C", "№ 7", "™®©", "§ 12", "¿Qué?", "¡Olé!",
    "0", "1", "12", "123", "1234", "12345", "1234567890", "3.14159", "1,000,000", "1e-5", "0x1F", "2024-03-12", "12:34:56",
    "+31 20 123 4567", "١٢٣٤", "१२३", "Ⅷ", "①②③", "７８９", "𝟘𝟙𝟚", "1st 2nd 3rd",
    "coördinatie", "één", "reünie", "naïef", "ĳsvrij", "IJSVRIJ", "Ĳ", "café", "cafe\u0301", "e\u0301\u0302\u0303", "Å", "A\u030a", "Ǻ", "ñ", "n\u0303",
    "Đặng Thị Hồng", "Łódź", "Žižek", "Çağrı", "İstanbul", "ISTANBUL", "ıi", "straße", "STRASSE", "ẞ", "ﬁle", "ﬀ", "Æsop", "œuvre", "þing",
    "ΑΣΣ ΟΔΥΣΣΕΥΣ", "ὈΔΥΣΣΕΎΣ", "Привет, мир!", "Ёлка", "Київ", "שלום עולם", "שָׁלוֹם", "مرحبا بالعالم", "السَّلَامُ", "\u202eright\u202c left",
    "नमस्ते दुनिया", "क्षत्रिय", "ภาษาไทย", "ສະບາຍດີ", "မြန်မာ", "ខ្មែរ", "தமிழ்", "한국어", "각", "\u1100\u1161\u11a8", "日本語", "東京タワー",
    "カタカナ", "ｶﾀｶﾅ", "中文字符", "中文abc中文", "𠀀𠮷", "㐀", "豈", "你好，世界。", "「引用」",
    "🙂", "🙂🙂", "a🙂b", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇳🇱", "❤️", "☺", "☕", "✈️", "1️⃣", "🫠", "🤌🏿 ok", "😀😃😄😁", "text🙂.", "🙂 text",
    "\u200d", "\ufe0f", "\u0301", "a\u0301", "\u0301a", "ก็", "\u0e33", "\ufffd", "a\ufffdb", "\ufffe", "\U0010ffff", "\ue000",
    "𝓗𝓮𝓵𝓵𝓸", "ᴴᴱᴸᴸᴼ", "Ⓗⓔⓛⓛⓞ", "ａｂｃ", "Z̸̛̯a̷l̵g̶o̷", "∑∫√∞≠≈", "→←↑↓", "░▒▓█", "♠♥♦♣", "♪♫",
    "def f(x):\n    return x * 2\n", "if (a && b || !c) { d[0] = 'x'; }", "#include <vector>\n\nint main() { return 0; }",
    "<html><body class=\"a\">&amp;</body></html>", "{\"key\": [1, 2.5, null, true]}", "SELECT * FROM t WHERE a = 'b';",
    "x = y ** 2 // 3 % 4 @ z", "a_b_c __init__ camelCase PascalCase SCREAMING_CASE kebab-case", "\\n is not a line end", "`code`", "**bold** _it_",
    "    four spaces", "\tif x:\n\t\ty()", "a" * 50, "a" * 101, "ab" * 120, "9" * 60, "supercalifragilisticexpialidocious" * 4, "-" * 70, "é" * 40,
    "🙂" * 20, " " * 40, "\n" * 20, "\t" * 9, "a b " * 30, "pneumonoultramicroscopicsilicovolcanoconiosis",
    "The tenant shall pay the rent.", "De patiënt heeft koorts.", "thirty (30) days", "the the the", "The THE tHe",
    "▁", "▁a", "a▁b", " ▁ ", "<0x41>", "<0x0A>", "<unk>", "Ġ", "Ġa", "ĠĠ", "Ċ", "##", "##ing", "a##b", "[UNK]", "[unk]", " [UNK] ",
    "<s>", "</s>", "<s>a</s>", "a <s> b", "a</s>", "</s>a", " <s>", "<s> ", "<s><s>", "<S>", "<s", "s>", "< s >", "<<s>>", "a<s>b<s>c",
    "[CLS] a [SEP]", "[CLS]a[SEP]", "[MASK]", "the [MASK] day", "the[MASK]day", "[mask]", "<mask>", "the <mask> day", "the<mask> day",
    "the   <mask>   day", "<mask>", " <mask>", "\u00a0<mask>\u00a0", "<|endoftext|>", "a<|endoftext|>b", "a <|endoftext|> b", "<|endoftext|>\n", "<|endof",
    "<|begin_of_text|>a<|end_of_text|>", "<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>", "<|eot_id|> x",
    "TOKEN", "token", "a TOKEN b", "aTOKENb", "a-TOKEN-b", "TOKENTOKEN", "TOKEN TOKEN", "éTOKEN", "TOKEN_", "TOKEN9", "über WORD ends", "WORD", "WORDs",
    "word", "A Word", "swords", "Fox", "FOX", "  FOX  ", "foxes", "the fox.",
    "\u01c5", "\u0345", "\u1e9b\u0323", "\u2126", "\u212b", "\u00b5", "\u03c2", "\uab70", "\U00010400", "\u0149", "\u1f88", "ŉ", "ſ 'ſ K 'K",
    "a\u0304\u0323", "a\u0323\u0304", "\U0001d15e", "\u0958", "가\u11a8", "\u3099か\u3099",
]


def random_strings():
    """A few dozen mixtures of everything above; the seed is fixed."""
    dice = random.Random(20240312)
    pieces = [s for s in STRINGS if s and len(s) < 30] + [w for line in SENTENCES for w in line.split(" ")]
    made = []
    for _ in range(60):
        made.append("".join(dice.choice(pieces) + dice.choice(["", "", " ", " ", "  ", "\n", "\t"]) for _ in range(dice.randint(2, 9))))
    return made


def all_strings():
    seen = dict.fromkeys(STRINGS + SENTENCES + random_strings())
    return list(seen)


def byte_offsets(text, offsets):
    """From pairs of characters to one flat list of bytes: begin, end, begin, end, …"""
    at = [0]
    for c in text:
        at.append(at[-1] + len(c.encode()))
    return [at[i] for pair in offsets for i in pair]


def case(text, encode, decode):
    """encode(text) gives ids and character offsets (or none); decode(ids, skip_special) gives text."""
    ids, offsets = encode(text)
    row = {"text": text, "ids": ids}
    if offsets is not None:
        row["offsets"] = byte_offsets(text, offsets)
    row["decoded"] = decode(ids, False)
    skipped = decode(ids, True)
    if skipped != row["decoded"]:
        row["decoded_skip"] = skipped
    return row


def of_tokenizers(tokenizer):
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def encode(text):
        made = tokenizer.encode(text)
        return made.ids, made.offsets

    return encode, lambda ids, skip: tokenizer.decode(ids, skip_special_tokens=skip)


def of_transformers(tokenizer):
    def encode(text):
        made = tokenizer(text, return_offsets_mapping=True)
        return made["input_ids"], made["offset_mapping"]

    return encode, lambda ids, skip: tokenizer.decode(ids, skip_special_tokens=skip)


def write(folder, rows, made_by):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "expected.json", "w", encoding="utf-8") as out:
        out.write('{"made_by": ' + json.dumps(made_by) + ',\n"rows": [\n')
        out.write(",\n".join(json.dumps(row, ensure_ascii=True, separators=(",", ":")) for row in rows))
        out.write("\n]}\n")


def versions():
    import tokenizers
    import transformers
    return f"tokenizers {tokenizers.__version__}, transformers {transformers.__version__}, sentencepiece {sentencepiece.__version__}"


def save(tokenizer, kind, change=None):
    """Writes tokenizer.json, on few lines, after change(json) has had its way, and returns what was written, opened again."""
    folder = FIXTURES / kind
    folder.mkdir(parents=True, exist_ok=True)
    made = json.loads(tokenizer.to_str())
    if change:
        change(made)
    (folder / "tokenizer.json").write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def finish(kind, tokenizer):
    encode, decode = of_tokenizers(tokenizer)
    write(FIXTURES / kind, [case(s, encode, decode) for s in all_strings()], versions())


def config(kind, **settings):
    (FIXTURES / kind / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def train_byte_level(tokenizer, size, special):
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=special, show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(SENTENCES * 2, trainer)


def make_gpt2():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=True)
    train_byte_level(tokenizer, 620, ["<|endoftext|>"])
    tokenizer.add_tokens([AddedToken("TOKEN", single_word=True), AddedToken("WORD")])
    # As a user may have saved it: truncation and padding must not be obeyed.
    tokenizer.enable_truncation(5)
    tokenizer.enable_padding(length=12)
    finish("gpt2", save(tokenizer, "gpt2"))
    config("gpt2", tokenizer_class="GPT2Tokenizer", bos_token="<|endoftext|>", eos_token="<|endoftext|>", unk_token="<|endoftext|>")


def make_roberta():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    tokenizer.decoder = decoders.ByteLevel()
    train_byte_level(tokenizer, 560, ["<s>", "<pad>", "</s>", "<unk>"])
    tokenizer.add_special_tokens([AddedToken("<mask>", lstrip=True, rstrip=False)])
    tokenizer.add_tokens([AddedToken("FOX", lstrip=True, rstrip=True, normalized=True)])
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", tokenizer.token_to_id("</s>")), ("<s>", tokenizer.token_to_id("<s>")),
                                                            trim_offsets=True, add_prefix_space=True)
    finish("roberta", save(tokenizer, "roberta"))


def make_llama3():
    tokenizer = Tokenizer(models.BPE(ignore_merges=True))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(LLAMA3), "isolated"),
                                                       pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    train_byte_level(tokenizer, 640, [])
    tokenizer.add_special_tokens(["<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"])
    tokenizer.post_processor = processors.Sequence([
        processors.ByteLevel(add_prefix_space=True, trim_offsets=False, use_regex=True),
        processors.TemplateProcessing(single="<|begin_of_text|> $A", pair="<|begin_of_text|> $A <|begin_of_text|>:1 $B:1",
                                      special_tokens=[("<|begin_of_text|>", tokenizer.token_to_id("<|begin_of_text|>"))])])

    def change(made):
        # A piece that no merge leads to: only ignore_merges finds it.
        made["model"]["vocab"]["\u0120fox"] = len(made["model"]["vocab"]) + 5
    finish("llama3", save(tokenizer, "llama3", change))
    config("llama3", tokenizer_class="PreTrainedTokenizerFast", bos_token="<|begin_of_text|>", eos_token="<|eot_id|>",
           clean_up_tokenization_spaces=True)


def make_llama2():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")])
    tokenizer.decoder = decoders.Sequence([decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    words = [w for line in SENTENCES * 2 for w in ("\u2581" + line.replace(" ", " \u2581")).split(" ")]
    trainer = trainers.BpeTrainer(vocab_size=700, show_progress=False, max_token_length=16,
                                  special_tokens=["<unk>", "<s>", "</s>"] + [f"<0x{b:02X}>" for b in range(256)])
    training = Tokenizer(models.BPE(unk_token="<unk>"))
    training.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    training.train_from_iterator(words, trainer)
    trained = json.loads(training.to_str())["model"]
    tokenizer.model = models.BPE(trained["vocab"], [tuple(m) for m in trained["merges"]], unk_token="<unk>", fuse_unk=True, byte_fallback=True)
    tokenizer.add_special_tokens([AddedToken(t, normalized=False) for t in ("<unk>", "<s>", "</s>")])
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", pair="<s> $A <s> $B", special_tokens=[("<s>", 1)])

    def change(made):
        made["model"]["merges"] = [" ".join(m) for m in made["model"]["merges"]]  # the older spelling
    finish("llama2", save(tokenizer, "llama2", change))
    config("llama2", tokenizer_class="LlamaTokenizer", add_bos_token=True, add_eos_token=False, bos_token="<s>", eos_token="</s>",
           unk_token="<unk>")


SPECIAL_WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def train_word_piece(normalizer, size):
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.train_from_iterator(SENTENCES * 2 + ["中文字符 日本語 привет мир שלום 🙂 é ñ ü ö ß"] * 2,
                                  trainers.WordPieceTrainer(vocab_size=size, special_tokens=SPECIAL_WORDS, show_progress=False))
    tokenizer.decoder = decoders.WordPiece(prefix="##")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(t, tokenizer.token_to_id(t)) for t in ("[CLS]", "[SEP]")])
    return tokenizer


def make_bert():
    finish("bert", save(train_word_piece(normalizers.BertNormalizer(lowercase=True), 700), "bert"))


def make_bert_cased():
    from transformers import BertTokenizer
    trained = train_word_piece(normalizers.BertNormalizer(lowercase=False), 800)
    vocabulary = sorted(trained.get_vocab().items(), key=lambda item: item[1])
    folder = FIXTURES / "bert_cased"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("".join(piece + "\n" for piece, _ in vocabulary), encoding="utf-8")
    config("bert_cased", tokenizer_class="BertTokenizer", do_lower_case=False)
    encode, decode = of_transformers(BertTokenizer.from_pretrained(folder))
    write(folder, [case(s, encode, decode) for s in all_strings()], versions())


def make_sentence_piece(kind, **settings):
    folder = FIXTURES / kind
    folder.mkdir(parents=True, exist_ok=True)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES), model_writer=model, num_threads=1, minloglevel=2, unk_id=0, bos_id=1, eos_id=2, pad_id=-1,
        hard_vocab_limit=False, **settings)
    (folder / "tokenizer.model").write_bytes(model.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    special = {"<unk>": 0, "<s>": 1, "</s>": 2}

    def encode(text):
        """Special tokens in the text are themselves; every stretch between them goes through sentencepiece (legacy)."""
        ids = [1]
        rest = text
        while rest:
            at, name = min(((rest.find(s), s) for s in special if s in rest), default=(len(rest), ""))
            ids += processor.encode(rest[:at]) if at else []
            if name:
                ids.append(special[name])
            rest = rest[at + len(name):]
        return ids

    def pieces(text):
        """Byte offsets by sentencepiece itself; it gives a character's bytes to the last of its byte pieces, we to each."""
        made = processor.encode(text.encode(), return_type="proto").pieces
        offsets = [[p.begin, p.end] for p in made]
        for i in range(len(offsets) - 2, -1, -1):
            if offsets[i][0] == offsets[i][1] and processor.is_byte(made[i].id):
                offsets[i] = offsets[i + 1]
        return [i for pair in offsets for i in pair]

    from transformers import LlamaTokenizer
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "LlamaTokenizer", "legacy": True}, indent=2) + "\n")
    rows = []
    for text in all_strings():
        row = {"text": text, "ids": encode(text)}
        if not any(s in text for s in special):
            row["offsets"] = [0, 0] + pieces(text)
        rows.append(row)
    if settings["model_type"] == "bpe":
        llama = LlamaTokenizer.from_pretrained(folder)
        for row in rows:
            row["decoded"] = llama.decode(row["ids"], skip_special_tokens=False)
            skipped = llama.decode(row["ids"], skip_special_tokens=True)
            if skipped != row["decoded"]:
                row["decoded_skip"] = skipped
    write(folder, rows, versions())


PART_STRINGS = ["", "  The tenant  pays 12,50 and 3.  ", "Coördinatie, naïef: één café!", "cafe\u0301 ﬁne ½ x² Å ΑΣΣ İ", "don't e-mail a_b  c--d",
                "日本語 中文 한국어 가\u11a8", "¿Qué? «x» —y—", "१२३ Ⅷ ①", "the [MASK] day  FOX", "\u00a0a\u3000b\u2028c", "🙂 the 👍🏽", "नमस्ते a\u0323\u0304",
                "--a----b--", " ", "a"]


def part_variants():
    """One part of a tokenizer.json at a time, as (key, JSON)."""
    string, regex = {"String": "-"}, {"Regex": r"[0-9]+|\p{P}"}
    for name in ("NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents"):
        yield "normalizer", {"type": name}
    yield "normalizer", {"type": "Strip", "strip_left": True, "strip_right": False}
    yield "normalizer", {"type": "Strip", "strip_left": False, "strip_right": True}
    yield "normalizer", {"type": "Prepend", "prepend": "the"}
    yield "normalizer", {"type": "Replace", "pattern": {"Regex": r"\s+"}, "content": " "}
    yield "normalizer", {"type": "Replace", "pattern": string, "content": ""}
    yield "normalizer", {"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "StripAccents"}, {"type": "Lowercase"}]}
    for strip, lower, chinese in ((None, False, True), (True, False, False), (False, True, True)):
        yield "normalizer", {"type": "BertNormalizer", "clean_text": chinese, "handle_chinese_chars": chinese, "strip_accents": strip, "lowercase": lower}
    for name in ("Whitespace", "WhitespaceSplit", "BertPreTokenizer"):
        yield "pre_tokenizer", {"type": name}
    for alone in (True, False):
        yield "pre_tokenizer", {"type": "Digits", "individual_digits": alone}
    for behavior in ("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"):
        yield "pre_tokenizer", {"type": "Punctuation", "behavior": behavior}
        yield "pre_tokenizer", {"type": "Split", "pattern": string, "behavior": behavior, "invert": False}
        yield "pre_tokenizer", {"type": "Split", "pattern": regex, "behavior": behavior, "invert": True}
    for scheme in ("always", "first", "never"):
        for split in (True, False):
            yield "pre_tokenizer", {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": scheme, "split": split}
    yield "pre_tokenizer", {"type": "Split", "pattern": {"Regex": r"[^(\s|[.,!?])]+"}, "behavior": "Isolated", "invert": False}
    yield "pre_tokenizer", {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, {"type": "Digits", "individual_digits": True}]}
    yield "decoder", {"type": "WordPiece", "prefix": "##", "cleanup": False}
    yield "decoder", {"type": "Metaspace", "replacement": "t", "prepend_scheme": "always", "split": True}
    yield "decoder", {"type": "Metaspace", "replacement": "t", "prepend_scheme": "never", "split": True}
    yield "decoder", {"type": "BPEDecoder", "suffix": "e"}
    yield "decoder", {"type": "Strip", "content": "t", "start": 1, "stop": 0}
    yield "decoder", {"type": "Sequence", "decoders": [{"type": "Replace", "pattern": {"String": "##"}, "content": "~"}, {"type": "Fuse"}]}
    yield "decoder", None


def make_parts():
    """Every other kind of part, each in the place of its like in the tokenizer of bert/."""
    whole = json.loads((FIXTURES / "bert" / "tokenizer.json").read_text(encoding="utf-8"))
    rows = []
    for key, part in part_variants():
        tokenizer = Tokenizer.from_str(json.dumps({**whole, key: part}))
        encode, decode = of_tokenizers(tokenizer)
        cases = []
        for text in PART_STRINGS:
            ids, offsets = encode(text)
            cases.append({"ids": ids, "decoded": decode(ids, True)} if key == "decoder" else {"ids": ids, "offsets": byte_offsets(text, offsets)})
        rows.append({"key": key, "part": part, "cases": cases})
    write(FIXTURES / "parts", [{"texts": PART_STRINGS}] + rows, versions())


def fixtures(_):
    make_gpt2()
    make_roberta()
    make_llama3()
    make_llama2()
    make_bert()
    make_parts()
    make_bert_cased()
    make_sentence_piece("sentencepiece_bpe", model_type="bpe", vocab_size=700, byte_fallback=True, split_digits=True,
                        normalization_rule_name="identity", remove_extra_whitespaces=False, allow_whitespace_only_pieces=True)
    make_sentence_piece("sentencepiece_unigram", model_type="unigram", vocab_size=300, normalization_rule_name="identity")


def shared(arguments):
    for kind in ("gpt2", "bert-base-uncased"):
        tokenizer = Tokenizer.from_file(str(arguments.folder / kind / "tokenizer.json"))
        encode, _ = of_tokenizers(tokenizer)
        rows = [{"text": s, "ids": encode(s)[0]} for s in all_strings()]
        write(FIXTURES / ("shared_" + kind.replace("-", "_")), rows, versions())


def compare(arguments):
    tokenizer = Tokenizer.from_file(str(arguments.folder / "tokenizer.json"))
    encode, _ = of_tokenizers(tokenizer)
    wrong = 0
    strings = all_strings()[::arguments.every]
    for text in strings:
        ids, offsets = encode(text)
        run = subprocess.run([arguments.cli, "tokenize", "--json", "--model", str(arguments.folder)], input=text.encode(), capture_output=True)
        if run.returncode != 0:
            sys.exit(run.stderr.decode())
        got = json.loads(run.stdout.decode().splitlines()[-1])
        got_offsets = [i for pair in got["offsets"] for i in pair]
        if got["ids"] != ids or got_offsets != byte_offsets(text, offsets):
            wrong += 1
            print(json.dumps({"text": text, "reference": ids, "luthier": got["ids"]}, ensure_ascii=False))
    print(f"{len(strings)} strings, {wrong} differ")
    sys.exit(1 if wrong else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    commands.add_parser("fixtures", help="write tests/fixtures/text").set_defaults(run=fixtures)
    command = commands.add_parser("shared", help="write the ids of real tokenizers")
    command.add_argument("folder", type=pathlib.Path)
    command.set_defaults(run=shared)
    command = commands.add_parser("compare", help="compare a tokenizer with luthier-cli")
    command.add_argument("folder", type=pathlib.Path)
    command.add_argument("--cli", default=str(ROOT / "build" / "app" / "cli" / "luthier-cli"))
    command.add_argument("--every", type=int, default=1, metavar="N", help="take only every Nth string: each costs a start of the program")
    command.set_defaults(run=compare)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
