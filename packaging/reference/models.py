#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/models: tiny random models and what transformers and peft compute with them.

Once, in a throw-away environment (the tests themselves need no Python):

    python3 -m venv reference
    reference/bin/pip install torch==2.13.0 transformers==5.23.0 peft==0.21.2 safetensors tokenizers sentencepiece
    reference/bin/python packaging/reference/models.py [OUT]

Each model lies there as a folder (config.json, model.safetensors, tokenizer), with these beside it:

    expected.json   what the references computed, in fp32 with eager attention, one sequence at a time
    classify/       the same network with a classifier, as a folder of its own
    adapter/        a LoRA adapter in the PEFT layout (for bert with pooler and classifier saved beside the factors)

expected.json:
    sequences        [{ids, token_types?, hidden: last layer [T][hidden], logits: [T][vocabulary], greedy?: 32 ids}]
    loss             {targets: [sequence, row, id]…, losses, loss: their mean, gradient_norms: {tensor: norm}}
    classify         the same with one target a sequence, and logits [sequence][labels]
    texts            [{text, ids, log_probabilities: of each token after the first, perplexity, with_adapter: the same
                     log probabilities with the adapter on, mean: mean of the last hidden states, cls: the first of
                     them, classes: probabilities by classify/ (llama: of the ids with EOS behind them)}]
    adapter          the loss block with the adapter on (llama: language head; bert: classifier), and logits
    steps            {full, lora}: 4 losses: before each of 3 AdamW steps and after the last; on the targets above.
                     lr 0.01, betas 0.9 0.999, eps 1e-8, weight decay 0.01 on tensors of two dimensions only
