#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/gguf/models: a tiny model of every architecture, converted to GGUF by llama.cpp's own converter.

The converter comes with the source package of llama-cpp-python. Once, in the environment of the reference scripts:

    reference/bin/pip install gguf sentencepiece
    reference/bin/pip download --no-deps --no-binary :all: llama-cpp-python && tar xf llama_cpp_python-*.tar.gz
    reference/bin/python packaging/reference/gguf_models.py llama_cpp_python-*/vendor/llama.cpp [NAME…]

NAME.gguf        the model, matrices as F16
NAME.json        config: what transformers says of the original; tensors: the shape of each of its weights;
                 texts (some models): ids that the original tokenizer gives to hard strings

The value of element i of a weight does not lie in a file: it follows from the weight's name by `values` below, in the same
way here and in the test, and is a multiple of 1/1024 that F16 holds exactly.
"""

import json
import logging
import shutil
import sys
import tempfile
from pathlib import Path

LLAMA_CPP = Path(sys.argv[1]).resolve()
sys.path.insert(0, str(LLAMA_CPP))

import numpy as np
import torch
import transformers as hf
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from conversion import get_model_class
from conversion.base import gguf

FIXTURES = Path(__file__).resolve().parents[2] / "tests" / "fixtures"
OUT = FIXTURES / "gguf" / "models"

SIZES = dict(hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
             max_position_embeddings=64)
HEAD = dict(head_dim=8)


def values(name: str, count: int) -> np.ndarray:
    digest = 2166136261  # FNV-1a
    for byte in name.encode():
        digest = (digest ^ byte) * 16777619 % (1 << 32)
    mixed = (digest + np.arange(count, dtype=np.uint64) * 2654435761) % (1 << 32)
    return (((mixed >> 7) % 2047).astype(np.int64) - 1023).astype(np.float32) / 1024


def fill(model: torch.nn.Module) -> None:
    tied = {}
    for name, parameter in model.named_parameters():
        if parameter.data_ptr() in tied:
            continue
        tied[parameter.data_ptr()] = name
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(values(name, parameter.numel()).reshape(parameter.shape).copy()))


# ------------------------------------------------------------------------------------------------ tokenizers

def tiny(folder: Path) -> dict:
    """128 tokens, for models whose tokenizer is not the point."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.train_from_iterator(["the quick brown fox jumps over the lazy dog. 0123456789"], trainers.BpeTrainer(
        vocab_size=128, special_tokens=["<|begin|>", "<|end|>"], show_progress=False,
        initial_alphabet=[chr(code) for code in range(33, 127)]))
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps(
        {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<|begin|>", "eos_token": "<|end|>"}))
    return dict(vocab_size=tokenizer.get_vocab_size(), bos_token_id=0, eos_token_id=1)


def fixture(name: str):
    def copy(folder: Path) -> dict:
        for file in ("tokenizer.json", "tokenizer.model", "tokenizer_config.json"):
            if (FIXTURES / "text" / name / file).exists():
                shutil.copy(FIXTURES / "text" / name / file, folder / file)
        if not (folder / "tokenizer_config.json").exists():
            (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "BertTokenizer"}))
        tokenizer = hf.AutoTokenizer.from_pretrained(folder)
        roles = {f"{role}_token_id": getattr(tokenizer, f"{role}_token_id") for role in ("bos", "eos", "pad")}
        return dict(vocab_size=max(tokenizer.get_vocab().values()) + 1, **{role: id for role, id in roles.items() if id is not None})
    return copy


def roberta(folder: Path) -> dict:
    shutil.copy(FIXTURES / "text" / "roberta" / "tokenizer.json", folder / "tokenizer.json")
    raw = json.loads((folder / "tokenizer.json").read_text())
    raw["normalizer"] = None  # as RoBERTa's own
    raw["pre_tokenizer"]["add_prefix_space"] = False
    raw["added_tokens"] = [token for token in raw["added_tokens"] if token["special"]]
    (folder / "tokenizer.json").write_text(json.dumps(raw))
    names = dict(bos="<s>", eos="</s>", cls="<s>", sep="</s>", pad="<pad>", unk="<unk>", mask="<mask>")
    (folder / "tokenizer_config.json").write_text(json.dumps(
        {"tokenizer_class": "PreTrainedTokenizerFast", **{f"{role}_token": name for role, name in names.items()}}))
    return dict(vocab_size=Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab_size(), pad_token_id=1,
                bos_token_id=0, eos_token_id=2)


