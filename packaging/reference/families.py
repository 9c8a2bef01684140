#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/models/ROW for every row of the families: tiny random models and what transformers makes of them.

Once, in a throw-away environment (the tests themselves need no Python):

    python3 -m venv reference
    reference/bin/pip install torch==2.13.0 transformers==5.23.0 peft==0.21.2 safetensors tokenizers sentence-transformers
    reference/bin/python packaging/reference/families.py [OUT [ROW…]]

Each folder holds config.json, model.safetensors (bf16; no weight left at zero or one), a tokenizer and expected.json.
Rows of the bert family have the same body with each head of theirs: classify/, tokens/ and sometimes body/.

expected.json, all in fp32 with eager attention, one sequence at a time:
    sequences   [{ids, rows: which, logits: [row][vocabulary], hidden: [row][hidden] of the last layer, greedy?: 64 ids
                written with transformers' own cache}]
    loss        {targets: [sequence, row, id]…, losses, loss: their mean, gradient_norms: {tensor: norm}}
    classify    the same with one target a sequence, and logits [sequence][labels]
    tokens      the same with a label for some rows
    pooled      [sequence][hidden] (body/)
    sentences   [{text, embedding}] (sentence-transformers folders)

models.py writes the three older folders, which also hold adapters and optimiser steps.
"""
import json
import pathlib
import shutil
import sys

import torch
import torch.nn.functional as F
import transformers as hf
from safetensors.torch import load_file, save_file

from models import LABELS, TEXT

VOCABULARY = 128
SIZES = dict(vocab_size=VOCABULARY, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
             num_key_value_heads=2, max_position_embeddings=128, bos_token_id=None, eos_token_id=0, pad_token_id=None)


# ----------------------------------------------------------------------------------------------------- tokenizers

def byte_level(folder, specials, processor=None, **roles):
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.train_from_iterator(TEXT.splitlines(True), trainers.BpeTrainer(
        vocab_size=VOCABULARY - 4, special_tokens=specials, show_progress=False))
    if processor:
        first, last = processor
        tokenizer.post_processor = processors.TemplateProcessing(
            single=f"{first} $A {last}", special_tokens=[(t, tokenizer.token_to_id(t)) for t in processor])
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps(
        {"tokenizer_class": "PreTrainedTokenizerFast", **roles}, indent=2) + "\n")


def writing_tokenizer(folder):
    byte_level(folder, ["<|endoftext|>", "<|start|>", "<|end|>"], eos_token="<|endoftext|>", bos_token=None)


def roberta_tokenizer(folder):
    byte_level(folder, ["<s>", "<pad>", "</s>", "<unk>", "<mask>"], ("<s>", "</s>"), cls_token="<s>", bos_token="<s>",
               sep_token="</s>", eos_token="</s>", pad_token="<pad>", unk_token="<unk>", mask_token="<mask>")


def modern_tokenizer(folder):
    byte_level(folder, ["[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]"], ("[CLS]", "[SEP]"), cls_token="[CLS]",
               sep_token="[SEP]", pad_token="[PAD]", unk_token="[UNK]", mask_token="[MASK]")


def wordpiece_tokenizer(folder):
    from tokenizers import BertWordPieceTokenizer
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    pieces += list("abcdefghijklmnopqrstuvwxyz0123456789.,:?!-#%()'\"")
    pieces += ["##" + letter for letter in "abcdefghijklmnopqrstuvwxyz0123456789"]
    words = "the invoice order parcel payment days my is not has of and in to de een what amount wrong cancel please"
    pieces += [word for word in words.split() if word not in pieces][:VOCABULARY - len(pieces)]
    pieces += [f"[unused{i}]" for i in range(VOCABULARY - len(pieces))]
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n")
    BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True).save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "BertTokenizer", "do_lower_case": True, "unk_token": "[UNK]", "sep_token": "[SEP]",
        "pad_token": "[PAD]", "cls_token": "[CLS]", "mask_token": "[MASK]"}, indent=2) + "\n")


# --------------------------------------------------------------------------------------------------------- models

def named(model):
    """Every parameter once; a table that is also the decoder goes by the table's name."""
    names = {}
    for name, parameter in model.named_parameters(remove_duplicate=False):
        if id(parameter) not in names or "embed" in name or "wte" in name:
            names[id(parameter)] = (name, parameter)
    return list(names.values())


def fill(model, seed=20):
    """Random values that bf16 holds exactly, everywhere: a forgotten bias or norm weight must show."""
    around_zero = "gemma" in model.config.model_type  # its norms multiply by 1 + weight
    generator = torch.Generator().manual_seed(seed)
    for name, parameter in named(model):
        noise = torch.randn(parameter.shape, generator=generator)
        if parameter.dim() == 1:
            value = 0.2 * noise + (0 if around_zero else 1) if name.endswith("weight") else 0.1 * noise
        elif "embed" in name or "wte" in name or "wpe" in name:
            value = (0.15 if around_zero else 0.7) * noise
        else:
            # A Conv1D lies as [in, out].
            width = parameter.shape[0] if type(model.get_submodule(name.rpartition(".")[0])).__name__ == "Conv1D" \
                else parameter.shape[1]
            value = noise / width ** 0.5
        value = value.to(torch.bfloat16).float()
        with torch.no_grad():
            parameter.copy_(torch.where((value == 0) | (value == 1), value + 0.0625, value))
    return model.eval()


def copied(into, body, prefix):
    """The same body under another head; the head's own weights stay as filled."""
    getattr(into, prefix).load_state_dict(body.state_dict(), strict=False)
    return into


def save(model, folder, config_changes=None, drop=(), rename=None, extra=None):
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    tensors = load_file(folder / "model.safetensors")
    if rename:
        tensors = {rename(name): tensor for name, tensor in tensors.items()}
    tensors = {name: tensor.to(torch.bfloat16).contiguous() for name, tensor in tensors.items()}
    tensors.update(extra or {})
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)
    (folder / "generation_config.json").unlink(missing_ok=True)
    path = folder / "config.json"
    config = json.loads(path.read_text())
    for key in ("transformers_version", "dtype", *drop):
        config.pop(key, None)
    config.update(config_changes or {})
    path.write_text(json.dumps(config, indent=2) + "\n")


def short(value):
    if isinstance(value, torch.Tensor):
        value = value.detach().double().tolist()
    if isinstance(value, list):
        return [short(item) for item in value]
    return float(f"{value:.7g}") if isinstance(value, float) else value


def renewed(model):
    """A model whose rotary frequencies remember no longer sequence (dynamic scaling does)."""
    again = type(model)(model.config)
    again.load_state_dict(model.state_dict())
    return again.eval()


def outputs_of(model, ids):
    return renewed(model)(input_ids=torch.tensor([ids]), output_hidden_states=True)


def ids_of(length, seed, first=5):
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(first, VOCABULARY - 4, (length,), generator=generator).tolist()


def greedy(model, ids, count=64):
    """What generate() writes with its cache, and the smallest lead a winner had: a close race makes a fragile fixture."""
    model = renewed(model)
    model.generation_config = hf.GenerationConfig(do_sample=False, max_new_tokens=count, min_new_tokens=count,
                                                  eos_token_id=None, pad_token_id=0)
    given = model.generate(torch.tensor([ids]), attention_mask=torch.ones(1, len(ids), dtype=torch.long),
                           return_dict_in_generate=True, output_logits=True)
    lead = min(float((best := step[0].topk(2).values)[0] - best[1]) for step in given.logits)
    return given.sequences[0, len(ids):].tolist(), lead


def rows_of(length):
    return sorted({0, length // 4, length // 2, 3 * length // 4, length - 1})


def described(model, ids):
    output = outputs_of(model, ids)
    rows = rows_of(len(ids))
    entry = {"ids": ids, "rows": rows}
    if getattr(output, "logits", None) is not None and output.logits.shape[-1] == VOCABULARY:
        entry["logits"] = short(output.logits[0, rows])
    entry["hidden"] = short(output.hidden_states[-1][0, rows])
    return entry


def loss_block(model, sequences, targets, per_token):
    """Mean cross-entropy of targets [sequence, row, id], and its gradient's norm for every tensor."""
    model.zero_grad()
    losses = []
    for sequence, row, wanted in targets:
        logits = model(input_ids=torch.tensor([sequences[sequence]["ids"]])).logits[0]
        losses.append(F.cross_entropy((logits[row] if per_token else logits)[None], torch.tensor([wanted])))
    losses = torch.stack(losses)
    losses.mean().backward()
    norms = {name: short(float(parameter.grad.double().norm()))
             for name, parameter in named(model) if parameter.grad is not None}
    return {"targets": targets, "losses": short(losses), "loss": short(float(losses.mean().detach())),
            "gradient_norms": norms}


# ----------------------------------------------------------------------------------------------------------- rows

def writer(folder, model, *, config=None, drop=(), rename=None, extra=None, seed=1, lengths=(1, 9, 30)):
    """A model that writes: llama and gpt families."""
    fill(model)
    save(model, folder, config, drop, rename, extra)
    writing_tokenizer(folder)
    sequences = []
    for length in lengths:
        for attempt in range(300):
            ids = ids_of(length, seed + length + 1000 * attempt)
            if length == lengths[-1]:
                continuation = None
                break
            continuation, lead = greedy(model, ids)
            if lead > 0.01:
                break
        else:
            raise SystemExit(f"{folder.name}: no ids whose greedy continuation is clear")
        entry = described(model, ids)
        if continuation:
            entry["greedy"] = continuation
        sequences.append(entry)
    targets = [[s, row, sequences[s]["ids"][row + 1]] for s in (1, 2) for row in range(3, lengths[s] - 1, 4)]
    block = loss_block(renewed(model), sequences, targets, True)
    if rename:
        block["gradient_norms"] = {rename(name): norm for name, norm in block["gradient_norms"].items()}
    (folder / "expected.json").write_text(json.dumps({"sequences": sequences, "loss": block}) + "\n")


def reader(folder, config, kinds, prefix, tokenizer, special, *, body=False):
    """A model that reads: kinds are its classes with a masked-language head (or a body), a classifier, and a classifier of
    words; special: the ids of CLS, SEP and MASK."""
    language, sorter, tagger = kinds
    model = fill(language(config))
    inner = getattr(model, prefix)
    save(model, folder)
    tokenizer(folder)
    sequences, targets = [], []
    start, end, mask = special
    for s, (length, masked) in enumerate(((1, ()), (8, (2, 5)), (26, (3, 9, 17, 25)))):
        ids = [start] + ids_of(length, 300 + length) + [end]
        for row in masked:
            targets.append([s, row, ids[row]])
            ids[row] = mask
        sequences.append(described(model, ids))
    expected = {"sequences": sequences}
    if "logits" in sequences[0]:
        expected["loss"] = loss_block(model, sequences, targets, True)
    labelled = dict(id2label=dict(enumerate(LABELS)), label2id={label: i for i, label in enumerate(LABELS)})
    for name, kind in (("classify", sorter), ("tokens", tagger)):
        other = copied(fill(kind(type(config)(**{**config.to_dict(), **labelled}, attn_implementation="eager")), 21),
                       inner, prefix)
        save(other, folder / name)
        tokenizer(folder / name)
        per_token = name == "tokens"
        wanted = [[s, row, (s + row) % len(LABELS)] for s in range(3) for row in (1, len(sequences[s]["ids"]) // 2)] \
            if per_token else [[s, 0, s % len(LABELS)] for s in range(3)]
        expected[name] = loss_block(other, sequences, wanted, per_token)
        if not per_token:
            expected[name]["logits"] = [short(other(input_ids=torch.tensor([q["ids"]])).logits[0]) for q in sequences]
    if body:
        bare = fill(hf.AutoModel.from_config(config), 22)
        save(bare, folder / "body")
        tokenizer(folder / "body")
        expected["pooled"] = [short(bare(input_ids=torch.tensor([q["ids"]])).pooler_output[0]) for q in sequences]
    (folder / "expected.json").write_text(json.dumps(expected) + "\n")


def sentence_folder(folder):
    """As sentence-transformers publishes it: a bare BERT, mean pooling, vectors of length 1."""
    from sentence_transformers import SentenceTransformer
    config = hf.BertConfig(vocab_size=VOCABULARY, hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
                           intermediate_size=48, max_position_embeddings=64, attn_implementation="eager")
    save(fill(hf.BertModel(config)), folder)
    wordpiece_tokenizer(folder)
    modules = [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
               {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
               {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"}]
    (folder / "modules.json").write_text(json.dumps(modules, indent=2) + "\n")
    (folder / "sentence_bert_config.json").write_text('{"max_seq_length": 24, "do_lower_case": false}\n')
    (folder / "1_Pooling").mkdir(exist_ok=True)
    sentences = ["the parcel has not arrived", "een", "what is the wrong amount of my invoice ? please cancel the order",
                 "My invoice"]
    expected = {}
    for mode in ("cls_token", "max_tokens", "mean_tokens"):  # the last is what the folder keeps
        pooling = {"word_embedding_dimension": 32,
                   **{f"pooling_mode_{one}": one == mode for one in ("cls_token", "mean_tokens", "max_tokens")}}
        (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling, indent=2) + "\n")
        model = SentenceTransformer(str(folder), device="cpu", model_kwargs={"dtype": torch.float32})
        expected[mode] = short(torch.tensor(model.encode(sentences)))
    (folder / "expected.json").write_text(json.dumps({"texts": sentences, **expected}) + "\n")


def llama(**config):
    return hf.LlamaForCausalLM(hf.LlamaConfig(**{**SIZES, **config}, attn_implementation="eager"))


def made(config_class, model_class, **config):
    return model_class(config_class(**{**SIZES, **config}, attn_implementation="eager"))


def gpt_sizes(**more):
    return dict(vocab_size=VOCABULARY, n_embd=32, n_layer=2, n_head=4, n_positions=128, bos_token_id=0, eos_token_id=0,
                attn_implementation="eager", **more)


def encoder_sizes(**more):
    return dict(vocab_size=VOCABULARY, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=48,
                max_position_embeddings=64, attn_implementation="eager", **more)


def gpt2_published(folder):
    """As OpenAI's files are: no prefix, and the causal masks lie among the weights."""
    mask = torch.tril(torch.ones(8, 8)).view(1, 1, 8, 8)
    writer(folder, hf.GPT2LMHeadModel(hf.GPT2Config(**gpt_sizes())), rename=lambda name: name.removeprefix("transformer."),
           extra={f"h.{i}.attn.bias": mask.clone() for i in range(2)}, config={"architectures": ["GPT2LMHeadModel"]})


ROWS = {
    "llama3": lambda folder: writer(folder, llama(rope_parameters=dict(
        rope_type="llama3", rope_theta=10000.0, factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0,
        original_max_position_embeddings=64))),
    "llama-linear": lambda folder: writer(
        folder, llama(rope_parameters=dict(rope_type="linear", rope_theta=10000.0, factor=2.0)),
        drop=("rope_parameters",),
        config={"rope_theta": 10000.0, "rope_scaling": {"type": "linear", "factor": 2.0}}),
    "llama-dynamic": lambda folder: writer(folder, llama(
        max_position_embeddings=20, rope_parameters=dict(rope_type="dynamic", rope_theta=10000.0, factor=6.0))),
    "llama-yarn": lambda folder: writer(
        folder, llama(rope_parameters=dict(rope_type="yarn", rope_theta=10000.0, factor=4.0,
                                           original_max_position_embeddings=32))),
    "mistral": lambda folder: writer(folder, made(hf.MistralConfig, hf.MistralForCausalLM, head_dim=16,
                                                  sliding_window=8)),
    "qwen2": lambda folder: writer(folder, made(
        hf.Qwen2Config, hf.Qwen2ForCausalLM, num_hidden_layers=3, use_sliding_window=True, sliding_window=8,
        max_window_layers=1, tie_word_embeddings=True), drop=("layer_types",)),
    "qwen3": lambda folder: writer(folder, made(hf.Qwen3Config, hf.Qwen3ForCausalLM, head_dim=16,
                                                tie_word_embeddings=True)),
    "gemma": lambda folder: writer(folder, made(hf.GemmaConfig, hf.GemmaForCausalLM, head_dim=16,
                                                num_key_value_heads=1)),
    "gemma2": lambda folder: writer(folder, made(
        hf.Gemma2Config, hf.Gemma2ForCausalLM, num_hidden_layers=3, head_dim=16, sliding_window=8,
        query_pre_attn_scalar=12, attn_logit_softcapping=2.0, final_logit_softcapping=3.0)),
    "gemma3": lambda folder: writer(folder, made(
        hf.Gemma3TextConfig, hf.Gemma3ForCausalLM, num_hidden_layers=4, head_dim=16, sliding_window=8,
        query_pre_attn_scalar=12, sliding_window_pattern=3, rope_parameters=dict(
            full_attention=dict(rope_type="linear", factor=8.0, rope_theta=100000.0),
            sliding_attention=dict(rope_type="default", rope_theta=5000.0)))),
    "phi3": lambda folder: writer(folder, made(hf.Phi3Config, hf.Phi3ForCausalLM, sliding_window=10)),
    "phi4-mini": lambda folder: writer(folder, made(
        hf.Phi3Config, hf.Phi3ForCausalLM, tie_word_embeddings=True, original_max_position_embeddings=24,
        max_position_embeddings=96, partial_rotary_factor=0.75, rope_parameters=dict(
            rope_type="longrope", rope_theta=10000.0, short_factor=[1.0, 1.1, 1.3], long_factor=[1.2, 2.0, 3.5],
            partial_rotary_factor=0.75))),
    "granite": lambda folder: writer(folder, made(
        hf.GraniteConfig, hf.GraniteForCausalLM, tie_word_embeddings=True, embedding_multiplier=3.0,
        attention_multiplier=0.2, residual_multiplier=0.7, logits_scaling=2.0)),
    "olmo2": lambda folder: writer(folder, made(hf.Olmo2Config, hf.Olmo2ForCausalLM)),
    "smollm3": lambda folder: writer(folder, made(hf.SmolLM3Config, hf.SmolLM3ForCausalLM, num_hidden_layers=3,
                                                  no_rope_layer_interval=2, pad_token_id=0)),
    "gpt2": gpt2_published,
    "distilgpt2": lambda folder: writer(folder, hf.GPT2LMHeadModel(hf.GPT2Config(**gpt_sizes(n_inner=40)))),
    "gpt-neox": lambda folder: writer(folder, hf.GPTNeoXForCausalLM(hf.GPTNeoXConfig(
        vocab_size=VOCABULARY, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=48,
        max_position_embeddings=128, bos_token_id=0, eos_token_id=0, attn_implementation="eager"))),
    "gptj": lambda folder: writer(folder, hf.GPTJForCausalLM(hf.GPTJConfig(**gpt_sizes(rotary_dim=4, n_inner=48)))),
    "roberta": lambda folder: reader(
        folder, hf.RobertaConfig(**encoder_sizes(pad_token_id=1)),
        (hf.RobertaForMaskedLM, hf.RobertaForSequenceClassification, hf.RobertaForTokenClassification), "roberta",
        roberta_tokenizer, (0, 2, 4), body=True),
    "xlm-roberta": lambda folder: reader(
        folder, hf.XLMRobertaConfig(**encoder_sizes(pad_token_id=1, type_vocab_size=1)),
        (hf.XLMRobertaForMaskedLM, hf.XLMRobertaForSequenceClassification, hf.XLMRobertaForTokenClassification),
        "roberta", roberta_tokenizer, (0, 2, 4)),
    "distilbert": lambda folder: reader(
        folder, hf.DistilBertConfig(vocab_size=VOCABULARY, dim=32, n_layers=2, n_heads=4, hidden_dim=48,
                                    max_position_embeddings=64, attn_implementation="eager"),
        (hf.DistilBertForMaskedLM, hf.DistilBertForSequenceClassification, hf.DistilBertForTokenClassification),
        "distilbert", wordpiece_tokenizer, (2, 3, 4)),
    "electra": lambda folder: reader(
        folder, hf.ElectraConfig(**encoder_sizes(embedding_size=24)),
        (hf.ElectraForPreTraining, hf.ElectraForSequenceClassification, hf.ElectraForTokenClassification), "electra",
        wordpiece_tokenizer, (2, 3, 4)),
    "electra-generator": lambda folder: reader(
        folder, hf.ElectraConfig(**encoder_sizes(embedding_size=24)),
        (hf.ElectraForMaskedLM, hf.ElectraForSequenceClassification, hf.ElectraForTokenClassification), "electra",
        wordpiece_tokenizer, (2, 3, 4)),
    "modernbert": lambda folder: reader(
        folder, hf.ModernBertConfig(**{**encoder_sizes(local_attention=6, global_attn_every_n_layers=2,
                                                       classifier_pooling="mean", pad_token_id=3, cls_token_id=1,
                                                       sep_token_id=2, bos_token_id=1, eos_token_id=2),
                                       "num_hidden_layers": 3}),
        (hf.ModernBertForMaskedLM, hf.ModernBertForSequenceClassification, hf.ModernBertForTokenClassification), "model",
        modern_tokenizer, (1, 2, 4)),
    "sentence-bert": sentence_folder,
}


def main():
    here = pathlib.Path(__file__).resolve()
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parents[2] / "tests" / "fixtures" / "models"
    torch.set_num_threads(1)
    for name in sys.argv[2:] or ROWS:
        folder = root / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        torch.manual_seed(1)
        ROWS[name](folder)
        print(name, sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()), "bytes", flush=True)


if __name__ == "__main__":
    main()
