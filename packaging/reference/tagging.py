#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/tagging.json: what transformers' token-classification pipeline says of a few texts, with the
tiny tagging models under tests/fixtures/models (aggregation_strategy="simple", and each token's probabilities).

Once, in a throw-away environment:

    python3 -m venv reference
    reference/bin/pip install torch==2.13.0 transformers==5.23.0
    reference/bin/python packaging/reference/tagging.py
"""
import json
import pathlib

import torch
from transformers import AutoModelForTokenClassification, AutoTokenizer, pipeline

MODELS = ["electra/tokens", "modernbert/tokens", "xlm-roberta/tokens"]
OTHER_LABELS = ["O", "B-Drug", "I-Drug"]  # the same model with names of the usual kind
TEXTS = ["The parcel is late and the invoice shows the wrong amount.",
         "Patiënt gebruikt paracetamol 500 mg, twee keer per dag.",
         "café, naïve: 48 % of the parcels … ✓ late",
         "one"]


def main():
    root = pathlib.Path(__file__).resolve().parents[2] / "tests" / "fixtures"
    rows = []
    for name in MODELS:
        folder = root / "models" / name
        tokenizer = AutoTokenizer.from_pretrained(folder)
        model = AutoModelForTokenClassification.from_pretrained(folder, dtype=torch.float32).eval()
        marks = pipeline("token-classification", model=model, tokenizer=tokenizer, aggregation_strategy="simple")
        names = model.config.id2label

        def entities(text, labels):
            model.config.id2label = labels
            return [{"start": e["start"], "end": e["end"], "label": e["entity_group"],
                     "score": float(f"{float(e['score']):.6g}")} for e in marks(text)]

        for text in TEXTS:
            encoded = tokenizer(text, return_tensors="pt", return_special_tokens_mask=True)
            special = encoded.pop("special_tokens_mask")[0].tolist()
            with torch.no_grad():
                chances = model(**encoded).logits[0].double().softmax(-1)
            rows.append({
                "model": name, "text": text,
                "entities": entities(text, names),
                "renamed": entities(text, dict(enumerate(OTHER_LABELS))),
                "tokens": [[float(f"{p:.6g}") for p in row] for row, s in zip(chances.tolist(), special) if not s]})
    (root / "tagging.json").write_text(json.dumps(rows) + "\n")
    print(len(rows), sum(len(row["entities"]) for row in rows))


if __name__ == "__main__":
    main()