def xlm_roberta(folder: Path) -> dict:
    shutil.copy(FIXTURES / "text" / "sentencepiece_unigram" / "tokenizer.model", folder / "sentencepiece.bpe.model")
    tokenizer = hf.XLMRobertaTokenizer.from_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return dict(vocab_size=len(tokenizer), pad_token_id=1, bos_token_id=0, eos_token_id=2)


# ---------------------------------------------------------------------------------------------------- models

def llama_row(cls, tokenizer=tiny, pre="gpt-2", **fields):
    return cls, SIZES | fields, tokenizer, pre


def bert_row(cls, tokenizer, pre, **fields):
    sizes = {key: value for key, value in SIZES.items() if key != "num_key_value_heads"}
    return cls, sizes | fields, tokenizer, pre


LLAMA3 = {"rope_type": "llama3", "rope_theta": 500000.0, "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
          "original_max_position_embeddings": 8192}
YARN = {"rope_type": "yarn", "rope_theta": 1000000.0, "factor": 4.0, "original_max_position_embeddings": 16}
LONG = {"rope_type": "longrope", "rope_theta": 10000.0, "long_factor": [1.08, 1.5, 3.0, 4.25],
        "short_factor": [1.0, 1.02, 1.1, 1.3], "original_max_position_embeddings": 16}
GPT = dict(n_embd=16, n_layer=2, n_head=4, n_positions=64, n_inner=24)
ROWS = {
    "llama": llama_row(hf.LlamaForCausalLM, fixture("sentencepiece_bpe"), "default"),
    "llama3": llama_row(hf.LlamaForCausalLM, fixture("llama3"), "llama-bpe", head_dim=32, rope_parameters=LLAMA3,
                        max_position_embeddings=131072, num_attention_heads=2, num_key_value_heads=1,
                        tie_word_embeddings=True),
    "llama-bias": llama_row(hf.LlamaForCausalLM, attention_bias=True, mlp_bias=True, **HEAD,
                            rope_parameters={"rope_type": "linear", "rope_theta": 10000.0, "factor": 2.0}),
    "mistral": llama_row(hf.MistralForCausalLM, **HEAD, sliding_window=None),
    "smollm3": llama_row(hf.SmolLM3ForCausalLM, pad_token_id=1, num_hidden_layers=5, tie_word_embeddings=True),
    "granite": llama_row(hf.GraniteForCausalLM, embedding_multiplier=12.0, attention_multiplier=0.015625,
                         residual_multiplier=0.22, logits_scaling=8.0, tie_word_embeddings=True),
    "qwen2": llama_row(hf.Qwen2ForCausalLM, fixture("gpt2"), "gpt-2", rope_parameters=YARN),
    "qwen3": llama_row(hf.Qwen3ForCausalLM, **HEAD, tie_word_embeddings=True),
    "gemma": llama_row(hf.GemmaForCausalLM, fixture("sentencepiece_bpe"), "default", **HEAD),
    "gemma2": llama_row(hf.Gemma2ForCausalLM, fixture("sentencepiece_bpe"), "default", **HEAD, query_pre_attn_scalar=8,
                        sliding_window=32),
    "gemma3": llama_row(hf.Gemma3ForCausalLM, fixture("sentencepiece_bpe"), "default", **HEAD, query_pre_attn_scalar=8,
                        sliding_window=16, num_hidden_layers=7),
    "phi3": llama_row(hf.Phi3ForCausalLM, fixture("sentencepiece_bpe"), "default", sliding_window=32, pad_token_id=1, num_attention_heads=2,
                      rope_parameters=LONG, original_max_position_embeddings=16),
    "olmo2": llama_row(hf.Olmo2ForCausalLM, pad_token_id=1),
    "olmo3": llama_row(hf.Olmo3ForCausalLM, pad_token_id=1, sliding_window=16, num_hidden_layers=4),
    "gpt2": (hf.GPT2LMHeadModel, GPT, fixture("gpt2"), "gpt-2"),
    "gptneox": bert_row(hf.GPTNeoXForCausalLM, tiny, "gpt-2", rope_parameters={
        "rope_type": "default", "rope_theta": 10000.0, "partial_rotary_factor": 0.5}),
    "bert": bert_row(hf.BertModel, fixture("bert"), "bert-bge"),
    "bert-classifier": bert_row(hf.BertForSequenceClassification, fixture("bert"), "bert-bge",
                                id2label={0: "order", 1: "invoice", 2: "other"}),
    "distilbert": (hf.DistilBertModel, dict(dim=16, hidden_dim=24, n_layers=2, n_heads=4, max_position_embeddings=64),
                   fixture("bert"), "bert-bge"),
    "roberta": bert_row(hf.RobertaModel, roberta, "roberta-bpe", layer_norm_eps=1e-5),
    "xlm-roberta": bert_row(hf.XLMRobertaModel, xlm_roberta, "default", layer_norm_eps=1e-5),
    "modernbert": bert_row(hf.ModernBertModel, tiny, "modern-bert", num_hidden_layers=4, local_attention=16,
                           pad_token_id=0, cls_token_id=0, sep_token_id=1),
}
FROM_FIXTURE = {"llama": "sentencepiece_bpe", "llama3": "llama3", "gpt2": "gpt2", "bert": "bert"}