"""
import copy
import json
import pathlib
import sys

import torch
import torch.nn.functional as F
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import (BertConfig, BertForPreTraining, BertForSequenceClassification, LlamaConfig, LlamaForCausalLM,
                          LlamaForSequenceClassification)

LABELS = ["delivery", "invoice", "other"]
TEXT = """the quick brown fox jumps over the lazy dog . a judge quietly vexed six big wizards . what is the answer ?
the supplier delivers the goods within ten days of the order . payment is due thirty days after the invoice .
de leverancier levert de goederen binnen tien dagen na de bestelling . betaling volgt dertig dagen na de factuur .
Question: how many clips did she sell ? Answer: she sold 48 and 24 , which is 72 in total . 0 1 2 3 4 5 6 7 8 9
My invoice shows the wrong amount . The parcel has not arrived yet . I would like to cancel my order , please .
### Question: ### Answer: ( yes ) - no ! "quoted" 'single' 50 % & more; x = y + z / 2 * 3 < 4 > 1 [a] {b} _c @ d
A B C D E F G H I J K L M N O P Q R S T U V W X Y Z a b c d e f g h i j k l m n o p q r s t u v w x y z
"""


def fill(model):
    """Random values everywhere: a forgotten bias or norm weight must show."""
    generator = torch.Generator().manual_seed(20)
    done = set()
    for name, parameter in model.named_parameters():
        if parameter.data_ptr() in done:
            continue
        done.add(parameter.data_ptr())
        noise = torch.randn(parameter.shape, generator=generator)
        with torch.no_grad():
            if "norm" in name.lower() and name.endswith("weight"):
                parameter.copy_(1 + 0.2 * noise)
            elif parameter.dim() == 1:
                parameter.copy_(0.1 * noise)
            elif "embed" in name:
                parameter.copy_(0.7 * noise)
            else:
                parameter.copy_(noise / parameter.shape[1] ** 0.5)
    return model.eval()


def short(value):
    """Numbers with 7 significant digits: past 1e-5 relative, and small files."""
    if isinstance(value, torch.Tensor):
        value = value.detach().double().tolist()
    if isinstance(value, list):
        return [short(item) for item in value]
    return float(f"{value:.7g}") if isinstance(value, float) else value


def call(model, sequence, **more):
    inputs = {"input_ids": torch.tensor([sequence["ids"]])}
    if "token_types" in sequence:
        inputs["token_type_ids"] = torch.tensor([sequence["token_types"]])
    return model(**inputs, **more)


def logits_of(output):
    return output.prediction_logits if hasattr(output, "prediction_logits") else output.logits


def target_losses(model, sequences, targets, per_token):
    """Cross-entropy of each target [sequence, row, id]; row is ignored when the model gives one row a sequence."""
    losses = []
    outputs = {}
    for sequence, row, wanted in targets:
        if sequence not in outputs:
            outputs[sequence] = logits_of(call(model, sequences[sequence]))[0]
        logits = outputs[sequence][row] if per_token else outputs[sequence]
        losses.append(F.cross_entropy(logits[None].float(), torch.tensor([wanted])))
    return torch.stack(losses)


def loss_block(model, sequences, targets, per_token, name_of=lambda name: name):
    model.zero_grad()
    losses = target_losses(model, sequences, targets, per_token)
    losses.mean().backward()
    norms = {name_of(name): short(float(parameter.grad.double().norm()))
             for name, parameter in model.named_parameters() if parameter.grad is not None and parameter.requires_grad}
    return {"targets": targets, "losses": short(losses), "loss": short(float(losses.mean().detach())),
            "gradient_norms": norms}


def steps(model, sequences, targets, per_token):
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW([{"params": [p for p in trained if p.dim() >= 2], "weight_decay": 0.01},
                                   {"params": [p for p in trained if p.dim() < 2], "weight_decay": 0.0}],
                                  lr=1e-2, betas=(0.9, 0.999), eps=1e-8)
    losses = []
    for _ in range(3):
        optimiser.zero_grad()
        loss = target_losses(model, sequences, targets, per_token).mean()
        losses.append(float(loss))
        loss.backward()
        optimiser.step()
    losses.append(float(target_losses(model, sequences, targets, per_token).mean()))
    return short(losses)


def greedy(model, ids, count=32):
    """Argmax after argmax, and the smallest lead the winner had: a close race would make a fragile fixture."""
    ids = list(ids)
    lead = float("inf")
    with torch.no_grad():
        for _ in range(count):
            best = model(input_ids=torch.tensor([ids])).logits[0, -1].topk(2)
            lead = min(lead, float(best.values[0] - best.values[1]))
            ids.append(int(best.indices[0]))
    return ids[-count:], lead


def plain_name(name):
    """The name in adapter_model.safetensors (without the adapter's own name)."""
    return name.replace(".default.", ".").replace("original_module.", "").replace("modules_to_save.", "")


def adapter_for(model, folder, base_name, **config):
    torch.manual_seed(33)
    model = get_peft_model(model, LoraConfig(r=4, lora_alpha=8, lora_dropout=0.0, bias="none", **config))
    generator = torch.Generator().manual_seed(34)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "lora_A" in name or "lora_B" in name:
                parameter.copy_(0.3 * torch.randn(parameter.shape, generator=generator))
            elif "modules_to_save" in name:
                parameter.copy_(parameter + 0.1 * torch.randn(parameter.shape, generator=generator))
    model.peft_config["default"].base_model_name_or_path = base_name
    model.save_pretrained(folder)
    (folder / "README.md").unlink(missing_ok=True)
    path = folder / "adapter_config.json"
    config = json.loads(path.read_text())
    config["target_modules"] = sorted(config["target_modules"])
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    return model.eval()


SENTENCES = ["the supplier delivers the goods", "My invoice shows the wrong amount .", "een",
             "12 x 3 = 36 , is it not ?"]


def texts(encode, model, tuned, sorter, end):
    """What the models say to whole texts: the reference for scoring, embedding and sorting."""
    rows = []
    for sentence in SENTENCES:
        row = {"text": sentence, "ids": encode(sentence)}
        output = call(model, row, output_hidden_states=True)
        hidden = output.hidden_states[-1][0]
        row["mean"], row["cls"] = short(hidden.mean(0)), short(hidden[0])
        if tuned is not None:
            wanted = torch.tensor(row["ids"][1:])[:, None]
            scores = [m.logits[0, :-1].log_softmax(-1).gather(1, wanted)[:, 0] for m in (output, call(tuned, row))]
            row["log_probabilities"], row["with_adapter"] = short(scores[0]), short(scores[1])
            row["perplexity"] = short(float((-scores[0].mean()).exp().detach()))
        row["classes"] = short(call(sorter, {"ids": row["ids"] + end}).logits[0].softmax(-1))
        rows.append(row)
    return rows


def with_tokenizer(folder, classify):
    """The classifier's folder gets the same tokenizer files."""
    for file in folder.iterdir():
        if file.name.startswith("tokenizer") or file.name == "vocab.txt":
            (classify / file.name).write_bytes(file.read_bytes())


def write_config(folder, changes=None, drop=()):
    path = folder / "config.json"
    config = json.loads(path.read_text())
    config.pop("transformers_version", None)
    for key in drop:
        config.pop(key, None)
    config.update(changes or {})
    path.write_text(json.dumps(config, indent=2) + "\n")


def classifier_config(config):
    config = copy.deepcopy(config)
    config.id2label = dict(enumerate(LABELS))
    config.label2id = {label: i for i, label in enumerate(LABELS)}
    config.problem_type = "single_label_classification"
    return config


def ids_of(lengths, vocabulary, seed, first=5):
    generator = torch.Generator().manual_seed(seed)
    return [torch.randint(first, vocabulary, (n,), generator=generator).tolist() for n in lengths]


def llama_tokenizer(folder, vocabulary):
    import sentencepiece
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT.splitlines()), model_prefix=str(folder / "tokenizer"), vocab_size=vocabulary,
        model_type="bpe", character_coverage=1.0, unk_id=0, bos_id=1, eos_id=2, pad_id=-1, minloglevel=2,
        normalization_rule_name="identity", remove_extra_whitespaces=False, split_digits=True)
    (folder / "tokenizer.vocab").unlink()
    (folder / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "LlamaTokenizer", "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>",
        "add_bos_token": True, "add_eos_token": False, "legacy": False}, indent=2) + "\n")
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
    return lambda text: [1] + processor.encode(text)


