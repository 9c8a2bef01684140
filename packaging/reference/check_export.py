#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens exported folders with transformers and peft and compares with what luthier-cli says about them.

    python3 -m venv reference
    reference/bin/pip install torch==2.13.0 transformers==5.23.0 peft==0.21.2 safetensors sentencepiece protobuf
    reference/bin/python packaging/reference/check_export.py build/app/cli/luthier-cli FOLDER…
    reference/bin/python packaging/reference/check_export.py build/app/cli/luthier-cli --everything WORK [--rows ROW…]

FOLDER is a merged model folder or an adapter folder (opened on the base that it names). Compared are: token ids; for a
model that writes, log probabilities and 32 greedy tokens, raw and in the instruction template; for one that sorts,
labels and probabilities; for one that only reads, embeddings. With --everything small runs are trained first, for every
task and method on the fixture models, exported in every format and checked; WORK keeps them. Prints a table; exit code
1 when anything differs by more than 1e-4 (relative to the largest value) or in an answer.
"""
import argparse
import json
import pathlib
import subprocess
import sys

import torch
from peft import PeftModel
from transformers import (AutoConfig, AutoModel, AutoModelForCausalLM, AutoModelForMaskedLM,
                          AutoModelForSequenceClassification, AutoTokenizer)

TEXTS = ["the supplier delivers the goods within ten days", "My invoice shows the wrong amount, please correct it.",
         "de levering is te laat", "12 x 3 = 36", "What is due after thirty days?"]
TOLERANCE = 1e-4
READERS = ("bert", "roberta", "xlm-roberta", "distilbert", "electra", "modernbert")


class Luthier:
    def __init__(self, program, model, adapter):
        self.program, self.where = program, ["--model", str(model), *(["--adapter", str(adapter)] if adapter else [])]

    def ask(self, command, text, *options):
        fixed = ["--dtype", "fp32", "--device", "cpu", "--json"]
        run = subprocess.run([self.program, command, *self.where, *options, *fixed], input=text, capture_output=True,
                             text=True)
        if run.returncode:
            raise SystemExit(f"luthier-cli {command} failed: {run.stderr.strip()}")
        return [json.loads(line) for line in run.stdout.strip().splitlines()]


def apart(ours, theirs):
    ours, theirs = torch.as_tensor(ours, dtype=torch.float64), torch.as_tensor(theirs, dtype=torch.float64)
    if ours.shape != theirs.shape:
        return float("inf")
    return float((ours - theirs).abs().max() / theirs.abs().max().clamp_min(1e-12))


def greedy(model, ids, stops, count=32):
    """Argmax after argmax, with how far ahead each winner was."""
    new, leads = [], []
    given, past = ids, None
    for _ in range(count):
        output = model(input_ids=torch.tensor([given]), past_key_values=past, use_cache=True)
        logits, past = output.logits[0, -1], output.past_key_values
        best = logits.topk(2)
        if int(best.indices[0]) in stops:
            break
        new.append(int(best.indices[0]))
        leads.append(float((best.values[0] - best.values[1]) / logits.abs().max()))
        given = new[-1:]
    return new, leads


def same_answer(ours, theirs, leads):
    for i, (a, b) in enumerate(zip(ours, theirs)):
        if a != b:
            return leads[i] < TOLERANCE  # a tie in fp32 may fall either way
    return len(ours) == len(theirs) or leads[min(len(ours), len(theirs)) - 1] < TOLERANCE


def load_json(path):
    return json.loads(path.read_text()) if path.exists() else {}


def open_both(program, folder):
    """Their model, their tokenizer, ours, and what kind it is."""
    adapter = load_json(folder / "adapter_config.json")
    base = pathlib.Path(adapter["base_model_name_or_path"]) if adapter else folder
    config = AutoConfig.from_pretrained(base)
    if adapter:
        kind = {"SEQ_CLS": "sorts", "CAUSAL_LM": "writes"}.get(adapter["task_type"], "reads")
    else:
        name = config.architectures[0]
        kind = "sorts" if "SequenceClassification" in name else "writes" if "CausalLM" in name or "LMHead" in name else "reads"
    options = {"dtype": torch.float32}
    if adapter and kind == "sorts":
        labels = load_json(folder / "labels.json")["labels"]
        options |= {"id2label": dict(enumerate(labels)), "label2id": {label: i for i, label in enumerate(labels)}}
    loader = {"sorts": AutoModelForSequenceClassification, "writes": AutoModelForCausalLM, "reads": AutoModel}[kind]
    if kind == "reads" and adapter:
        loader = AutoModelForMaskedLM  # the adapter's names begin at this class
    model = loader.from_pretrained(base, **options)
    if adapter:
        model = PeftModel.from_pretrained(model, folder)
    tokenizer = AutoTokenizer.from_pretrained(folder if (folder / "tokenizer_config.json").exists() else base)
    return model.eval(), tokenizer, Luthier(program, base, folder if adapter else None), kind


def check(program, folder):
    """Rows of the table: (what, largest difference or text, whether it agrees)."""
    model, tokenizer, luthier, kind = open_both(program, folder)
    rows = []

    def figure(what, value):
        rows.append((what, f"{value:.1e}", value <= TOLERANCE))

    def counted(what, agree):
        rows.append((what, f"{sum(agree)} of {len(agree)}", all(agree)))

    theirs = [tokenizer(text).input_ids for text in TEXTS]
    # Our side of an adapter reads with the base's tokenizer; of a causal classifier the task adds the last token.
    ids = [luthier.ask("tokenize", text)[-1]["ids"] for text in TEXTS]
    ends = [tokenizer.eos_token_id] if kind == "sorts" and model.config.model_type not in READERS else []
    counted("token ids", [a == b or a + ends == b for a, b in zip(ids, theirs)])
    with torch.no_grad():
        if kind == "writes":
            stops = model.generation_config.eos_token_id
            stops = set(stops) if isinstance(stops, list) else {stops}
            scores, answers, wrapped = [], [], []
            template = load_json(folder / "instruction_template.json").get("pattern")
            for text, sequence in zip(TEXTS, theirs):
                wanted = model(input_ids=torch.tensor([sequence])).logits[0, :-1].log_softmax(-1)
                wanted = wanted.gather(1, torch.tensor(sequence[1:])[:, None])[:, 0]
                scores.append(apart(luthier.ask("score", text)[-1]["log_probabilities"], wanted))
                new, leads = greedy(model, sequence, stops)
                answers.append(same_answer(luthier.ask("generate", text, "--max-tokens", "32")[-1]["ids"], new, leads))
                wrapping = template.replace("{prompt}", text) if template else ""
                # Without byte fallback sentencepiece gives its unknown token where transformers drops the character.
                unknown = {"<unk>"} & set(luthier.ask("tokenize", wrapping)[-1]["pieces"]) if wrapping else set()
                if wrapping and not unknown:
                    asked = tokenizer(wrapping).input_ids
                    new, leads = greedy(model, asked, stops)
                    ours = luthier.ask("generate", text, "--chat", "--max-tokens", "32")[-1]["ids"]
                    wrapped.append(same_answer(ours, new, leads))
            figure("log probabilities", max(scores))
            counted("greedy answers", answers)
            if wrapped:
                counted("greedy answers, in the template", wrapped)
        elif kind == "sorts":
            labels = [model.config.id2label[i] for i in range(model.config.num_labels)]
            predictions = luthier.ask("predict", "\n".join(TEXTS) + "\n")
            figures, agree = [], []
            for sequence, ours in zip(theirs, predictions):
                chances = model(input_ids=torch.tensor([sequence])).logits[0].softmax(-1)
                figures.append(apart([ours["probabilities"][label] for label in labels], chances))
                agree.append(ours["label"] == labels[int(chances.argmax())])
            figure("probabilities", max(figures))
            counted("labels", agree)
        else:
            body = model.base_model.model.base_model if isinstance(model, PeftModel) else model
            ours = [row["embedding"] for row in luthier.ask("embed", "\n".join(TEXTS) + "\n", "--pooling", "mean")]
            figure("embeddings", max(
                apart(vector, body(input_ids=torch.tensor([sequence])).last_hidden_state[0].mean(0))
                for vector, sequence in zip(ours, theirs)))
    return rows


def everything(program, work, rows):
    """Small runs of every task and method on the fixture models, exported in every format that suits them."""
    fixtures = pathlib.Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "models"
    work.mkdir(parents=True, exist_ok=True)
    labels = ["delivery", "invoice", "other"]
    words = ["order", "parcel", "invoice", "payment", "goods", "delivery", "amount"]
    lines = {"instruct": [], "classify": [], "corpus": []}
    for i in range(40):
        first, second = f"the {words[i % 7]} is number {i}", f"it is due in {i % 5 + 2} days"
        lines["instruct"].append({"prompt": first, "response": second})
        lines["classify"].append({"text": first, "label": labels[i % 3]})
        lines["corpus"].append({"text": f"{first} and {second}"})
    for task, given in lines.items():
        (work / f"{task}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in given))
    folders = []
    for base, task in (("llama-tiny", "instruct"), ("llama-tied-gqa", "instruct"), ("llama-tiny", "classify"),
                       ("bert-tiny", "classify"), ("bert-tiny", "corpus"), ("llama-tied-gqa", "corpus"),
                       *((row, "instruct") for row in ("llama3", "mistral", "qwen2", "qwen3", "gemma2", "gemma3", "phi3",
                                                       "granite", "olmo2", "smollm3", "gpt2", "gpt-neox", "gptj")),
                       ("phi3", "classify"), ("distilgpt2", "classify"), ("gpt-neox", "classify"),
                       *((row, "classify") for row in ("roberta", "xlm-roberta", "distilbert", "electra", "modernbert")),
                       ("modernbert", "corpus"), ("roberta", "corpus"), ("distilbert", "corpus")):
        if rows and base not in rows:
            continue
        for method, rate in (("lora", 1e-2), ("full", 2e-3)):
            name = f"{base}-{task}-{method}"
            recipe = {"base": str(fixtures / base), "task": task, "method": method,
                      "data": {"train": str(work / f"{task}.jsonl")},
                      "params": {"train.learning_rate": rate, "train.epochs": 3, "train.max_length": 96}}
            (work / f"{name}.json").write_text(json.dumps(recipe, indent=2))
            run = subprocess.run([program, "train", str(work / f"{name}.json"), "--out", str(work / name), "--json"],
                                 capture_output=True, text=True)
            if run.returncode:
                raise SystemExit(f"training {name} failed: {run.stderr[-2000:]}")
            folder = json.loads(run.stdout.strip().splitlines()[-1])["run"]
            folder = folder if pathlib.Path(folder).exists() else work / name / "runs" / folder
            for form in ("merged", "adapter") if method == "lora" else ("merged",):
                out = work / f"{name}-{form}"
                run = subprocess.run([program, "export", str(folder), "--format", form, "--out", str(out), "--json"],
                                     capture_output=True, text=True)
                if run.returncode:
                    raise SystemExit(f"exporting {name} failed: {run.stderr[-2000:]}")
                certificate = json.loads(run.stdout.strip().splitlines()[-1])["certificate"]
                if not certificate["pass"]:
                    raise SystemExit(f"the certificate of {name} failed: {certificate['verdict']}")
                folders.append(out)
    return folders


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="luthier-cli")
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    parser.add_argument("--everything", metavar="WORK", type=pathlib.Path)
    parser.add_argument("--rows", nargs="*", default=[], help="of --everything only these fixture models")
    arguments = parser.parse_args()
    folders = list(arguments.folders)
    if arguments.everything:
        folders += everything(arguments.program, arguments.everything, arguments.rows)
    good = bool(folders)
    for folder in folders:
        for what, value, agrees in check(arguments.program, folder):
            print(f"{folder.name:42} {what:32} {value:>10}  {'agrees' if agrees else 'DIFFERS'}", flush=True)
            good = good and agrees
    print("all agree" if good else "there are differences")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