def older_names(folder: Path, name: str) -> dict | None:
    """The converter reads some fields by the names of transformers 4."""
    config = json.loads((folder / "config.json").read_text())
    if name == "gptneox":
        return config | {"rotary_pct": config["rope_parameters"]["partial_rotary_factor"]}
    if name == "gpt2":
        return config | {"n_ctx": config["n_positions"]}
    if name == "distilbert":
        return config | {"hidden_size": config["dim"], "num_hidden_layers": config["n_layers"],
                         "num_attention_heads": config["n_heads"], "intermediate_size": config["hidden_dim"]}
    return None


def convert(name: str) -> None:
    cls, fields, tokenizer, pre = ROWS[name]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        fields = fields | tokenizer(folder)
        model = cls(cls.config_class(**fields))
        fill(model)
        model.save_pretrained(folder)
        config = model.config.to_dict()
        tensors = {key: list(tensor.shape) for key, tensor in model.state_dict().items()
                   if not key.endswith(("position_ids", "rotary_emb.inv_freq", ".attn.bias", ".masked_bias"))}
        hparams = older_names(folder, name)
        given = {"hparams": hparams} if hparams else {}
        converter = get_model_class(cls.__name__)
        converter.get_vocab_base_pre = lambda self, tokenizer: pre
        with torch.inference_mode():
            converter(folder, gguf.LlamaFileType.MOSTLY_F16, OUT / f"{name}.gguf", eager=True, **given).write()
        expected = {"config": config, "tensors": tensors}
        if name in FROM_FIXTURE:
            expected["texts_of"] = FROM_FIXTURE[name]
        elif name in ("roberta", "xlm-roberta"):
            rows = json.loads((FIXTURES / "text" / "gpt2" / "expected.json").read_text())["rows"]
            original = hf.AutoTokenizer.from_pretrained(folder)
            texts = [row["text"] for row in rows if "text" in row][:220]
            expected["texts"] = [{"text": text, "ids": original(text)["input_ids"]} for text in texts]
    (OUT / f"{name}.json").write_text(json.dumps(expected, ensure_ascii=False, indent=None, default=str) + "\n")


def main() -> None:
    logging.disable(logging.INFO)
    OUT.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or ROWS:
        print(name, flush=True)
        convert(name)


if __name__ == "__main__":
    main()