def bpe_tokenizer(folder, vocabulary):
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.train_from_iterator(TEXT.splitlines(True), trainers.BpeTrainer(
        vocab_size=vocabulary, special_tokens=["<|endoftext|>", "<|start|>", "<|end|>"], show_progress=False))
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "PreTrainedTokenizerFast", "eos_token": "<|endoftext|>", "bos_token": None},
        indent=2) + "\n")
    return lambda text: tokenizer.encode(text).ids


def wordpiece_tokenizer(folder, vocabulary):
    from tokenizers import BertWordPieceTokenizer
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    pieces += list("abcdefghijklmnopqrstuvwxyz0123456789.,:?!-#%()'\"")
    pieces += ["##" + letter for letter in "abcdefghijklmnopqrstuvwxyz0123456789"]
    words = "the invoice order parcel payment days my is not has of and in to de een what amount wrong cancel please"
    pieces += [word for word in words.split() if word not in pieces][:vocabulary - len(pieces)]
    assert len(pieces) <= vocabulary
    pieces += [f"[unused{i}]" for i in range(vocabulary - len(pieces))]
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n")
    tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "BertTokenizer", "do_lower_case": True, "unk_token": "[UNK]", "sep_token": "[SEP]",
        "pad_token": "[PAD]", "cls_token": "[CLS]", "mask_token": "[MASK]"}, indent=2) + "\n")
    return lambda text: tokenizer.encode(text).ids


