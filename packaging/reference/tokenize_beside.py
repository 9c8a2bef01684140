#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the tokenizers package (Rust) and Luthier on the same text, one after the other in one run.

    reference/bin/python packaging/reference/tokenize_beside.py TEXT FOLDER… --bench build/tests/bench/bench_tokenize

TEXT is a UTF-8 file; each FOLDER holds a tokenizer.json, or a tokenizer.model with the tokenizer_config.json that
transformers needs to open it. The ids of the latter are compared with the sentencepiece package, whose speed is told too:
what transformers makes of such a model gives other ids. Both programs
get the rows that bench_tokenize cuts: about 2000 bytes each, ended at a line. tokenizers runs as its users run it,
encode_batch over all rows, with one thread (TOKENIZERS_PARALLELISM=false) and with two (RAYON_NUM_THREADS=2), each in a
process of its own. Every figure is the best of several passes, so that other work on the machine disturbs least. Prints
one JSON object a line: megabytes per second of both, their ratio, and whether all ids were the same.
"""
import argparse
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import time


def rows_of(text):
    rows = []
    while text:
        end = -1 if len(text) <= 2000 else text.find(b"\n", 2000)
        size = len(text) if end < 0 else end + 1
        rows.append(text[:size])
        text = text[size:]
    return rows


def fingerprint(rows):
    state = hashlib.sha256()
    for ids in rows:
        state.update((",".join(map(str, ids)) + "\n").encode())
    return state.hexdigest()


def measure(arguments):
    """In a process of its own: one JSON object with the best speed."""
    folder = arguments.folders[0]
    if (folder / "tokenizer.json").exists():
        from tokenizers import Tokenizer
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    else:
        from transformers import AutoTokenizer
        tokenizer = AutoTokenizer.from_pretrained(str(folder))._tokenizer
    tokenizer.no_truncation()
    tokenizer.no_padding()
    text = arguments.text.read_bytes()
    rows = [row.decode(errors="replace") for row in rows_of(text)]
    best = float("inf")
    for _ in range(arguments.passes):
        start = time.perf_counter()
        made = tokenizer.encode_batch(rows, add_special_tokens=False)
        best = min(best, time.perf_counter() - start)
    report = {"megabytes_per_second": len(text) / 1e6 / best, "fingerprint": fingerprint(each.ids for each in made)}
    if not (folder / "tokenizer.json").exists():
        import sentencepiece
        processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
        best = float("inf")
        for _ in range(arguments.passes):
            start = time.perf_counter()
            ids = processor.encode(rows, num_threads=arguments.threads)
            best = min(best, time.perf_counter() - start)
        report["sentencepiece"] = len(text) / 1e6 / best
        report["fingerprint"] = fingerprint(ids)
    print(json.dumps(report))


def reference(arguments, folder, threads):
    environment = {**os.environ, "TOKENIZERS_PARALLELISM": "true" if threads > 1 else "false", "RAYON_NUM_THREADS": str(threads)}
    run = subprocess.run([sys.executable, __file__, str(arguments.text), str(folder), "--measure", "--passes", str(arguments.passes), "--threads",
                          str(threads)],
                         env=environment, capture_output=True, check=True)
    return json.loads(run.stdout.decode().splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument("--bench", default="build/tests/bench/bench_tokenize")
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure(arguments)
        return
    for folder in arguments.folders:
        run = subprocess.run([arguments.bench, str(folder), str(arguments.text), str(arguments.passes)], capture_output=True, check=True)
        ours = json.loads(run.stdout)
        line = {"folder": folder.name, "open_seconds": round(ours["open_seconds"], 3)}
        for own in ours["runs"]:
            other = reference(arguments, folder, own["threads"])
            name = f"{own['threads']}_threads"
            line[name] = {"luthier": round(own["megabytes_per_second"], 2), "tokenizers": round(other["megabytes_per_second"], 2),
                          "ratio": round(own["megabytes_per_second"] / other["megabytes_per_second"], 2)}
            if "sentencepiece" in other:
                line[name]["sentencepiece"] = round(other["sentencepiece"], 2)
            line["same_ids"] = line.get("same_ids", True) and other["fingerprint"] == ours["fingerprint"]
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
