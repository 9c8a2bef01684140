#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains the same steps with transformers + peft and with Luthier, one after the other, and prints both.

The same model folder, the same rows tokenised once, the same order, batches of 16 rows (padded there, ragged here), the
same initial LoRA factors, AdamW with the same settings. Each combination of method and type runs in a process of its own,
so that the largest memory is that of the combination alone.

    python3 -m venv reference
    reference/bin/pip install torch==2.13.0 transformers==5.23.0 peft==0.21.2 safetensors sentencepiece protobuf
    reference/bin/python packaging/reference/train_beside.py MODEL GSM8K/train.jsonl build/tests/bench/bench_train_step OUT

MODEL: a Llama-family folder, for example from smollm2_folder.py. OUT gets rows.jsonl, initial_adapter/ and
results.json; the last line on standard output is that JSON.

In bf16 the model of transformers is cast whole and autocast is off; peft keeps the LoRA factors in fp32, as Luthier does.
Full fine-tuning in bf16 keeps fp32 weights and moments here and bf16 ones there: its losses need not agree.
"""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import time

PATTERN = "### Question:\n{prompt}\n\n### Answer:\n"
RATES = {"lora": 2e-4, "full": 2e-5}
LINEAR = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


def prepare(arguments):
    """rows.jsonl and the adapter that both sides start from."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(arguments.model)
    with open(arguments.data, encoding="utf-8") as file, open(arguments.out / "rows.jsonl", "w") as rows:
        for _, line in zip(range(arguments.rows), file):
            row = json.loads(line)
            prompt = tokenizer(PATTERN.replace("{prompt}", row["question"])).input_ids
            answer = tokenizer(row["answer"], add_special_tokens=False).input_ids + [tokenizer.eos_token_id]
            rows.write(json.dumps({"ids": (prompt + answer)[:512], "first": len(prompt)}) + "\n")
    torch.manual_seed(1)
    model = AutoModelForCausalLM.from_pretrained(arguments.model, dtype=torch.float32)
    get_peft_model(model, LoraConfig(r=16, lora_alpha=32, lora_dropout=0.0, bias="none", target_modules=LINEAR,
                                     task_type="CAUSAL_LM")).save_pretrained(arguments.out / "initial_adapter")


def matrix_rate(torch, dtype):
    a, b = torch.randn(2048, 2048).to(dtype), torch.randn(2048, 2048).to(dtype)
    best = 0.0
    for attempt in range(6):
        begin = time.perf_counter()
        a @ b
        rate = 2 * 2048**3 / (time.perf_counter() - begin) / 1e12
        best = max(best, rate) if attempt else best
    return best


def train(arguments, method, dtype):
    """Their side, in this process."""
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    kind = {"fp32": torch.float32, "bf16": torch.bfloat16}[dtype]
    rates = {dtype: matrix_rate(torch, kind)}
    model = AutoModelForCausalLM.from_pretrained(arguments.model, dtype=kind)
    if method == "lora":
        model = PeftModel.from_pretrained(model, arguments.out / "initial_adapter", is_trainable=True)
    model.train()
    rows = [json.loads(line) for line in open(arguments.out / "rows.jsonl")]
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW([{"params": [p for p in trained if p.dim() >= 2], "weight_decay": 0.01},
                                   {"params": [p for p in trained if p.dim() < 2], "weight_decay": 0.0}],
                                  lr=RATES[method], betas=(0.9, 0.999), eps=1e-8, fused=True)
    losses, times, tokens = [], [], 0
    for first in range(0, len(rows), arguments.batch):
        part = rows[first:first + arguments.batch]
        begin = time.perf_counter()
        longest = max(len(row["ids"]) for row in part)
        ids = torch.tensor([row["ids"] + [0] * (longest - len(row["ids"])) for row in part])
        mask = torch.tensor([[1] * len(row["ids"]) + [0] * (longest - len(row["ids"])) for row in part])
        labels = torch.tensor([[-100] * row["first"] + row["ids"][row["first"]:]
                               + [-100] * (longest - len(row["ids"])) for row in part])
        optimiser.zero_grad(set_to_none=True)
        loss = model(input_ids=ids, attention_mask=mask, labels=labels, use_cache=False).loss
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
        times.append(time.perf_counter() - begin)
        tokens += sum(len(row["ids"]) for row in part)
        print(f"  step {len(losses)}: loss {losses[-1]:.6f}, {times[-1]:.1f} s", file=sys.stderr)
    print(json.dumps({"threads": torch.get_num_threads(), "matrix_tflops": rates, "program": "transformers + peft",
                      "method": method, "dtype": dtype, "losses": losses, "step_seconds": times, "tokens": tokens,
                      "tokens_per_second": tokens / sum(times),
                      "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


def last_json(command):
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True,
                         env={**os.environ, "OMP_WAIT_POLICY": "passive"})
    return json.loads(run.stdout.strip().splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("bench")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--rows", type=int, default=48)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=0, help="0: as many as each program takes by itself")
    parser.add_argument("--methods", nargs="+", default=["lora", "full"])
    parser.add_argument("--dtypes", nargs="+", default=["fp32", "bf16"])
    parser.add_argument("--theirs", nargs=2, metavar=("METHOD", "DTYPE"), help=argparse.SUPPRESS)
    parser.add_argument("--prepare", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.prepare:
        return prepare(arguments)
    if arguments.theirs:
        return train(arguments, *arguments.theirs)

    arguments.out.mkdir(parents=True, exist_ok=True)
    places = [str(path) for path in (arguments.model, arguments.data, arguments.bench, arguments.out)]
    common = ["--batch", str(arguments.batch), "--threads", str(arguments.threads)]
    subprocess.run([sys.executable, __file__, *places, "--rows", str(arguments.rows), "--prepare"], check=True)
    results = []
    for method in arguments.methods:
        for dtype in arguments.dtypes:
            theirs = last_json([sys.executable, __file__, *places, *common, "--theirs", method, dtype])
            adapter = ["--adapter", str(arguments.out / "initial_adapter")] if method == "lora" else []
            ours = last_json([arguments.bench, str(arguments.model), str(arguments.out / "rows.jsonl"), method, dtype,
                              *common, "--rate", str(RATES[method]), *adapter])
            apart = max(abs(a - b) / abs(b) for a, b in zip(ours["losses"], theirs["losses"]))
            results.append({"method": method, "dtype": dtype, "theirs": theirs, "ours": ours,
                            "speed_ratio": ours["tokens_per_second"] / theirs["tokens_per_second"],
                            "memory_ratio": ours["peak_bytes"] / theirs["peak_bytes"],
                            "largest_relative_loss_difference": apart})
            print(f"{method} {dtype}: {theirs['tokens_per_second']:.0f} → {ours['tokens_per_second']:.0f} tokens/s "
                  f"(× {results[-1]['speed_ratio']:.2f}), {theirs['peak_bytes'] / 1e9:.1f} → "
                  f"{ours['peak_bytes'] / 1e9:.1f} GB (× {results[-1]['memory_ratio']:.2f}), losses apart {apart:.1e}",
                  file=sys.stderr)
    (arguments.out / "results.json").write_text(json.dumps(results, indent=2) + "\n")
    print(json.dumps(results))


if __name__ == "__main__":
    main()