def llama(root, name, seed, config, old_style, tokenizer):
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    config = LlamaConfig(**config, attn_implementation="eager")
    model = fill(LlamaForCausalLM(config))
    model.generation_config.bos_token_id = config.bos_token_id
    model.generation_config.eos_token_id = config.eos_token_id
    model.save_pretrained(folder)
    write_config(folder, old_style, ("rope_parameters", "dtype") if old_style else ())
    encode = tokenizer(folder, config.vocab_size)

    sequences, continuations = [], []
    for length in (1, 5, 11, 17):
        for attempt in range(200):
            ids = ids_of((length,), config.vocab_size, seed + 1000 * attempt)[0]
            continuation, lead = greedy(model, ids)
            if lead > 0.01:
                break
        else:
            raise SystemExit("no ids whose greedy continuation is clear")
        sequences.append({"ids": ids})
        continuations.append(continuation)
    for sequence, continuation in zip(sequences, continuations):
        output = call(model, sequence, output_hidden_states=True)
        sequence["hidden"] = short(output.hidden_states[-1][0])
        sequence["logits"] = short(output.logits[0])
        sequence["greedy"] = continuation
    # The answer is the tail of each sequence; row t is asked for token t + 1.
    targets = [[s, row, sequences[s]["ids"][row + 1]] for s, first in ((1, 2), (2, 4), (3, 9))
               for row in range(first, len(sequences[s]["ids"]) - 1)]
    expected = {"sequences": sequences, "loss": loss_block(model, sequences, targets, True),
                "steps": {"full": steps(copy.deepcopy(model), sequences, targets, True)}}

    linear = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
    tuned = adapter_for(copy.deepcopy(model), folder / "adapter", name, target_modules=linear, task_type="CAUSAL_LM")
    expected["adapter"] = loss_block(tuned, sequences, targets, True, plain_name)
    expected["adapter"]["logits"] = [short(call(tuned, sequence).logits[0]) for sequence in sequences]
    sorter = fill(LlamaForSequenceClassification(classifier_config(config)))
    sorter.model.load_state_dict(model.model.state_dict())
    sorter.save_pretrained(folder / "classify")
    write_config(folder / "classify", old_style, ("rope_parameters", "dtype") if old_style else ())
    classes = [[s, len(sequence["ids"]) - 1, s % len(LABELS)] for s, sequence in enumerate(sequences)]
    expected["classify"] = loss_block(sorter, sequences, classes, False)
    expected["classify"]["logits"] = [short(call(sorter, sequence).logits[0]) for sequence in sequences]
    with_tokenizer(folder, folder / "classify")
    expected["texts"] = texts(encode, model, tuned, sorter, [config.eos_token_id])
    expected["steps"]["lora"] = steps(tuned, sequences, targets, True)
    (folder / "expected.json").write_text(json.dumps(expected) + "\n")


def bert(root):
    name = "bert-tiny"
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    config = BertConfig(vocab_size=128, hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
                        intermediate_size=64, max_position_embeddings=64, attn_implementation="eager")
    model = fill(BertForPreTraining(config))
    model.save_pretrained(folder)
    # As the published BERT folders say it: they name the masked-language head and hold pooler and pair head too.
    write_config(folder, {"architectures": ["BertForMaskedLM"]})
    encode = wordpiece_tokenizer(folder, config.vocab_size)

    sequences = [{"ids": [2] + ids + [3]} for ids in ids_of((1, 6, 12, 21), config.vocab_size, 70)]
    sequences[2]["token_types"] = [0] * 6 + [1] * (len(sequences[2]["ids"]) - 6)
    targets = []
    for s, rows in ((1, (2, 5)), (2, (1, 4, 9)), (3, (3, 8, 13, 20))):
        for row in rows:
            targets.append([s, row, sequences[s]["ids"][row]])
            sequences[s]["ids"][row] = 4
    for sequence in sequences:
        output = call(model, sequence, output_hidden_states=True)
        sequence["hidden"] = short(output.hidden_states[-1][0])
        sequence["logits"] = short(output.prediction_logits[0])
    expected = {"sequences": sequences, "loss": loss_block(model, sequences, targets, True),
                "steps": {"full": steps(copy.deepcopy(model), sequences, targets, True)}}

    sorter = fill(BertForSequenceClassification(classifier_config(config)))
    sorter.bert.load_state_dict(model.bert.state_dict())
    sorter.save_pretrained(folder / "classify")
    write_config(folder / "classify")
    classes = [[s, 0, s % len(LABELS)] for s in range(len(sequences))]
    expected["classify"] = loss_block(sorter, sequences, classes, False)
    expected["classify"]["logits"] = [short(call(sorter, sequence).logits[0]) for sequence in sequences]
    with_tokenizer(folder, folder / "classify")
    expected["texts"] = texts(encode, model, None, sorter, [])

    tuned = adapter_for(sorter, folder / "adapter", name, task_type="SEQ_CLS", modules_to_save=["classifier", "pooler"],
                        target_modules=["query", "key", "value", "intermediate.dense", "output.dense"])
    expected["adapter"] = loss_block(tuned, sequences, classes, False, plain_name)
    expected["adapter"]["logits"] = [short(call(tuned, sequence).logits[0]) for sequence in sequences]
    expected["steps"]["lora"] = steps(tuned, sequences, classes, False)
    (folder / "expected.json").write_text(json.dumps(expected) + "\n")


def check(root):
    """Opens what was written as a stranger would, adapters on the folder they name, and compares with expected.json."""
    kinds = {"llama": (LlamaForCausalLM, LlamaForSequenceClassification, LlamaForCausalLM),
             "bert": (BertForPreTraining, BertForSequenceClassification, BertForSequenceClassification)}
    for folder in (root / name for name in ("bert-tiny", "llama-tied-gqa", "llama-tiny")):
        language, sorter, adapted = kinds[folder.name.split("-")[0]]
        expected = json.loads((folder / "expected.json").read_text())
        for model, wanted in (
                (language.from_pretrained(folder), [sequence["logits"] for sequence in expected["sequences"]]),
                (sorter.from_pretrained(folder / "classify"), expected["classify"]["logits"]),
                (PeftModel.from_pretrained(adapted.from_pretrained(folder, **(
                    {"num_labels": len(LABELS)} if adapted is sorter else {})), folder / "adapter"),
                 expected["adapter"]["logits"])):
            model.eval()
            for sequence, logits in zip(expected["sequences"], wanted):
                given = logits_of(call(model, sequence))[0]
                assert torch.allclose(given, torch.tensor(logits), rtol=1e-5, atol=1e-5), (folder, type(model))


def main():
    here = pathlib.Path(__file__).resolve()
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parents[2] / "tests" / "fixtures" / "models"
    torch.set_num_threads(1)
    llama(root, "llama-tiny", 50,
          dict(vocab_size=128, hidden_size=32, intermediate_size=56, num_hidden_layers=2, num_attention_heads=4,
               num_key_value_heads=4, bos_token_id=1, eos_token_id=2, max_position_embeddings=128, rms_norm_eps=1e-5,
               rope_parameters={"rope_type": "default", "rope_theta": 10000.0}, tie_word_embeddings=False),
          {"rope_theta": 10000.0, "rope_scaling": None, "torch_dtype": "float32"}, llama_tokenizer)
    llama(root, "llama-tied-gqa", 60,
          dict(vocab_size=128, hidden_size=48, intermediate_size=40, num_hidden_layers=2, num_attention_heads=6,
               num_key_value_heads=2, bos_token_id=None, eos_token_id=0, max_position_embeddings=96, rms_norm_eps=1e-6,
               rope_parameters={"rope_type": "default", "rope_theta": 5000.0}, tie_word_embeddings=True,
               attention_bias=True, mlp_bias=True),
          {}, bpe_tokenizer)
    bert(root)
    for file in root.rglob("*.safetensors"):
        file.chmod(0o644)
    check(root)
    for folder in sorted(root.iterdir()):
        print(folder.name, sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()), "bytes")


if __name__ == "__main__":
    main()
